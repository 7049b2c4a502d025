-- 一行是一对项目中的一条指标，两个年份并排：按统一类别和三级指标名称（不计标点和大小写）一一对上的，为不变或改变；只有一边有的，为新增或未再列出（改了名称的也在其中）；同名的不止一条而对不上号的，各成一行，为同名多条，不猜。看的是成对项目的全部指标，不受指标类别和子类筛选的影响。
-- 不变是指标值的文字相同，或读出的比较符、数值和计量单位都相同。数值上升、下降只在两边都是单个数值而计量单位相同（金额按元比，口径相同）时才说，不评判好坏；数值相同而比较符不同为比较符改变；一边是数值、一边是文字的，为定性改为定量或定量改为定性；其余为写法改变。
-- 同值的另一边：新增或未再列出的一条，如果另一边同一类别里恰有一条印着同样的指标值，列出它的名称，可能只是改了名称，由人判断。
WITH sides AS (
    SELECT
        compared.pair_id,
        CASE WHEN compared.code_year = compared.earlier_year THEN 'earlier' ELSE 'later' END AS cohort,
        coalesce(indicators.indicator_class, '') AS class_key,
        lower(translate(coalesce(indicators.level3, ''), '（）()，,：:；;、。.“”" ', '')) AS name_key,
        translate(coalesce(indicators.target, ''), '（），：；＝％', '(),:;=%') AS target_key,
        indicators.indicator_id,
        indicators.project_id,
        indicators.position,
        indicators.level3,
        indicators.indicator_class,
        indicators.description,
        indicators.target,
        indicators.comparator,
        indicators.value_low,
        indicators.value_high,
        indicators.measure,
        indicators.value_yuan,
        CASE WHEN indicators.target_kind IN ('number', 'range') THEN 'number'
            WHEN coalesce(indicators.target_kind, 'text') = 'text' AND indicators.target IS NOT NULL THEN 'text' END AS kind,
        concat_ws('|', indicators.money_basis, indicators.rate_per) AS money_key,
        CASE WHEN indicators.target_kind = 'number' AND indicators.value_low = indicators.value_high THEN 1 ELSE 0 END
            AS is_one_number
    FROM compared
    JOIN indicators ON indicators.project_id = compared.project_id
    WHERE compared.pair_id IN (SELECT pair_id FROM year_pairs)
),
counted AS (
    SELECT
        pair_id, cohort, class_key, name_key, indicator_id,
        count(CASE WHEN cohort = 'earlier' THEN 1 END) OVER (PARTITION BY pair_id, class_key, name_key) AS earlier_same,
        count(CASE WHEN cohort = 'later' THEN 1 END) OVER (PARTITION BY pair_id, class_key, name_key) AS later_same
    FROM sides
),
matched AS (
    SELECT earlier.indicator_id AS earlier_indicator_id, later.indicator_id AS later_indicator_id, 'matched' AS how
    FROM counted AS earlier
    JOIN counted AS later
        ON later.pair_id = earlier.pair_id AND later.class_key = earlier.class_key AND later.name_key = earlier.name_key
    WHERE earlier.cohort = 'earlier' AND later.cohort = 'later'
      AND earlier.earlier_same = 1 AND earlier.later_same = 1
    UNION ALL
    SELECT
        CASE WHEN cohort = 'earlier' THEN indicator_id END,
        CASE WHEN cohort = 'later' THEN indicator_id END,
        CASE WHEN later_same = 0 THEN 'gone' WHEN earlier_same = 0 THEN 'new' ELSE 'ambiguous' END
    FROM counted
    WHERE NOT (earlier_same = 1 AND later_same = 1)
),
one_sided AS (
    SELECT
        sides.pair_id, matched.how, sides.class_key, sides.target_key,
        min(sides.indicator_id) AS indicator_id, min(sides.level3) AS level3
    FROM matched
    JOIN sides ON sides.indicator_id = coalesce(matched.later_indicator_id, matched.earlier_indicator_id)
    WHERE matched.how IN ('new', 'gone') AND sides.target_key <> ''
    GROUP BY sides.pair_id, matched.how, sides.class_key, sides.target_key
    HAVING count(*) = 1
),
same_valued AS (
    SELECT one.indicator_id, other.level3 AS same_value_name
    FROM one_sided AS one
    JOIN one_sided AS other
        ON other.pair_id = one.pair_id AND other.class_key = one.class_key AND other.target_key = one.target_key
    WHERE one.how <> other.how
)
SELECT
    matched.later_indicator_id,
    matched.earlier_indicator_id,
    later.project_id AS later_project_id,
    earlier.project_id AS earlier_project_id,
    year_pairs.pair_id,
    year_pairs.later_names,
    coalesce(later.level3, earlier.level3) AS level3,
    CASE
        WHEN matched.how <> 'matched' THEN matched.how
        WHEN earlier.target_key = later.target_key THEN 'same'
        WHEN earlier.kind = 'text' AND later.kind = 'number' THEN 'quantified'
        WHEN earlier.kind = 'number' AND later.kind = 'text' THEN 'unquantified'
        WHEN earlier.is_one_number + later.is_one_number < 2 THEN 'restated'
        WHEN earlier.value_yuan IS NOT NULL AND later.value_yuan IS NOT NULL THEN
            CASE
                WHEN earlier.money_key <> later.money_key THEN 'restated'
                WHEN later.value_yuan > earlier.value_yuan THEN 'up'
                WHEN later.value_yuan < earlier.value_yuan THEN 'down'
                WHEN coalesce(earlier.comparator, '') = coalesce(later.comparator, '') THEN 'same'
                ELSE 'comparator'
            END
        WHEN coalesce(earlier.measure, '') <> coalesce(later.measure, '') THEN 'restated'
        WHEN later.value_low > earlier.value_low THEN 'up'
        WHEN later.value_low < earlier.value_low THEN 'down'
        WHEN coalesce(earlier.comparator, '') = coalesce(later.comparator, '') THEN 'same'
        ELSE 'comparator'
    END AS target_change,
    earlier.target AS earlier_target,
    later.target AS later_target,
    same_valued.same_value_name,
    coalesce(later.indicator_class, earlier.indicator_class) AS indicator_class,
    year_pairs.change_yuan,
    year_pairs.unit_name,
    earlier.description AS earlier_description,
    later.description AS later_description,
    year_pairs.earlier_year,
    year_pairs.later_year,
    year_pairs.city
FROM matched
LEFT JOIN sides AS earlier ON earlier.indicator_id = matched.earlier_indicator_id
LEFT JOIN sides AS later ON later.indicator_id = matched.later_indicator_id
LEFT JOIN same_valued
    ON same_valued.indicator_id = coalesce(matched.later_indicator_id, matched.earlier_indicator_id)
JOIN year_pairs ON year_pairs.pair_id = coalesce(later.pair_id, earlier.pair_id)
ORDER BY
    abs(year_pairs.change_yuan) DESC NULLS LAST,
    year_pairs.pair_id,
    CASE coalesce(later.indicator_class, earlier.indicator_class)
        WHEN '产出' THEN 1 WHEN '效益' THEN 2 WHEN '满意度' THEN 3 WHEN '成本' THEN 4 ELSE 5 END,
    coalesce(later.position, earlier.position),
    coalesce(later.indicator_id, earlier.indicator_id);
