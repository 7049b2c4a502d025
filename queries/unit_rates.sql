-- 一行是筛选范围内的一个成本单价：每一计价单位多少元，附印出的指标值和确定依据，按计价单位、成本类别、金额排列，便于同类对照。单价不可相加；描述和指标值都没有印出计价单位的金额不在其中。
WITH indicator_findings AS (
    SELECT indicator_id, count(finding_id) AS findings
    FROM findings
    WHERE indicator_id IS NOT NULL
    GROUP BY indicator_id
)
SELECT
    indicators.indicator_id,
    named_projects.project_id,
    indicators.level3,
    indicators.rate_per,
    indicators.cost_category,
    indicators.value_yuan,
    indicators.basis,
    indicators.target,
    named_projects.unit_name,
    coalesce(indicator_findings.findings, 0) AS findings,
    named_projects.project_name,
    named_projects.code_year,
    indicators.description,
    named_projects.city,
    named_projects.document_title,
    indicators.page,
    indicators.line_from,
    indicators.line_to,
    indicators.address
FROM indicators
JOIN named_projects ON named_projects.project_id = indicators.project_id
LEFT JOIN indicator_findings ON indicator_findings.indicator_id = indicators.indicator_id
WHERE indicators.money_basis = 'rate'
  AND indicators.indicator_id IN (SELECT indicator_id FROM selected)
ORDER BY indicators.rate_per, indicators.cost_category, indicators.value_yuan, indicators.indicator_id;
