"""Sheets in files that say where their cells are: forms and tables of projects, told by their words in any order.

What is no sheet of a project is kept apart: forms of a whole department, blank forms, other tables, narrative.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.errors import ParseError
from ingest.layouts.heading import (
    COVER,
    LONGEST_HEADING,
    OTHER_STAGE,
    code_and_name,
    coded_unit,
    is_note,
    is_overall,
    lines_apart,
    name_in_title,
    year_of,
)
from ingest.layouts.heads import (
    has_results,
    levels_by_content,
    no_name,
    of_year,
    one_name,
    prints_results,
    refuse_near,
    refuse_twice,
)
from ingest.layouts.indicators import Indicators
from ingest.layouts.labels import COLON, MONEY, MONEY_UNIT, Entry, Values, entries, in_one_cell
from ingest.layouts.ledger import Ledger
from ingest.layouts.parts import joined
from ingest.layouts.project_table import NOTHING, ProjectTable
from ingest.readers.words import Words
from ingest.readers.words.heads import CONTENT, LEVELS, SECTION, TITLE, Fields, forms_of, head_fields, head_row
from ingest.records import (
    Amount,
    Cell,
    Grid,
    OverallForm,
    Place,
    PrintedIndicator,
    PrintedProject,
    Reading,
    Row,
    Sheet,
)

NAME = "无绩效目标表"
FORM, TABLE = "一项目一表", "一表多项目"


def recognises(reading: Reading, words: Words) -> bool:
    return reading.ruled


@dataclass(slots=True)
class Found:
    """What the document has shown so far."""

    projects: list[PrintedProject] = field(default_factory=list)
    overall: list[OverallForm] = field(default_factory=list)
    kinds: dict[str, None] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    printed_total: Amount | None = None


def parse(reading: Reading, words: Words, ledger: Ledger) -> Sheet:
    """Every sheet of the document. Raises ParseError, and RecognitionError for a table that is nearly a sheet."""
    return Document(reading, words, ledger).sheet()


class Document:
    """One document while it is read: its blocks in order, and what the lines above the next table say."""

    def __init__(self, reading: Reading, words: Words, ledger: Ledger) -> None:
        self.reading, self.words, self.ledger = reading, words, ledger
        self.found = Found()
        self.above: list[Cell] = []
        self.lines: list[Cell] = []
        self.group: list[Cell] = []
        self.waiting: tuple[Row, ...] = ()
        self.keeps_lines = False

    def sheet(self) -> Sheet:
        for block in joined(self.reading.blocks, self.words):
            if isinstance(block, Cell):
                self.line(block)
            elif isinstance(block, Grid):
                for part in forms_of(block, self.words):
                    self.read(part)
                    self.above = self.above if self.keeps_lines else []
        self.leave_waiting()
        for block in self.reading.blocks:
            if isinstance(block, Cell):
                self.ledger.ignore(block, "叙述")
        for line in self.lines:
            self.ledger.ignore(line, "表上方的文字")
        projects = tuple(self.with_unit(project) for project in self.found.projects)
        year = year_of(self.found.headings) or year_of(self.cover_lines())
        money = next((project.amounts["total"].unit for project in projects if "total" in project.amounts), None)
        layout = "、".join(self.found.kinds) or None
        total = self.found.printed_total
        return Sheet(money, projects, year, total, overall=tuple(self.found.overall), layout=layout)

    def line(self, cell: Cell) -> None:
        """A line outside of tables; a title ends what waits for its indicators."""
        if TITLE.search(cell.text):
            self.leave_waiting()
        self.above.append(cell)
        self.group = []

    def cover_lines(self) -> list[str]:
        texts = (block.text for block in self.reading.blocks if isinstance(block, Cell))
        return [text for text in texts if COVER.fullmatch(text)][:2]

    def read(self, whole: Grid) -> None:
        """One form or table, the lines in its first rows apart. A form whose head is in the next table waits."""
        lines, grid = lines_apart(whole, self.words)
        self.above += lines
        self.lines += lines
        self.group = [*self.group, *self.above]
        self.keeps_lines = False
        head = self.settled(head_row(grid, self.words), grid)
        title = self.title()
        if title and OTHER_STAGE.search(title):
            self.ignore(grid, f"不是绩效目标：{title}")
        elif head is None:
            self.read_without_head(grid)
        elif has_results(grid.rows[head[0] + 1 :], head[1]):
            self.ignore(grid, "不是绩效目标：印有完成值或得分")
        elif set(head[1]) & {"project_name", "unit", "department"}:
            self.leave_waiting()
            self.read_table(grid, head, title)
        else:
            self.read_form(grid, head, title)

    def settled(self, head: tuple[int, Fields] | None, grid: Grid) -> tuple[int, Fields] | None:
        """The head with one column for each field, where it prints several years. Raises RecognitionError."""
        if head is None:
            return None
        fields = of_year(grid.rows[head[0]], head[1], self.year())
        fields = one_name(grid.rows[head[0]], levels_by_content(grid.rows[head[0] + 1 :], fields, self.words))
        refuse_twice(grid.rows[head[0]], fields)
        return head[0], fields

    def year(self) -> int | None:
        """The year that the lines above the form print."""
        return year_of(cell.text for cell in self.group)

    def read_without_head(self, grid: Grid) -> None:
        self.leave_waiting()
        if prints_results(grid, self.words):
            self.ignore(grid, "不是绩效目标：评价指标和得分")
            return
        refuse_near(grid, self.words)
        found = [*entries(grid.rows, self.words), *self.lines_above()]
        if any(entry.field == "project_name" and entry.text and not entry.is_below for entry in found):
            self.waiting = grid.rows
            self.keeps_lines = True
            return
        self.ignore(grid, "不是绩效目标表的表格")

    def ignore(self, grid: Grid, reason: str) -> None:
        for cell in dict.fromkeys(cell for row in grid.rows for cell in row):
            self.ledger.ignore(cell, reason)

    def leave_waiting(self) -> None:
        """Labels without a table of indicators: a form of something else."""
        for cell in dict.fromkeys(cell for row in self.waiting for cell in row):
            self.ledger.ignore(cell, "没有指标的表格")
        self.waiting = ()

    def title(self) -> str | None:
        """The title nearest above the table, of a sheet or of a form of another stage."""
        lines = [cell.text for cell in self.above if len(cell.text) <= LONGEST_HEADING * 2]
        return next((text for text in reversed(lines) if TITLE.search(text) or OTHER_STAGE.search(text)), None)

    def read_table(self, grid: Grid, head: tuple[int, Fields], title: str | None) -> None:
        last, fields = head
        heads = grid.rows[: last + 1]
        for row in heads:
            self.ledger.label(*row)
        table = ProjectTable(fields, self.unit_above(), self.money_unit(), heads, self.words, self.ledger)
        table.read(grid.rows[last + 1 :])
        self.head_lines(title)
        if "project_name" in fields and not is_overall(title):
            self.found.projects += table.projects()
            self.found.kinds[TABLE] = None
            self.found.printed_total = self.found.printed_total or table.printed_total
        else:
            self.found.overall += table.overall(title)

    def read_form(self, grid: Grid, head: tuple[int, Fields], title: str | None) -> None:
        last, fields = head
        indicators, rest = self.indicators(replace(grid, rows=grid.rows[last:]), fields)
        for row in grid.rows[:last]:
            if is_upper_head(row, self.words):
                self.ledger.label(*row)
        if any(entry.field in ("project_name", "total") for entry in entries(grid.rows[:last], self.words)):
            self.leave_waiting()
        rows = (*self.waiting, *grid.rows[:last])
        self.waiting = ()
        found = [*form_entries(rows, self.words), *entries(rest, self.words), *self.lines_above()]
        values = Values(found, self.money_unit_of(rows), self.year(), self.ledger)
        values.look_for_more(rows)
        self.enter(values, indicators, title, grid.rows[0][0].place, rows)
        values.leave_rest()
        self.head_lines(title)

    def indicators(self, grid: Grid, fields: Fields) -> tuple[list[PrintedIndicator], list[Row]]:
        """The indicators under the head, and the rows that belong to the labels again.

        A head with other columns begins another part of the form: the targets of the year below those of the period.
        """
        reader = Indicators(fields, (), self.words, self.ledger)
        found: list[PrintedIndicator] = []
        rest: list[Row] = []
        last = 0
        for i, row in enumerate(grid.rows):
            if i > last and head_fields(row, self.words):
                last, again = self.settled(head_row(grid, self.words, i), grid) or (i, fields)
                if again != fields:
                    fields = again
                    reader = Indicators(fields, (), self.words, self.ledger)
            if i <= last:
                self.ledger.label(*row)
            elif reader.is_row(row) and not is_footer(row, self.words):
                found += reader.read(row)
            elif is_note(row):
                self.note(row)
            else:
                rest.append(row)
        return found, rest

    def note(self, row: Row) -> None:
        if SECTION.fullmatch(row[0].text):
            self.ledger.label(row[0])
        for cell in row:
            self.ledger.ignore(cell, "表注")

    def lines_above(self) -> Iterator[Entry]:
        """Labels with their values in the lines above a form: `填报单位：某局`; the nearest first.

        The unit may stand above the first of several forms that follow each other.
        """
        for cell in reversed(self.group):
            for entry in in_one_cell(cell, self.words):
                if cell in self.above or entry.field in ("unit", "unit_code", "department"):
                    yield entry

    def enter(
        self, values: Values, indicators: list[PrintedIndicator], title: str | None, place: Place, rows: Sequence[Row]
    ) -> None:
        if title and SECTION.fullmatch(title) and self.found.projects and not values.has("project_name"):
            last = self.found.projects.pop()
            self.found.projects.append(replace(last, indicators=(*last.indicators, *indicators)))
            return
        is_whole = is_overall(title)
        name = None if is_whole else values.text("project_name") or name_in_title(title)
        is_filled = any(indicator.target and indicator.target not in NOTHING for indicator in indicators)
        if not is_filled and (name or "") in ("", *NOTHING):
            for row in rows:
                for cell in row:
                    self.ledger.ignore(cell, "空白表")
            return
        if name:
            self.found.kinds[FORM] = None
            self.found.projects.append(self.project(name, values, indicators, place))
        elif is_whole or values.has("department", "unit"):
            self.found.overall.append(self.overall(values, indicators, title, place))
            for cell in dict.fromkeys(cell for row in rows for cell in row):
                self.ledger.ignore(cell, "部门整体绩效目标表的其他栏目")
        else:
            left = [*(cell for cell in self.above if cell in self.lines), *(row[0] for row in rows)]
            raise ParseError(no_name(values.labels(), left, self.words), str(place))

    def project(self, name: str, values: Values, indicators: list[PrintedIndicator], place: Place) -> PrintedProject:
        code, unit = self.unit(values)
        return PrintedProject(
            place=place,
            unit_code=code,
            unit_name=unit,
            project_name=name,
            project_code=values.text("project_code"),
            amounts=values.amounts(),
            purpose=values.purpose(),
            goal=values.goal(),
            plan=values.plan(),
            indicators=tuple(indicators),
            department=values.text("department"),
        )

    def overall(
        self, values: Values, indicators: list[PrintedIndicator], title: str | None, place: Place
    ) -> OverallForm:
        code, unit = self.unit(values)
        values.text("department")
        goal = values.goal()
        return OverallForm(place, title, code, unit, values.one_total(), goal, tuple(indicators))

    def unit(self, values: Values) -> tuple[str | None, str | None]:
        """The unit that holds the money, with the code printed beside it, or beside the same name as department."""
        code, name = code_and_name(values.text("unit") or "")
        department = values.of("department")
        upper_code, upper = code_and_name(department.text if department else "")
        if not name:
            code, name = (upper_code, upper) if upper else self.unit_above()
        elif upper == name:
            code = code or upper_code
        return values.text("unit_code") or code, name

    def unit_above(self) -> tuple[str | None, str | None]:
        """The unit that a line above the form names."""
        for entry in self.lines_above():
            if entry.field in ("unit", "department"):
                self.ledger.divide(entry.label, len(entry.own))
                return code_and_name(entry.own)
        coded = (unit for cell in reversed(self.group) if (unit := coded_unit(cell.text)))
        return next(coded, (None, None))

    def money_unit(self) -> str | None:
        """The unit of money in the lines above the table, else the one that all lines of the document print."""
        for cell in reversed(self.group):
            match = MONEY_UNIT.search(cell.text)
            if match and len(cell.text) <= LONGEST_HEADING:
                self.ledger.divide(cell, len(match[1]))
                return match[1]
        printed = {
            match[1]
            for block in self.reading.blocks
            if isinstance(block, Cell) and len(block.text) <= LONGEST_HEADING
            for match in MONEY_UNIT.finditer(block.text)
        }
        return printed.pop() if len(printed) == 1 else None

    def money_unit_of(self, rows: Sequence[Row]) -> str | None:
        """The unit of money that a form prints in its own cells, else above it."""
        for cell in dict.fromkeys(cell for row in rows for cell in row):
            match = MONEY_UNIT.search(cell.text) if len(cell.text) <= LONGEST_HEADING else None
            if match:
                return match[1]
        return self.money_unit()

    def head_lines(self, title: str | None) -> None:
        """What stands above a sheet is its heading; the years that it names count."""
        start = max((i for i, cell in enumerate(self.above) if cell.text == title), default=len(self.above))
        self.found.headings += [title or "", *(cell.text for cell in self.above[start:])]
        for cell in self.above[start:]:
            self.ledger.label(cell)

    def with_unit(self, project: PrintedProject) -> PrintedProject:
        """A form that names no unit is of the one that the document names: in its overall form, or on its cover."""
        if project.unit_name:
            return project
        units = {(form.unit_code, form.unit_name) for form in self.found.overall if form.unit_name}
        if len(units) == 1:
            code, name = units.pop()
            return replace(project, unit_code=project.unit_code or code, unit_name=name)
        covers = {match["unit"] for text in self.cover_lines() if (match := COVER.fullmatch(text))}
        return replace(project, unit_name=covers.pop()) if len(covers) == 1 else project


def form_entries(rows: Sequence[Row], words: Words) -> list[Entry]:
    """The labels of a form; amounts above the name of the project are of another table on the same sheet."""
    names = (i for i, row in enumerate(rows) if any(words.cell_field("form", c.text) == "project_name" for c in row))
    start = next(names, 0)
    above = [entry for entry in entries(rows[:start], words) if entry.field not in MONEY]
    return [*above, *entries(rows[start:], words)]


def is_footer(row: Row, words: Words) -> bool:
    """Whether a row below the indicators is of the form again: `填报人：某某`, `填报人 | 某某 | 联系电话 | …`."""
    texts = [cell.text for cell in dict.fromkeys(row) if cell.text]
    labels = [text for text in texts if words.cell_field("form", text.replace("：", ":").partition(":")[0])]
    return bool(texts) and texts[0] in labels and (len(labels) > 1 or COLON.search(texts[0]) is not None)


def is_upper_head(row: Row, words: Words) -> bool:
    """Whether a row above a head prints nothing but heads: 指标名称, merged over the levels, and 指标值."""
    if SECTION.fullmatch(row[0].text):
        return True
    heads = (words.cell_field("column", cell.text) or words.cell_field("row", cell.text) for cell in row if cell.text)
    return all(field in (*CONTENT, *LEVELS, "indicators", "aside") for field in heads)
