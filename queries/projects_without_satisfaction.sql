-- 一行是范围内一个没有满意度指标的项目，按预算数从大到小。看的是项目的全部指标，不受指标类别和子类筛选的影响；房租、设备购置等不服务外人的项目可以没有。
WITH chosen AS (
    SELECT projects.project_id, count(indicators.indicator_id) AS indicators
    FROM projects
    LEFT JOIN indicators ON indicators.project_id = projects.project_id
    WHERE projects.project_id IN (SELECT project_id FROM selected)
    GROUP BY projects.project_id
    HAVING count(CASE WHEN indicators.indicator_class = '满意度' THEN 1 END) = 0
)
SELECT
    named_projects.project_id,
    named_projects.project_name,
    named_projects.unit_name,
    named_projects.total_yuan,
    chosen.indicators,
    coalesce(project_findings.findings, 0) AS findings,
    named_projects.code_year,
    named_projects.project_code,
    named_projects.city,
    named_projects.document_title,
    named_projects.page,
    named_projects.line_from,
    named_projects.line_to,
    named_projects.address
FROM chosen
JOIN named_projects ON named_projects.project_id = chosen.project_id
LEFT JOIN project_findings ON project_findings.project_id = named_projects.project_id
ORDER BY named_projects.total_yuan DESC NULLS LAST, named_projects.project_id;
