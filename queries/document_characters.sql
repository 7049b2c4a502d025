-- 一行是一份有项目在筛选范围内的文件：它的字符（不计空白）到哪里去了。每个字符或读入字段，或是表头标签，或不读（叙述、页码等），或未能读入，四项之和等于字符数。
SELECT
    documents.document_id,
    concat_ws(' ', documents.publisher, coalesce(documents.title, documents.file_name)) AS document_title,
    documents.characters,
    documents.characters_read,
    documents.characters_labels,
    documents.characters_ignored,
    documents.characters_unread
FROM documents
WHERE documents.document_id IN (
    SELECT projects.document_id
    FROM projects
    WHERE projects.project_id IN (SELECT project_id FROM selected)
)
ORDER BY documents.characters_unread DESC, documents.characters DESC, documents.document_id;
