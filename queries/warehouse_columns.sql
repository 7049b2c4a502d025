-- 一行是数据库里的一列：在哪张表，叫什么，是什么意思（从别的表照搬的列，说明与原表相同）。读的是 DuckDB 自己的目录，不受筛选影响。
SELECT table_name AS relation_name, column_name AS stored_name, comment AS stored_meaning
FROM duckdb_columns()
WHERE NOT internal AND database_name <> 'temp'
ORDER BY table_name, column_index;
