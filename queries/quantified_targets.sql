-- 一行是一类指标：筛选范围内有几条，指标值有几条是量化的。读作数值、区间、日期或频次的为量化；读作文字的不是，定性的指标值不等于有问题；没有印指标值的、写明不适用的另计。四项之和是指标数，量化占比不计写明不适用的。
WITH read AS (
    SELECT
        indicator_class,
        indicator_subclass,
        CASE
            WHEN not_applicable = 1 THEN 'not_applicable'
            WHEN target_kind IN ('number', 'range', 'date', 'recurrence') THEN 'quantified'
            WHEN target IS NULL AND annual_target IS NULL THEN 'blank'
            ELSE 'text'
        END AS quantity_state
    FROM project_indicators
    WHERE indicator_id IN (SELECT indicator_id FROM selected)
)
SELECT
    indicator_class,
    indicator_subclass,
    CAST(round(
        100.0 * count(CASE WHEN quantity_state = 'quantified' THEN 1 END)
            / nullif(count(CASE WHEN quantity_state <> 'not_applicable' THEN 1 END), 0), 1
    ) AS DOUBLE) AS quantified_share_pct,
    count(CASE WHEN quantity_state = 'quantified' THEN 1 END) AS quantified_targets,
    count(CASE WHEN quantity_state = 'text' THEN 1 END) AS text_targets,
    count(CASE WHEN quantity_state = 'blank' THEN 1 END) AS blank_targets,
    count(CASE WHEN quantity_state = 'not_applicable' THEN 1 END) AS not_applicable_targets,
    count(*) AS indicators
FROM read
GROUP BY indicator_class, indicator_subclass
ORDER BY CASE indicator_class WHEN '产出' THEN 1 WHEN '成本' THEN 2 WHEN '效益' THEN 3 WHEN '满意度' THEN 4 ELSE 5 END,
    indicators DESC, indicator_subclass;
