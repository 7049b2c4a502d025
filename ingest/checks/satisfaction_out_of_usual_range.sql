-- 满意度超出通常的范围
-- 查什么：满意的占比低于 80% 或达到 100%（约定的界线；随附的五份文件里，除一条外都在 80% 至 98% 之间）。
-- 为什么要紧：太低说明要求不高，100% 则有一个人不满意就没有完成。
-- 依据：财预〔2015〕88号，绩效目标应当合理可行。
-- 可能的正当解释：服务对象只有一两个；往年满意度本来就低。
SELECT
    'notice' AS severity,
    i.document_id,
    i.project_id,
    i.indicator_id,
    concat_ws('', '满意度', CASE WHEN i.value_low < 80 THEN '低于 80%' ELSE '要求达到 100%' END, '：', i.level3, ' ', i.target)
        AS message,
    concat_ws('；', i.level2, i.level3, i.description) AS evidence
FROM satisfaction_lanes AS lanes
JOIN project_indicators AS i ON i.indicator_id = lanes.indicator_id
WHERE lanes.lane IN ('share', 'own_staff')
  AND coalesce(i.comparator, '=') NOT IN ('≤', '<')
  AND (i.value_low < 80 OR i.value_low >= 100)
