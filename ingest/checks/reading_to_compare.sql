-- 读入时有需要对照原文之处
-- 查什么：被分页拆开、只能凭行的长短判断后半截接到哪一格的单元格；公式没有存下结果的单元格；显示时四舍五入、与存下的数明显不同的数；数字分在两行的单元格；隐藏或被筛选掉而没有载入的行、列和工作表；网页里划去的文字；只有图片的页。
-- 为什么要紧：同一行的两个单元格可能接错；隐藏的数可能应当公开，也可能本来就不该算。
-- 依据：算术——一行写满才换行，所以分页前写满的一行在下一页继续；常识——公开的是打开文件看得到的内容。
-- 可能的正当解释：多数没有接错，对照原文这几行即可；隐藏的是草稿、往年或下拉菜单的内容。
SELECT
    'notice' AS severity,
    d.document_id,
    p.project_id,
    CAST(NULL AS STRING) AS indicator_id,
    d.reason AS message,
    d.text AS evidence,
    d.page,
    d.line_from,
    d.line_to,
    d.address,
    d.box_left,
    d.box_top,
    d.box_right,
    d.box_bottom
FROM doubts AS d
LEFT JOIN projects AS p
    ON p.document_id = d.document_id AND d.line_from >= p.line_from AND d.line_to <= p.line_to
