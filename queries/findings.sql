-- 一行是范围内的一个疑点：值得核对之处，不等于有错。按涉及的金额从大到小；金额是所指项目的预算数，不是差错的金额，一个项目有几处疑点的每行都列出全数，不可相加。
-- 针对整份文件的疑点没有项目，金额为空，排在最后；文件有项目在范围内就列出。状态是复核人记下的判断，没有判断的为待核；疑点的文字或数字变了，原判断不再算数。
SELECT
    named_findings.finding_id,
    named_findings.project_id,
    named_findings.message,
    named_findings.severity,
    selected_findings.review_state,
    named_findings.total_yuan,
    named_findings.evidence,
    named_findings.unit_name,
    named_findings.project_name,
    named_findings.level3,
    named_findings.check_title,
    named_findings.document_title,
    named_findings.page,
    named_findings.line_from,
    named_findings.line_to,
    selected_findings.decided_on,
    selected_findings.remark,
    named_findings.city,
    named_findings.project_code,
    named_findings.code_year
FROM selected_findings
JOIN named_findings ON named_findings.finding_id = selected_findings.finding_id
ORDER BY
    named_findings.total_yuan DESC NULLS LAST,
    named_findings.project_id NULLS LAST,
    named_findings.severity,
    named_findings.line_from,
    named_findings.finding_id;
