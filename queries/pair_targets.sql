-- 一行是一对项目：预算的增减，对照它的产出、效益、满意度目标的变化（各有几条），按预算增减的绝对值从大到小。成本指标的上限多是预算本身，不在其中，另记条数。
-- 目标不变：每一条都不变。只改写法：其余都不变，只有文字的写法改变。定性改为定量：其余都不变，有文字改为数值的。目标有变：有数值上升、下降，有比较符改变、定量改为定性，有新增或未再列出。说不清：其余都没有变，但有同名多条对不上号的。
WITH counted AS (
    SELECT
        pair_id,
        count(CASE WHEN target_change = 'same' THEN 1 END) AS targets_same,
        count(CASE WHEN target_change = 'up' THEN 1 END) AS targets_up,
        count(CASE WHEN target_change = 'down' THEN 1 END) AS targets_down,
        count(CASE WHEN target_change = 'comparator' THEN 1 END) AS targets_comparator,
        count(CASE WHEN target_change = 'quantified' THEN 1 END) AS targets_quantified,
        count(CASE WHEN target_change = 'unquantified' THEN 1 END) AS targets_unquantified,
        count(CASE WHEN target_change = 'restated' THEN 1 END) AS targets_restated,
        count(CASE WHEN target_change = 'new' THEN 1 END) AS targets_new,
        count(CASE WHEN target_change = 'gone' THEN 1 END) AS targets_gone,
        count(CASE WHEN target_change = 'ambiguous' THEN 1 END) AS targets_ambiguous
    FROM pair_indicators
    WHERE coalesce(indicator_class, '') <> '成本'
    GROUP BY pair_id
),
costs AS (
    SELECT pair_id, count(earlier_indicator_id) AS earlier_costs, count(later_indicator_id) AS later_costs
    FROM pair_indicators
    WHERE indicator_class = '成本'
    GROUP BY pair_id
)
SELECT
    year_pairs.later_project_id,
    year_pairs.earlier_project_id,
    year_pairs.pair_id,
    year_pairs.later_names,
    year_pairs.change_yuan,
    CASE
        WHEN counted.pair_id IS NULL THEN 'no_targets'
        WHEN targets_up + targets_down + targets_comparator + targets_unquantified + targets_new + targets_gone > 0
            THEN 'changed'
        WHEN targets_ambiguous > 0 THEN 'unclear'
        WHEN targets_quantified > 0 THEN 'quantified'
        WHEN targets_restated > 0 THEN 'restated'
        ELSE 'same'
    END AS targets_state,
    counted.targets_same,
    counted.targets_up,
    counted.targets_down,
    counted.targets_comparator,
    counted.targets_quantified,
    counted.targets_unquantified,
    counted.targets_restated,
    counted.targets_new,
    counted.targets_gone,
    counted.targets_ambiguous,
    coalesce(costs.earlier_costs, 0) AS earlier_costs,
    coalesce(costs.later_costs, 0) AS later_costs,
    year_pairs.unit_name,
    year_pairs.earlier_year,
    year_pairs.later_year,
    year_pairs.city
FROM year_pairs
LEFT JOIN counted ON counted.pair_id = year_pairs.pair_id
LEFT JOIN costs ON costs.pair_id = year_pairs.pair_id
ORDER BY abs(year_pairs.change_yuan) DESC NULLS LAST, year_pairs.later_yuan DESC NULLS LAST, year_pairs.pair_id;
