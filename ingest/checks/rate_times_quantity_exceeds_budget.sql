-- 人数乘以人均标准超过预算数
-- 查什么：项目只有一条每人（户）单价、一条以人（户）计的数量指标，没有其他成本上限；两者相乘超过预算数一成以上；不足的不查，因为预算可以还有别的开支。数量或单价印的是“不少于”的不查，按月、按天的单价不查。
-- 为什么要紧：数量、标准、预算三者之一可能没有随另一个更新。
-- 依据：财预〔2015〕88号，绩效目标应当与资金量相应匹配；算术。
-- 可能的正当解释：同一批人由几笔资金分担；一年发放几次。
SELECT
    'check' AS severity,
    projects.document_id,
    projects.project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws(
        '', '数量乘以单价是 ', CAST(CAST(headcounts.headcount_yuan / 10000 AS DECIMAL(18, 2)) AS STRING), ' 万元，超过预算数 ',
        CAST(CAST(projects.total_yuan / 10000 AS DECIMAL(18, 2)) AS STRING), ' 万元'
    ) AS message,
    concat_ws('；', headcounts.quantity_words, headcounts.rate_words) AS evidence
FROM headcount_costs AS headcounts
JOIN projects ON projects.project_id = headcounts.project_id
JOIN project_costs AS costs ON costs.project_id = headcounts.project_id
WHERE costs.money_caps = costs.repeating_caps
  AND headcounts.headcount_yuan * 10 > projects.total_yuan * 11
