-- 指标值是数却没有计量单位
-- 查什么：指标值读得出数、却没有印计量单位的指标。
-- 为什么要紧：不知道是件数、面积还是比例，完成与否无法判断。
-- 依据：财预〔2021〕101号，指标值应当注明计量单位。
-- 可能的正当解释：计量单位已写在名称或描述里。
SELECT
    'check' AS severity,
    document_id,
    project_id,
    indicator_id,
    concat_ws('', '指标值“', coalesce(target, annual_target), '”没有计量单位') AS message,
    concat_ws('；', level2, level3, description) AS evidence
FROM project_indicators
WHERE target_kind IN ('number', 'range') AND measure IS NULL
