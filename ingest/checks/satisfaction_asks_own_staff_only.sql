-- 满意度只问了本单位人员
-- 查什么：满意度指标都只问本单位人员的项目；发放本单位人员工资、经费的项目，和名称是办公、水电、物业、网络、系统等内部保障的项目不查。
-- 为什么要紧：服务对象是否满意没有得到反映。
-- 依据：财预〔2021〕101号，满意度由服务对象评价。
-- 可能的正当解释：项目实际上只服务本单位人员。
SELECT
    'notice' AS severity,
    i.document_id,
    i.project_id,
    CAST(NULL AS STRING) AS indicator_id,
    '满意度只问了本单位人员' AS message,
    concat_ws('；', array_sort(array_agg(concat_ws(' ', i.level3, i.target)))) AS evidence
FROM project_indicators AS i
JOIN satisfaction_lanes AS lanes ON lanes.indicator_id = i.indicator_id
JOIN projects ON projects.project_id = i.project_id
WHERE regexp_extract(concat_ws('', projects.project_name, projects.purpose), '(工资|薪|派遣|人员经费)', 0) = ''
  AND regexp_extract(projects.project_name, '(办公|水电|物业|设备|网络|系统|信息|公用经费|维修|修缮|食堂|体检|工会)', 0) = ''
GROUP BY i.document_id, i.project_id
HAVING count(CASE WHEN lanes.lane <> 'own_staff' THEN 1 END) = 0
