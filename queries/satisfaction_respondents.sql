-- 一行是一个单位询问的一类人：范围内有几条满意度指标问他们，其中几条可比（口径与满意度指标逐条表相同）。问的是谁按三级指标和描述中的词归类，分不出的为“未分类”。满意度指标最多的单位在前，单位内按条数从多到少。
WITH asked AS (
    SELECT
        unit_id,
        unit_name,
        coalesce(respondent, '未分类') AS respondent,
        count(*) AS satisfaction_indicators,
        count(CASE WHEN lane = 'share' THEN 1 END) AS share_targets,
        city
    FROM satisfaction_targets
    GROUP BY unit_id, unit_name, coalesce(respondent, '未分类'), city
)
SELECT unit_id, unit_name, respondent, satisfaction_indicators, share_targets, city
FROM asked
ORDER BY
    sum(satisfaction_indicators) OVER (PARTITION BY unit_id) DESC,
    unit_id,
    satisfaction_indicators DESC,
    respondent;
