-- 只有一行：筛选范围的合计。金额是范围内项目的预算全额；按指标筛选时，一个项目只要有一条指标在范围内就计入。资金来源印为空白的不计入该来源的合计。
WITH ranked AS (
    SELECT
        document_id,
        unit_id,
        city,
        total_yuan,
        fiscal_yuan,
        row_number() OVER (ORDER BY total_yuan DESC NULLS LAST, project_id) AS scope_rank
    FROM named_projects
    WHERE project_id IN (SELECT project_id FROM selected)
),
totals AS (
    SELECT
        count(DISTINCT document_id) AS documents,
        count(DISTINCT city) AS cities,
        count(DISTINCT unit_id) AS units,
        count(*) AS projects,
        sum(total_yuan) AS total_yuan,
        sum(fiscal_yuan) AS fiscal_yuan,
        sum(CASE WHEN scope_rank <= 5 THEN total_yuan END) AS top5_yuan
    FROM ranked
)
SELECT
    documents,
    cities,
    units,
    projects,
    (SELECT count(indicator_id) FROM selected) AS indicators,
    total_yuan,
    fiscal_yuan,
    CAST(round(100 * fiscal_yuan / nullif(total_yuan, 0), 1) AS DOUBLE) AS fiscal_share_pct,
    top5_yuan,
    CAST(round(100 * top5_yuan / nullif(total_yuan, 0), 1) AS DOUBLE) AS top5_share_pct,
    (
        SELECT sum(characters_unread) FROM documents WHERE document_id IN (SELECT document_id FROM ranked)
    ) AS characters_unread
FROM totals;
