-- 一行是一个成本类别：筛选范围内的成本上限之和，从大到小。只加可相加的全年金额，单价从不相加。
-- 等于预算数的上限若旁边另有其他上限，视为总数，不重复计入；若没有，只计一次。类别按指标名称和描述归类；印在成本以外指标下的金额自成一行。
WITH caps AS (
    SELECT
        projects.project_id,
        projects.unit_id,
        indicators.indicator_id,
        coalesce(indicators.cost_category, 'not_a_cost') AS cap_category,
        indicators.value_yuan,
        CASE WHEN indicators.value_yuan = projects.total_yuan THEN 1 ELSE 0 END AS is_repeating,
        min(CASE WHEN indicators.value_yuan = projects.total_yuan THEN 1 ELSE 0 END)
            OVER (PARTITION BY projects.project_id) AS all_repeating,
        row_number() OVER (PARTITION BY projects.project_id ORDER BY indicators.position) AS cap_rank
    FROM indicators
    JOIN projects ON projects.project_id = indicators.project_id
    WHERE indicators.money_basis = 'total'
      AND projects.project_id IN (SELECT project_id FROM selected)
),
counted AS (
    SELECT project_id, unit_id, cap_category, value_yuan
    FROM caps
    WHERE (is_repeating = 0 OR (all_repeating = 1 AND cap_rank = 1))
      AND indicator_id IN (SELECT indicator_id FROM selected)
)
SELECT
    cap_category,
    sum(value_yuan) AS caps_yuan,
    CAST(round(100 * sum(value_yuan) / nullif(sum(sum(value_yuan)) OVER (), 0), 1) AS DOUBLE) AS caps_share_pct,
    count(*) AS money_caps,
    count(DISTINCT project_id) AS projects,
    count(DISTINCT unit_id) AS units
FROM counted
GROUP BY cap_category
ORDER BY caps_yuan DESC NULLS LAST, cap_category;
