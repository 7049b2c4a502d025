-- 一行是筛选范围内的一个项目，绩效目标表的表头：单位、名称、编码、预算数和各来源（元，附原件的金额单位）、资金用途、绩效目标，以及在原文件中的位置。印为空白的为空，不作 0。
SELECT
    named_projects.project_id,
    named_projects.unit_id,
    named_projects.unit_name,
    named_projects.unit_code,
    named_projects.city,
    named_projects.project_name,
    named_projects.project_code,
    named_projects.code_year,
    named_projects.total_yuan,
    named_projects.fiscal_yuan,
    named_projects.special_yuan,
    named_projects.other_yuan,
    documents.amount_unit,
    named_projects.purpose,
    named_projects.goal,
    documents.budget_year,
    named_projects.document_title,
    documents.path,
    named_projects.page,
    named_projects.line_from,
    named_projects.line_to,
    named_projects.address
FROM named_projects
JOIN documents ON documents.document_id = named_projects.document_id
WHERE named_projects.project_id IN (SELECT project_id FROM selected)
ORDER BY named_projects.document_id, named_projects.position;
