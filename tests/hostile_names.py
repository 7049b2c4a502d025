"""What a document could print to do something in the browser of its reader."""

HOSTILE = '<script>document.title="taken"</script><img src=x onerror="document.title=1">'
STATEMENTS = (
    f"UPDATE units SET unit_name = '{HOSTILE}' || unit_name, city = '{HOSTILE}' WHERE unit_id = 'u-z1'",
    f"UPDATE projects SET project_name = '{HOSTILE}' || project_name",
    f"UPDATE documents SET title = '{HOSTILE}' || coalesce(title, ''), path = '{HOSTILE}' || path",
    f"UPDATE findings SET message = '{HOSTILE}', evidence = '{HOSTILE}'",
    f"UPDATE refused SET path = '{HOSTILE}'",
)
