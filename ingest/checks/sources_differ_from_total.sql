-- 资金来源之和与预算数不等
-- Finds: a project whose printed funding sources do not add up to its printed total.
-- Why: one of the two is misprinted, or a source is not printed; sums by source would not close.
-- Rule: the form prints 其中：财政资金、其他资金 as the parts of 预算数.
-- May be explained by: a source that the form has no column for.
SELECT
    'check' AS severity,
    document_id,
    project_id,
    CAST(NULL AS VARCHAR) AS indicator_id,
    '资金来源之和与预算数不等' AS message,
    concat(
        '预算数 ', CAST(total_yuan AS VARCHAR), ' 元；财政资金 ', coalesce(CAST(fiscal_yuan AS VARCHAR), '未填'),
        '，财政专户 ', coalesce(CAST(special_yuan AS VARCHAR), '未填'),
        '，其他资金 ', coalesce(CAST(other_yuan AS VARCHAR), '未填'),
        CASE WHEN carried_yuan IS NOT NULL THEN concat('，上年结转 ', CAST(carried_yuan AS VARCHAR)) ELSE '' END
    ) AS evidence
FROM projects
WHERE total_yuan <> coalesce(fiscal_yuan, 0) + coalesce(special_yuan, 0) + coalesce(other_yuan, 0)
  -- where the appropriation already holds what was carried over, adding it again would make a false point
  AND total_yuan <> coalesce(fiscal_yuan, 0) + coalesce(special_yuan, 0) + coalesce(other_yuan, 0)
      + coalesce(carried_yuan, 0)
  AND coalesce(fiscal_yuan, special_yuan, other_yuan) IS NOT NULL
