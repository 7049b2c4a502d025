-- 一行是筛选范围内的一个项目，绩效目标表的表头：单位、名称、编码、预算数和各来源（元，附原件的金额单位）、资金用途、绩效目标，以及在原文件中的位置。印为空白的为空，不作 0。
SELECT
    projects.project_id,
    units.unit_id,
    units.unit_name,
    units.unit_code,
    units.city,
    projects.project_name,
    projects.project_code,
    projects.code_year,
    projects.total_yuan,
    projects.fiscal_yuan,
    projects.special_yuan,
    projects.other_yuan,
    documents.amount_unit,
    projects.purpose,
    projects.goal,
    documents.budget_year,
    concat_ws(' ', documents.publisher, coalesce(documents.title, documents.file_name)) AS document_title,
    documents.path,
    projects.page,
    projects.line_from,
    projects.line_to
FROM projects
JOIN units ON units.unit_id = projects.unit_id
JOIN documents ON documents.document_id = projects.document_id
WHERE projects.project_id IN (SELECT project_id FROM selected)
ORDER BY projects.document_id, projects.position;
