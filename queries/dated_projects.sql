-- 一行是一个编码中带立项年份的项目：认出它所凭的单位、年份、编码和名称。列出全部数据里有的，不受筛选影响。
SELECT
    projects.project_id,
    units.unit_id,
    units.city,
    units.unit_code,
    units.unit_name,
    projects.code_year,
    projects.project_code,
    projects.project_name
FROM projects
JOIN units ON units.unit_id = projects.unit_id
WHERE projects.code_year IS NOT NULL
ORDER BY units.city, units.unit_code, units.unit_id, projects.code_year, projects.project_name, projects.project_id;
