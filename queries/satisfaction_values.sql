-- 一行是一个整数值和一种比较符：范围内有几条可比的满意度指标（服务对象满意的占比，口径与满意度指标逐条表相同）。带小数的归入不大于它的整数，区间取下限；≥90%、90%、>90% 分开计，没有印比较符的为空。
WITH targets AS (
    SELECT
        indicators.value_low,
        indicators.comparator,
        CASE
            WHEN contains(coalesce(indicators.level3, ''), '满意') OR contains(coalesce(indicators.level3, ''), '率')
            THEN indicators.level3
            ELSE coalesce(indicators.description, '')
        END AS asked
    FROM indicators
    WHERE indicators.indicator_class = '满意度'
      AND indicators.target_kind IN ('number', 'range')
      AND indicators.measure = '%'
      AND coalesce(indicators.respondent, '') <> '本单位人员'
      AND indicators.indicator_id IN (SELECT indicator_id FROM selected)
)
SELECT
    CAST(floor(value_low) AS INTEGER) AS whole_value,
    comparator,
    count(*) AS share_targets,
    CAST(round(100.0 * count(*) / sum(count(*)) OVER (), 1) AS DOUBLE) AS targets_share_pct
FROM targets
WHERE contains(asked, '满意') AND NOT contains(asked, '不满意')
GROUP BY CAST(floor(value_low) AS INTEGER), comparator
ORDER BY whole_value, comparator NULLS LAST;
