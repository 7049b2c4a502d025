-- 印出的合计与各项目之和不等
-- Finds: a document whose printed total is not the sum of its projects.
-- Why: a row may be missing from the document, or the total was not brought up to date.
-- Rule: the total row of a table is the sum of its rows.
-- May be explained by: projects that are withheld from publication.
SELECT
    'check' AS severity,
    d.document_id,
    CAST(NULL AS VARCHAR) AS project_id,
    CAST(NULL AS VARCHAR) AS indicator_id,
    '印出的合计与各项目之和不等' AS message,
    concat('合计 ', CAST(d.printed_total_yuan AS VARCHAR), ' 元；各项目之和 ', CAST(sum(p.total_yuan) AS VARCHAR), ' 元')
        AS evidence
FROM documents AS d
JOIN projects AS p ON p.document_id = d.document_id AND p.repeats_project_id IS NULL
GROUP BY d.document_id, d.printed_total_yuan
HAVING sum(p.total_yuan) <> d.printed_total_yuan
