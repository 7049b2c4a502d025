-- 有文字未能读入
-- 查什么：没有进入任何字段，也不是已知的标签或叙述的文字。
-- 为什么要紧：它可能是表的一部分；文件中的内容不应无声地丢失。
-- 依据：常识——文件的每个字符都应有去处。
-- 可能的正当解释：表格下方的注释。
SELECT
    'check' AS severity,
    document_id,
    CAST(NULL AS STRING) AS project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat('有 ', CAST(sum(length(text)) AS STRING), ' 个字符未能读入') AS message,
    left(
        concat_ws(
            '',
            CASE
                WHEN min(line_from) IS NOT NULL THEN concat('从第 ', CAST(min(line_from) AS STRING), ' 行起：')
                WHEN min(page) IS NOT NULL THEN concat('从第 ', CAST(min(page) AS STRING), ' 页起：')
                ELSE ''
            END,
            concat_ws('；', array_sort(array_agg(text)))
        ),
        200
    ) AS evidence
FROM remainders
WHERE use = 'unread'
GROUP BY document_id
