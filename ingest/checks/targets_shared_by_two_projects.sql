-- 同一年份的两个项目指标大多相同
-- 查什么：同一单位、同一年份、名称不同的两个项目，至少五条指标的名称和指标值相同，且占指标较少的一方的七成五以上，其中有数量或成本指标。
-- 为什么要紧：同一产出可能在两笔钱里各算了一次；也可能是复制后没有改。
-- 依据：财预〔2015〕88号，绩效目标应当指向明确，与资金量相应匹配。
-- 可能的正当解释：同一件事由两笔资金分担。
WITH counted AS (
    SELECT
        projects.document_id,
        projects.project_id,
        projects.unit_id,
        projects.position,
        projects.project_name,
        years.project_year,
        count(indicators.indicator_id) AS targets
    FROM projects
    JOIN project_years AS years ON years.project_id = projects.project_id
    JOIN indicators ON indicators.project_id = projects.project_id
    GROUP BY
        projects.document_id, projects.project_id, projects.unit_id, projects.position, projects.project_name,
        years.project_year
)
SELECT
    'notice' AS severity,
    later.document_id,
    later.project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws(
        '', '与项目“', earlier.project_name, '”有 ', CAST(count(DISTINCT mine.indicator_id) AS STRING), ' 条指标相同（本项目共 ',
        CAST(later.targets AS STRING), ' 条）'
    ) AS message,
    concat_ws('；', array_sort(array_agg(DISTINCT concat_ws(' ', mine.level3, mine.target)))) AS evidence
FROM counted AS later
JOIN counted AS earlier
    ON earlier.unit_id = later.unit_id
   AND earlier.document_id = later.document_id
   AND coalesce(earlier.project_year, 0) = coalesce(later.project_year, 0)
   AND earlier.project_name <> later.project_name
   AND earlier.position < later.position
JOIN indicators AS mine ON mine.project_id = later.project_id
JOIN indicators AS theirs
    ON theirs.project_id = earlier.project_id AND theirs.level3 = mine.level3 AND theirs.target = mine.target
GROUP BY
    later.document_id, later.project_id, later.targets, earlier.project_id, earlier.project_name, earlier.targets
HAVING count(DISTINCT mine.indicator_id) >= 5
   AND count(DISTINCT mine.indicator_id) * 4 >= least(later.targets, earlier.targets) * 3
   AND count(CASE WHEN mine.indicator_subclass IN ('数量', '成本') THEN 1 END) > 0
