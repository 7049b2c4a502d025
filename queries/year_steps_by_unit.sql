-- 一行是一个单位从前一立项年份的预算数到后一立项年份的预算数：各步相加恰好等于后一年份的预算数，按后一年份的预算数从大到小。
-- 一个单位在某一年份没有项目的，那一年份为空，不作 0；有项目没有印出预算数的整对不在其中。
WITH pairs AS (
    SELECT
        pair_id,
        unit_id,
        pair_state,
        max(earlier_year) AS earlier_year,
        max(later_year) AS later_year,
        count(CASE WHEN code_year = earlier_year THEN 1 END) AS earlier_projects,
        count(CASE WHEN code_year = later_year THEN 1 END) AS later_projects,
        sum(CASE WHEN code_year = earlier_year THEN total_yuan END) AS earlier_yuan,
        sum(CASE WHEN code_year = later_year THEN total_yuan END) AS later_yuan
    FROM compared
    WHERE pair_state <> 'no_budget'
    GROUP BY pair_id, unit_id, pair_state
)
SELECT
    units.unit_id,
    units.unit_name,
    CAST(sum(pairs.earlier_yuan) AS DECIMAL(38, 2)) AS earlier_yuan,
    CAST(sum(CASE WHEN pair_state = 'only_earlier' THEN -earlier_yuan END) AS DECIMAL(38, 2)) AS only_earlier_yuan,
    CAST(sum(CASE WHEN pair_state = 'increased' THEN later_yuan - earlier_yuan END) AS DECIMAL(38, 2))
        AS increased_yuan,
    CAST(sum(CASE WHEN pair_state = 'decreased' THEN later_yuan - earlier_yuan END) AS DECIMAL(38, 2))
        AS decreased_yuan,
    CAST(sum(CASE WHEN pair_state = 'only_later' THEN later_yuan END) AS DECIMAL(38, 2)) AS only_later_yuan,
    CAST(sum(pairs.later_yuan) AS DECIMAL(38, 2)) AS later_yuan,
    count(CASE WHEN earlier_projects > 0 AND later_projects > 0 THEN 1 END) AS pairs,
    CAST(sum(CASE WHEN pair_state = 'only_earlier' THEN earlier_projects ELSE 0 END) AS BIGINT)
        AS only_earlier_projects,
    CAST(sum(CASE WHEN pair_state = 'only_later' THEN later_projects ELSE 0 END) AS BIGINT) AS only_later_projects,
    max(pairs.earlier_year) AS earlier_year,
    max(pairs.later_year) AS later_year,
    units.city
FROM pairs
JOIN units ON units.unit_id = pairs.unit_id
GROUP BY units.unit_id, units.unit_name, units.city
ORDER BY later_yuan DESC NULLS LAST, earlier_yuan DESC NULLS LAST, units.unit_id;
