-- 一行是一份有项目在筛选范围内的文件：它的字符（不计空白）到哪里去了。每个字符或读入字段，或是表头标签，或不读（叙述、页码等），或未能读入，四项之和等于字符数。
SELECT
    named_documents.document_id,
    named_documents.document_title,
    named_documents.characters,
    named_documents.characters_read,
    named_documents.characters_labels,
    named_documents.characters_ignored,
    named_documents.characters_unread
FROM named_documents
WHERE named_documents.document_id IN (
    SELECT projects.document_id
    FROM projects
    WHERE projects.project_id IN (SELECT project_id FROM selected)
)
ORDER BY named_documents.characters_unread DESC, named_documents.characters DESC, named_documents.document_id;
