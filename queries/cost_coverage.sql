-- 一行是筛选范围内的一个项目：成本上限之和与预算数对照，按差额的绝对值从大到小。看的是项目的全部指标，不受指标类别和子类筛选的影响。
-- 上限是可相加的全年金额（成本总额），单价从不相加。等于预算数的上限，若旁边另有其他上限，视为总数，不计入，只加其余各项；若没有其他上限，只计一次，状态为“上限=预算”。
-- 各项之和等于预算数为相符，小于为未覆盖，大于为超出；只有单价为单价不可加，连单价也没有为无金额，这两种没有差额，不作 0，排在最后。
WITH chosen AS (
    SELECT project_id, document_id, unit_id, project_name, code_year, total_yuan, page, line_from, line_to
    FROM projects
    WHERE project_id IN (SELECT project_id FROM selected)
),
costs AS (
    SELECT
        chosen.project_id,
        sum(CASE WHEN indicators.money_basis = 'total' AND indicators.value_yuan = chosen.total_yuan THEN 0
            WHEN indicators.money_basis = 'total' THEN indicators.value_yuan END) AS parts_yuan,
        count(CASE WHEN indicators.money_basis = 'total' THEN 1 END) AS money_caps,
        count(CASE WHEN indicators.money_basis = 'total' AND indicators.value_yuan = chosen.total_yuan THEN 1 END)
            AS repeating_caps,
        count(CASE WHEN indicators.money_basis = 'rate' THEN 1 END) AS money_rates
    FROM chosen
    LEFT JOIN indicators ON indicators.project_id = chosen.project_id
    GROUP BY chosen.project_id
),
coverage AS (
    SELECT
        chosen.project_id,
        CASE WHEN money_caps > 0 AND money_caps = repeating_caps THEN chosen.total_yuan ELSE parts_yuan END AS caps_yuan
    FROM chosen
    JOIN costs ON costs.project_id = chosen.project_id
)
SELECT
    chosen.project_id,
    chosen.project_name,
    CASE
        WHEN costs.money_caps = 0 AND costs.money_rates = 0 THEN 'no_money'
        WHEN costs.money_caps = 0 THEN 'rates_only'
        WHEN chosen.total_yuan IS NULL THEN 'no_budget'
        WHEN costs.money_caps = costs.repeating_caps THEN 'repeats'
        WHEN coverage.caps_yuan = chosen.total_yuan THEN 'matches'
        WHEN coverage.caps_yuan < chosen.total_yuan THEN 'uncovered'
        ELSE 'exceeds'
    END AS cap_state,
    chosen.total_yuan,
    coverage.caps_yuan,
    CAST(coverage.caps_yuan - chosen.total_yuan AS DECIMAL(38, 2)) AS cap_difference_yuan,
    costs.money_caps,
    costs.repeating_caps,
    costs.money_rates,
    units.unit_name,
    chosen.code_year,
    units.city,
    concat_ws(' ', documents.publisher, coalesce(documents.title, documents.file_name)) AS document_title,
    chosen.page,
    chosen.line_from,
    chosen.line_to
FROM chosen
JOIN costs ON costs.project_id = chosen.project_id
JOIN coverage ON coverage.project_id = chosen.project_id
JOIN units ON units.unit_id = chosen.unit_id
JOIN documents ON documents.document_id = chosen.document_id
ORDER BY abs(coverage.caps_yuan - chosen.total_yuan) DESC NULLS LAST, chosen.total_yuan DESC NULLS LAST,
    chosen.project_id;
