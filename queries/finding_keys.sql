-- 一行是一个疑点：认出它所凭的规则、单位、项目、指标、说明和依据，不含文件和位置。列出全部数据里有的，不受筛选影响。
SELECT
    finding_id,
    project_id,
    rule,
    city,
    unit_code,
    unit_name,
    project_code,
    project_name,
    level3,
    message,
    evidence
FROM named_findings
ORDER BY finding_id;
