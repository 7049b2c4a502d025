-- 一行是一份在筛选范围内的文件（有项目在范围内，或没有项目、只按城市筛选时城市相符）：它的字符（不计空白）到哪里去了。每个字符或读入字段，或是表头标签，或不读（叙述、页码等），或未能读入，四项之和等于字符数。
SELECT
    named_documents.document_id,
    named_documents.document_title,
    named_documents.characters,
    named_documents.characters_read,
    named_documents.characters_labels,
    named_documents.characters_ignored,
    named_documents.characters_unread
FROM named_documents
WHERE named_documents.document_id IN (SELECT document_id FROM selected_documents)
ORDER BY named_documents.characters_unread DESC, named_documents.characters DESC, named_documents.document_id;
