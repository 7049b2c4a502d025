-- 文件末尾没有结束，最后一格可能不全
-- 查什么：最后一行没有换行或单元格结束标记的文件，即使最后一张表看起来完整。
-- 为什么要紧：在最后一格中间被截断的文件，看起来也是这样。
-- 依据：常识——文本的每一行以换行结束，PDF 文字的每一格以空格结束。
-- 可能的正当解释：提取文字的程序去掉了文件末尾的空白。
SELECT
    'notice' AS severity,
    document_id,
    CAST(NULL AS STRING) AS project_id,
    CAST(NULL AS STRING) AS indicator_id,
    '文件末尾没有结束，最后一格可能不全' AS message,
    '最后一行没有换行，也没有单元格的结束' AS evidence,
    line_to AS line_from,
    line_to
FROM documents
WHERE breaks_off
