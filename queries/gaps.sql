-- 一行是一处缺少：哪个单位或文件的哪一项没有印出，缺几个、共几个。看的是范围内项目的全部指标，不受指标类别和子类筛选的影响；没有印出不等于有问题。
WITH indicator_counts AS (
    SELECT
        project_id,
        count(*) AS indicators,
        count(CASE WHEN indicator_class = '满意度' THEN 1 END) AS satisfaction_indicators,
        count(CASE WHEN money_basis = 'total' THEN 1 END) AS money_caps
    FROM indicators
    GROUP BY project_id
),
unit_counts AS (
    SELECT
        named_projects.city,
        named_projects.unit_name AS subject,
        count(*) AS projects,
        count(named_projects.unit_code) AS unit_codes,
        count(named_projects.project_code) AS project_codes,
        count(named_projects.purpose) AS purposes,
        count(named_projects.total_yuan) AS totals,
        count(indicator_counts.project_id) AS with_indicators,
        count(CASE WHEN indicator_counts.money_caps > 0 THEN 1 END) AS with_caps,
        count(CASE WHEN indicator_counts.satisfaction_indicators > 0 THEN 1 END) AS with_satisfaction
    FROM named_projects
    LEFT JOIN indicator_counts ON indicator_counts.project_id = named_projects.project_id
    WHERE named_projects.project_id IN (SELECT project_id FROM selected)
    GROUP BY named_projects.city, named_projects.unit_id, named_projects.unit_name
),
chosen_documents AS (
    SELECT
        document_id,
        city,
        document_title AS subject,
        budget_year,
        printed_total_yuan,
        characters,
        characters_unread
    FROM named_documents
    WHERE document_id IN (SELECT document_id FROM selected_documents)
),
gaps AS (
    SELECT
        kinds.gap_order,
        kinds.gap,
        CAST(NULL AS STRING) AS document_id,
        city,
        subject,
        CASE WHEN kinds.gap = 'unit_code' THEN 1 ELSE projects END AS out_of,
        CASE kinds.gap
            WHEN 'unit_code' THEN CASE WHEN unit_codes = 0 THEN 1 ELSE 0 END
            WHEN 'project_code' THEN projects - project_codes
            WHEN 'purpose' THEN projects - purposes
            WHEN 'total' THEN projects - totals
            WHEN 'indicators' THEN projects - with_indicators
            WHEN 'money_caps' THEN projects - with_caps
            WHEN 'satisfaction' THEN projects - with_satisfaction
        END AS missing
    FROM unit_counts
    CROSS JOIN (
        VALUES (2, 'unit_code'), (3, 'project_code'), (4, 'purpose'), (5, 'total'), (6, 'indicators'),
            (7, 'money_caps'), (8, 'satisfaction')
    ) AS kinds (gap_order, gap)
    UNION ALL
    SELECT
        kinds.gap_order,
        kinds.gap,
        document_id,
        city,
        subject,
        CASE WHEN kinds.gap = 'unread' THEN characters ELSE 1 END,
        CASE kinds.gap
            WHEN 'budget_year' THEN CASE WHEN budget_year IS NULL THEN 1 ELSE 0 END
            WHEN 'printed_total' THEN CASE WHEN printed_total_yuan IS NULL THEN 1 ELSE 0 END
            WHEN 'unread' THEN characters_unread
        END
    FROM chosen_documents
    CROSS JOIN (VALUES (1, 'budget_year'), (9, 'printed_total'), (10, 'unread')) AS kinds (gap_order, gap)
)
SELECT gap, subject, city, missing, out_of, document_id
FROM gaps
WHERE missing > 0
ORDER BY gap_order, missing DESC, subject;
