-- 有文字未能读入
-- Finds: text of a document that went into no field and is known to be no label and no narrative.
-- Why: it may belong to a sheet; nothing of a document may be lost unseen.
-- Rule: every character of a document is accounted for.
-- May be explained by: notes under a table.
SELECT
    'check' AS severity,
    document_id,
    CAST(NULL AS VARCHAR) AS project_id,
    CAST(NULL AS VARCHAR) AS indicator_id,
    concat('有 ', CAST(sum(length(text)) AS VARCHAR), ' 个字符未能读入') AS message,
    concat(
        CASE
            WHEN min(line_from) IS NOT NULL THEN concat('从第 ', CAST(min(line_from) AS VARCHAR), ' 行起：')
            WHEN min(page) IS NOT NULL THEN concat('从第 ', CAST(min(page) AS VARCHAR), ' 页起：')
            ELSE ''
        END,
        left(string_agg(text, '；' ORDER BY position), 200)
    ) AS evidence
FROM remainders
WHERE use = 'unread'
GROUP BY document_id
