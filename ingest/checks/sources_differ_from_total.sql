-- 资金来源之和与预算数不等
-- 查什么：印出的各项资金来源相加不等于印出的预算数的项目。
-- 为什么要紧：两者之一可能印错，或者有一项来源没有印出；按来源汇总会对不上。
-- 依据：算术——表中“其中：财政资金、其他资金”等是预算数的组成部分。
-- 可能的正当解释：有的来源（如上年结转）在这张表里没有单独一栏。
SELECT
    'check' AS severity,
    document_id,
    project_id,
    CAST(NULL AS STRING) AS indicator_id,
    '资金来源之和与预算数不等' AS message,
    concat(
        '预算数 ', CAST(total_yuan AS STRING), ' 元；财政资金 ', coalesce(CAST(fiscal_yuan AS STRING), '未填'),
        '，财政专户 ', coalesce(CAST(special_yuan AS STRING), '未填'),
        '，其他资金 ', coalesce(CAST(other_yuan AS STRING), '未填'),
        CASE WHEN carried_yuan IS NOT NULL THEN concat('，上年结转 ', CAST(carried_yuan AS STRING)) ELSE '' END
    ) AS evidence
FROM projects
WHERE total_yuan <> coalesce(fiscal_yuan, 0) + coalesce(special_yuan, 0) + coalesce(other_yuan, 0)
  -- where the appropriation already holds what was carried over, adding it again would make a false point
  AND total_yuan <> coalesce(fiscal_yuan, 0) + coalesce(special_yuan, 0) + coalesce(other_yuan, 0)
      + coalesce(carried_yuan, 0)
  AND coalesce(fiscal_yuan, special_yuan, other_yuan) IS NOT NULL
