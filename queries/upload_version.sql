-- 一行是一份已读入的文件，它与待添加的文件是同一份表：待添加文件的项目至少有一半（单位和名称相同）在其中；有几份时取相同项目最多的一份，没有时没有行。
WITH shared AS (
    SELECT named_projects.document_id, count(DISTINCT named_projects.project_id) AS shared_projects
    FROM named_projects
    JOIN new_projects
      ON new_projects.project_name = named_projects.project_name
     AND coalesce(new_projects.unit_name, '') = coalesce(named_projects.unit_name, '')
    GROUP BY named_projects.document_id
),
ranked AS (
    SELECT document_id, shared_projects, row_number() OVER (ORDER BY shared_projects DESC, document_id) AS shared_rank
    FROM shared
    WHERE 2 * shared_projects >= (SELECT count(*) FROM new_projects)
)
SELECT
    named_documents.document_id,
    named_documents.document_title,
    ranked.shared_projects AS projects,
    named_documents.file_name AS file_name_id,
    named_documents.sha256 AS sha256_id
FROM ranked
JOIN named_documents ON named_documents.document_id = ranked.document_id
WHERE ranked.shared_rank = 1
ORDER BY named_documents.document_id;
