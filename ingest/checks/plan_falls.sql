-- 累计支出计划下降
-- 查什么：后一个月底的累计支出计划小于前一个月底的项目。
-- 为什么要紧：累计数只会持平或增加；可能填成了当期数。
-- 依据：算术——累计数不会变小。
-- 可能的正当解释：填的是各时段的支出而不是累计数；计划收回资金。
WITH steps AS (
    SELECT
        project_id,
        month,
        percent,
        printed,
        lag(percent) OVER (PARTITION BY project_id ORDER BY month) AS percent_before,
        lag(printed) OVER (PARTITION BY project_id ORDER BY month) AS printed_before,
        lag(month) OVER (PARTITION BY project_id ORDER BY month) AS month_before
    FROM spending_plan
    WHERE percent IS NOT NULL
)
SELECT
    'check' AS severity,
    projects.document_id,
    projects.project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws(
        '', '累计支出计划下降：', CAST(month_before AS STRING), ' 月底 ', printed_before, '，',
        CAST(month AS STRING), ' 月底 ', printed
    ) AS message,
    concat_ws('', CAST(month AS STRING), ' 月底累计印为 ', printed) AS evidence
FROM steps
JOIN projects ON projects.project_id = steps.project_id
WHERE percent < percent_before
