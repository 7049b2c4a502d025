-- 一行是范围内请单位说明的一处疑点：只列待核的，按单位、项目和在文件里的位置排列。疑点是值得核对之处，不等于有错；单位回复一列留空，由单位填写。可能的正当解释不在其中，以免代单位作答。
SELECT
    selected_findings.finding_id,
    selected_findings.project_id,
    selected_findings.indicator_id,
    selected_findings.unit_name,
    selected_findings.project_name,
    selected_findings.project_code,
    selected_findings.level3,
    selected_findings.message,
    selected_findings.evidence,
    checks.basis AS check_basis,
    selected_findings.document_title,
    selected_findings.page,
    selected_findings.line_from,
    selected_findings.line_to,
    selected_findings.address,
    '' AS unit_answer
FROM selected_findings
LEFT JOIN checks ON checks.rule = selected_findings.rule
WHERE selected_findings.review_state = 'pending'
ORDER BY
    selected_findings.unit_name,
    selected_findings.project_name NULLS LAST,
    selected_findings.project_id,
    selected_findings.page,
    selected_findings.line_from,
    selected_findings.finding_id;
