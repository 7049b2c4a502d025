-- 一行是筛选栏里的一个选项，或可以打开的一个项目、一份文件：属于哪一项筛选，有几个项目。列出全部数据里有的，不受当前筛选影响；choice 为空即未注明。
WITH choices AS (
    SELECT 'city' AS field, units.city AS choice, units.city AS choice_name, units.city AS choice_order,
        count(*) AS projects
    FROM projects
    JOIN units ON units.unit_id = projects.unit_id
    GROUP BY units.city
    UNION ALL
    SELECT 'unit', units.unit_id, concat_ws(' ', units.city, units.unit_code, units.unit_name),
        concat_ws(' ', units.city, units.unit_code, units.unit_name), count(*)
    FROM projects
    JOIN units ON units.unit_id = projects.unit_id
    GROUP BY units.unit_id, units.city, units.unit_code, units.unit_name
    UNION ALL
    SELECT 'code_year', CAST(code_year AS STRING), CAST(code_year AS STRING), CAST(code_year AS STRING), count(*)
    FROM projects
    GROUP BY code_year
    UNION ALL
    SELECT 'indicator_class', indicator_class, indicator_class,
        CASE indicator_class WHEN '产出' THEN '1' WHEN '成本' THEN '2' WHEN '效益' THEN '3' ELSE '4' END,
        count(DISTINCT project_id)
    FROM indicators
    GROUP BY indicator_class
    UNION ALL
    SELECT 'indicator_subclass', indicator_subclass, indicator_subclass,
        concat(
            CASE max(indicator_class) WHEN '产出' THEN '1' WHEN '成本' THEN '2' WHEN '效益' THEN '3' ELSE '4' END,
            indicator_subclass
        ),
        count(DISTINCT project_id)
    FROM indicators
    GROUP BY indicator_subclass
    UNION ALL
    SELECT 'target_kind', coalesce(target_kind, 'text'), coalesce(target_kind, 'text'),
        CASE coalesce(target_kind, 'text')
            WHEN 'number' THEN '1' WHEN 'range' THEN '2' WHEN 'date' THEN '3' WHEN 'recurrence' THEN '4' ELSE '5'
        END,
        count(DISTINCT project_id)
    FROM indicators
    GROUP BY coalesce(target_kind, 'text')
    UNION ALL
    SELECT 'comparator', comparator, comparator, lpad(CAST(999999999 - count(*) AS STRING), 9, '0'),
        count(DISTINCT project_id)
    FROM indicators
    GROUP BY comparator
    UNION ALL
    SELECT 'measure', measure, measure, lpad(CAST(999999999 - count(*) AS STRING), 9, '0'), count(DISTINCT project_id)
    FROM indicators
    GROUP BY measure
    UNION ALL
    SELECT 'rule', findings.rule, max(coalesce(checks.title, findings.rule)),
        concat(max(findings.severity), findings.rule), count(DISTINCT findings.project_id)
    FROM findings
    LEFT JOIN checks ON checks.rule = findings.rule
    GROUP BY findings.rule
    UNION ALL
    SELECT 'severity', severity, severity, severity, count(DISTINCT project_id)
    FROM findings
    GROUP BY severity
    UNION ALL
    SELECT 'review_state', states.choice, states.choice, states.choice_order, 0
    FROM (VALUES ('1', 'pending'), ('2', 'explained'), ('3', 'corrected'), ('4', 'accepted'))
        AS states (choice_order, choice)
    UNION ALL
    SELECT 'project', project_id, project_name, project_id, 1
    FROM projects
    WHERE repeats_project_id IS NULL
    UNION ALL
    SELECT 'document', named_documents.document_id, named_documents.document_title, named_documents.document_id,
        count(projects.project_id)
    FROM named_documents
    LEFT JOIN projects ON projects.document_id = named_documents.document_id
    GROUP BY named_documents.document_id, named_documents.document_title
)
SELECT field, choice, choice_name, projects
FROM choices
ORDER BY concat(field, CASE WHEN choice IS NULL THEN 'b' ELSE 'a' END, coalesce(choice_order, '')), choice;
