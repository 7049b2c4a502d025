-- 成本上限之和远低于预算数
-- 查什么：成本指标都是金额上限，其和不到本项目预算数的七成（约定的界线）；有单价或文字成本指标的不查。
-- 为什么要紧：三成以上的钱没有成本指标约束。
-- 依据：财预〔2015〕88号，绩效目标应当与资金量相应匹配；算术。
-- 可能的正当解释：只为主要开支设了成本指标。
SELECT
    'notice' AS severity,
    projects.document_id,
    projects.project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws(
        '', '成本上限之和 ', CAST(CAST(costs.caps_yuan / 10000 AS DECIMAL(18, 2)) AS STRING), ' 万元，只占预算数 ',
        CAST(CAST(projects.total_yuan / 10000 AS DECIMAL(18, 2)) AS STRING), ' 万元的 ',
        CAST(CAST(round(costs.caps_yuan * 100 / projects.total_yuan, 1) AS DECIMAL(9, 1)) AS STRING), '%'
    ) AS message,
    concat_ws('；', array_sort(array_agg(concat_ws(' ', i.level3, i.target)))) AS evidence
FROM project_costs AS costs
JOIN projects ON projects.project_id = costs.project_id
JOIN indicators AS i ON i.project_id = costs.project_id AND i.indicator_class = '成本'
WHERE costs.cap_state = 'uncovered'
  AND costs.repeating_caps = 0
  AND costs.money_rates = 0
  AND costs.caps_yuan * 10 < projects.total_yuan * 7
GROUP BY projects.document_id, projects.project_id, projects.total_yuan, costs.caps_yuan
HAVING count(CASE WHEN i.value_yuan IS NULL THEN 1 END) = 0
