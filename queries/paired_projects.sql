-- 一行是筛选范围内一个项目在另一立项年份成对的项目：同一单位、名称逐字相同，或名称不同而经人确认。立项年份取自项目编码，没有印编码的项目无从对照；名称相近、未经确认的不算。
WITH named AS (
    SELECT
        projects.project_id,
        projects.project_name,
        projects.code_year,
        concat_ws('|', projects.unit_id, coalesce(joined_names.joined_name, projects.project_name)) AS pair_id
    FROM projects
    LEFT JOIN joined_names
        ON joined_names.unit_id = projects.unit_id AND joined_names.project_name = projects.project_name
)
SELECT
    chosen.project_id AS paired_with_id,
    named_projects.project_id,
    named_projects.project_name,
    named_projects.code_year,
    named_projects.project_code,
    named_projects.total_yuan,
    CASE WHEN named.project_name = chosen.project_name THEN 'same_name' ELSE 'confirmed' END AS paired_by,
    named_projects.document_title,
    named_projects.page,
    named_projects.line_from,
    named_projects.line_to,
    named_projects.address
FROM named AS chosen
JOIN named ON named.pair_id = chosen.pair_id AND named.code_year <> chosen.code_year
JOIN named_projects ON named_projects.project_id = named.project_id
WHERE chosen.project_id IN (SELECT project_id FROM selected)
ORDER BY chosen.project_id, named_projects.code_year, named_projects.project_id;
