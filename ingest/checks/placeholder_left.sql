-- 留有待填的占位文字
-- 查什么：名称、用途、目标、指标名称、描述或指标值里的 XX、×××、**、待定、请填写一类的文字。
-- 为什么要紧：模板没有填完，目标还没有确定。
-- 依据：财预〔2015〕88号，绩效目标应当指向明确、细化量化。
-- 可能的正当解释：按规定隐去了名称。
WITH texts AS (
    SELECT document_id, project_id, CAST(NULL AS STRING) AS indicator_id, '项目名称' AS field, project_name AS words
    FROM projects
    UNION ALL
    SELECT document_id, project_id, CAST(NULL AS STRING) AS indicator_id, '用途' AS field, purpose AS words FROM projects
    UNION ALL
    SELECT document_id, project_id, CAST(NULL AS STRING) AS indicator_id, '目标' AS field, goal AS words FROM projects
    UNION ALL
    SELECT document_id, project_id, indicator_id, '三级指标' AS field, level3 AS words FROM project_indicators
    UNION ALL
    SELECT document_id, project_id, indicator_id, '指标描述' AS field, description AS words FROM project_indicators
    UNION ALL
    SELECT document_id, project_id, indicator_id, '指标值' AS field, target AS words FROM project_indicators
)
SELECT
    'check' AS severity,
    document_id,
    project_id,
    indicator_id,
    concat_ws(
        '', field, '里留有“', regexp_extract(words, '(XX+|xx+|××+|[*]{2,}|＊＊+|待定|待补充|待填|待明确|请填写|填写说明|[（(]示例[）)]|例如：|如：)', 0), '”'
    ) AS message,
    words AS evidence
FROM texts
WHERE regexp_extract(words, '(XX+|xx+|××+|[*]{2,}|＊＊+|待定|待补充|待填|待明确|请填写|填写说明|[（(]示例[）)]|例如：|如：)', 0) <> ''
