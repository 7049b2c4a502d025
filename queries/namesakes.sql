-- 一行是筛选范围内一个项目的同名项目：同一单位、名称逐字相同、立项年份不同。立项年份取自项目编码，没有印编码的项目无从对照；名称相近的不算。
SELECT
    projects.project_id AS namesake_of_id,
    namesakes.project_id,
    namesakes.project_name,
    namesakes.code_year,
    namesakes.project_code,
    namesakes.total_yuan,
    namesakes.document_title,
    namesakes.page,
    namesakes.line_from,
    namesakes.line_to,
    namesakes.address
FROM projects
JOIN named_projects AS namesakes
  ON namesakes.unit_id = projects.unit_id
 AND namesakes.project_name = projects.project_name
 AND namesakes.code_year <> projects.code_year
WHERE projects.project_id IN (SELECT project_id FROM selected)
ORDER BY projects.project_id, namesakes.code_year, namesakes.project_id;
