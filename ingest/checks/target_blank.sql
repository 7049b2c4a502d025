-- 指标没有指标值
-- 查什么：指标值印为空白的指标；一个项目合为一条，写明不适用、不涉及的不查。
-- 为什么要紧：没有指标值就无法衡量是否完成。
-- 依据：财预〔2015〕88号，绩效目标应当细化量化。
-- 可能的正当解释：指标值在年度中另行确定。
SELECT
    'check' AS severity,
    document_id,
    project_id,
    CASE WHEN count(indicator_id) = 1 THEN min(indicator_id) END AS indicator_id,
    concat_ws('', '有 ', CAST(count(indicator_id) AS STRING), ' 条指标没有指标值') AS message,
    concat_ws('；', array_sort(array_agg(level3))) AS evidence
FROM project_indicators
WHERE target IS NULL AND annual_target IS NULL AND not_applicable = 0
GROUP BY document_id, project_id
