-- 项目没有产出指标
-- 查什么：有指标，却没有一条数量、质量或时效指标的项目；有指标归不进类别的不查。
-- 为什么要紧：看不出钱花了要做出什么。
-- 依据：财预〔2021〕101号，每个项目至少有一条核心产出指标。
-- 可能的正当解释：产出写在绩效目标的文字里；只发放补贴，按成本和效益考核。
SELECT
    'check' AS severity,
    document_id,
    project_id,
    CAST(NULL AS STRING) AS indicator_id,
    '项目没有产出指标' AS message,
    concat_ws(
        '', '共 ', CAST(count(indicator_id) AS STRING), ' 条指标：',
        concat_ws('；', array_sort(array_agg(DISTINCT concat_ws(' ', level1, level2))))
    ) AS evidence
FROM project_indicators
GROUP BY document_id, project_id
HAVING count(CASE WHEN indicator_class = '产出' OR indicator_class IS NULL THEN 1 END) = 0
