-- 文字讲的是更早的年份
-- 查什么：用途、目标、指标描述或指标值里写有年份，这个年份早于预算年度和立项年份，而这两个年份都没有写；与往年比较、结转、拖欠、规划、签订等说法不查。
-- 为什么要紧：可能照抄了往年的文字，人数、金额也可能没有更新。
-- 依据：财预〔2015〕88号，绩效目标应当与年度预算相应匹配。
-- 可能的正当解释：项目办理的就是往年的事。
WITH texts AS (
    SELECT project_id, CAST(NULL AS STRING) AS indicator_id, '用途' AS field, purpose AS words FROM projects
    UNION ALL
    SELECT project_id, CAST(NULL AS STRING) AS indicator_id, '目标' AS field, goal AS words FROM projects
    UNION ALL
    SELECT project_id, indicator_id, '指标描述' AS field, description AS words FROM indicators
    UNION ALL
    SELECT project_id, indicator_id, '指标值' AS field, target AS words FROM indicators
),
dated AS (
    SELECT
        projects.document_id,
        texts.*,
        years.code_year,
        years.budget_year,
        regexp_extract(texts.words, '20[0-9][0-9]年', 0) AS named_year
    FROM texts
    JOIN projects ON projects.project_id = texts.project_id
    JOIN project_years AS years ON years.project_id = texts.project_id
    WHERE years.project_year IS NOT NULL
      AND regexp_extract(
          texts.words, '(较|比|同期|以来|起|上年|往年|以前|结转|拖欠|欠|缺口|尾款|规划|签订|印发|批复|版)', 0
      ) = ''
)
SELECT
    'check' AS severity,
    document_id,
    project_id,
    indicator_id,
    concat_ws(
        '', field, '写的是 ', named_year, '，立项年份 ', coalesce(CAST(code_year AS STRING), '未注明'),
        '，预算年度 ', coalesce(CAST(budget_year AS STRING), '未注明')
    ) AS message,
    words AS evidence
FROM dated
WHERE named_year <> ''
  AND CAST(left(named_year, 4) AS INTEGER) < least(coalesce(code_year, budget_year), coalesce(budget_year, code_year))
  AND NOT contains(words, coalesce(CAST(code_year AS STRING), '未注明'))
  AND NOT contains(words, coalesce(CAST(budget_year AS STRING), '未注明'))
