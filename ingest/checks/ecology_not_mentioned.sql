-- 生态效益指标看不出与生态有关
-- 查什么：生态效益指标的名称、描述、指标值都没有环境、资源、能源一类的词；写明不适用的不查。
-- 为什么要紧：可能只是为了填满这一类。
-- 依据：常识——生态效益讲的是对环境和资源的影响。
-- 可能的正当解释：影响是间接的，没有写出来。
SELECT
    'notice' AS severity,
    document_id,
    project_id,
    indicator_id,
    concat_ws('', '生态效益指标看不出与生态有关：', level3, ' ', target) AS message,
    concat_ws('；', level2, level3, description) AS evidence
FROM project_indicators
WHERE indicator_subclass = '生态效益'
  AND not_applicable = 0
  AND regexp_extract(
      concat_ws('', level3, description, target),
      '(生态|环|绿|碳|节|能|污|废|排|垃圾|水|气|土|林|草|树|植|森|河|湖|海|湿地|耕地|农药|化肥|秸秆|噪|尘|清洁|卫生|洁|资源|物种|动物|景|宜居|美|纸|电|油|材料|耗)',
      0
  ) = ''
