-- 用途或目标与另一个项目相同，指标却不同
-- 查什么：同一文件里名称不同、产出和成本指标没有一条同名的两个项目，用途或目标（15 字以上）却一字不差。
-- 为什么要紧：其中一个可能是从另一个复制来的，与项目无关。
-- 依据：财预〔2015〕88号，绩效目标应当指向明确。
-- 可能的正当解释：两个项目确实服务于同一目的。
WITH texts AS (
    SELECT document_id, project_id, position, project_name, '用途' AS field, trim(TRAILING '。；;.' FROM purpose) AS words FROM projects
    UNION ALL
    SELECT document_id, project_id, position, project_name, '目标' AS field, trim(TRAILING '。；;.' FROM goal) AS words FROM projects
),
common_names AS (
    SELECT DISTINCT mine.project_id, theirs.project_id AS other_project_id
    FROM indicators AS mine
    JOIN indicators AS theirs ON theirs.level3 = mine.level3 AND theirs.project_id <> mine.project_id
    WHERE mine.indicator_class IN ('产出', '成本')
)
SELECT
    'check' AS severity,
    later.document_id,
    later.project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws('', later.field, '与项目“', min(earlier.project_name), '”的相同') AS message,
    later.words AS evidence
FROM texts AS later
JOIN texts AS earlier
    ON earlier.document_id = later.document_id
   AND earlier.field = later.field
   AND earlier.words = later.words
   AND earlier.project_name <> later.project_name
   AND earlier.position < later.position
LEFT JOIN common_names
    ON common_names.project_id = later.project_id AND common_names.other_project_id = earlier.project_id
WHERE length(later.words) >= 15 AND common_names.project_id IS NULL
GROUP BY later.document_id, later.project_id, later.field, later.words
