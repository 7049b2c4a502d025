-- 一行是范围内的一条指标，按文件、项目和表内次序：印出的指标值，旁边是它的读法（读法、比较符、数值、计量单位、金额、日期）。计数中的万、亿已乘开；金额按元另列，单价是每一计价单位的金额，只有全年总额可以相加；没有读出的为空，不作 0。
SELECT
    indicators.indicator_id,
    indicators.project_id,
    indicators.level3,
    named_projects.project_name,
    indicators.target,
    indicators.target_kind,
    indicators.comparator,
    indicators.value_low,
    indicators.value_high,
    indicators.measure,
    indicators.value_yuan,
    indicators.money_basis,
    indicators.rate_per,
    indicators.date_from,
    indicators.date_to,
    named_projects.unit_name,
    indicators.indicator_class,
    indicators.indicator_subclass,
    indicators.description,
    indicators.annual_target,
    indicators.basis,
    indicators.weight,
    indicators.level1,
    indicators.level2,
    indicators.cost_category,
    indicators.respondent,
    named_projects.city,
    named_projects.document_title,
    indicators.page,
    indicators.line_from,
    indicators.line_to,
    indicators.address
FROM indicators
JOIN named_projects ON named_projects.project_id = indicators.project_id
WHERE indicators.indicator_id IN (SELECT indicator_id FROM selected)
ORDER BY named_projects.document_title, named_projects.document_id, named_projects.position, indicators.position;
