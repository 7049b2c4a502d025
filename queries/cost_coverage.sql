-- 一行是筛选范围内的一个项目：成本上限之和与预算数对照，按差额的绝对值从大到小。看的是项目的全部指标，不受指标类别和子类筛选的影响。
-- 上限是可相加的全年金额（成本总额），单价从不相加。等于预算数的上限，若旁边另有其他上限，视为总数，不计入，只加其余各项；若没有其他上限，只计一次，状态为“上限=预算”。
-- 各项之和等于预算数为相符，小于为未覆盖，大于为超出；只有单价为单价不可加，连单价也没有为无金额（印成下限 ≥ 的总额不是上限），这两种没有差额，不作 0，排在最后。
SELECT
    named_projects.project_id,
    named_projects.project_name,
    project_costs.cap_state,
    named_projects.total_yuan,
    project_costs.caps_yuan,
    CAST(project_costs.caps_yuan - named_projects.total_yuan AS DECIMAL(38, 2)) AS cap_difference_yuan,
    project_costs.money_caps,
    project_costs.repeating_caps,
    project_costs.money_rates,
    coalesce(project_findings.findings, 0) AS findings,
    named_projects.unit_name,
    named_projects.code_year,
    named_projects.city,
    named_projects.document_title,
    named_projects.page,
    named_projects.line_from,
    named_projects.line_to,
    named_projects.address
FROM project_costs
JOIN named_projects ON named_projects.project_id = project_costs.project_id
LEFT JOIN project_findings ON project_findings.project_id = named_projects.project_id
WHERE project_costs.project_id IN (SELECT project_id FROM selected)
ORDER BY abs(project_costs.caps_yuan - named_projects.total_yuan) DESC NULLS LAST,
    named_projects.total_yuan DESC NULLS LAST, named_projects.project_id;
