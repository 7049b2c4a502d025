-- 印出的合计与各项目之和不等
-- 查什么：印有合计的文件，合计与各项目预算数之和不等。
-- 为什么要紧：可能漏印一行，或者合计没有随明细更新。
-- 依据：算术——合计行是各行之和。
-- 可能的正当解释：有不公开的项目。
SELECT
    'check' AS severity,
    d.document_id,
    CAST(NULL AS STRING) AS project_id,
    CAST(NULL AS STRING) AS indicator_id,
    '印出的合计与各项目之和不等' AS message,
    concat('合计 ', CAST(d.printed_total_yuan AS STRING), ' 元；各项目之和 ', CAST(sum(p.total_yuan) AS STRING), ' 元')
        AS evidence,
    t.page,
    t.line_from,
    t.line_to,
    t.address,
    t.box_left,
    t.box_top,
    t.box_right,
    t.box_bottom
FROM documents AS d
LEFT JOIN printed_totals AS t ON t.document_id = d.document_id
JOIN projects AS p ON p.document_id = d.document_id AND p.repeats_project_id IS NULL
GROUP BY
    d.document_id, d.printed_total_yuan, t.page, t.line_from, t.line_to, t.address, t.box_left, t.box_top, t.box_right,
    t.box_bottom
HAVING sum(p.total_yuan) <> d.printed_total_yuan
