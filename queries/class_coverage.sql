-- 一行是一类指标：筛选范围内有几个项目设了，几个未设。写明不适用、归类不明和本市未见此类的另计，不算未设；五项之和是范围内的项目数。各状态的规则见各项目的指标类别。
SELECT
    covered_class,
    count(CASE WHEN class_state = 'set' THEN 1 END) AS set_projects,
    count(CASE WHEN class_state = 'missing' THEN 1 END) AS missing_projects,
    count(CASE WHEN class_state = 'not_applicable' THEN 1 END) AS not_applicable_projects,
    count(CASE WHEN class_state = 'unclear' THEN 1 END) AS unclear_projects,
    count(CASE WHEN class_state = 'not_in_city' THEN 1 END) AS not_in_city_projects,
    count(*) AS projects
FROM class_states
WHERE project_id IN (SELECT project_id FROM selected)
GROUP BY covered_class, class_order
ORDER BY class_order;
