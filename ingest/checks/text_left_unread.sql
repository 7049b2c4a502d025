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
    left(concat_ws('；', array_sort(array_agg(text))), 200) AS evidence,
    -- where it begins
    max(CASE WHEN position = first_position THEN page END) AS page,
    max(CASE WHEN position = first_position THEN line_from END) AS line_from,
    max(CASE WHEN position = first_position THEN line_to END) AS line_to,
    max(CASE WHEN position = first_position THEN address END) AS address,
    max(CASE WHEN position = first_position THEN box_left END) AS box_left,
    max(CASE WHEN position = first_position THEN box_top END) AS box_top,
    max(CASE WHEN position = first_position THEN box_right END) AS box_right,
    max(CASE WHEN position = first_position THEN box_bottom END) AS box_bottom
FROM (
    SELECT remainders.*, min(position) OVER (PARTITION BY document_id) AS first_position
    FROM remainders
    WHERE use = 'unread'
) AS unread
GROUP BY document_id
