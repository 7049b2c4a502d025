-- 比较符的方向与指标的意思相反
-- 查什么：越多越好的比率用了 ≤；越少越好的（投诉率、故障率等）用了 ≥；成本金额用了 ≥；效益指标用了 ≤，而名称和描述里没有下降、减少、控制一类的词。
-- 为什么要紧：照这个方向，什么都不做也算完成，或者花得越多越算完成。
-- 依据：常识——比较符应当与指标的意思一致；财预〔2015〕88号，绩效目标应当合理可行。
-- 可能的正当解释：补助、工资等规定了最低标准；数量受上级名额限制。
WITH directions AS (
    SELECT
        i.*,
        CASE
            WHEN i.comparator IN ('≤', '<') AND m.more_is_better = 1 AND i.measure = '%' THEN '越多越好的比率用了上限'
            WHEN i.comparator IN ('≥', '>') AND m.less_is_better = 1 THEN '越少越好的指标用了下限'
            WHEN i.comparator IN ('≥', '>') AND i.indicator_class = '成本' AND i.value_yuan IS NOT NULL
                AND regexp_extract(concat_ws('', i.level3, i.description), '(节约|节省|压减|降低|减少|增收|收入|自筹|配套)', 0) = ''
            THEN '成本金额用了下限'
            WHEN i.comparator IN ('≤', '<') AND i.indicator_class = '效益' AND i.target_kind = 'number'
                AND i.value_yuan IS NULL AND m.less_is_better = 0
                AND coalesce(i.measure, '') NOT IN ('天', '工作日', '小时', '分钟', '月', '年')
                AND regexp_extract(
                    concat_ws('', i.level3, i.description),
                    '(降|减|少|控|节|缩|涨|耗|排|污|废|害|险|灾|故障|事故|案|诉|访|纠纷|欠|逾|负|死|病|差|误|超|噪|间隔|成本|费用)', 0
                ) = ''
            THEN '效益指标用了上限'
        END AS reason
    FROM project_indicators AS i
    JOIN indicator_meanings AS m ON m.indicator_id = i.indicator_id
)
SELECT
    'check' AS severity,
    document_id,
    project_id,
    indicator_id,
    concat_ws('', reason, '：', level3, ' ', coalesce(target, annual_target)) AS message,
    concat_ws('；', level2, level3, description, target) AS evidence
FROM directions
WHERE reason IS NOT NULL
