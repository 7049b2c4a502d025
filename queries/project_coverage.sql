-- 一行是筛选范围内的一个项目：九类指标各设了没有，核心类别少的在前。看的是项目的全部指标，不受指标类别和子类筛选的影响；印在产出下的成本指标归入成本。
-- 有一条指标即为已设；这一类的指标全部写明不适用、不涉及或无的，为写明不适用；没有这一类、却有指标看不出属于哪一类的，为归类不明；该市读入的全部文件都没有印这一类的，为本市未见此类，不算未设；其余为未设。
-- 核心类别是产出、成本、效益、满意度，有一条没有写明不适用的指标即算有；效益的四个子类按项目性质选设，未设不等于有问题。
WITH states AS (
    SELECT
        project_id,
        max(CASE WHEN covered_class = '数量' THEN class_state END) AS quantity_state,
        max(CASE WHEN covered_class = '质量' THEN class_state END) AS quality_state,
        max(CASE WHEN covered_class = '时效' THEN class_state END) AS timeliness_state,
        max(CASE WHEN covered_class = '成本' THEN class_state END) AS cost_state,
        max(CASE WHEN covered_class = '经济效益' THEN class_state END) AS economic_state,
        max(CASE WHEN covered_class = '社会效益' THEN class_state END) AS social_state,
        max(CASE WHEN covered_class = '生态效益' THEN class_state END) AS ecological_state,
        max(CASE WHEN covered_class = '可持续影响' THEN class_state END) AS lasting_state,
        max(CASE WHEN covered_class = '满意度' THEN class_state END) AS satisfaction_state,
        count(CASE WHEN class_state = 'missing' THEN 1 END) AS missing_classes,
        count(DISTINCT covered_group) AS core_classes
    FROM class_states
    WHERE project_id IN (SELECT project_id FROM selected)
    GROUP BY project_id
)
SELECT
    named_projects.project_id,
    named_projects.project_name,
    states.core_classes,
    states.missing_classes,
    states.quantity_state,
    states.quality_state,
    states.timeliness_state,
    states.cost_state,
    states.economic_state,
    states.social_state,
    states.ecological_state,
    states.lasting_state,
    states.satisfaction_state,
    named_projects.total_yuan,
    named_projects.unit_name,
    named_projects.city,
    named_projects.document_title,
    named_projects.page,
    named_projects.line_from,
    named_projects.line_to,
    named_projects.address
FROM states
JOIN named_projects ON named_projects.project_id = states.project_id
ORDER BY states.core_classes, states.missing_classes DESC, named_projects.total_yuan DESC NULLS LAST, named_projects.project_id;
