-- 一行是一个有满意度指标的单位：可比的满意度指标（服务对象满意的占比，口径与满意度指标逐条表相同）有多少定在它最常见的一个值上。值不分比较符，区间取下限；几个值一样多时取小的；没有可比指标的单位，最常见的值为空。
WITH targets AS (
    SELECT projects.unit_id, satisfaction_lanes.lane, indicators.value_low
    FROM satisfaction_lanes
    JOIN indicators ON indicators.indicator_id = satisfaction_lanes.indicator_id
    JOIN projects ON projects.project_id = indicators.project_id
    WHERE indicators.indicator_id IN (SELECT indicator_id FROM selected)
),
counted AS (
    SELECT
        unit_id,
        value_low,
        count(*) AS targets,
        row_number() OVER (PARTITION BY unit_id ORDER BY count(*) DESC, value_low) AS value_rank
    FROM targets
    WHERE lane = 'share'
    GROUP BY unit_id, value_low
),
units_asked AS (
    SELECT unit_id, count(*) AS satisfaction_indicators
    FROM targets
    GROUP BY unit_id
),
units_counted AS (
    SELECT
        unit_id,
        sum(targets) AS targets,
        count(*) AS distinct_values,
        max(CASE WHEN value_rank = 1 THEN value_low END) AS common_value,
        max(CASE WHEN value_rank = 1 THEN targets END) AS common_targets
    FROM counted
    GROUP BY unit_id
)
SELECT
    units.unit_id,
    units.unit_name,
    units_counted.common_value,
    CAST(round(100.0 * units_counted.common_targets / units_counted.targets, 1) AS DOUBLE) AS common_share_pct,
    units_counted.common_targets,
    CAST(coalesce(units_counted.targets, 0) AS BIGINT) AS share_targets,
    units_counted.distinct_values,
    units_asked.satisfaction_indicators,
    units.city,
    units.unit_code
FROM units_asked
JOIN units ON units.unit_id = units_asked.unit_id
LEFT JOIN units_counted ON units_counted.unit_id = units_asked.unit_id
ORDER BY share_targets DESC, units_asked.satisfaction_indicators DESC, units.unit_id;
