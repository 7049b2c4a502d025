-- 一行是筛选范围内的一个项目，按预算数从大到小。占单位、单位内累计，以该单位在筛选范围内的预算数为 100%；印为空白的资金来源为空，不作 0；位置是项目在原文件中的起止行（或页）。
SELECT
    projects.project_id,
    projects.project_name,
    projects.total_yuan,
    CAST(round(
        100 * projects.total_yuan / nullif(sum(projects.total_yuan) OVER (PARTITION BY projects.unit_id), 0), 1
    ) AS DOUBLE) AS unit_share_pct,
    units.unit_name,
    projects.code_year,
    projects.project_code,
    projects.fiscal_yuan,
    projects.special_yuan,
    projects.other_yuan,
    row_number() OVER (
        PARTITION BY projects.unit_id ORDER BY projects.total_yuan DESC NULLS LAST, projects.project_id
    ) AS unit_rank,
    CAST(round(100 * sum(projects.total_yuan) OVER (
        PARTITION BY projects.unit_id ORDER BY projects.total_yuan DESC NULLS LAST, projects.project_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) / nullif(sum(projects.total_yuan) OVER (PARTITION BY projects.unit_id), 0), 1) AS DOUBLE) AS cumulative_share_pct,
    units.city,
    units.unit_code,
    concat_ws(' ', documents.publisher, coalesce(documents.title, documents.file_name)) AS document_title,
    projects.page,
    projects.line_from,
    projects.line_to
FROM projects
JOIN units ON units.unit_id = projects.unit_id
JOIN documents ON documents.document_id = projects.document_id
WHERE projects.project_id IN (SELECT project_id FROM selected)
ORDER BY projects.total_yuan DESC NULLS LAST, projects.project_id;
