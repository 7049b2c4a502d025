-- 一行是一份未读入的文件，附原因；不受筛选影响。
SELECT path, place AS refused_place, reason
FROM refused
ORDER BY path;
