-- 同一项目里同名指标的数值不同
-- 查什么：同一项目、同一子类里名称、描述（或都没有描述）和计量单位都相同，数值却不同的指标；一条下限、一条上限合成区间的不查。
-- 为什么要紧：不知道完成到哪一个数才算完成；也可能复制后名称忘了改。
-- 依据：财预〔2015〕88号，绩效目标应当指向明确；常识——一件事只定一个数。
-- 可能的正当解释：两条讲的是两件事，名称没有写全。
SELECT
    'check' AS severity,
    document_id,
    project_id,
    max(indicator_id) AS indicator_id,
    concat_ws('', '同名指标有 ', CAST(count(DISTINCT value_low) AS STRING), ' 个不同的数值：', level3) AS message,
    concat_ws('；', level2, description, concat_ws('；', array_sort(array_agg(coalesce(target, annual_target))))) AS evidence
FROM project_indicators
WHERE level3 IS NOT NULL AND target_kind IN ('number', 'range')
GROUP BY document_id, project_id, level2, level3, description, measure
HAVING count(DISTINCT value_low) > 1
   AND NOT (
       count(CASE WHEN comparator IN ('≥', '>') THEN 1 END) > 0
       AND count(CASE WHEN comparator IN ('≤', '<') THEN 1 END) > 0
   )
