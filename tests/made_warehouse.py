"""A small made warehouse whose figures can be added up by hand: four units, three cities, seven projects.

Among them what real sheets hold: a project without indicators, blank funding cells, no code, no budget year, a total
and a unit rate among the costs, texts that begin like a formula or look like markup.
"""

from pathlib import Path

import duckdb

from ingest.load import SCHEMA, derive

DOCUMENTS = [
    # id, path, city, title, amount unit, budget year, printed total, characters: all, read, labels, ignored, unread
    ("d-tj", "天津/甲.txt", "天津", "甲中心2025年绩效目标表", "元", 2025, None, 1000, 800, 150, 50, 0),
    ("d-zj", "张家口/乙.txt", "张家口", "乙局2025年预算", "万元", 2025, None, 5000, 3000, 900, 1000, 100),
    ("d-gz", "广州/丙.txt", "广州", None, "万元", None, 90000.00, 700, 600, 100, 0, 0),
]
UNITS = [
    ("u-tj", "天津", "353210", "甲中心"),
    ("u-z1", "张家口", "323001", "乙局本级"),
    ("u-z2", "张家口", "323004", "乙局<b>就业</b>$服务_中心"),
    ("u-gz", "广州", None, "丙事务中心"),
]
PROJECTS = [
    # id, document, unit, name, code, code year, total, fiscal, special, other, purpose, line from, line to
    ("p1", "d-tj", "u-tj", "培训经费", "12000025P0001", 2025, 1234.56, 1234.56, None, 0.00, "培训", 1, 40),
    ("p2", "d-zj", "u-z1", "=1+1 专项", "13070025P0001", 2025, 400000.00, 400000.00, None, None, None, 10, 60),
    ("p3", "d-zj", "u-z1", "劳务派遣", "13070024P0002", 2024, 100000.00, 60000.00, 40000.00, None, "工资", 61, 99),
    ("p4", "d-zj", "u-z2", "劳务派遣", "13070025P0003", 2025, 300000.00, 300000.00, None, None, "工资", 100, 140),
    ("p5", "d-zj", "u-z2", "上年结转", "13070024P0004", 2024, 500.00, 500.00, None, None, None, 141, 150),
    ("p6", "d-gz", "u-gz", "房租", None, None, 60000.00, 50000.00, None, 10000.00, None, 5, 5),
    ("p7", "d-gz", "u-gz", "-5.00", None, None, 30000.00, 30000.00, None, None, None, 6, 6),
]
INDICATORS = [
    # id, project, level 1, class, subclass, level 3, description, target, value in yuan, money basis
    ("i1", "p1", "产出指标", "产出", "数量", "培训人次", "全年培训", "≥700人次", None, None),
    ("i2", "p1", "产出指标", "成本", "成本", "讲课费", "每人每天所需成本", "400元", 400, "rate"),
    ("i3", "p1", "满意度指标", "满意度", "服务对象满意度", "学员满意度", "学员", "≥90%", None, None),
    ("i4", "p2", "产出指标", "成本", "成本", "所需成本", "总额", "≤3.5万元", 35000, "total"),
    ("i5", "p2", "效益指标", "效益", "社会效益", "就业", "带动就业", "进一步提高", None, None),
    ("i6", "p3", "产出指标", "产出", "质量", "合格率", None, "90%以上", None, None),
    ("i7", "p3", "满意度指标", "满意度", "服务对象满意度", "满意度", None, "≥95%", None, None),
    ("i8", "p4", "产出指标", "产出", "数量", "派遣人数", None, "14人", None, None),
    ("i9", "p6", "产出指标", "产出", "数量", "存放培训档案", None, "15万份", None, None),
    ("i10", "p7", "其他", None, None, "说明", None, "照办", None, None),
]
READINGS = [
    # id, kind, comparator, value low, value high, measure, rate per, respondent
    ("i1", "number", "≥", 700, 700, "人次", None, None),
    ("i2", "number", None, 400, 400, "元", "人·天", None),
    ("i3", "number", "≥", 90, 90, "%", None, "学员/学生"),
    ("i4", "number", "≤", 3.5, 3.5, "万元", None, None),
    ("i5", "text", None, None, None, None, None, None),
    ("i6", "number", "≥", 90, 90, "%", None, None),
    ("i7", "number", "≥", 95, 95, "%", None, "未分类"),
    ("i8", "number", None, 14, 14, "人", None, None),
    ("i9", "number", None, 150000, 150000, "份", None, None),
    ("i10", "text", None, None, None, None, None, None),
]


def build(directory: Path) -> Path:
    """Publish the made warehouse under a directory, as ingest publishes: a uniquely named file and a pointer to it."""
    path = directory / "wh-made.duckdb"
    connection = duckdb.connect(path)
    connection.execute(SCHEMA.read_text(encoding="utf-8"))
    _insert(connection)
    derive(connection)
    connection.close()
    (directory / "CURRENT").write_text(path.name, encoding="utf-8")
    return path


def _insert(connection: duckdb.DuckDBPyConnection) -> None:
    connection.executemany(
        """INSERT INTO documents (document_id, path, file_name, sha256, file_type, city, title, layout, amount_unit,
               budget_year, printed_total_yuan, characters, characters_read, characters_labels, characters_ignored,
               characters_unread)
           SELECT $1, $2, split_part($2, '/', 2), $1, 'txt', $3, $4, 'made', $5, $6, $7, $8, $9, $10, $11, $12""",
        DOCUMENTS,
    )
    connection.executemany("INSERT INTO units VALUES (?, ?, ?, ?)", UNITS)
    connection.executemany(
        """INSERT INTO projects (project_id, document_id, unit_id, position, project_name, project_code, code_year,
               total_yuan, fiscal_yuan, special_yuan, other_yuan, purpose, line_from, line_to)
           SELECT $1, $2, $3, $12, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13""",
        PROJECTS,
    )
    connection.executemany(
        """INSERT INTO indicators (indicator_id, project_id, position, level1, indicator_class, indicator_subclass,
               level3, description, target, value_yuan, money_basis)
           SELECT $1, $2, CAST(substr($1, 2) AS INTEGER), $3, $4, $5, $6, $7, $8, $9, $10""",
        INDICATORS,
    )
    connection.executemany(
        """UPDATE indicators SET target_kind = $2, comparator = $3, value_low = $4, value_high = $5, measure = $6,
               rate_per = $7, respondent = $8 WHERE indicator_id = $1""",
        READINGS,
    )
    connection.execute("""INSERT INTO checks VALUES ('funding_adds_up', 'check', '资金来源相加与预算数不符',
        '各来源之和不等于预算数。', '按来源汇总会对不上。', '算术。', '有的来源没有单独一栏。')""")
    connection.execute("""INSERT INTO findings BY NAME SELECT 'f1' AS finding_id, 'funding_adds_up' AS rule,
        'check' AS severity, 'd-gz' AS document_id, 'u-gz' AS unit_id, 'p7' AS project_id,
        '资金来源相加与预算数不符' AS message, '30,000.00' AS evidence""")
    connection.execute("INSERT INTO refused VALUES ('坏/空.txt', NULL, '文件是空的', NULL)")
    connection.execute("INSERT INTO snapshot VALUES ('made')")
