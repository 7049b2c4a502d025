"""A unit whose projects stand for the cases of a comparison of two code years, beside the made warehouse."""

import shutil
from pathlib import Path

import duckdb

from ingest.load import derive

PROJECTS = [
    # id, name, code year, total
    ("a24", "甲", 2024, 20000),
    ("a25", "甲", 2025, 50000.01),
    ("b24", "乙", 2024, 9999.99),
    ("b25", "乙", 2025, 4000),
    ("c24", "丙（划转项目）", 2024, 30000),
    ("c25", "丙", 2025, 10000),
    ("d24", "丁", 2024, None),
    ("d25", "丁", 2025, 70000),
    ("e24", "戊", 2024, 100),
    ("e24-2", "戊", 2024, 200),
    ("e25", "戊", 2025, 300),
    ("f23", "己", 2023, 5000),
    ("f25", "己", 2025, 6000),
    ("g", "庚", None, 1000),
]
INDICATORS = [
    # project, class, level 3, target, kind, comparator, value low, value high, measure, yuan, money basis
    ("a24", "产出", "人次", "≥700人次", "number", "≥", 700, 700, "人次", None, None),
    ("a25", "产出", "人次", "≥800人次", "number", "≥", 800, 800, "人次", None, None),
    ("a24", "产出", "合格率（%）", "≥90%", "number", "≥", 90, 90, "%", None, None),
    ("a25", "产出", "合格率(%)", "≥90％", "number", "≥", 90, 90, "%", None, None),
    ("a24", "产出", "天数", "≤9天", "number", "≤", 9, 9, "天", None, None),
    ("a25", "产出", "天数", "9天", "number", None, 9, 9, "天", None, None),
    ("a24", "效益", "就业", "进一步提高", "text", None, None, None, None, None, None),
    ("a25", "效益", "就业", "≥2%", "number", "≥", 2, 2, "%", None, None),
    ("a24", "产出", "次数", "1次", "number", None, 1, 1, "次", None, None),
    ("a24", "产出", "次数", "2次", "number", None, 2, 2, "次", None, None),
    ("a25", "产出", "次数", "2次", "number", None, 2, 2, "次", None, None),
    ("a24", "满意度", "满意度", "≥95%", "number", "≥", 95, 95, "%", None, None),
    ("a25", "产出", "满意度", "≥95%", "number", "≥", 95, 95, "%", None, None),
    ("a24", "成本", "总成本", "≤2万元", "number", "≤", 2, 2, "万元", 20000, "total"),
    ("a25", "成本", "总成本", "≤15000元", "number", "≤", 15000, 15000, "元", 15000, "total"),
    ("b24", "产出", "人次", "≥5人次", "number", "≥", 5, 5, "人次", None, None),
    ("b25", "产出", "人次", "不少于5人次", "number", "≥", 5, 5, "人次", None, None),
    ("e24", "成本", "总成本", "≤3元", "number", "≤", 3, 3, "元", 3, "total"),
]


def build(made: Path, directory: Path) -> Path:
    """The made warehouse with the unit `u-y`."""
    path = Path(shutil.copy(made, directory / "wh-twins.duckdb"))
    with duckdb.connect(path) as connection:
        connection.execute("INSERT INTO units VALUES ('u-y', '张家口', '323099', '年中心')")
        connection.executemany(
            """INSERT INTO projects (project_id, document_id, unit_id, position, project_name, project_code, code_year,
                   total_yuan) SELECT $1, 'd-zj', 'u-y', $5, $2, $1, $3, $4""",
            [(*project, 500 + number) for number, project in enumerate(PROJECTS)],
        )
        connection.executemany(
            """INSERT INTO indicators (indicator_id, project_id, position, indicator_class, level3, target, target_kind,
                   comparator, value_low, value_high, measure, value_yuan, money_basis)
               SELECT 'y' || $12, $1, $12, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11""",
            [(*indicator, number) for number, indicator in enumerate(INDICATORS)],
        )
        derive(connection)
    return path
