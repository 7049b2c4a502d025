-- 一行是筛选范围内一条没有量化的指标：指标值读作文字，或没有印。写明不适用、不涉及或无的不在其中。定性的指标值不等于有问题；按项目的预算数从大到小。
SELECT
    named_projects.project_id,
    indicators.level3,
    indicators.target,
    indicators.indicator_class,
    indicators.indicator_subclass,
    indicators.description,
    named_projects.project_name,
    named_projects.total_yuan,
    named_projects.unit_name,
    named_projects.city,
    named_projects.document_title,
    indicators.page,
    indicators.line_from,
    indicators.line_to
FROM project_indicators AS indicators
JOIN named_projects ON named_projects.project_id = indicators.project_id
WHERE indicators.not_applicable = 0
  AND coalesce(indicators.target_kind, 'text') = 'text'
  AND indicators.indicator_id IN (SELECT indicator_id FROM selected)
ORDER BY named_projects.total_yuan DESC NULLS LAST, named_projects.project_id, indicators.position;
