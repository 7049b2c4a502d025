-- 占比超过 100%
-- 查什么：以 % 计的指标值大于 100%（或印为 >100%），而名称和描述里没有增长、提高、比上年一类的词。
-- 为什么要紧：部分占全体的比例不会超过 100%；可能多写了一个数字。
-- 依据：算术——部分不大于全体。
-- 可能的正当解释：指标是增长率、完成计划的倍数或投入产出比。
SELECT
    'check' AS severity,
    document_id,
    project_id,
    indicator_id,
    concat_ws('', '占比超过 100%：', level3, ' ', coalesce(target, annual_target)) AS message,
    concat_ws('；', level2, level3, description) AS evidence
FROM project_indicators
WHERE measure = '%'
  AND (value_high > 100 OR (value_low >= 100 AND comparator = '>'))
  AND regexp_extract(
      concat_ws('', level3, description), '(增|升|提高|扩大|同比|环比|较|比上|上年|往年|倍|产出比|回报|保值|投入|拉动|放大|计划完成|任务完成)', 0
  ) = ''
