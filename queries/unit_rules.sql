-- 一行是一个单位和一条规则：在范围内有几处疑点，涉及几个项目。疑点是值得核对之处，不等于有错。针对有几个单位的整份文件的疑点，单列一行，没有项目和金额。涉及预算数是有这种疑点的项目的预算数之和，每个项目只计一次；一个项目可以涉及几条规则，各行不可相加。
WITH found AS (
    SELECT unit_id, unit_name, rule, check_title, severity, city, project_id, total_yuan, count(*) AS project_findings
    FROM selected_findings
    GROUP BY unit_id, unit_name, rule, check_title, severity, city, project_id, total_yuan
)
SELECT
    unit_id,
    unit_name,
    check_title,
    severity,
    CAST(sum(project_findings) AS BIGINT) AS findings,
    count(project_id) AS projects,
    CAST(sum(total_yuan) AS DECIMAL(38, 2)) AS stake_yuan,
    city
FROM found
GROUP BY unit_id, unit_name, rule, check_title, severity, city
ORDER BY severity, findings DESC, rule, unit_name, unit_id;
