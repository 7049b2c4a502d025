-- 一行是一个成本类别：筛选范围内的成本上限之和，从大到小。只加可相加的全年金额，单价从不相加。
-- 等于预算数的上限若旁边另有其他上限，视为总数，不重复计入；若没有，只计一次。类别按指标名称和描述归类；印在成本以外指标下的金额自成一行。
SELECT
    coalesce(cost_caps.cost_category, 'not_a_cost') AS cap_category,
    sum(cost_caps.value_yuan) AS caps_yuan,
    CAST(round(100 * sum(cost_caps.value_yuan) / nullif(sum(sum(cost_caps.value_yuan)) OVER (), 0), 1) AS DOUBLE)
        AS caps_share_pct,
    count(*) AS money_caps,
    count(DISTINCT cost_caps.project_id) AS projects,
    count(DISTINCT projects.unit_id) AS units
FROM cost_caps
JOIN projects ON projects.project_id = cost_caps.project_id
WHERE cost_caps.is_counted = 1
  AND cost_caps.indicator_id IN (SELECT indicator_id FROM selected)
GROUP BY coalesce(cost_caps.cost_category, 'not_a_cost')
ORDER BY caps_yuan DESC NULLS LAST, cap_category;
