-- 支出计划超过 100%
-- 查什么：任一月底的累计支出计划大于 100% 的项目。
-- 为什么要紧：累计支出不会超过全部预算；可能多写了零，或把金额填进了百分比栏。
-- 依据：算术——累计百分比最多 100%。
-- 可能的正当解释：这一栏填的是金额。
SELECT
    'check' AS severity,
    projects.document_id,
    projects.project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws('', '支出计划超过 100%：', CAST(spending_plan.month AS STRING), ' 月底 ', spending_plan.printed) AS message,
    spending_plan.printed AS evidence,
    project_cells.page,
    project_cells.line_from,
    project_cells.line_to,
    project_cells.address,
    project_cells.box_left,
    project_cells.box_top,
    project_cells.box_right,
    project_cells.box_bottom
FROM spending_plan
JOIN projects ON projects.project_id = spending_plan.project_id
LEFT JOIN project_cells
    ON project_cells.project_id = spending_plan.project_id
    AND project_cells.printed = spending_plan.printed
    AND project_cells.label LIKE concat('%', CAST(spending_plan.month AS STRING), '月%')
WHERE spending_plan.percent > 100
