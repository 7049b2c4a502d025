-- 一行是范围内的一个疑点：值得核对之处，不等于有错。先请核对，后提示，各按涉及的金额从大到小；金额是所指项目的预算数，不是差错的金额，一个项目有几处疑点的每行都列出全数，不可相加。
-- 针对整份文件的疑点没有项目，金额为空，排在各自级别的最后；文件在范围内就列出。状态是复核人记下的判断，没有判断的为待核；疑点的文字或数字变了，原判断不再算数：回到待核，仍列出原来的日期和备注。
SELECT
    finding_id,
    document_id,
    CASE WHEN project_id IS NULL OR has_place = 1 THEN finding_id END AS place_id,
    project_id,
    indicator_id,
    message,
    severity,
    review_state,
    total_yuan,
    evidence,
    unit_name,
    project_name,
    level3,
    check_title,
    explanation,
    document_title,
    page,
    line_from,
    line_to,
    address,
    decided_on,
    remark,
    city,
    project_code,
    code_year
FROM selected_findings
ORDER BY
    severity,
    total_yuan DESC NULLS LAST,
    project_id NULLS LAST,
    line_from,
    finding_id;
