-- 权重之和不是 100 或 90
-- 查什么：每条指标都印有权重的项目，权重之和不是 100，也不是 90（另有预算执行率 10）；以小数印的为 1 或 0.9。
-- 为什么要紧：按权重打分，总分会多或者少。
-- 依据：财预〔2020〕10号，预算执行率权重原则上为 10%，其余指标合计 90%；算术。
-- 可能的正当解释：部分指标没有公开；预算执行率的权重另有规定。
SELECT
    'check' AS severity,
    document_id,
    project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws('', '权重之和是 ', CAST(sum(weight) AS STRING)) AS message,
    concat_ws('；', array_sort(array_agg(concat_ws(' ', level3, CAST(weight AS STRING))))) AS evidence
FROM project_indicators
GROUP BY document_id, project_id
HAVING count(weight) = count(indicator_id) AND sum(weight) NOT IN (100, 90, 1, 0.9)
