-- 一行是一份在筛选范围内的文件：有项目在范围内，或没有项目、只按城市筛选时城市相符。行合计是该文件全部项目的预算数之和，与印出的合计对照。
WITH contents AS (
    SELECT
        projects.document_id,
        concat_ws('、', array_sort(array_agg(DISTINCT concat_ws(' ', units.unit_code, units.unit_name)))) AS unit_names,
        count(*) AS projects,
        sum(projects.total_yuan) AS total_yuan
    FROM projects
    JOIN units ON units.unit_id = projects.unit_id
    WHERE projects.repeats_project_id IS NULL
    GROUP BY projects.document_id
),
indicator_counts AS (
    SELECT projects.document_id, count(*) AS indicators
    FROM indicators
    JOIN projects ON projects.project_id = indicators.project_id
    GROUP BY projects.document_id
)
SELECT
    named_documents.document_id,
    named_documents.document_title,
    named_documents.city,
    contents.unit_names,
    named_documents.budget_year,
    named_documents.amount_unit,
    coalesce(contents.projects, 0) AS projects,
    coalesce(indicator_counts.indicators, 0) AS indicators,
    contents.total_yuan AS rows_yuan,
    named_documents.printed_total_yuan,
    contents.total_yuan - named_documents.printed_total_yuan AS difference_yuan,
    named_documents.layout,
    named_documents.path,
    named_documents.sha256 AS sha256_id
FROM named_documents
LEFT JOIN contents ON contents.document_id = named_documents.document_id
LEFT JOIN indicator_counts ON indicator_counts.document_id = named_documents.document_id
WHERE named_documents.document_id IN (SELECT document_id FROM selected_documents)
ORDER BY contents.total_yuan DESC NULLS LAST, named_documents.document_id;
