-- 一行是筛选范围内的一个成本单价：每一计价单位多少元，附印出的指标值和确定依据，按计价单位、成本类别、金额排列，便于同类对照。单价不可相加；描述和指标值都没有印出计价单位的金额不在其中。
SELECT
    projects.project_id,
    indicators.level3,
    indicators.rate_per,
    indicators.cost_category,
    indicators.value_yuan,
    indicators.target,
    indicators.basis,
    units.unit_name,
    projects.project_name,
    projects.code_year,
    indicators.description,
    units.city,
    concat_ws(' ', documents.publisher, coalesce(documents.title, documents.file_name)) AS document_title,
    coalesce(indicators.page, projects.page) AS page,
    coalesce(indicators.line_from, projects.line_from) AS line_from,
    coalesce(indicators.line_to, projects.line_to) AS line_to
FROM indicators
JOIN projects ON projects.project_id = indicators.project_id
JOIN units ON units.unit_id = projects.unit_id
JOIN documents ON documents.document_id = projects.document_id
WHERE indicators.money_basis = 'rate'
  AND indicators.indicator_id IN (SELECT indicator_id FROM selected)
ORDER BY indicators.rate_per, indicators.cost_category, indicators.value_yuan, indicators.indicator_id;
