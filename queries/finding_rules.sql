-- 一行是一条在范围内查出疑点的规则，请核对的在前，再按疑点数从多到少。涉及预算数是有这种疑点的项目的预算数之和，每个项目只计一次；一个项目可以涉及几条规则，各行不可相加。
WITH projects_found AS (
    SELECT DISTINCT rule, project_id, total_yuan
    FROM selected_findings
    WHERE project_id IS NOT NULL
),
budgets AS (
    SELECT rule, count(project_id) AS projects, sum(total_yuan) AS total_yuan
    FROM projects_found
    GROUP BY rule
),
counts AS (
    SELECT
        rule,
        severity,
        count(finding_id) AS findings,
        count(CASE WHEN review_state = 'pending' THEN 1 END) AS pending_findings
    FROM selected_findings
    GROUP BY rule, severity
)
SELECT
    counts.rule AS rule_id,
    coalesce(checks.title, counts.rule) AS check_title,
    counts.severity,
    counts.findings,
    counts.pending_findings,
    coalesce(budgets.projects, 0) AS projects,
    CAST(budgets.total_yuan AS DECIMAL(38, 2)) AS stake_yuan,
    checks.looks_for,
    checks.why,
    checks.basis AS check_basis,
    checks.explanation
FROM counts
LEFT JOIN budgets ON budgets.rule = counts.rule
LEFT JOIN checks ON checks.rule = counts.rule
ORDER BY counts.severity, counts.findings DESC, counts.rule;
