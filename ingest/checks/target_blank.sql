-- 指标没有指标值
-- Finds: an indicator whose target is printed blank.
-- Why: without a target nothing can be measured.
-- Rule: 财预〔2015〕88号, targets must be specific and quantified where possible.
-- May be explained by: a target that is set later in the year.
SELECT
    'check' AS severity,
    p.document_id,
    p.project_id,
    i.indicator_id,
    '指标没有指标值' AS message,
    i.level3 AS evidence
FROM indicators AS i
JOIN projects AS p ON p.project_id = i.project_id
WHERE i.target IS NULL AND i.annual_target IS NULL
