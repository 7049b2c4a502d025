-- 一行是一个预算单位：成本上限之和，与它在筛选范围内的预算对照，按上限之和从大到小。看的是范围内项目的全部指标，不受指标类别和子类筛选的影响。
-- 只加可相加的全年金额，单价从不相加；等于预算数的上限若旁边另有其他上限，不重复计入，若没有，只计一次。
-- 上限之和 = 分项说明的预算（分项上限之和，每个项目至多到预算数）+ 上限=预算的项目 + 超出预算的部分。没有印出金额上限的单位为空，不作 0。
WITH split AS (
    SELECT
        unit_id,
        total_yuan,
        caps_yuan,
        money_caps,
        money_rates,
        CASE WHEN cap_state = 'exceeds' THEN total_yuan WHEN cap_state <> 'repeats' THEN caps_yuan END AS explained_yuan,
        CASE WHEN cap_state = 'repeats' THEN caps_yuan END AS repeated_yuan,
        CASE WHEN cap_state = 'exceeds' THEN caps_yuan - total_yuan END AS over_yuan
    FROM project_costs
    WHERE project_id IN (SELECT project_id FROM selected)
)
SELECT
    units.unit_id,
    units.unit_name,
    sum(split.caps_yuan) AS caps_yuan,
    sum(split.total_yuan) AS total_yuan,
    CAST(sum(split.explained_yuan) AS DECIMAL(38, 2)) AS explained_yuan,
    CAST(CASE WHEN sum(split.money_caps) > 0
        THEN round(100 * coalesce(sum(split.explained_yuan), 0) / nullif(sum(split.total_yuan), 0), 1) END AS DOUBLE)
        AS explained_share_pct,
    sum(split.repeated_yuan) AS repeated_yuan,
    CAST(sum(split.over_yuan) AS DECIMAL(38, 2)) AS over_yuan,
    count(*) AS projects,
    count(CASE WHEN split.money_caps > 0 THEN 1 END) AS projects_with_caps,
    CAST(sum(split.money_caps) AS BIGINT) AS money_caps,
    CAST(sum(split.money_rates) AS BIGINT) AS money_rates,
    units.city
FROM split
JOIN units ON units.unit_id = split.unit_id
GROUP BY units.unit_id, units.unit_name, units.city
ORDER BY caps_yuan DESC NULLS LAST, total_yuan DESC NULLS LAST, units.unit_id;
