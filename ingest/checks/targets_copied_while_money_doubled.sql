-- 钱翻了一倍，数量指标一字未改
-- 查什么：同一单位、同名的项目，后一年份的预算数是前一年份的两倍以上，数量指标的名称和指标值却完全相同；前一年份不到 1 万元的、数量都是 1 的不比。年份是立项年份，没有编码时是预算年度。
-- 为什么要紧：多出来的钱没有对应的产出；或者同一产出在两笔钱里各算了一次。
-- 依据：财预〔2015〕88号，绩效目标应当与资金量相应匹配。
-- 可能的正当解释：前一年份的只是结转的余款；数量本来就是下限。
WITH quantities AS (
    SELECT
        i.project_id,
        concat_ws('；', array_sort(array_agg(concat_ws(' ', i.level3, i.target)))) AS targets
    FROM indicators AS i
    WHERE i.indicator_subclass = '数量'
    GROUP BY i.project_id
    HAVING max(i.value_high) > 1
),
dated AS (
    SELECT projects.*, years.project_year, quantities.targets
    FROM projects
    JOIN project_years AS years ON years.project_id = projects.project_id
    JOIN quantities ON quantities.project_id = projects.project_id
)
SELECT
    'notice' AS severity,
    later.document_id,
    later.project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws(
        '', CAST(earlier.project_year AS STRING), CASE WHEN earlier.code_year IS NULL THEN ' 年预算 ' ELSE ' 年立项的 ' END,
        CAST(CAST(earlier.total_yuan / 10000 AS DECIMAL(18, 2)) AS STRING), ' 万元，', CAST(later.project_year AS STRING),
        CASE WHEN later.code_year IS NULL THEN ' 年预算 ' ELSE ' 年立项的 ' END,
        CAST(CAST(later.total_yuan / 10000 AS DECIMAL(18, 2)) AS STRING), ' 万元，数量指标完全相同'
    ) AS message,
    later.targets AS evidence
FROM dated AS later
JOIN dated AS earlier
    ON earlier.unit_id = later.unit_id
   AND earlier.project_name = later.project_name
   AND earlier.project_year < later.project_year
   AND earlier.targets = later.targets
WHERE earlier.total_yuan >= 10000 AND later.total_yuan >= earlier.total_yuan * 2
