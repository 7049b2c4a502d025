-- 一行是一个预算单位和一条规则：筛选范围内有几处疑点，涉及几个项目。疑点是值得核对之处，不等于有错。针对整份文件的疑点，文件只有一个单位的归该单位，有几个单位的列在文件名下。所涉项目的预算数，一个项目只加一次。
WITH only_units AS (
    SELECT document_id, min(unit_id) AS unit_id
    FROM projects
    GROUP BY document_id
    HAVING count(DISTINCT unit_id) = 1
),
chosen_documents AS (
    SELECT DISTINCT document_id
    FROM projects
    WHERE project_id IN (SELECT project_id FROM selected)
),
found AS (
    SELECT
        coalesce(projects.unit_id, only_units.unit_id) AS unit_id,
        CASE WHEN coalesce(projects.unit_id, only_units.unit_id) IS NULL THEN findings.document_id END AS document_id,
        findings.rule,
        findings.severity,
        projects.project_id,
        projects.total_yuan,
        count(*) AS project_findings
    FROM findings
    LEFT JOIN projects ON projects.project_id = findings.project_id
    LEFT JOIN only_units ON only_units.document_id = findings.document_id
    WHERE findings.indicator_id IN (SELECT indicator_id FROM selected)
       OR (findings.indicator_id IS NULL AND findings.project_id IN (SELECT project_id FROM selected))
       OR (findings.project_id IS NULL AND findings.document_id IN (SELECT document_id FROM chosen_documents))
    GROUP BY
        coalesce(projects.unit_id, only_units.unit_id),
        CASE WHEN coalesce(projects.unit_id, only_units.unit_id) IS NULL THEN findings.document_id END,
        findings.rule, findings.severity, projects.project_id, projects.total_yuan
)
SELECT
    found.unit_id,
    coalesce(units.unit_name, named_documents.document_title) AS subject,
    found.rule,
    found.severity,
    CAST(sum(found.project_findings) AS BIGINT) AS findings,
    count(found.project_id) AS projects,
    sum(found.total_yuan) AS concerned_yuan,
    coalesce(units.city, named_documents.city) AS city
FROM found
LEFT JOIN units ON units.unit_id = found.unit_id
LEFT JOIN named_documents ON named_documents.document_id = found.document_id
GROUP BY found.unit_id, found.document_id, units.unit_name, named_documents.document_title, found.rule, found.severity,
    units.city, named_documents.city
ORDER BY found.severity, findings DESC, found.rule, subject, found.unit_id, found.document_id;
