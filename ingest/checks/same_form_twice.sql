-- 同一张表印了两次
-- 查什么：同一文件、同一单位里名称、编码、预算数和全部指标都相同的两张表。
-- 为什么要紧：汇总时同一笔钱会算两次。
-- 依据：常识——一个项目只有一张表。
-- 可能的正当解释：确有两个内容相同的项目。
WITH forms AS (
    SELECT
        projects.document_id,
        projects.unit_id,
        projects.project_id,
        projects.project_name,
        coalesce(projects.project_code, '') AS project_code,
        projects.total_yuan,
        concat_ws('；', array_sort(array_agg(concat_ws(' ', i.level2, i.level3, i.description, i.target, i.annual_target))))
            AS all_indicators
    FROM projects
    JOIN indicators AS i ON i.project_id = projects.project_id
    GROUP BY
        projects.document_id, projects.unit_id, projects.project_id, projects.project_name,
        projects.project_code, projects.total_yuan
)
SELECT
    'check' AS severity,
    document_id,
    min(project_id) AS project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws(
        '', '这张表在本文件里印了 ', CAST(count(project_id) AS STRING), ' 次，完全相同，',
        coalesce(
            concat('预算数 ', CAST(CAST(total_yuan / 10000 AS DECIMAL(18, 2)) AS STRING), ' 万元'), '没有印预算数'
        ),
        '，只计一次'
    ) AS message,
    project_name AS evidence
FROM forms
GROUP BY document_id, unit_id, project_name, project_code, total_yuan, all_indicators
HAVING count(project_id) > 1
