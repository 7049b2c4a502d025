-- 指标值只是重复了名称或描述
-- 查什么：指标值是文字，并且与三级指标或描述完全相同。
-- 为什么要紧：没有说要达到什么程度，无法衡量。
-- 依据：财预〔2015〕88号，绩效目标应当指向明确、细化量化。
-- 可能的正当解释：效益难以量化，只能定性描述。
SELECT
    'notice' AS severity,
    document_id,
    project_id,
    indicator_id,
    concat_ws('', '指标值只是重复了', CASE WHEN target = level3 THEN '名称' ELSE '描述' END, '：', target) AS message,
    concat_ws('；', level2, level3, description) AS evidence
FROM project_indicators
WHERE target_kind = 'text' AND not_applicable = 0 AND (target = level3 OR target = description)
