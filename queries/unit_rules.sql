-- 一行是一个预算单位和一条规则：筛选范围内有几处疑点，涉及几个项目。疑点是值得核对之处，不等于有错。针对有几个单位的整份文件的疑点，列在文件名下。涉及预算数是所指项目的预算数之和，每个项目只计一次。
WITH found AS (
    SELECT
        unit_id,
        CASE WHEN unit_id IS NULL THEN document_title ELSE unit_name END AS subject,
        rule,
        check_title,
        severity,
        project_id,
        total_yuan,
        city,
        count(finding_id) AS project_findings
    FROM selected_findings
    GROUP BY
        unit_id, CASE WHEN unit_id IS NULL THEN document_title ELSE unit_name END, rule, check_title, severity,
        project_id, total_yuan, city
)
SELECT
    unit_id,
    subject,
    rule AS rule_id,
    check_title,
    severity,
    CAST(sum(project_findings) AS BIGINT) AS findings,
    count(project_id) AS projects,
    sum(total_yuan) AS stake_yuan,
    city
FROM found
GROUP BY unit_id, subject, rule, check_title, severity, city
ORDER BY severity, findings DESC, rule_id, subject, unit_id;
