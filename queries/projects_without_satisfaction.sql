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
    projects.project_id,
    projects.project_name,
    units.unit_name,
    projects.total_yuan,
    chosen.indicators,
    projects.code_year,
    projects.project_code,
    units.city,
    concat_ws(' ', documents.publisher, coalesce(documents.title, documents.file_name)) AS document_title,
    projects.page,
    projects.line_from,
    projects.line_to
FROM chosen
JOIN projects ON projects.project_id = chosen.project_id
JOIN units ON units.unit_id = projects.unit_id
JOIN documents ON documents.document_id = projects.document_id
ORDER BY projects.total_yuan DESC NULLS LAST, projects.project_id;
