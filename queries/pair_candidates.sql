-- 一行是一组候选：同一单位、立项年份不同、名称相近而不相同的两个项目，附理由和相似度（名称去掉年份、文号、“划转”字样和标点后逐字比较，100 为相同）。至少一个还没有同名的另一半，相似度不低于 70；两个项目都在对比之内才列出。
-- 候选不计入对比，经人确认后才计入；可以把几个项目并入一个。确认后的影响：如果确认，各步会改变多少；已经成一对的不再有影响。待定的在前，再按相似度从大到小。
WITH pairs AS (
    SELECT
        pair_id,
        max(CASE WHEN pair_state = 'no_budget' THEN 1 ELSE 0 END) AS lacks_budget,
        coalesce(sum(CASE WHEN code_year = earlier_year THEN total_yuan END), 0) AS earlier_yuan,
        coalesce(sum(CASE WHEN code_year = later_year THEN total_yuan END), 0) AS later_yuan,
        max(CASE WHEN pair_state = 'only_earlier' THEN 1 ELSE 0 END) AS is_only_earlier,
        max(CASE WHEN pair_state = 'only_later' THEN 1 ELSE 0 END) AS is_only_later
    FROM compared
    GROUP BY pair_id
),
steps AS (
    SELECT
        pair_id,
        lacks_budget,
        earlier_yuan,
        later_yuan,
        CASE WHEN is_only_earlier = 1 THEN earlier_yuan ELSE 0 END AS only_earlier_yuan,
        CASE WHEN is_only_later = 1 THEN later_yuan ELSE 0 END AS only_later_yuan,
        CASE WHEN is_only_earlier + is_only_later = 0 AND later_yuan > earlier_yuan
            THEN later_yuan - earlier_yuan ELSE 0 END AS increase_yuan,
        CASE WHEN is_only_earlier + is_only_later = 0 AND later_yuan < earlier_yuan
            THEN later_yuan - earlier_yuan ELSE 0 END AS decrease_yuan
    FROM pairs
),
effects AS (
    SELECT
        candidates.earlier_id,
        candidates.later_id,
        one.only_earlier_yuan + other.only_earlier_yuan AS effect_only_earlier_yuan,
        -one.only_later_yuan - other.only_later_yuan AS effect_only_later_yuan,
        one.later_yuan + other.later_yuan - one.earlier_yuan - other.earlier_yuan AS joined_change,
        one.increase_yuan + other.increase_yuan AS increase_before,
        one.decrease_yuan + other.decrease_yuan AS decrease_before
    FROM candidates
    JOIN compared AS earlier ON earlier.project_id = candidates.earlier_id
    JOIN compared AS later ON later.project_id = candidates.later_id
    JOIN steps AS one ON one.pair_id = earlier.pair_id
    JOIN steps AS other ON other.pair_id = later.pair_id
    WHERE earlier.pair_id <> later.pair_id AND one.lacks_budget + other.lacks_budget = 0
)
SELECT
    candidates.earlier_id AS earlier_project_id,
    candidates.later_id AS later_project_id,
    earlier.pair_id AS earlier_pair_id,
    later.pair_id AS later_pair_id,
    earlier.project_name AS earlier_names,
    later.project_name AS later_names,
    candidates.decision,
    candidates.likeness_reason,
    candidates.likeness,
    earlier.total_yuan AS earlier_yuan,
    later.total_yuan AS later_yuan,
    CAST(effects.effect_only_earlier_yuan AS DECIMAL(38, 2)) AS effect_only_earlier_yuan,
    CAST(CASE WHEN joined_change > 0 THEN joined_change ELSE 0 END - increase_before AS DECIMAL(38, 2))
        AS effect_increased_yuan,
    CAST(CASE WHEN joined_change < 0 THEN joined_change ELSE 0 END - decrease_before AS DECIMAL(38, 2))
        AS effect_decreased_yuan,
    CAST(effects.effect_only_later_yuan AS DECIMAL(38, 2)) AS effect_only_later_yuan,
    later.unit_name,
    earlier.code_year AS earlier_year,
    later.code_year AS later_year,
    earlier.project_code AS earlier_codes,
    later.project_code AS later_codes,
    candidates.decided_on,
    candidates.remark,
    later.city,
    later.unit_code
FROM candidates
JOIN compared AS earlier ON earlier.project_id = candidates.earlier_id
JOIN compared AS later ON later.project_id = candidates.later_id
LEFT JOIN effects ON effects.earlier_id = candidates.earlier_id AND effects.later_id = candidates.later_id
WHERE earlier.code_year = earlier.earlier_year AND later.code_year = later.later_year
ORDER BY
    CASE candidates.decision WHEN 'pending' THEN 1 WHEN 'confirmed' THEN 2 ELSE 3 END,
    candidates.likeness DESC,
    candidates.earlier_id,
    candidates.later_id;
