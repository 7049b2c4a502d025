-- 文件末尾没有结束，最后一格可能不全
-- Finds: a document whose last line has no end, though its last form looks whole.
-- Why: a file that was cut in its last cell looks the same.
-- Rule: every line of a text ends with a line break, every cell in the text of a PDF with a space.
-- May be explained by: a program that took the white space from the end of the file.
SELECT
    'notice' AS severity,
    document_id,
    CAST(NULL AS VARCHAR) AS project_id,
    CAST(NULL AS VARCHAR) AS indicator_id,
    '文件末尾没有结束，最后一格可能不全' AS message,
    concat('最后一行：第 ', CAST(line_to AS VARCHAR), ' 行') AS evidence
FROM documents
WHERE breaks_off
