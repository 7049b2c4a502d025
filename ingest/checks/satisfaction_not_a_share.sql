-- 满意度指标不是满意的占比
-- 查什么：满意度指标的指标值是次数、文字，或者讲的是办结率等另一种比率；认可、好评、评价的占比不查。
-- 为什么要紧：看不出服务对象有多少人满意，也不能与其他项目比较。
-- 依据：财预〔2021〕101号，满意度指标反映服务对象的认可程度。
-- 可能的正当解释：以投诉次数代替问卷调查。
SELECT
    'check' AS severity,
    i.document_id,
    i.project_id,
    i.indicator_id,
    concat_ws(
        '',
        CASE lanes.lane
            WHEN 'count' THEN '满意度的指标值是次数或个数'
            WHEN 'words' THEN '满意度的指标值是文字'
            ELSE '满意度指标讲的是另一种比率'
        END,
        '：', i.level3, ' ', coalesce(i.target, i.annual_target)
    ) AS message,
    concat_ws('；', i.level2, i.level3, i.description) AS evidence
FROM satisfaction_lanes AS lanes
JOIN project_indicators AS i ON i.indicator_id = lanes.indicator_id
WHERE lanes.lane IN ('count', 'words', 'other_rate')
  AND coalesce(i.target, i.annual_target) IS NOT NULL
  AND regexp_extract(concat_ws('', i.level3, i.description), '(不满意|认可|好评|评价)', 0) = ''
