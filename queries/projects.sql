-- 一行是筛选范围内的一个项目，按预算数从大到小。占单位、单位内累计，以该单位在筛选范围内的预算数为 100%；印为空白的资金来源为空，不作 0；位置是项目在原文件中的起止行（或页）。
SELECT
    project_id,
    project_name,
    total_yuan,
    CAST(round(
        100 * total_yuan / nullif(sum(total_yuan) OVER (PARTITION BY unit_id), 0), 1
    ) AS DOUBLE) AS unit_share_pct,
    unit_name,
    code_year,
    project_code,
    fiscal_yuan,
    special_yuan,
    other_yuan,
    row_number() OVER (
        PARTITION BY unit_id ORDER BY total_yuan DESC NULLS LAST, project_id
    ) AS unit_rank,
    CAST(round(100 * sum(total_yuan) OVER (
        PARTITION BY unit_id ORDER BY total_yuan DESC NULLS LAST, project_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) / nullif(sum(total_yuan) OVER (PARTITION BY unit_id), 0), 1) AS DOUBLE) AS cumulative_share_pct,
    city,
    unit_code,
    document_title,
    page,
    line_from,
    line_to,
    address
FROM named_projects
WHERE project_id IN (SELECT project_id FROM selected)
ORDER BY total_yuan DESC NULLS LAST, project_id;
