-- 人数乘以人均标准与预算数不符
-- 查什么：项目只有一条每人（户）单价、一条以人（户）计的数量指标，没有其他成本上限；两者相乘与预算数相差一成以上。数量或单价印的是“不少于”的不查，按月、按天的单价不查。
-- 为什么要紧：数量、标准、预算三者之一可能没有随另一个更新。
-- 依据：财预〔2015〕88号，绩效目标应当与资金量相应匹配；算术。
-- 可能的正当解释：同一批人由几笔资金分担；一年发放几次。
WITH rates AS (
    SELECT project_id, min(value_yuan) AS rate_yuan, min(rate_per) AS rate_per, min(target) AS target, min(level3) AS level3
    FROM indicators
    WHERE money_basis = 'rate'
    GROUP BY project_id
    HAVING count(indicator_id) = 1 AND count(CASE WHEN comparator IN ('≥', '>') THEN 1 END) = 0
),
quantities AS (
    SELECT project_id, measure, min(value_high) AS quantity, min(target) AS target, min(level3) AS level3
    FROM indicators
    WHERE indicator_subclass = '数量' AND target_kind = 'number' AND measure IN ('人', '户')
    GROUP BY project_id, measure
    HAVING count(indicator_id) = 1 AND count(CASE WHEN comparator IN ('≥', '>') THEN 1 END) = 0
),
products AS (
    SELECT
        projects.document_id,
        projects.project_id,
        projects.total_yuan,
        CAST(quantities.quantity * rates.rate_yuan AS DECIMAL(18, 2)) AS product_yuan,
        concat_ws(' ', quantities.level3, quantities.target) AS quantity_words,
        concat_ws(' ', rates.level3, rates.target) AS rate_words
    FROM projects
    JOIN project_costs AS costs ON costs.project_id = projects.project_id
    JOIN rates ON rates.project_id = projects.project_id
    JOIN quantities ON quantities.project_id = projects.project_id
    WHERE costs.money_caps = costs.repeating_caps
      AND rates.rate_per IN (quantities.measure, concat(quantities.measure, '·年'))
)
SELECT
    'check' AS severity,
    document_id,
    project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws('', '数量乘以单价是 ', CAST(product_yuan AS STRING), ' 元，预算数 ', CAST(total_yuan AS STRING), ' 元') AS message,
    concat_ws('；', quantity_words, rate_words) AS evidence
FROM products
WHERE abs(product_yuan - total_yuan) * 10 > total_yuan
