-- 有文字未能读入
-- Finds: text of a document that went into no field and is known to be no label and no narrative.
-- Why: it may belong to a sheet; nothing of a document may be lost unseen.
-- Rule: every character of a document is accounted for.
-- May be explained by: notes under a table.
SELECT
    'notice' AS severity,
    document_id,
    CAST(NULL AS VARCHAR) AS project_id,
    CAST(NULL AS VARCHAR) AS indicator_id,
    concat('有文字未能读入：第 ', CAST(line_from AS VARCHAR), ' 行') AS message,
    text AS evidence
FROM remainders
WHERE use = 'unread'
