-- 一行是一个预算单位：筛选范围内各类指标有几条。成本指标按统一口径归类，印在产出下的也归入成本；成本总额是可相加的全年金额上限，成本单价不可相加。
SELECT
    named_projects.unit_id,
    named_projects.unit_name,
    count(selected.indicator_id) AS indicators,
    count(CASE WHEN indicators.indicator_class = '产出' THEN 1 END) AS output_indicators,
    count(CASE WHEN indicators.indicator_class = '成本' THEN 1 END) AS cost_indicators,
    count(CASE WHEN indicators.indicator_class = '效益' THEN 1 END) AS benefit_indicators,
    count(CASE WHEN indicators.indicator_class = '满意度' THEN 1 END) AS satisfaction_indicators,
    count(CASE WHEN indicators.indicator_id IS NOT NULL AND indicators.indicator_class IS NULL THEN 1 END)
        AS unclassed_indicators,
    count(CASE WHEN indicators.money_basis = 'total' THEN 1 END) AS money_caps,
    count(CASE WHEN indicators.money_basis = 'rate' THEN 1 END) AS money_rates,
    count(DISTINCT selected.project_id) AS projects,
    named_projects.city,
    named_projects.unit_code
FROM selected
JOIN named_projects ON named_projects.project_id = selected.project_id
LEFT JOIN indicators ON indicators.indicator_id = selected.indicator_id
GROUP BY named_projects.unit_id, named_projects.city, named_projects.unit_code, named_projects.unit_name
ORDER BY indicators DESC, named_projects.unit_id;
