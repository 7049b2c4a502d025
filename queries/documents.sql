-- 一行是一份有项目在筛选范围内的文件。行合计是该文件全部项目的预算数之和，与印出的合计对照。
WITH contents AS (
    SELECT
        projects.document_id,
        concat_ws('、', array_sort(array_agg(DISTINCT concat_ws(' ', units.unit_code, units.unit_name)))) AS unit_names,
        count(*) AS projects,
        sum(projects.total_yuan) AS total_yuan
    FROM projects
    JOIN units ON units.unit_id = projects.unit_id
    GROUP BY projects.document_id
),
indicator_counts AS (
    SELECT projects.document_id, count(*) AS indicators
    FROM indicators
    JOIN projects ON projects.project_id = indicators.project_id
    GROUP BY projects.document_id
)
SELECT
    documents.document_id,
    concat_ws(' ', documents.publisher, coalesce(documents.title, documents.file_name)) AS document_title,
    documents.city,
    contents.unit_names,
    documents.budget_year,
    documents.amount_unit,
    contents.projects,
    coalesce(indicator_counts.indicators, 0) AS indicators,
    contents.total_yuan AS rows_yuan,
    documents.printed_total_yuan,
    contents.total_yuan - documents.printed_total_yuan AS difference_yuan,
    documents.layout,
    documents.path
FROM documents
JOIN contents ON contents.document_id = documents.document_id
LEFT JOIN indicator_counts ON indicator_counts.document_id = documents.document_id
WHERE documents.document_id IN (
    SELECT projects.document_id
    FROM projects
    WHERE projects.project_id IN (SELECT project_id FROM selected)
)
ORDER BY contents.total_yuan DESC NULLS LAST, documents.document_id;
