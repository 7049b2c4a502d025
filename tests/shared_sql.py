"""What a statement may not hold if DuckDB and Spark are both to read it as it stands, with equal results."""

import re

OF_ONE_ENGINE = re.compile(
    r"::|GROUP BY ALL|ORDER BY ALL|\bUSING\s*\(|\bQUALIFY\b|\bFILTER\s*\(|EXCLUDE|\bmedian\(|\bstring_agg\(|\|\||AS VARCHAR"
)
