-- 一行是一份在筛选范围内的文件：有项目在范围内，或没有项目、只按城市筛选时城市相符。行合计是该文件全部项目的预算数之和，与印出的合计对照。
SELECT
    named_documents.document_id,
    named_documents.document_title,
    named_documents.city,
    document_contents.unit_names,
    named_documents.budget_year,
    named_documents.amount_unit,
    coalesce(document_contents.projects, 0) AS projects,
    coalesce(document_contents.indicators, 0) AS indicators,
    document_contents.rows_yuan,
    named_documents.printed_total_yuan,
    document_contents.rows_yuan - named_documents.printed_total_yuan AS difference_yuan,
    named_documents.layout,
    named_documents.path,
    named_documents.sha256 AS sha256_id
FROM named_documents
LEFT JOIN document_contents ON document_contents.document_id = named_documents.document_id
WHERE named_documents.document_id IN (SELECT document_id FROM selected_documents)
ORDER BY document_contents.rows_yuan DESC NULLS LAST, named_documents.document_id;
