-- 一行是筛选范围内的一个项目到某月底的累计支出计划：照印的文字，和读出的百分比；印为空白的为空，不作 0。
SELECT
    spending_plan.project_id,
    spending_plan.month,
    spending_plan.printed AS printed_percent,
    spending_plan.percent AS planned_pct
FROM spending_plan
WHERE spending_plan.project_id IN (SELECT project_id FROM selected)
ORDER BY spending_plan.project_id, spending_plan.month;
