-- 一行是一个单位询问的一类人：范围内有几条满意度指标问他们，其中几条可比（口径与满意度指标逐条表相同）。问的是谁按三级指标和描述中的词归类，分不出的为“未分类”。满意度指标最多的单位在前，单位内按条数从多到少。
WITH asked AS (
    SELECT
        projects.unit_id,
        coalesce(indicators.respondent, '未分类') AS respondent,
        count(*) AS satisfaction_indicators,
        count(CASE WHEN satisfaction_lanes.lane = 'share' THEN 1 END) AS share_targets
    FROM satisfaction_lanes
    JOIN indicators ON indicators.indicator_id = satisfaction_lanes.indicator_id
    JOIN projects ON projects.project_id = indicators.project_id
    WHERE indicators.indicator_id IN (SELECT indicator_id FROM selected)
    GROUP BY projects.unit_id, coalesce(indicators.respondent, '未分类')
),
of_units AS (
    SELECT unit_id, sum(satisfaction_indicators) AS of_unit
    FROM asked
    GROUP BY unit_id
)
SELECT
    units.unit_id,
    units.unit_name,
    asked.respondent,
    asked.satisfaction_indicators,
    asked.share_targets,
    units.city,
    units.unit_code
FROM asked
JOIN of_units ON of_units.unit_id = asked.unit_id
JOIN units ON units.unit_id = asked.unit_id
ORDER BY of_units.of_unit DESC, units.unit_id, asked.satisfaction_indicators DESC, asked.respondent;
