-- 一行是一处缺少：哪个单位或文件的哪一项没有印出，缺几个、共几个。看的是范围内项目的全部指标，不受指标类别和子类筛选的影响；没有印出不等于有问题。
WITH chosen AS (
    SELECT projects.project_id, projects.document_id, projects.project_code, projects.total_yuan, projects.purpose,
        units.unit_id, units.city, units.unit_code, units.unit_name
    FROM projects
    JOIN units ON units.unit_id = projects.unit_id
    WHERE projects.project_id IN (SELECT project_id FROM selected)
),
chosen_documents AS (
    SELECT DISTINCT documents.document_id, documents.city,
        concat_ws(' ', documents.publisher, coalesce(documents.title, documents.file_name)) AS document_title,
        documents.budget_year, documents.printed_total_yuan, documents.characters, documents.characters_unread
    FROM documents
    JOIN chosen ON chosen.document_id = documents.document_id
),
indicator_counts AS (
    SELECT
        chosen.project_id,
        count(indicators.indicator_id) AS indicators,
        count(CASE WHEN indicators.indicator_class = '满意度' THEN 1 END) AS satisfaction_indicators,
        count(CASE WHEN indicators.money_basis = 'total' THEN 1 END) AS money_caps
    FROM chosen
    LEFT JOIN indicators ON indicators.project_id = chosen.project_id
    GROUP BY chosen.project_id
),
gaps AS (
    SELECT 1 AS gap_order, 'budget_year' AS gap, city, document_title AS subject,
        1 AS missing, 1 AS out_of
    FROM chosen_documents
    WHERE budget_year IS NULL
    UNION ALL
    SELECT 2, 'unit_code', city, unit_name, 1, 1
    FROM (SELECT DISTINCT city, unit_name, unit_code FROM chosen) AS chosen_units
    WHERE unit_code IS NULL
    UNION ALL
    SELECT 3, 'project_code', city, unit_name, count(CASE WHEN project_code IS NULL THEN 1 END), count(*)
    FROM chosen
    GROUP BY city, unit_id, unit_name
    UNION ALL
    SELECT 4, 'purpose', city, unit_name, count(CASE WHEN purpose IS NULL THEN 1 END), count(*)
    FROM chosen
    GROUP BY city, unit_id, unit_name
    UNION ALL
    SELECT 5, 'total', city, unit_name, count(CASE WHEN total_yuan IS NULL THEN 1 END), count(*)
    FROM chosen
    GROUP BY city, unit_id, unit_name
    UNION ALL
    SELECT 6, 'indicators', city, unit_name, count(CASE WHEN indicators = 0 THEN 1 END), count(*)
    FROM chosen
    JOIN indicator_counts ON indicator_counts.project_id = chosen.project_id
    GROUP BY city, unit_id, unit_name
    UNION ALL
    SELECT 7, 'money_caps', city, unit_name, count(CASE WHEN money_caps = 0 THEN 1 END), count(*)
    FROM chosen
    JOIN indicator_counts ON indicator_counts.project_id = chosen.project_id
    GROUP BY city, unit_id, unit_name
    UNION ALL
    SELECT 8, 'satisfaction', city, unit_name, count(CASE WHEN satisfaction_indicators = 0 THEN 1 END), count(*)
    FROM chosen
    JOIN indicator_counts ON indicator_counts.project_id = chosen.project_id
    GROUP BY city, unit_id, unit_name
    UNION ALL
    SELECT 9, 'printed_total', city, document_title, 1, 1
    FROM chosen_documents
    WHERE printed_total_yuan IS NULL
    UNION ALL
    SELECT 10, 'unread', city, document_title, characters_unread, characters
    FROM chosen_documents
)
SELECT gap, subject, city, missing, out_of
FROM gaps
WHERE missing > 0
ORDER BY gap_order, missing DESC, subject;
