-- 一行是一个整数值和一种比较符：范围内有几条可比的满意度指标（服务对象满意的占比，口径与满意度指标逐条表相同）。带小数的归入不大于它的整数，区间取下限；≥90%、90%、>90% 分开计，没有印比较符的为空。
SELECT
    CAST(floor(indicators.value_low) AS INTEGER) AS whole_value,
    indicators.comparator,
    count(*) AS share_targets,
    CAST(round(100.0 * count(*) / sum(count(*)) OVER (), 1) AS DOUBLE) AS targets_share_pct
FROM satisfaction_lanes
JOIN indicators ON indicators.indicator_id = satisfaction_lanes.indicator_id
WHERE satisfaction_lanes.lane = 'share'
  AND indicators.indicator_id IN (SELECT indicator_id FROM selected)
GROUP BY CAST(floor(indicators.value_low) AS INTEGER), indicators.comparator
ORDER BY whole_value, comparator NULLS LAST;
