-- 一行是筛选范围内的一份文件里的一处：文件自己（没有位置，即它的开头），没有进入字段的一段文字，针对整份文件的一个疑点，一张部门整体绩效目标表，或项目表里的一格；附所印的字和文件的路径、内容。疑点没有自己位置的，各位置列都为空。
WITH listed AS (
    SELECT
        document_id, document_id AS place_id, 'document' AS place_kind, CAST(NULL AS STRING) AS reason,
        CAST(NULL AS STRING) AS printed, CAST(NULL AS INT) AS page, CAST(NULL AS INT) AS line_from,
        CAST(NULL AS INT) AS line_to, CAST(NULL AS STRING) AS address, CAST(NULL AS DECIMAL(9, 1)) AS box_left,
        CAST(NULL AS DECIMAL(9, 1)) AS box_top, CAST(NULL AS DECIMAL(9, 1)) AS box_right,
        CAST(NULL AS DECIMAL(9, 1)) AS box_bottom
    FROM documents
    UNION ALL
    SELECT
        document_id, concat('rest-', CAST(position AS STRING)), use, reason, text, page, line_from, line_to, address,
        box_left, box_top, box_right, box_bottom
    FROM remainders
    UNION ALL
    SELECT
        findings.document_id, findings.finding_id, 'finding', findings.message,
        coalesce(printed_totals.printed, unread.text, findings.evidence), findings.page, findings.line_from,
        findings.line_to, findings.address, findings.box_left, findings.box_top, findings.box_right,
        findings.box_bottom
    FROM findings
    LEFT JOIN printed_totals
      ON printed_totals.document_id = findings.document_id AND findings.rule = 'printed_total_differs_from_rows'
    LEFT JOIN (
        SELECT document_id, text, row_number() OVER (PARTITION BY document_id ORDER BY position) AS unread_rank
        FROM remainders
        WHERE use = 'unread'
    ) AS unread
      ON unread.document_id = findings.document_id AND unread.unread_rank = 1 AND findings.rule = 'text_left_unread'
    JOIN named_findings ON named_findings.finding_id = findings.finding_id
    WHERE findings.project_id IS NULL OR named_findings.has_place = 1
    UNION ALL
    SELECT
        document_id, overall_id, 'overall', title, coalesce(title, goal), page, CAST(NULL AS INT), CAST(NULL AS INT),
        address, CAST(NULL AS DECIMAL(9, 1)), CAST(NULL AS DECIMAL(9, 1)), CAST(NULL AS DECIMAL(9, 1)),
        CAST(NULL AS DECIMAL(9, 1))
    FROM overall_forms
    UNION ALL
    SELECT
        projects.document_id, concat(project_cells.project_id, '-c', CAST(project_cells.position AS STRING)), 'cell',
        project_cells.label, project_cells.printed, project_cells.page, project_cells.line_from, project_cells.line_to,
        project_cells.address, project_cells.box_left, project_cells.box_top, project_cells.box_right,
        project_cells.box_bottom
    FROM project_cells
    JOIN projects ON projects.project_id = project_cells.project_id
)
SELECT
    listed.document_id,
    listed.place_id,
    listed.place_kind,
    listed.reason,
    listed.printed,
    listed.page,
    listed.line_from,
    listed.line_to,
    listed.address,
    listed.box_left,
    listed.box_top,
    listed.box_right,
    listed.box_bottom,
    named_documents.path,
    named_documents.sha256,
    named_documents.file_type,
    named_documents.city,
    named_documents.document_title
FROM listed
JOIN named_documents ON named_documents.document_id = listed.document_id
WHERE listed.document_id IN (SELECT document_id FROM selected_documents)
ORDER BY listed.document_id, listed.place_id;
