-- 支出计划全部排在 12 月
-- 查什么：累计支出计划在 12 月底才由零到 100%、此前各栏都空白或为零的项目；同一单位在一份文件里合为一条。
-- 为什么要紧：看不出一年里怎样支出，年底集中支出也不利于执行进度。
-- 依据：常识——支出计划用来安排各时段的进度。
-- 可能的正当解释：年底一次性发放或结算；填表时只填了最后一格。
WITH plans AS (
    SELECT
        projects.document_id,
        projects.unit_id,
        projects.project_id,
        projects.project_name,
        projects.total_yuan,
        CASE
            WHEN count(CASE WHEN spending_plan.month < 12 AND spending_plan.percent > 0 THEN 1 END) = 0
                AND count(CASE WHEN spending_plan.month < 12 THEN 1 END) > 0
                AND count(CASE WHEN spending_plan.month = 12 AND spending_plan.percent = 100 THEN 1 END) = 1
            THEN 1
            ELSE 0
        END AS is_all_in_december
    FROM projects
    JOIN spending_plan ON spending_plan.project_id = projects.project_id
    GROUP BY projects.document_id, projects.unit_id, projects.project_id, projects.project_name, projects.total_yuan
)
SELECT
    'notice' AS severity,
    plans.document_id,
    units.unit_id,
    CAST(NULL AS STRING) AS project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws(
        '', concat_ws(' ', units.unit_code, units.unit_name), '：', CAST(sum(is_all_in_december) AS STRING),
        ' 个项目（共 ', CAST(count(plans.project_id) AS STRING), ' 个）的支出计划全部排在 12 月'
    ) AS message,
    concat_ws(
        '', '预算数合计 ', CAST(CAST(sum(CASE WHEN is_all_in_december = 1 THEN total_yuan END) / 10000 AS DECIMAL(18, 2)) AS STRING), ' 万元：',
        concat_ws('；', array_sort(array_agg(DISTINCT CASE WHEN is_all_in_december = 1 THEN project_name END)))
    ) AS evidence
FROM plans
JOIN units ON units.unit_id = plans.unit_id
GROUP BY plans.document_id, units.unit_id, units.unit_code, units.unit_name
HAVING sum(is_all_in_december) > 0
