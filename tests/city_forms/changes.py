"""What publishers and programs do to a form without changing what it says."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from tests.city_forms import blocks
from tests.written import Block, Line, PageEnd, Spot, Table, placed

Change = Callable[[Sequence[Block]], list[Block]]
LABELS = (
    *("项目名称", "实施单位", "主管部门", "项目单位", "预算单位", "年度目标", "总体目标", "绩效指标"),
    *("一级指标", "二级指标", "三级指标", "指标值", "预算金额"),
)


def width(table: Table) -> int:
    return max(j + spot.columns for _, j, spot in placed(table))


def of_tables(change: Callable[[Table], Sequence[tuple[Spot, ...]]]) -> Change:
    return lambda some: [Table(tuple(change(block))) if isinstance(block, Table) else block for block in some]


def of_labels(change: Callable[[str], str]) -> Change:
    return of_tables(
        lambda table: [
            tuple(replace(spot, text=change(spot.text)) if spot.text in LABELS else spot for spot in row)
            for row in table.rows
        ]
    )


def blank_rows(table: Table) -> list[tuple[Spot, ...]]:
    return [*table.rows, *[tuple(Spot("") for _ in range(width(table)))] * 3]


def blank_column(table: Table) -> list[tuple[Spot, ...]]:
    return [(*row, Spot("", len(table.rows))) if i == 0 else row for i, row in enumerate(table.rows)]


def blank_margin(table: Table) -> list[tuple[Spot, ...]]:
    return [(Spot(""), *row) for row in table.rows]


def repeated_in_each_row(table: Table) -> list[tuple[Spot, ...]]:
    """Cells that were merged downwards, printed again in each row."""
    rows: list[dict[int, Spot]] = [{} for _ in table.rows]
    for i, j, spot in placed(table):
        for below in range(spot.rows):
            rows[i + below][j] = replace(spot, rows=1)
    return [tuple(row[j] for j in sorted(row)) for row in rows]


def lines_in_the_table(some: Sequence[Block]) -> list[Block]:
    """The lines above a table in merged rows of its own, as workbooks hold them."""
    found: list[Block] = []
    lines: list[str] = []
    for block in some:
        if isinstance(block, Line):
            lines.append(block.text)
            continue
        if isinstance(block, Table):
            above = tuple((Spot(text, 1, width(block)),) for text in lines)
            block, lines = Table((*above, *block.rows)), []
        found.append(block)
    return [*found, *map(Line, lines)]


def below_another_table(some: Sequence[Block]) -> list[Block]:
    other = "财政拨款收支总表\n单位：万元\n项目|预算数\n一般公共预算|100.00\n合计|100.00"
    return [*blocks(other), *some]


def below_lines_of_money(some: Sequence[Block]) -> list[Block]:
    """Below the text of another table, whose rules a program has lost."""
    other = "财政拨款收支总表\n单位：万元\n年度资金总额：500.00\n财政拨款 2,154.99\n合计 2,154.99\n注：本表按科目编制。"
    return [*blocks(other), *some]


def above_another_table(some: Sequence[Block]) -> list[Block]:
    """Above a table of something else; in a workbook both stand on one sheet."""
    other = "政府采购预算表\n单位：万元\n单位名称|采购项目|数量|金额\n清河市某局|打印机|3|1.20\n合计||3|1.20"
    return [*some, *blocks(other)]


def above_signatures(some: Sequence[Block]) -> list[Block]:
    """A note and the names of those who filled in the form, in the last rows of its table."""
    last = max(i for i, block in enumerate(some) if isinstance(block, Table))
    return [with_signatures(block) if i == last and isinstance(block, Table) else block for i, block in enumerate(some)]


def with_signatures(table: Table) -> Table:
    note = (Spot("注：1.本表由预算单位填报；2.金额为全年数。", 1, width(table)),)
    names = Spot("填报人：张三"), Spot("审核人：李四")
    if width(table) <= len(names):
        return Table((*table.rows, note))
    return Table((*table.rows, note, (*names, Spot("日期：2026.1.5", 1, width(table) - len(names)))))


def in_a_book(some: Sequence[Block]) -> list[Block]:
    before = "清河市某部门2026年部门预算公开\n目录\n十二、项目支出绩效目标表 15\n绩效目标设置情况：编制绩效目标表，详见附表。"
    return [*blocks(before), *some, Line("注：以上数据由单位填报。")]


CHANGES: dict[str, Change] = {
    "spaces inside labels": of_labels(" ".join),
    "wide spaces inside labels": of_labels(lambda text: f"{text[:2]}\u3000{text[2:]}"),
    "colons behind labels": of_labels(lambda text: text + "："),
    "blank rows at the end": of_tables(blank_rows),
    "a blank column at the right": of_tables(blank_column),
    "a blank column at the left": of_tables(blank_margin),
    "merged cells printed in each row": of_tables(repeated_in_each_row),
    "lines in the table": lines_in_the_table,
    "below another table": below_another_table,
    "below lines of money": below_lines_of_money,
    "above another table": above_another_table,
    "above signatures": above_signatures,
    "in a book": in_a_book,
}
TWICE: dict[str, Change] = {
    "one after the other": lambda some: [*some, *some],
    "on pages of their own": lambda some: [*some, PageEnd(), *some],
}
