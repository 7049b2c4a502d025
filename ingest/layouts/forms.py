"""One form a project (一项目一表): labels with their values, then a table of indicators.

Printed by Tianjin and by Hebei's cities; the forms differ in what they print (project code, spending plan, basis),
not in how.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from ingest.errors import ParseError
from ingest.layouts.heading import budget_year, money_unit, unit_of
from ingest.layouts.ledger import Ledger
from ingest.layouts.numbered_names import apart
from ingest.readers.words import Words
from ingest.records import (
    Amount,
    Cell,
    Grid,
    Place,
    PrintedCell,
    PrintedIndicator,
    PrintedProject,
    Reading,
    Row,
    Sheet,
)

NAME = "一项目一表"

TITLE = re.compile(r"(?P<number>(?:\d+[.．、]|[（(]?[一二三四五六七八九十]+[)）、.．])?)(?P<name>.*)绩效目标表")
AMOUNTS = ("total", "fiscal", "special", "other")
WORDS = ("project_name", "project_code", "goal")
MONTH = "percent_"
LAST_CLASS = "满意度"
HEAD_ROW = re.compile("三级指标.*指标值")

Values = dict[str, list[Cell]]
"""Label field -> the cells between this label and the next; under "" those above the first label."""


def recognises(reading: Reading, words: Words) -> bool:
    return not reading.ruled and any(is_form(grid, words) for grid in reading.grids())


def is_form(grid: Grid, words: Words) -> bool:
    """Whether the grid names a project and stands above, or has, a head row of indicators."""
    return head_index(grid, words) is not None and any(
        words.field("form", cell.text) == "project_name" for row in grid.rows for cell in row
    )


def head_index(grid: Grid, words: Words) -> int | None:
    return next((i for i, row in enumerate(grid.rows) if is_head(row, words)), None)


def is_head(row: Row, words: Words) -> bool:
    fields = words.fields("column", (cell.text for cell in row))
    return all(fields) and "level3" in fields and "target" in fields


def parse(reading: Reading, words: Words, ledger: Ledger) -> Sheet:
    """Every form of the document. Text before the first form is narrative."""
    projects: list[PrintedProject] = []
    paragraphs: list[Cell] = []
    for block in reading.blocks:
        if isinstance(block, Grid):
            projects.append(project(block, words, ledger))
            enter_paragraphs(paragraphs, projects, ledger)
        elif isinstance(block, Cell):
            paragraphs.append(block)
    refuse_cut(projects, paragraphs, breaks_off=reading.breaks_off)
    year = budget_year(block.text for block in reading.blocks if isinstance(block, Cell))
    return Sheet(projects[0].amounts["total"].unit, tuple(projects), year, breaks_off=reading.breaks_off)


def enter_paragraphs(paragraphs: list[Cell], projects: list[PrintedProject], ledger: Ledger) -> None:
    """Take down the paragraphs above a form: its title, and before the first form the narrative.

    A head row before the first form is the rest of a form whose beginning is lost: from there on nothing is narrative.
    """
    printed = TITLE.fullmatch(paragraphs[-1].text) if paragraphs else None
    if printed and printed["name"] == projects[-1].project_name:
        ledger.divide(paragraphs.pop(), len(printed["name"]))
    if len(projects) == 1:
        for paragraph in takewhile(lambda cell: not HEAD_ROW.search(cell.text), paragraphs):
            ledger.ignore(paragraph, "叙述")
    paragraphs.clear()


def project(grid: Grid, words: Words, ledger: Ledger) -> PrintedProject:
    cells = [cell for row in grid.rows for cell in row]
    place = Place(cells[0].place.line_from, cells[-1].place.line_to, cells[0].place.page)
    head = head_index(grid, words)
    if head is None:
        raise ParseError("这张表没有指标表头（一级指标、二级指标、三级指标…）；文件可能被截断", str(place))
    values, labels = labelled([cell for row in grid.rows[:head] for cell in row], words, ledger)
    unit_code, unit_name = unit_of(values[""], ledger)
    return PrintedProject(
        place=place,
        unit_code=unit_code,
        unit_name=unit_name,
        project_name=named(values, place, ledger),
        project_code=only(values, "project_code", ledger),
        amounts=amounts(values, money_unit(values[""], ledger, place), place, ledger),
        purpose=purpose(values, ledger),
        goal=only(values, "goal", ledger),
        plan=plan(values, ledger),
        indicators=tuple(indicators(grid.rows[head:], words, ledger)),
        cells=tuple(placed(values, labels)),
    )


def labelled(cells: list[Cell], words: Words, ledger: Ledger) -> tuple[Values, dict[str, Cell]]:
    """The cells by the label before them, and the labels; a label counts where it first stands."""
    values: Values = {"": []}
    labels: dict[str, Cell] = {}
    current = ""
    for cell in cells:
        field = words.field("form", cell.text)
        if field and field not in values:
            ledger.label(cell)
            current = field
            values[current], labels[current] = [], cell
        else:
            values[current].append(cell)
    return values, labels


def only(values: Values, field: str, ledger: Ledger) -> str | None:
    """The value of a label that has one: its first cell that is not blank."""
    cell = first_filled(values.get(field, []))
    return ledger.read(cell) if cell else None


def first_filled(cells: list[Cell]) -> Cell | None:
    return next((cell for cell in cells if cell.text), None)


def named(values: Values, place: Place, ledger: Ledger) -> str:
    name = only(values, "project_name", ledger)
    if name is None:
        raise ParseError("「项目名称」后面没有名称", str(place))
    return name


def amounts(values: Values, unit: str, place: Place, ledger: Ledger) -> dict[str, Amount]:
    """The amounts that are printed; the cell beside its label, and no other, is the amount."""
    printed = {}
    for field in AMOUNTS:
        cell = next(iter(values.get(field, [])), None)
        if cell and cell.text:
            printed[field] = Amount(ledger.read(cell) or "", unit, cell.place)
    if "total" not in printed:
        raise ParseError("没有读到「预算数」的金额；请核对这张表是否完整", str(place))
    return printed


def purpose(values: Values, ledger: Ledger) -> str | None:
    cell = purpose_cell(values)
    return ledger.read(cell) if cell else None


def purpose_cell(values: Values) -> Cell | None:
    """What stands under the amounts, beside the label of the whole block."""
    blocks = [values.get("budget", []), *(values.get(field, [])[1:] for field in AMOUNTS)]
    return first_filled([cell for cells in blocks for cell in cells])


def plan(values: Values, ledger: Ledger) -> tuple[tuple[int, str | None], ...]:
    """Month and percentage."""
    return tuple((int(month.removeprefix(MONTH)), ledger.read(cell)) for month, cell in plan_cells(values).items())


def plan_cells(values: Values) -> dict[str, Cell]:
    """The cells under the months, which follow a blank cell under the label of the block."""
    months = [field for field in values if field.startswith(MONTH)]
    cells = values[months[-1]][1:] if months else []
    return dict(zip(months, cells, strict=True)) if len(cells) == len(months) else {}


def placed(values: Values, labels: dict[str, Cell]) -> Iterator[PrintedCell]:
    """The cells that went into fields, each under its label."""
    own = {field: next(iter(values[field]), None) for field in labels if field in AMOUNTS}
    own |= {field: first_filled(values[field]) for field in labels if field in WORDS}
    own |= {"budget": purpose_cell(values), **plan_cells(values)}
    for field, label in labels.items():
        cell = own.get(field)
        if cell and cell.text:
            yield PrintedCell(label.text, cell.text, cell.place)


def indicators(rows: tuple[Row, ...], words: Words, ledger: Ledger) -> Iterator[PrintedIndicator]:
    """The rows under the head row, merged levels filled from above. The head row may be printed again."""
    columns = words.fields("column", (cell.text for cell in rows[0]))
    above: dict[str, str | None] = {}
    for row in rows:
        if is_head(row, words):
            ledger.label(*row)
            continue
        cells = {str(column): ledger.read(cell) for column, cell in zip(columns, row, strict=True)}
        place = Place(row[0].place.line_from, max(cell.place.line_to or 0 for cell in row), row[0].place.page)
        if cells.get("level3") is None:
            raise ParseError(f"指标行没有三级指标，只读到：{'、'.join(filter(None, cells.values()))}", str(place))
        above = fill_levels(cells, above)
        yield from apart(PrintedIndicator(place, **{**cells, **above}), words)


def fill_levels(cells: dict[str, str | None], above: dict[str, str | None]) -> dict[str, str | None]:
    """Level 1 and 2 of a row; a blank one takes the value above, level 2 only within the same level 1."""
    level1 = cells.get("level1") or above.get("level1")
    above2 = above.get("level2") if not cells.get("level1") else None
    return {"level1": level1, "level2": cells.get("level2") or above2}


def refuse_cut(projects: list[PrintedProject], below: list[Cell], *, breaks_off: bool) -> None:
    """A document whose last form lacks the class that ends the others, or is followed by the next title, was cut."""
    last = projects[-1]
    end = last.indicators[-1] if last.indicators else None
    others_end = len(projects) > 1 and all(ends_with_satisfaction(project) for project in projects[:-1])
    next_title = any(cell.text.startswith(f"{len(projects) + 1}{mark}") for cell in below for mark in ".．、")
    if end is None or next_title or ((breaks_off or others_end) and not ends_with_satisfaction(last)):
        reached = f"「{last.project_name}」" + (f"的指标「{end.level3}」" if end else "")
        raise ParseError(f"文件在这张表中间断开，最后读到{reached}；请换上完整的文件", str(last.place))


def ends_with_satisfaction(project: PrintedProject) -> bool:
    return bool(project.indicators) and LAST_CLASS in (project.indicators[-1].level1 or "")
