-- 一行是数据库里的一列：在哪张表，叫什么，是什么意思（从别的表照搬的列为空，见原表）。读的是 DuckDB 自己的目录，不受筛选影响。
SELECT table_name, column_name, comment
FROM duckdb_columns()
WHERE NOT internal
ORDER BY table_name, column_index;
