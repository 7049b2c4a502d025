-- 指标的内容与所在类别不符
-- 查什么：时效、质量指标下的金额；数量指标下的比率；时效指标下的合格率、准确率、运行率等质量比率；数量指标下的事故、投诉、故障次数。
-- 为什么要紧：按类别汇总、打分时会算到别的类别里；本类别可能因此实际上没有指标。
-- 依据：财预〔2021〕101号，产出指标分数量、质量、时效，成本单独设置；常识。
-- 可能的正当解释：单位沿用了本系统的指标分类。
WITH contradictions AS (
    SELECT
        i.*,
        CASE
            WHEN i.indicator_subclass IN ('时效', '质量') AND i.value_yuan IS NOT NULL THEN '金额'
            WHEN i.indicator_subclass = '数量' AND i.measure = '%' THEN '比率'
            WHEN i.indicator_subclass = '时效' AND i.measure = '%'
                AND regexp_extract(i.level3, '(合格|准确|正常运行|达标|合规|完好|覆盖|满意)率', 0) <> ''
                AND regexp_extract(i.level3, '(及时|按时|按期|准时|时间|进度)', 0) = '' THEN '质量比率'
            WHEN i.indicator_subclass = '数量' AND m.less_is_better = 1 THEN '事故、投诉一类的次数'
        END AS content
    FROM project_indicators AS i
    JOIN indicator_meanings AS m ON m.indicator_id = i.indicator_id
)
SELECT
    'check' AS severity,
    document_id,
    project_id,
    indicator_id,
    concat_ws('', indicator_subclass, '指标下是', content, '：', level3, ' ', coalesce(target, annual_target)) AS message,
    concat_ws('；', level1, level2, level3, description, target) AS evidence
FROM contradictions
WHERE content IS NOT NULL
