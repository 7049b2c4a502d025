-- 服务或补助的人数只设了上限
-- 查什么：数量指标以人、户、家计，讲的是补助、资助、培训、服务的对象，却只设了上限；一个项目合为一条。本单位在职人员的不查；人数乘以人均标准等于预算数（相差不到 1%）的，是按预算定的名额，不查。
-- 为什么要紧：一个人也没有得到补助，也算完成。
-- 依据：常识——产出数量一般设下限。
-- 可能的正当解释：按名额或预算控制人数，这种写法很常见。
SELECT
    'notice' AS severity,
    i.document_id,
    i.project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws('', '有 ', CAST(count(i.indicator_id) AS STRING), ' 条服务或补助人数的指标只设了上限') AS message,
    concat_ws('；', array_sort(array_agg(concat_ws(' ', level3, target)))) AS evidence
FROM project_indicators AS i
LEFT JOIN headcount_costs AS headcounts ON headcounts.project_id = i.project_id
WHERE i.indicator_subclass = '数量'
  AND comparator IN ('≤', '<')
  AND measure IN ('人', '人次', '名', '户', '家')
  AND regexp_extract(
      concat_ws('', level3, description), '(补助|补贴|资助|助学|奖学|救助|享受|受益|减免|培训|服务对象|帮扶|慰问|受助|惠及)', 0
  ) <> ''
  AND regexp_extract(concat_ws('', level3, description), '(在职|工资|聘用|派遣)', 0) = ''
  AND (headcounts.project_id IS NULL OR abs(headcounts.headcount_yuan - i.total_yuan) * 100 > i.total_yuan)
GROUP BY i.document_id, i.project_id
