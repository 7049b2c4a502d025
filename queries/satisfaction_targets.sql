-- 一行是范围内的一条满意度指标，并说明能否比较：可比的是服务对象满意的占比（%）；其余各成一类并附原因，一条不少：没有数值、没有印计量单位、计量单位不是 %（如 少于5次）、另一种比率（如 办结率、不满意率）、询问本单位人员。看三级指标是否写满意，三级指标既不写满意也不写率的看描述；询问谁按三级指标和描述中的词归类。不可比的列在前。
SELECT
    indicators.indicator_id,
    indicators.project_id,
    indicators.level3,
    indicators.target,
    indicators.respondent,
    satisfaction_lanes.lane,
    CASE WHEN satisfaction_lanes.lane <> 'share' THEN satisfaction_lanes.lane END AS lane_reason,
    indicators.comparator,
    indicators.value_low,
    indicators.value_high,
    indicators.measure,
    named_projects.project_name,
    named_projects.unit_id,
    named_projects.unit_name,
    named_projects.city,
    indicators.description,
    named_projects.document_title,
    indicators.page,
    indicators.line_from,
    indicators.line_to,
    indicators.address
FROM satisfaction_lanes
JOIN indicators ON indicators.indicator_id = satisfaction_lanes.indicator_id
JOIN named_projects ON named_projects.project_id = indicators.project_id
WHERE indicators.indicator_id IN (SELECT indicator_id FROM selected)
ORDER BY
    CASE satisfaction_lanes.lane
        WHEN 'words' THEN 1 WHEN 'no_measure' THEN 2 WHEN 'count' THEN 3 WHEN 'other_rate' THEN 4
        WHEN 'own_staff' THEN 5 ELSE 6
    END,
    named_projects.city, named_projects.unit_code, named_projects.unit_id, indicators.value_low,
    indicators.respondent, indicators.indicator_id;
