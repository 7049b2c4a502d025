-- 成本上限之和超过预算数
-- 查什么：可相加的金额上限之和大于本项目预算数（单价、与预算数相等的总额不重复计入）。
-- 为什么要紧：按这些上限都可以花满，钱却不够；上限可能沿用了另一年度或另一笔资金的数。
-- 依据：财预〔2015〕88号，绩效目标应当与资金量相应匹配；算术。
-- 可能的正当解释：一条上限包含在另一条之内；上限是几笔资金共同的总额。
SELECT
    'check' AS severity,
    projects.document_id,
    projects.project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws(
        '', '成本上限之和 ', CAST(CAST(costs.caps_yuan / 10000 AS DECIMAL(18, 2)) AS STRING), ' 万元，超过预算数 ',
        CAST(CAST(projects.total_yuan / 10000 AS DECIMAL(18, 2)) AS STRING), ' 万元'
    ) AS message,
    concat_ws('；', array_sort(array_agg(concat_ws(' ', i.level3, i.target)))) AS evidence
FROM project_costs AS costs
JOIN projects ON projects.project_id = costs.project_id
JOIN cost_caps AS caps ON caps.project_id = costs.project_id AND caps.is_counted = 1
JOIN indicators AS i ON i.indicator_id = caps.indicator_id
WHERE costs.cap_state = 'exceeds'
GROUP BY projects.document_id, projects.project_id, projects.total_yuan, costs.caps_yuan
