-- 金额的计量单位可能差了一万倍
-- 查什么：成本指标的总额是预算数的一千倍以上，或正好是它的万分之一（相差不到 1%）；单价大于整个项目的预算数；单价是同类单价（成本类别、计价单位相同，至少三条）中位数的一千倍以上或千分之一以下。
-- 为什么要紧：元与万元写混，成本指标就失去约束。
-- 依据：算术——一件的价钱不会大于全部的钱；万元是元的一万倍。
-- 可能的正当解释：预算数只是总投资中很小的一部分。
WITH amounts AS (
    SELECT
        i.*,
        rate_peers.median_yuan,
        CASE
            WHEN i.money_basis = 'rate' AND i.value_yuan > i.total_yuan THEN '单价大于整个项目的预算数'
            WHEN coalesce(i.money_basis, '') <> 'rate' AND i.value_yuan >= i.total_yuan * 1000 THEN '金额是预算数的一千倍以上'
            WHEN coalesce(i.money_basis, '') <> 'rate'
                AND i.total_yuan BETWEEN i.value_yuan * 9900 AND i.value_yuan * 10100 THEN '金额正好是预算数的万分之一'
            WHEN rate_peers.peers >= 3 AND i.value_yuan >= rate_peers.median_yuan * 1000 THEN '单价是同类单价的一千倍以上'
            WHEN rate_peers.peers >= 3 AND i.value_yuan * 1000 <= rate_peers.median_yuan THEN '单价不到同类单价的千分之一'
        END AS reason
    FROM project_indicators AS i
    LEFT JOIN rate_peers ON rate_peers.indicator_id = i.indicator_id
    WHERE i.indicator_class = '成本' AND i.value_yuan > 0 AND i.total_yuan > 0
)
SELECT
    'check' AS severity,
    document_id,
    project_id,
    indicator_id,
    concat_ws('', reason, '：', target, '，预算数 ', CAST(CAST(total_yuan / 10000 AS DECIMAL(18, 2)) AS STRING), ' 万元') AS message,
    concat_ws(
        '；', level3, description, concat('折合 ', CAST(value_yuan AS STRING), ' 元'),
        CASE WHEN median_yuan IS NOT NULL THEN concat('同类单价中位数 ', CAST(median_yuan AS STRING), ' 元') END
    ) AS evidence
FROM amounts
WHERE reason IS NOT NULL
