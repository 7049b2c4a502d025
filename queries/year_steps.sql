-- 一行是从前一立项年份的预算数到后一立项年份的预算数的一步：减去只在前一年份有的项目，加上成对项目的增加，减去成对项目的减少，加上只在后一年份有的项目，恰好等于后一年份的预算数，分毫不差。
-- 没有的项目就是没有，不当作 0 来比；有项目没有印出预算数的整对不在其中。对数只计成对的，项目数计这一步涉及的全部项目。
WITH steps AS (
    SELECT
        CASE pair_state WHEN 'only_earlier' THEN 2 WHEN 'increased' THEN 3 WHEN 'decreased' THEN 4
            WHEN 'unchanged' THEN 5 ELSE 6 END AS position,
        pair_state AS step,
        CASE WHEN code_year = later_year THEN total_yuan ELSE -total_yuan END AS step_yuan,
        CASE WHEN pair_state NOT IN ('only_earlier', 'only_later') THEN pair_id END AS pair_id,
        earlier_year,
        later_year
    FROM compared
    WHERE pair_state <> 'no_budget'
    UNION ALL
    SELECT
        CASE WHEN code_year = earlier_year THEN 1 ELSE 7 END,
        CASE WHEN code_year = earlier_year THEN 'earlier' ELSE 'later' END,
        total_yuan,
        CAST(NULL AS STRING),
        earlier_year,
        later_year
    FROM compared
    WHERE pair_state <> 'no_budget'
)
SELECT
    step,
    CAST(sum(step_yuan) AS DECIMAL(38, 2)) AS step_yuan,
    count(*) AS projects,
    nullif(count(DISTINCT pair_id), 0) AS pairs,
    max(earlier_year) AS earlier_year,
    max(later_year) AS later_year
FROM steps
GROUP BY position, step
ORDER BY position;
