-- 一行是筛选范围内的一个项目，按预算数从大到小。占单位、单位内累计，以该单位在筛选范围内的预算数为 100%；印为空白的资金来源为空，不作 0；位置是项目在原文件中的起止行（或页）。
SELECT
    named_projects.project_id,
    named_projects.project_name,
    named_projects.total_yuan,
    CAST(round(
        100 * named_projects.total_yuan
        / nullif(sum(named_projects.total_yuan) OVER (PARTITION BY named_projects.unit_id), 0), 1
    ) AS DOUBLE) AS unit_share_pct,
    coalesce(project_findings.findings, 0) AS findings,
    named_projects.unit_name,
    named_projects.code_year,
    named_projects.project_code,
    named_projects.fiscal_yuan,
    named_projects.special_yuan,
    named_projects.other_yuan,
    row_number() OVER (
        PARTITION BY named_projects.unit_id
        ORDER BY named_projects.total_yuan DESC NULLS LAST, named_projects.project_id
    ) AS unit_rank,
    CAST(round(100 * sum(named_projects.total_yuan) OVER (
        PARTITION BY named_projects.unit_id
        ORDER BY named_projects.total_yuan DESC NULLS LAST, named_projects.project_id
        ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
    ) / nullif(sum(named_projects.total_yuan) OVER (PARTITION BY named_projects.unit_id), 0), 1) AS DOUBLE)
        AS cumulative_share_pct,
    named_projects.city,
    named_projects.unit_code,
    named_projects.document_title,
    named_projects.page,
    named_projects.line_from,
    named_projects.line_to,
    named_projects.address
FROM named_projects
LEFT JOIN project_findings ON project_findings.project_id = named_projects.project_id
WHERE named_projects.project_id IN (SELECT project_id FROM selected)
ORDER BY named_projects.total_yuan DESC NULLS LAST, named_projects.project_id;
