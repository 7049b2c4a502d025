-- 单价与同类单价相差十倍以上
-- 查什么：单价是同类单价（成本类别、计价单位相同，至少四条）中位数的十倍以上或十分之一以下，但不到一千倍。
-- 为什么要紧：可能多写或少写一个零，或者计价单位写成了别的。
-- 依据：常识——同类工作的单价一般在同一数量级。
-- 可能的正当解释：工作的难度或标准不同。
SELECT
    'check' AS severity,
    i.document_id,
    i.project_id,
    i.indicator_id,
    concat_ws(
        '', '单价 ', CAST(i.value_yuan AS STRING), ' 元/', i.rate_per, '，同类单价中位数 ', CAST(rate_peers.median_yuan AS STRING), ' 元'
    ) AS message,
    concat_ws('；', i.level3, i.description, i.target, concat('同类单价 ', CAST(rate_peers.peers AS STRING), ' 条')) AS evidence
FROM project_indicators AS i
JOIN rate_peers ON rate_peers.indicator_id = i.indicator_id
WHERE rate_peers.peers >= 4
  AND (
      (i.value_yuan >= rate_peers.median_yuan * 10 AND i.value_yuan < rate_peers.median_yuan * 1000)
      OR (i.value_yuan * 10 <= rate_peers.median_yuan AND i.value_yuan * 1000 > rate_peers.median_yuan)
  )
