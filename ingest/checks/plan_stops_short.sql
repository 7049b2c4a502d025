-- 支出计划到最后一个月没有达到 100%
-- 查什么：最后一个印出的月底在 12 月，累计支出计划小于 100% 的项目。
-- 为什么要紧：预算没有全部安排支出，年底可能形成结转。
-- 依据：算术——预算数应当在年内安排完，累计到 100%。
-- 可能的正当解释：跨年项目，余款在下一年支付。
WITH last_months AS (
    SELECT spending_plan.*, row_number() OVER (PARTITION BY project_id ORDER BY month DESC) AS from_end
    FROM spending_plan
    WHERE percent IS NOT NULL
)
SELECT
    'check' AS severity,
    projects.document_id,
    projects.project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws('', '支出计划到 ', CAST(month AS STRING), ' 月底只有 ', printed) AS message,
    concat_ws('', CAST(month AS STRING), ' 月底累计印为 ', printed, '，此后没有再印') AS evidence
FROM last_months
JOIN projects ON projects.project_id = last_months.project_id
WHERE from_end = 1 AND month = 12 AND percent < 100
