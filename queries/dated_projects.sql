-- 一行是一个编码中带立项年份的项目：认出它所凭的单位、年份、编码和名称。列出全部数据里有的，不受筛选影响。
SELECT project_id, unit_id, city, unit_code, unit_name, code_year, project_code, project_name
FROM named_projects
WHERE code_year IS NOT NULL
ORDER BY city, unit_code, unit_id, code_year, project_name, project_id;
