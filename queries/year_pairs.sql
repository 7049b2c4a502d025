-- 一行是一对项目：同一单位、名称相同（或经人确认）而立项年份不同，预算数从前一年份到后一年份的增减，按增减的绝对值从大到小，不按百分比排名。
-- 一对可以由几个项目合成，预算数相加。前一年份不足 1 万元的不给百分比（基数过小）。成对的规则见参与对比的项目。
WITH pairs AS (
    SELECT
        pair_id,
        unit_name,
        city,
        max(earlier_year) AS earlier_year,
        max(later_year) AS later_year,
        min(CASE WHEN code_year = earlier_year THEN project_id END) AS earlier_project_id,
        min(CASE WHEN code_year = later_year THEN project_id END) AS later_project_id,
        concat_ws('、', array_sort(array_agg(DISTINCT CASE WHEN code_year = earlier_year THEN project_name END)))
            AS earlier_names,
        concat_ws('、', array_sort(array_agg(DISTINCT CASE WHEN code_year = later_year THEN project_name END)))
            AS later_names,
        concat_ws('、', array_sort(array_agg(DISTINCT CASE WHEN code_year = earlier_year THEN project_code END)))
            AS earlier_codes,
        concat_ws('、', array_sort(array_agg(DISTINCT CASE WHEN code_year = later_year THEN project_code END)))
            AS later_codes,
        count(CASE WHEN code_year = earlier_year THEN 1 END) AS earlier_projects,
        count(CASE WHEN code_year = later_year THEN 1 END) AS later_projects,
        count(DISTINCT project_name) AS names,
        max(pair_state) AS pair_state,
        CASE WHEN max(pair_state) <> 'no_budget' THEN sum(CASE WHEN code_year = earlier_year THEN total_yuan END) END
            AS earlier_yuan,
        CASE WHEN max(pair_state) <> 'no_budget' THEN sum(CASE WHEN code_year = later_year THEN total_yuan END) END
            AS later_yuan
    FROM compared
    GROUP BY pair_id, unit_name, city
)
SELECT
    later_project_id,
    earlier_project_id,
    pair_id,
    later_names,
    earlier_yuan,
    later_yuan,
    CAST(later_yuan - earlier_yuan AS DECIMAL(38, 2)) AS change_yuan,
    CAST(CASE WHEN earlier_yuan >= 10000
        THEN round(100 * (later_yuan - earlier_yuan) / earlier_yuan, 1) END AS DOUBLE) AS change_pct,
    CASE WHEN earlier_yuan < 10000 THEN 'small_base' END AS base_note,
    pair_state,
    CASE WHEN names > 1 THEN 'confirmed' ELSE 'same_name' END AS paired_by,
    unit_name,
    earlier_year,
    later_year,
    earlier_names,
    earlier_projects,
    later_projects,
    earlier_codes,
    later_codes,
    city
FROM pairs
WHERE earlier_projects > 0 AND later_projects > 0
ORDER BY abs(later_yuan - earlier_yuan) DESC NULLS LAST, later_yuan DESC NULLS LAST, pair_id;
