-- 一行是参与年度对比的一个项目：先是只在前一年份有的，再是只在后一年份有的，然后是成对的。年份是项目编码中的立项年份；比的是筛选范围内最近的两个立项年份，不足两个时没有行，编码不带年份的项目不参与。
-- 同一单位、名称相同的项目成一对，一个年份有几个同名的合在一起；不同单位的从不成对；名称不同的，经人确认后才成对。
-- 一对中只要有一个项目在筛选范围内，其余的也一并计入，并注明不在范围内。一对中有项目没有印出预算数的，不计增减，状态为未印预算数。
WITH dated AS (
    SELECT project_id, code_year, max(code_year) OVER () AS latest_year
    FROM projects
    WHERE code_year IS NOT NULL
      AND project_id IN (SELECT project_id FROM selected)
),
years AS (
    SELECT max(CASE WHEN code_year < latest_year THEN code_year END) AS earlier_year, max(latest_year) AS later_year
    FROM dated
),
named AS (
    SELECT
        projects.project_id,
        projects.code_year,
        projects.total_yuan,
        years.earlier_year,
        years.later_year,
        concat_ws('|', projects.unit_id, coalesce(joined_names.joined_name, projects.project_name)) AS pair_id,
        CASE WHEN dated.project_id IS NULL THEN 'pulled_in' ELSE 'in_scope' END AS scope_state
    FROM projects
    JOIN years ON years.earlier_year = projects.code_year OR years.later_year = projects.code_year
    LEFT JOIN dated ON dated.project_id = projects.project_id
    LEFT JOIN joined_names
        ON joined_names.unit_id = projects.unit_id AND joined_names.project_name = projects.project_name
    WHERE years.earlier_year IS NOT NULL
),
pairs AS (
    SELECT
        pair_id,
        count(CASE WHEN code_year = earlier_year THEN 1 END) AS earlier_projects,
        count(CASE WHEN code_year = later_year THEN 1 END) AS later_projects,
        count(CASE WHEN total_yuan IS NULL THEN 1 END) AS unprinted,
        sum(CASE WHEN code_year = earlier_year THEN total_yuan END) AS earlier_yuan,
        sum(CASE WHEN code_year = later_year THEN total_yuan END) AS later_yuan
    FROM named
    GROUP BY pair_id
    HAVING count(CASE WHEN scope_state = 'in_scope' THEN 1 END) > 0
)
SELECT
    named_projects.project_id,
    named_projects.project_name,
    named_projects.code_year,
    named_projects.total_yuan,
    CASE
        WHEN pairs.unprinted > 0 THEN 'no_budget'
        WHEN pairs.later_projects = 0 THEN 'only_earlier'
        WHEN pairs.earlier_projects = 0 THEN 'only_later'
        WHEN pairs.later_yuan > pairs.earlier_yuan THEN 'increased'
        WHEN pairs.later_yuan < pairs.earlier_yuan THEN 'decreased'
        ELSE 'unchanged'
    END AS pair_state,
    coalesce(project_findings.findings, 0) AS findings,
    named_projects.unit_name,
    named_projects.project_code,
    named.scope_state,
    documents.budget_year,
    named.earlier_year,
    named.later_year,
    named_projects.city,
    named.pair_id,
    named_projects.unit_id,
    named_projects.unit_code,
    named_projects.document_title,
    named_projects.page,
    named_projects.line_from,
    named_projects.line_to,
    named_projects.address
FROM named
JOIN pairs ON pairs.pair_id = named.pair_id
JOIN named_projects ON named_projects.project_id = named.project_id
LEFT JOIN project_findings ON project_findings.project_id = named_projects.project_id
JOIN documents ON documents.document_id = named_projects.document_id
ORDER BY
    CASE pair_state WHEN 'only_earlier' THEN 1 WHEN 'only_later' THEN 2 ELSE 3 END,
    named_projects.city, named_projects.unit_code, named_projects.unit_id, named.pair_id,
    named_projects.code_year, named_projects.project_id;
