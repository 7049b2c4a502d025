-- 项目没有满意度指标
-- 查什么：一条满意度指标也没有的项目。
-- 为什么要紧：满意度是核心指标之一；表格末尾没有满意度，也可能是文件不全。
-- 依据：财预〔2021〕101号，核心指标包括产出、成本、效益和满意度。
-- 可能的正当解释：项目不直接服务外部对象，如房租、设备购置。
SELECT
    'notice' AS severity,
    p.document_id,
    p.project_id,
    CAST(NULL AS STRING) AS indicator_id,
    '项目没有满意度指标' AS message,
    concat('共 ', CAST(count(i.indicator_id) AS STRING), ' 条指标') AS evidence
FROM projects AS p
LEFT JOIN indicators AS i ON i.project_id = p.project_id
GROUP BY p.document_id, p.project_id
HAVING count(CASE WHEN i.indicator_class = '满意度' THEN 1 END) = 0
