-- 一行是一个预算单位在筛选范围内的预算，按预算数从大到小。资金来源印为空白的不计入该来源的合计，一个单位全部空白时为空，不作 0；占范围合计为该单位预算数除以范围内全部单位的预算数。
WITH budgets AS (
    SELECT
        unit_id,
        city,
        unit_code,
        unit_name,
        count(*) AS projects,
        sum(total_yuan) AS total_yuan,
        sum(fiscal_yuan) AS fiscal_yuan,
        sum(special_yuan) AS special_yuan,
        sum(other_yuan) AS other_yuan
    FROM named_projects
    WHERE project_id IN (SELECT project_id FROM selected)
    GROUP BY unit_id, city, unit_code, unit_name
)
SELECT
    unit_id,
    unit_name,
    total_yuan,
    CAST(round(100 * total_yuan / nullif(sum(total_yuan) OVER (), 0), 1) AS DOUBLE) AS scope_share_pct,
    fiscal_yuan,
    special_yuan,
    other_yuan,
    projects,
    city,
    unit_code
FROM budgets
ORDER BY total_yuan DESC NULLS LAST, unit_id;
