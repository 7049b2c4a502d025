-- 指标没有指标值
-- 查什么：指标值印为空白的指标。
-- 为什么要紧：没有指标值就无法衡量是否完成。
-- 依据：财预〔2015〕88号，绩效目标应当细化量化。
-- 可能的正当解释：指标值在年度中另行确定。
SELECT
    'check' AS severity,
    document_id,
    project_id,
    indicator_id,
    '指标没有指标值' AS message,
    level3 AS evidence
FROM project_indicators
WHERE target IS NULL AND annual_target IS NULL
