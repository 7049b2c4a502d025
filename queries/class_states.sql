-- 一行是筛选范围内的一个项目和一类指标：设了没有。看的是项目的全部指标，不受指标类别和子类筛选的影响；印在产出下的成本指标归入成本。
-- 有一条指标即为已设；这一类的指标全部写明不适用、不涉及或无的，为写明不适用；没有这一类、却有指标看不出属于哪一类的，为归类不明；
-- 该市读入的全部文件都没有印这一类的，为本市未见此类，不知是表里没有还是都没有填，不算未设；其余为未设。
WITH classes AS (
    SELECT listed.covered_class, listed.covered_group, listed.class_order
    FROM (
        VALUES ('数量', '产出', 1), ('质量', '产出', 2), ('时效', '产出', 3), ('成本', '成本', 4),
            ('经济效益', '效益', 5), ('社会效益', '效益', 6), ('生态效益', '效益', 7), ('可持续影响', '效益', 8),
            ('满意度', '满意度', 9)
    ) AS listed (covered_class, covered_group, class_order)
),
classed AS (
    SELECT
        project_id,
        indicator_class,
        CASE WHEN indicator_class IN ('成本', '满意度') THEN indicator_class ELSE indicator_subclass END AS covered_class,
        not_applicable
    FROM project_indicators
),
printed AS (
    SELECT project_id, covered_class, min(not_applicable) AS all_not_applicable
    FROM classed
    WHERE covered_class IS NOT NULL
    GROUP BY project_id, covered_class
),
-- A group is there also where its subclass is not printed.
groups AS (
    SELECT project_id, indicator_class AS covered_group
    FROM classed
    WHERE not_applicable = 0 AND indicator_class IS NOT NULL
    GROUP BY project_id, indicator_class
),
unclear AS (
    SELECT DISTINCT classed.project_id, classes.covered_class
    FROM classed
    JOIN classes ON classes.covered_group = coalesce(classed.indicator_class, classes.covered_group)
    WHERE classed.covered_class IS NULL
),
-- A document whose city is not known stands for itself.
places AS (
    SELECT projects.project_id, coalesce(units.city, projects.document_id) AS place
    FROM projects
    JOIN units ON units.unit_id = projects.unit_id
),
seen AS (
    SELECT DISTINCT places.place, printed.covered_class
    FROM printed
    JOIN places ON places.project_id = printed.project_id
)
SELECT
    places.project_id,
    classes.covered_class,
    classes.class_order,
    groups.covered_group,
    CASE
        WHEN printed.all_not_applicable = 0 THEN 'set'
        WHEN printed.all_not_applicable = 1 THEN 'not_applicable'
        WHEN unclear.project_id IS NOT NULL THEN 'unclear'
        WHEN seen.place IS NULL THEN 'not_in_city'
        ELSE 'missing'
    END AS class_state
FROM places
CROSS JOIN classes
LEFT JOIN printed ON printed.project_id = places.project_id AND printed.covered_class = classes.covered_class
LEFT JOIN groups ON groups.project_id = places.project_id AND groups.covered_group = classes.covered_group
LEFT JOIN unclear ON unclear.project_id = places.project_id AND unclear.covered_class = classes.covered_class
LEFT JOIN seen ON seen.place = places.place AND seen.covered_class = classes.covered_class
WHERE places.project_id IN (SELECT project_id FROM selected)
ORDER BY places.project_id, classes.class_order;
