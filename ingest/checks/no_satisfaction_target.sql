-- 项目没有满意度指标
-- Finds: a project without any indicator of the class 满意度.
-- Why: satisfaction is one of the four classes of core indicators; a form that ends without it may also have been cut.
-- Rule: 财预〔2021〕101号.
-- May be explained by: a project that serves nobody outside, such as rent or the purchase of equipment.
SELECT
    'notice' AS severity,
    p.document_id,
    p.project_id,
    CAST(NULL AS VARCHAR) AS indicator_id,
    '项目没有满意度指标' AS message,
    concat('共 ', CAST(count(i.indicator_id) AS VARCHAR), ' 条指标') AS evidence
FROM projects AS p
LEFT JOIN indicators AS i ON i.project_id = p.project_id
GROUP BY p.document_id, p.project_id
HAVING count(CASE WHEN i.indicator_class = '满意度' THEN 1 END) = 0
