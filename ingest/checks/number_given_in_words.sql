-- 数量或成本指标没有数
-- 查什么：数量、成本指标的指标值是一段没有数字的文字；一个项目合为一条。质量、时效、效益常用文字，不查。
-- 为什么要紧：数量和成本最容易量化；没有数就无法对照完成情况。
-- 依据：财预〔2015〕88号，绩效目标应当细化量化。
-- 可能的正当解释：人数和金额按上级文件的标准据实结算，事先定不下来。
SELECT
    'check' AS severity,
    document_id,
    project_id,
    CAST(NULL AS STRING) AS indicator_id,
    concat_ws('', '有 ', CAST(count(indicator_id) AS STRING), ' 条数量或成本指标的指标值没有数') AS message,
    concat_ws('；', array_sort(array_agg(concat_ws('', indicator_subclass, ' ', level3, '：', coalesce(target, annual_target)))))
        AS evidence
FROM project_indicators
WHERE indicator_subclass IN ('数量', '成本', '经济成本')
  AND target_kind = 'text'
  AND not_applicable = 0
  AND regexp_extract(coalesce(target, annual_target), '[0-9０-９一二三四五六七八九十百千万两]', 0) = ''
GROUP BY document_id, project_id
