-- 指标名称与计量单位对不上
-- 查什么：名称是“…率”而指标值是天数、次数或日期；名称是“…人数、次数、协议数”而指标值是 %。
-- 为什么要紧：不知道考核的是比率还是数量，完成后无法按同一口径填报。
-- 依据：财预〔2015〕88号，绩效目标应当指向明确、细化量化。
-- 可能的正当解释：名称沿用了往年的写法，指标值按描述理解。
WITH pairs AS (
    SELECT
        *,
        CASE
            WHEN regexp_extract(level3, '率[（(]?[%％]?[）)]?$', 0) <> ''
                AND regexp_extract(level3, '(频|效|容积|分辨|功|费|税|利|汇|速|倍|斜|曲)率[（(]?[%％]?[）)]?$', 0) = ''
                AND (target_kind IN ('date', 'recurrence') OR (target_kind IN ('number', 'range') AND measure NOT IN ('%', '‰', '百分点')))
            THEN '名称是比率，指标值不是'
            WHEN regexp_extract(level3, '(人|次|个|户|件|场|份|台|套|天|协议|意向|机构|企业|项目|发放)数$|数量$', 0) <> '' AND measure = '%'
            THEN '名称是数量，指标值是比率'
        END AS reason
    FROM project_indicators
)
SELECT
    'notice' AS severity,
    document_id,
    project_id,
    indicator_id,
    concat_ws('', reason, '：', level3, ' ', coalesce(target, annual_target)) AS message,
    concat_ws('；', level2, level3, description) AS evidence
FROM pairs
WHERE reason IS NOT NULL
