-- 一行是从前一立项年份的预算数到后一立项年份的预算数的一步：减去只在前一年份有的项目，加上成对项目的增加，减去成对项目的减少，加上只在后一年份有的项目，恰好等于后一年份的预算数，分毫不差。
-- 没有的项目就是没有，不当作 0 来比；有项目没有印出预算数的整对不在其中。对数只计成对的，项目数计这一步涉及的全部项目。
WITH pairs AS (
    SELECT
        pair_id,
        pair_state,
        max(earlier_year) AS earlier_year,
        max(later_year) AS later_year,
        count(CASE WHEN code_year = earlier_year THEN 1 END) AS earlier_projects,
        count(CASE WHEN code_year = later_year THEN 1 END) AS later_projects,
        sum(CASE WHEN code_year = earlier_year THEN total_yuan END) AS earlier_yuan,
        sum(CASE WHEN code_year = later_year THEN total_yuan END) AS later_yuan
    FROM compared
    WHERE pair_state <> 'no_budget'
    GROUP BY pair_id, pair_state
),
steps AS (
    SELECT 1 AS position, 'earlier' AS step, earlier_yuan AS step_yuan, earlier_projects AS projects,
        CAST(NULL AS BIGINT) AS pairs, earlier_year, later_year
    FROM pairs
    WHERE earlier_projects > 0
    UNION ALL
    SELECT
        CASE pair_state WHEN 'only_earlier' THEN 2 WHEN 'increased' THEN 3 WHEN 'decreased' THEN 4
            WHEN 'unchanged' THEN 5 ELSE 6 END,
        pair_state,
        coalesce(later_yuan, 0) - coalesce(earlier_yuan, 0),
        earlier_projects + later_projects,
        CASE WHEN earlier_projects > 0 AND later_projects > 0 THEN 1 END,
        earlier_year,
        later_year
    FROM pairs
    UNION ALL
    SELECT 7, 'later', later_yuan, later_projects, CAST(NULL AS BIGINT), earlier_year, later_year
    FROM pairs
    WHERE later_projects > 0
)
SELECT
    step,
    CAST(sum(step_yuan) AS DECIMAL(38, 2)) AS step_yuan,
    CAST(sum(projects) AS BIGINT) AS projects,
    CAST(sum(pairs) AS BIGINT) AS pairs,
    max(earlier_year) AS earlier_year,
    max(later_year) AS later_year
FROM steps
GROUP BY position, step
ORDER BY position;
