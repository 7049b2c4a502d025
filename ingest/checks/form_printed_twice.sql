-- 同一张表在文件里印了两次
-- Finds: a project whose form says in every cell what an earlier form of the same document says.
-- Why: adding both would count the money twice; sums leave the later one out.
-- Rule: one form a project.
-- May be explained by: a document that was put together from parts.
SELECT
    'check' AS severity,
    p.document_id,
    p.project_id,
    CAST(NULL AS VARCHAR) AS indicator_id,
    '同一张表在文件里印了两次，合计只算一次' AS message,
    concat('与第 ', CAST(first_form.position AS VARCHAR), ' 个项目「', first_form.project_name, '」逐格相同') AS evidence
FROM projects AS p
JOIN projects AS first_form ON first_form.project_id = p.repeats_project_id
