-- 一行是一份已读入的文件：它的项目有几个在筛选范围内，共有几个。
WITH chosen AS (
    SELECT DISTINCT project_id
    FROM selected
),
uses AS (
    SELECT
        named_documents.document_id,
        named_documents.document_title,
        projects.project_id,
        chosen.project_id AS chosen_project_id
    FROM named_documents
    LEFT JOIN projects
      ON projects.document_id = named_documents.document_id AND projects.repeats_project_id IS NULL
    LEFT JOIN chosen ON chosen.project_id = projects.project_id
)
SELECT
    document_id,
    document_title,
    count(project_id) AS projects,
    count(chosen_project_id) AS projects_in_scope
FROM uses
GROUP BY document_id, document_title
ORDER BY projects_in_scope DESC, document_title, document_id;
