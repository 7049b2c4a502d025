-- 跨页拆开的单元格接回时没有十分把握
-- Finds: the rest of a cell that a page break cut, where only the width of the lines tells which cell it belongs to.
-- Why: two cells of the row may have been joined wrongly.
-- Rule: a line wraps only when it is full, so that a full line before the page break goes on after it.
-- May be explained by: nothing is wrong as a rule; a look at the lines settles it.
SELECT
    'notice' AS severity,
    d.document_id,
    p.project_id,
    CAST(NULL AS VARCHAR) AS indicator_id,
    CASE
        WHEN d.line_from IS NULL AND d.page IS NULL THEN d.reason
        WHEN d.line_from IS NULL THEN concat(d.reason, '：第 ', CAST(d.page AS VARCHAR), ' 页')
        ELSE concat(d.reason, '：第 ', CAST(d.line_from AS VARCHAR), ' 行')
    END AS message,
    d.text AS evidence
FROM doubts AS d
LEFT JOIN projects AS p
    ON p.document_id = d.document_id AND d.line_from >= p.line_from AND d.line_to <= p.line_to
