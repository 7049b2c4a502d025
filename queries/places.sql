-- 一行是范围内的一个项目或一条指标印在原文件的什么地方：项目在前（没有指标标识），其余按表内次序；附文件的路径和内容。文本文件有行，PDF 有页和框，Word、网页和工作簿有单元格；指标值分几格印出的附各格。
WITH places AS (
    SELECT
        project_id, document_id, CAST(NULL AS STRING) AS indicator_id, 0 AS position, page, line_from, line_to, address,
        box_left, box_top, box_right, box_bottom, CAST(NULL AS STRING) AS target_operator,
        CAST(NULL AS STRING) AS target_value, CAST(NULL AS STRING) AS target_measure
    FROM projects
    WHERE project_id IN (SELECT project_id FROM selected)
    UNION ALL
    SELECT
        indicators.project_id, projects.document_id, indicators.indicator_id, indicators.position, indicators.page,
        indicators.line_from, indicators.line_to, indicators.address, indicators.box_left, indicators.box_top,
        indicators.box_right, indicators.box_bottom, indicators.target_operator, indicators.target_value,
        indicators.target_measure
    FROM indicators
    JOIN projects ON projects.project_id = indicators.project_id
    WHERE indicators.indicator_id IN (SELECT indicator_id FROM selected)
)
SELECT
    places.project_id,
    places.indicator_id,
    places.page,
    places.line_from,
    places.line_to,
    places.address,
    places.box_left,
    places.box_top,
    places.box_right,
    places.box_bottom,
    places.target_operator,
    places.target_value,
    places.target_measure,
    documents.path,
    documents.sha256,
    documents.file_type
FROM places
JOIN documents ON documents.document_id = places.document_id
ORDER BY places.project_id, places.position;
