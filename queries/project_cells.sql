-- 一行是范围内的一个项目的一格，它的字进入了字段（名称、金额、目标等）：标签和文字照印，附在原文件的什么地方。只有逐格印出的表有。
SELECT
    project_cells.project_id,
    projects.document_id,
    concat(project_cells.project_id, '-c', CAST(project_cells.position AS STRING)) AS place_id,
    project_cells.label,
    project_cells.printed,
    project_cells.page,
    project_cells.line_from,
    project_cells.line_to,
    project_cells.address
FROM project_cells
JOIN projects ON projects.project_id = project_cells.project_id
WHERE project_cells.project_id IN (SELECT project_id FROM selected)
ORDER BY project_cells.project_id, project_cells.position;
