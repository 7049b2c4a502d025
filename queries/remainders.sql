-- 一行是文件中没有进入任何字段的一段文字，照印：不读的附原因（叙述、页码等），没有原因的是未能读入。只看筛选范围内的文件。
SELECT
    named_documents.document_id,
    concat('rest-', CAST(remainders.position AS STRING)) AS place_id,
    remainders.use AS text_use,
    remainders.reason,
    remainders.text AS remaining_text,
    named_documents.document_title,
    named_documents.city,
    remainders.page,
    remainders.line_from,
    remainders.line_to,
    remainders.address
FROM remainders
JOIN named_documents ON named_documents.document_id = remainders.document_id
WHERE remainders.document_id IN (SELECT document_id FROM selected_documents)
ORDER BY CASE remainders.use WHEN 'unread' THEN 1 ELSE 2 END, document_title, remainders.position;
