-- 一行是范围内的一个疑点：值得核对之处，不等于有错。针对整份文件的疑点，文件有项目在范围内就列出。
SELECT
    findings.finding_id,
    findings.project_id,
    findings.indicator_id,
    findings.message,
    findings.severity,
    findings.evidence,
    named_projects.city,
    named_projects.unit_name,
    named_projects.project_name,
    indicators.level3,
    named_documents.document_title,
    coalesce(indicators.page, named_projects.page) AS page,
    coalesce(indicators.line_from, named_projects.line_from) AS line_from,
    coalesce(indicators.line_to, named_projects.line_to) AS line_to,
    coalesce(indicators.address, named_projects.address) AS address
FROM findings
JOIN named_documents ON named_documents.document_id = findings.document_id
LEFT JOIN named_projects ON named_projects.project_id = findings.project_id
LEFT JOIN indicators ON indicators.indicator_id = findings.indicator_id
WHERE findings.indicator_id IN (SELECT indicator_id FROM selected)
   OR (findings.indicator_id IS NULL AND findings.project_id IN (SELECT project_id FROM selected))
   OR (findings.project_id IS NULL AND findings.document_id IN (
        SELECT projects.document_id FROM projects WHERE projects.project_id IN (SELECT project_id FROM selected)
      ))
ORDER BY findings.severity, document_title, line_from, findings.finding_id;
