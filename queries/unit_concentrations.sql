-- 一行是一个预算单位：它的预算集中在几个项目上。项目按预算数从大到小排名，占比以该单位在筛选范围内的预算数为 100%；达到八成的项目数，是从最大的项目加起、累计不低于 80% 所需的项目数。
WITH ranked AS (
    SELECT
        unit_id,
        project_name,
        total_yuan,
        row_number() OVER (PARTITION BY unit_id ORDER BY total_yuan DESC NULLS LAST, project_id) AS unit_rank,
        sum(total_yuan) OVER (
            PARTITION BY unit_id ORDER BY total_yuan DESC NULLS LAST, project_id
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS cumulative_yuan,
        sum(total_yuan) OVER (PARTITION BY unit_id) AS unit_yuan
    FROM projects
    WHERE project_id IN (SELECT project_id FROM selected)
),
concentrations AS (
    SELECT
        unit_id,
        count(*) AS projects,
        sum(total_yuan) AS total_yuan,
        max(CASE WHEN unit_rank = 1 THEN project_name END) AS largest_project_name,
        max(CASE WHEN unit_rank = 1 THEN total_yuan END) AS largest_yuan,
        sum(CASE WHEN unit_rank <= 5 THEN total_yuan END) AS top5_yuan,
        count(CASE WHEN cumulative_yuan - total_yuan < 0.8 * unit_yuan THEN 1 END) AS projects_to_80
    FROM ranked
    GROUP BY unit_id
)
SELECT
    units.unit_id,
    units.unit_name,
    CAST(round(100 * largest_yuan / nullif(total_yuan, 0), 1) AS DOUBLE) AS largest_share_pct,
    CAST(round(100 * top5_yuan / nullif(total_yuan, 0), 1) AS DOUBLE) AS top5_share_pct,
    concentrations.projects_to_80,
    concentrations.projects,
    concentrations.total_yuan,
    concentrations.largest_project_name,
    concentrations.largest_yuan,
    concentrations.top5_yuan,
    units.city,
    units.unit_code
FROM concentrations
JOIN units ON units.unit_id = concentrations.unit_id
ORDER BY total_yuan DESC NULLS LAST, units.unit_id;
