-- 完成时间没有年份，看不出是哪一年
-- 查什么：指标值是没有年份的日期，而文件没有注明预算年度，或项目的立项年份与预算年度不同；每年重复的不查。
-- 为什么要紧：不知道到哪一年的这一天为止。
-- 依据：财预〔2015〕88号，绩效目标应当指向明确、细化量化。
-- 可能的正当解释：指预算年度；结转项目沿用了原来的目标。
SELECT
    'notice' AS severity,
    i.document_id,
    i.project_id,
    i.indicator_id,
    concat_ws(
        '', '完成时间“', i.target, '”没有年份，',
        CASE
            WHEN years.budget_year IS NULL THEN '文件也没有注明预算年度'
            ELSE concat_ws(
                '', '立项年份 ', CAST(years.code_year AS STRING), '，预算年度 ', CAST(years.budget_year AS STRING)
            )
        END
    ) AS message,
    concat_ws('；', i.level2, i.level3, i.description) AS evidence
FROM project_indicators AS i
JOIN project_years AS years ON years.project_id = i.project_id
WHERE i.target_kind = 'date'
  AND i.date_from IS NULL
  AND i.date_to IS NULL
  AND NOT contains(i.target, '每')
  AND (years.budget_year IS NULL OR years.code_year <> years.budget_year)
