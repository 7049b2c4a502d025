-- 一行是指标值的一种读法（数值、区间、日期、频次、文字）：范围内有几条，其中几条没有印比较符、几条没有印计量单位。后两项只对数值和区间计数，其他读法为空。
SELECT
    coalesce(indicators.target_kind, 'text') AS target_kind,
    count(*) AS indicators,
    CAST(round(100.0 * count(*) / sum(count(*)) OVER (), 1) AS DOUBLE) AS indicators_share_pct,
    count(DISTINCT indicators.project_id) AS projects,
    CASE WHEN coalesce(indicators.target_kind, 'text') IN ('number', 'range')
        THEN count(CASE WHEN indicators.comparator IS NULL THEN 1 END) END AS without_comparator,
    CASE WHEN coalesce(indicators.target_kind, 'text') IN ('number', 'range')
        THEN count(CASE WHEN indicators.measure IS NULL THEN 1 END) END AS without_measure
FROM indicators
WHERE indicators.indicator_id IN (SELECT indicator_id FROM selected)
GROUP BY coalesce(indicators.target_kind, 'text')
ORDER BY indicators DESC, target_kind;
