-- 一行是范围内的一条满意度指标，并说明能否比较：可比的是服务对象满意的占比（%）；其余各成一类并附原因，一条不少：没有数值、没有印计量单位、计量单位不是 %（如 少于5次）、另一种比率（如 办结率、不满意率）、询问本单位人员。看三级指标是否写满意，三级指标既不写满意也不写率的看描述；询问谁按三级指标和描述中的词归类。不可比的列在前。
WITH targets AS (
    SELECT
        indicators.indicator_id,
        indicators.project_id,
        indicators.level3,
        indicators.description,
        indicators.target,
        indicators.comparator,
        indicators.value_low,
        indicators.value_high,
        indicators.measure,
        indicators.respondent,
        indicators.page,
        indicators.line_from,
        indicators.line_to,
        coalesce(indicators.target_kind, 'text') AS target_kind,
        CASE
            WHEN contains(coalesce(indicators.level3, ''), '满意') OR contains(coalesce(indicators.level3, ''), '率')
            THEN indicators.level3
            ELSE coalesce(indicators.description, '')
        END AS asked
    FROM indicators
    WHERE indicators.indicator_class = '满意度'
      AND indicators.indicator_id IN (SELECT indicator_id FROM selected)
),
lanes AS (
    SELECT
        indicator_id,
        CASE
            WHEN target_kind NOT IN ('number', 'range') THEN 'words'
            WHEN measure IS NULL THEN 'no_measure'
            WHEN measure <> '%' THEN 'count'
            WHEN NOT contains(asked, '满意') OR contains(asked, '不满意') THEN 'other_rate'
            WHEN coalesce(respondent, '') = '本单位人员' THEN 'own_staff'
            ELSE 'share'
        END AS lane
    FROM targets
)
SELECT
    targets.indicator_id,
    targets.project_id,
    targets.level3,
    targets.target,
    targets.respondent,
    lanes.lane,
    CASE WHEN lanes.lane <> 'share' THEN lanes.lane END AS lane_reason,
    targets.comparator,
    targets.value_low,
    targets.value_high,
    targets.measure,
    projects.project_name,
    units.unit_id,
    units.unit_name,
    units.city,
    targets.description,
    concat_ws(' ', documents.publisher, coalesce(documents.title, documents.file_name)) AS document_title,
    targets.page,
    targets.line_from,
    targets.line_to
FROM targets
JOIN lanes ON lanes.indicator_id = targets.indicator_id
JOIN projects ON projects.project_id = targets.project_id
JOIN units ON units.unit_id = projects.unit_id
JOIN documents ON documents.document_id = projects.document_id
ORDER BY
    CASE lanes.lane
        WHEN 'words' THEN 1 WHEN 'no_measure' THEN 2 WHEN 'count' THEN 3 WHEN 'other_rate' THEN 4
        WHEN 'own_staff' THEN 5 ELSE 6
    END,
    units.city, units.unit_code, units.unit_id, targets.value_low, targets.respondent, targets.indicator_id;
