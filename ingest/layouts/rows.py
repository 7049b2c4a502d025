"""One row a project (一项目一行), all its indicators packed into one cell; printed by Guangzhou's units.

A row without goal and indicators that is the sum of the rows below it is no project: it names the unit that uses the
money, or a category.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from itertools import takewhile

from ingest.errors import ParseError
from ingest.layouts import packed
from ingest.layouts.heading import MONEY_UNIT, UNIT_LABEL, budget_year, money_unit, project_code_in
from ingest.layouts.ledger import Ledger
from ingest.readers.words import Words
from ingest.records import Amount, Cell, Grid, Place, PrintedIndicator, PrintedProject, Reading, Row, Sheet

NAME = "一项目一行"

AMOUNTS = ("total", "fiscal", "special", "other")
UNIT_LINE = re.compile(rf"{UNIT_LABEL}(?P<code>\d{{3,}})?(?P<name>\D.*?)(?:{MONEY_UNIT.pattern})?")
SUM_NAMES = ("合计", "总计", "小计")
NUMBER = r"(?<!\d)(\d+)[、.．]"
CODE = r"(?:\d+-)?"
CATEGORY = re.compile(r"[（(]?[一二三四五六七八九十]+[)）、.．]")
PART = re.compile(r"([；;])")
LABELLED = re.compile(r"([^:：]+)[:：]")


def recognises(reading: Reading, words: Words) -> bool:
    return not reading.ruled and any(head_fields(row, words) for grid in reading.grids() for row in grid.rows)


def head_fields(row: Row, words: Words) -> list[str | None]:
    """The fields of a head row, with its sources of money (`其中：财政拨款`); empty where the row is none."""
    fields = words.fields("row", (cell.text for cell in row))
    is_head = {"project_name", "total", "indicators"} <= set(fields)
    return with_sources(row, fields, words) if is_head else []


def with_sources(row: Row, fields: Sequence[str | None], words: Words) -> list[str | None]:
    """The fields, with each source that one column names behind other words."""
    sources = [words.cell_field("row", cell.text) for cell in row]
    are_known = [field in AMOUNTS[1:] and sources.count(field) == 1 for field in sources]
    return [name or (source if known else None) for name, source, known in zip(fields, sources, are_known, strict=True)]


@dataclass
class Table:
    """The table while it is read: its unit of money, the unit whose rows follow, the sum of the document's unit."""

    money_unit: str
    publisher: str | None
    unit_code: str | None
    unit_name: str | None
    total: Amount | None = None


def parse(reading: Reading, words: Words, ledger: Ledger) -> Sheet:
    """Every row of the document's table."""
    paragraphs = [block for block in reading.blocks if isinstance(block, Cell)]
    grids = [grid for grid in reading.grids() if any(head_fields(row, words) for row in grid.rows)]
    first = grids[0].rows[0][0].place
    unit = money_unit(paragraphs, ledger, first)
    code, name = unit_line(paragraphs, ledger)
    table = Table(unit, name, code, name)
    year = budget_year(cell.text for cell in paragraphs)
    for paragraph in paragraphs:
        if (paragraph.place.line_to or 0) < (first.line_from or 0):
            ledger.label(paragraph)
    projects = tuple(project for grid in grids for project in grid_projects(grid, table, words, ledger))
    if not projects:
        raise ParseError("表头下面没有项目；文件可能被截断", str(first))
    if reading.breaks_off:
        fields = next(filter(None, (head_fields(row, words) for row in grids[-1].rows)))
        refuse_cut([row for row in grids[-1].rows if not head_fields(row, words)][-1], fields)
    return Sheet(table.money_unit, projects, year, table.total, reading.breaks_off)


def unit_line(paragraphs: list[Cell], ledger: Ledger) -> tuple[str | None, str | None]:
    for cell in paragraphs:
        match = UNIT_LINE.fullmatch(cell.text)
        if match and not MONEY_UNIT.fullmatch(cell.text):
            ledger.divide(cell, len(match["code"] or "") + len(match["name"]))
            return match["code"], match["name"]
    return None, None


def grid_projects(grid: Grid, table: Table, words: Words, ledger: Ledger) -> Iterator[PrintedProject]:
    fields: list[str | None] = []
    for n, row in enumerate(grid.rows):
        head = head_fields(row, words)
        if head:
            fields = head
            ledger.label(*row)
        elif fields:
            yield from project(row, grid.rows[n + 1 :], fields, table, words, ledger)


def project(
    row: Row, below: Sequence[Row], fields: list[str | None], table: Table, words: Words, ledger: Ledger
) -> Iterator[PrintedProject]:
    """The project of a row; none where the row is the sum of rows below it."""
    if len(row) != len(fields):
        raise ParseError(
            f"这一行有 {len(row)} 列，表头有 {len(fields)} 列；请核对是否缺少或多出单元格", str(row[0].place)
        )
    cells = {name: cell for name, cell in zip(fields, row, strict=True) if name}
    amounts = {
        name: Amount(ledger.read(cells[name]) or "", table.money_unit, cells[name].place)
        for name in AMOUNTS
        if name in cells and cells[name].text
    }
    name = ledger.read(cells["project_name"])
    own = sum_name(row)
    if name is None and own and "total" in amounts and lacks_content(row, fields):
        ledger.read(own)
        enter_sum(own.text, amounts["total"], table)
        return
    if name is None or "total" not in amounts:
        raise ParseError("这一行没有项目名称或总计金额；请核对是否缺少单元格", str(row[0].place))
    if lacks_content(row, fields) and (name in (table.publisher, *SUM_NAMES) or is_sum(row, below, fields)):
        enter_sum(name, amounts["total"], table)
        return
    code, goal = (ledger.read(cells[key]) if key in cells else None for key in ("project_code", "goal"))
    yield PrintedProject(
        place=row[0].place,
        unit_code=table.unit_code,
        unit_name=table.unit_name,
        project_name=name,
        project_code=code or project_code_in(name),
        amounts=amounts,
        purpose=None,
        goal=goal,
        plan=(),
        indicators=tuple(indicators(cells["indicators"], words, ledger)),
    )


def sum_name(row: Row) -> Cell | None:
    """The word for a sum in another column than that of the names: `合计` below 序号."""
    return next((cell for cell in row if cell.text in SUM_NAMES), None)


def is_sum(row: Row, below: Sequence[Row], fields: list[str | None]) -> bool:
    """Whether a row without goal and indicators is the sum of the rows below it, up to the next such row."""
    rows = list(takewhile(lambda other: not lacks_content(other, fields), below))
    total, parts = amount(row, fields), [amount(other, fields) for other in rows]
    return bool(rows) and total is not None and total == sum(part or 0 for part in parts)


def lacks_content(row: Row, fields: list[str | None]) -> bool:
    cells = dict(zip(fields, row, strict=False))
    return not any(cells[key].text for key in ("goal", "indicators") if key in cells)


def amount(row: Row, fields: list[str | None]) -> Decimal | None:
    """The total of a row in the printed unit; None where it is no number."""
    text = dict(zip(fields, row, strict=False))["total"].text
    try:
        return Decimal(text.replace(",", "").replace("，", ""))
    except InvalidOperation:
        return None


def enter_sum(name: str, total: Amount, table: Table) -> None:
    """A sum row: of the whole document, of a category, or of a unit whose projects follow."""
    if name in (table.publisher, *SUM_NAMES) or table.publisher is None:
        table.total = total
    elif not CATEGORY.match(name):
        table.unit_code, table.unit_name = None, name


def indicators(cell: Cell, words: Words, ledger: Ledger) -> Iterator[PrintedIndicator]:
    """The indicators of a packed cell: `1、1-产出指标；11-数量指标；名称；年度指标值：…。2、…`, or in another style."""
    heads = list(item_heads(words).finditer(cell.text))
    if cell.text not in packed.NOTHING and not heads:
        yield from packed.unclassed(cell, words, ledger)
        return
    ends = [head.start() for head in heads[1:]] + [len(cell.text)]
    read = 0
    for head, end in zip(heads, ends, strict=False):
        item = indicator(head, cell.text[head.end() : end], cell.place, words)
        read += sum(map(len, filter(None, (item.level1, item.level2, item.level3, item.target, item.annual_target))))
        yield item
    ledger.divide(cell, read, cell.text[: heads[0].start()] if heads else "")


@lru_cache(maxsize=8)
def item_head_pattern(levels: frozenset[str]) -> re.Pattern[str]:
    level1 = "|".join(map(re.escape, sorted(levels, key=len, reverse=True)))
    return re.compile(rf"{NUMBER}{CODE}({level1})[；;]{CODE}([^；;]+)[；;]")


def item_heads(words: Words) -> re.Pattern[str]:
    """What begins an item: its number, level 1 of the vocabulary, level 2, each with or without its code."""
    return item_head_pattern(words.levels[1])


def indicator(head: re.Match[str], text: str, place: Place, words: Words) -> PrintedIndicator:
    """One item. A part without a label goes on with the part before it, its semicolon printed inside a value.

    Where only the target of the year is printed, it is the target.
    """
    parts = PART.split(text.removesuffix("。"))
    values: dict[str, str] = {}
    current = "level3"
    for mark, part in zip(["", *parts[1::2]], parts[::2], strict=True):
        label = LABELLED.match(part)
        field = words.field("item", label[1]) if label else None
        if label and field and field in values:
            raise ParseError(
                f"第 {head[1]} 条指标里「{label[1]}」出现两次，后面可能连着另一条：「{text[:60]}」", str(place)
            )
        if label and field:
            current, values[field] = field, part[label.end() :]
        else:
            values[current] = values[current] + mark + part if current in values else part
    if not {"target", "annual_target"} & set(values):
        raise ParseError(f"第 {head[1]} 条指标没有指标值：「{text[:40]}」；文件可能被截断", str(place))
    if "target" not in values:
        values["target"] = values.pop("annual_target")
    printed = {key: value or None for key, value in values.items()}
    return PrintedIndicator(place, level1=head[2], level2=head[3], **printed)


def refuse_cut(row: Row, fields: list[str | None]) -> None:
    """Every packed cell ends with a full stop; a text that breaks off without one has been cut."""
    packed = dict(zip(fields, row, strict=False)).get("indicators")
    if packed and packed.text and not packed.text.endswith("。"):
        raise ParseError(f"文件在这一行中间断开，最后是「…{packed.text[-20:]}」；请换上完整的文件", str(packed.place))
