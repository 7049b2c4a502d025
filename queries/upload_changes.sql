-- 一行是待添加的文件与已读入的旧版本之间的一处不同：新增、没有了或改变了的项目（比预算数）和指标（比指标值）。项目按单位、名称和编码对应，指标按类别和三级指标名称对应；同名的按次序对应。没有旧版本时没有行。
WITH old_projects AS (
    SELECT
        named_projects.project_id,
        coalesce(named_projects.unit_name, '') AS unit_name,
        named_projects.project_name,
        coalesce(named_projects.project_code, '') AS project_code,
        named_projects.total_yuan
    FROM named_projects
    WHERE named_projects.document_id IN (SELECT document_id FROM upload_version)
),
given_projects AS (
    SELECT
        coalesce(new_projects.unit_name, '') AS unit_name,
        new_projects.project_name,
        coalesce(new_projects.project_code, '') AS project_code,
        new_projects.total_yuan
    FROM new_projects
    WHERE EXISTS (SELECT document_id FROM upload_version)
),
old_indicators AS (
    SELECT
        old_projects.unit_name,
        old_projects.project_name,
        old_projects.project_code,
        coalesce(indicators.indicator_class, '') AS indicator_class,
        indicators.level3,
        indicators.target,
        row_number() OVER (
            PARTITION BY old_projects.unit_name, old_projects.project_name, old_projects.project_code,
                indicators.indicator_class, indicators.level3
            ORDER BY indicators.position
        ) AS namesake
    FROM old_projects
    JOIN indicators ON indicators.project_id = old_projects.project_id
),
given_indicators AS (
    SELECT
        coalesce(new_indicators.unit_name, '') AS unit_name,
        new_indicators.project_name,
        coalesce(new_indicators.project_code, '') AS project_code,
        coalesce(new_indicators.indicator_class, '') AS indicator_class,
        new_indicators.level3,
        new_indicators.target,
        row_number() OVER (
            PARTITION BY new_indicators.unit_name, new_indicators.project_name, new_indicators.project_code,
                new_indicators.indicator_class, new_indicators.level3
            ORDER BY new_indicators.position
        ) AS namesake
    FROM new_indicators
    WHERE EXISTS (SELECT document_id FROM upload_version)
),
sides AS (
    SELECT
        coalesce(given_projects.unit_name, old_projects.unit_name) AS unit_name,
        coalesce(given_projects.project_name, old_projects.project_name) AS project_name,
        CAST(NULL AS STRING) AS level3,
        CASE WHEN old_projects.project_name IS NULL THEN 'new' WHEN given_projects.project_name IS NULL THEN 'gone'
            ELSE 'changed' END AS change,
        CAST(old_projects.total_yuan AS STRING) AS loaded_value,
        CAST(given_projects.total_yuan AS STRING) AS uploaded_value
    FROM old_projects
    FULL JOIN given_projects
      ON given_projects.unit_name = old_projects.unit_name
     AND given_projects.project_name = old_projects.project_name
     AND given_projects.project_code = old_projects.project_code
    UNION ALL
    SELECT
        coalesce(given_indicators.unit_name, old_indicators.unit_name),
        coalesce(given_indicators.project_name, old_indicators.project_name),
        coalesce(given_indicators.level3, old_indicators.level3),
        CASE WHEN old_indicators.project_name IS NULL THEN 'new' WHEN given_indicators.project_name IS NULL THEN 'gone'
            ELSE 'changed' END,
        old_indicators.target,
        given_indicators.target
    FROM old_indicators
    FULL JOIN given_indicators
      ON given_indicators.unit_name = old_indicators.unit_name
     AND given_indicators.project_name = old_indicators.project_name
     AND given_indicators.project_code = old_indicators.project_code
     AND given_indicators.indicator_class = old_indicators.indicator_class
     AND given_indicators.level3 = old_indicators.level3
     AND given_indicators.namesake = old_indicators.namesake
)
SELECT change, project_name, level3, loaded_value, uploaded_value, unit_name
FROM sides
WHERE change <> 'changed' OR coalesce(loaded_value, '') <> coalesce(uploaded_value, '')
ORDER BY unit_name, project_name, CASE WHEN level3 IS NULL THEN 0 ELSE 1 END, change, level3;
