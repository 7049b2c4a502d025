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
pairs AS (
    SELECT later.*, earlier.project_id AS other_id, earlier.project_name AS other_name
    FROM texts AS later
    JOIN texts AS earlier
        ON earlier.document_id = later.document_id
       AND earlier.field = later.field
       AND earlier.words = later.words
       AND earlier.project_name <> later.project_name
       AND earlier.position < later.position
    WHERE length(later.words) >= 15
),
unlike AS (
    SELECT pairs.document_id, pairs.project_id, pairs.field, pairs.words, pairs.other_name
    FROM pairs
    JOIN indicators AS mine ON mine.project_id = pairs.project_id AND mine.indicator_class IN ('产出', '成本')
    LEFT JOIN indicators AS theirs ON theirs.project_id = pairs.other_id AND theirs.level3 = mine.level3
    GROUP BY pairs.document_id, pairs.project_id, pairs.field, pairs.words, pairs.other_id, pairs.other_name
    HAVING count(theirs.indicator_id) = 0
)
SELECT
    'check' AS severity,
    document_id,
    project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws('', field, '与项目“', min(other_name), '”的相同') AS message,
    words AS evidence
FROM unlike
GROUP BY document_id, project_id, field, words
