-- 文件没有注明预算年度
-- 查什么：没有印预算年度的文件。
-- 为什么要紧：不知道是哪一年的目标，不能与其他年度比较。
-- 依据：常识——绩效目标随年度预算编制和公开。
-- 可能的正当解释：年度写在发布网页上，没有写在文件里。
SELECT
    'notice' AS severity,
    documents.document_id,
    CAST(NULL AS STRING) AS project_id,
    CAST(NULL AS STRING) AS indicator_id,
    '文件没有注明预算年度' AS message,
    concat_ws('', '共 ', CAST(count(projects.project_id) AS STRING), ' 个项目') AS evidence
FROM documents
JOIN projects ON projects.document_id = documents.document_id
WHERE documents.budget_year IS NULL
GROUP BY documents.document_id
