-- 同一项目里同一指标出现两次
-- 查什么：同一项目、同一子类里名称和指标值都相同的指标。
-- 为什么要紧：同一件事算了两次分；也可能复制后忘了改。
-- 依据：常识——一条指标在一张表里只列一次。
-- 可能的正当解释：两条的描述不同，讲的是两件事。
SELECT
    'check' AS severity,
    document_id,
    project_id,
    max(indicator_id) AS indicator_id,
    concat_ws('', '指标出现了 ', CAST(count(indicator_id) AS STRING), ' 次：', level3, ' ', target) AS message,
    concat_ws('；', level2, concat_ws('；', array_sort(array_agg(DISTINCT description)))) AS evidence
FROM project_indicators
WHERE level3 IS NOT NULL AND target IS NOT NULL
GROUP BY document_id, project_id, level2, level3, target
HAVING count(indicator_id) > 1
