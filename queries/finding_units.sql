-- 一行是一个在范围内有疑点的单位，按涉及的金额从大到小。涉及预算数是该单位有疑点的项目的预算数之和，每个项目只计一次；针对有几个单位的整份文件的疑点，单列一行，没有金额。
WITH projects_found AS (
    SELECT DISTINCT unit_id, project_id, total_yuan
    FROM selected_findings
    WHERE project_id IS NOT NULL
),
budgets AS (
    SELECT unit_id, count(project_id) AS projects, sum(total_yuan) AS total_yuan
    FROM projects_found
    GROUP BY unit_id
),
counts AS (
    SELECT
        unit_id,
        city,
        unit_code,
        unit_name,
        count(finding_id) AS findings,
        count(CASE WHEN severity = 'check' THEN 1 END) AS check_findings,
        count(CASE WHEN severity = 'notice' THEN 1 END) AS notice_findings,
        count(CASE WHEN review_state = 'pending' THEN 1 END) AS pending_findings
    FROM selected_findings
    GROUP BY unit_id, city, unit_code, unit_name
)
SELECT
    counts.unit_id,
    counts.unit_name,
    counts.findings,
    counts.check_findings,
    counts.notice_findings,
    counts.pending_findings,
    coalesce(budgets.projects, 0) AS projects,
    CAST(budgets.total_yuan AS DECIMAL(38, 2)) AS stake_yuan,
    counts.city,
    counts.unit_code
FROM counts
LEFT JOIN budgets ON budgets.unit_id = counts.unit_id
ORDER BY stake_yuan DESC NULLS LAST, counts.unit_name;
