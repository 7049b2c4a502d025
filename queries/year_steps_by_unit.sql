-- 一行是一个单位从前一立项年份的预算数到后一立项年份的预算数：各步相加恰好等于后一年份的预算数，净增减是各步之和，按它的绝对值从大到小。
-- 一个单位在某一年份没有项目的，那一年份为空，不作 0；有项目没有印出预算数的整对不在其中。
WITH signed AS (
    SELECT
        unit_id,
        unit_name,
        city,
        pair_state,
        total_yuan,
        code_year,
        earlier_year,
        later_year,
        CASE WHEN code_year = later_year THEN total_yuan ELSE -total_yuan END AS signed_yuan,
        CASE WHEN pair_state NOT IN ('only_earlier', 'only_later') THEN pair_id END AS pair_id
    FROM compared
    WHERE pair_state <> 'no_budget'
)
SELECT
    unit_id,
    unit_name,
    CAST(sum(signed_yuan) AS DECIMAL(38, 2)) AS net_yuan,
    CAST(sum(CASE WHEN code_year = earlier_year THEN total_yuan END) AS DECIMAL(38, 2)) AS earlier_yuan,
    CAST(sum(CASE WHEN pair_state = 'only_earlier' THEN signed_yuan END) AS DECIMAL(38, 2)) AS only_earlier_yuan,
    CAST(sum(CASE WHEN pair_state = 'increased' THEN signed_yuan END) AS DECIMAL(38, 2)) AS increased_yuan,
    CAST(sum(CASE WHEN pair_state = 'decreased' THEN signed_yuan END) AS DECIMAL(38, 2)) AS decreased_yuan,
    CAST(sum(CASE WHEN pair_state = 'only_later' THEN signed_yuan END) AS DECIMAL(38, 2)) AS only_later_yuan,
    CAST(sum(CASE WHEN code_year = later_year THEN total_yuan END) AS DECIMAL(38, 2)) AS later_yuan,
    count(DISTINCT pair_id) AS pairs,
    count(CASE WHEN pair_state = 'only_earlier' THEN 1 END) AS only_earlier_projects,
    count(CASE WHEN pair_state = 'only_later' THEN 1 END) AS only_later_projects,
    max(earlier_year) AS earlier_year,
    max(later_year) AS later_year,
    city
FROM signed
GROUP BY unit_id, unit_name, city
ORDER BY abs(net_yuan) DESC, unit_id;
