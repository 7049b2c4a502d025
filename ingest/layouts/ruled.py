"""Sheets in files that say where their cells are: forms and tables of projects, told by their words in any order.

What is no sheet of a project is kept apart: forms of a whole department, blank forms, other tables, narrative.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from ingest.errors import ParseError, RecognitionError
from ingest.layouts.heading import (
    COVER,
    LONGEST_HEADING,
    NOT_A_SHEET,
    OVERALL,
    code_and_name,
    coded_unit,
    lines_apart,
    name_in_title,
    year_of,
)
from ingest.layouts.indicators import Indicators
from ingest.layouts.labels import MONEY_UNIT, Entry, Values, entries, in_one_cell
from ingest.layouts.ledger import Ledger
from ingest.layouts.project_table import ProjectTable
from ingest.readers.words import Words
from ingest.readers.words.heads import TITLE, Fields, forms_of, head_fields, head_row
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
NOTHING = ("", "无", "不涉及", "不适用", "—", "-", "/")


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
        self.waiting: tuple[Row, ...] = ()

    def sheet(self) -> Sheet:
        for block in self.reading.blocks:
            if isinstance(block, Cell):
                self.above.append(block)
            elif isinstance(block, Grid):
                for part in forms_of(block, self.words):
                    self.read(part)
                    self.above = []
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

    def cover_lines(self) -> list[str]:
        texts = (block.text for block in self.reading.blocks if isinstance(block, Cell))
        return [text for text in texts if COVER.fullmatch(text)][:2]

    def read(self, whole: Grid) -> None:
        """One form or table, the lines in its first rows apart. A form whose head is in the next table waits."""
        lines, grid = lines_apart(whole, self.words)
        self.above += lines
        self.lines += lines
        head = head_row(grid, self.words)
        title = self.title()
        if head is None:
            self.read_without_head(grid, title)
        elif title and NOT_A_SHEET.search(title):
            self.ignore(grid, f"不是绩效目标：{title}")
        elif set(head[1]) & {"project_name", "unit", "department"}:
            self.leave_waiting()
            self.read_table(grid, head, title)
        else:
            self.read_form(grid, head, title)

    def read_without_head(self, grid: Grid, title: str | None) -> None:
        self.leave_waiting()
        refuse_near(grid, self.words)
        if any(entry.field == "project_name" and entry.text for entry in entries(grid.rows, self.words)):
            self.waiting = grid.rows
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
        """The title nearest above the table."""
        lines = [cell.text for cell in self.above]
        return next((text for text in reversed(lines) if len(text) <= LONGEST_HEADING * 2 and TITLE.search(text)), None)

    def read_table(self, grid: Grid, head: tuple[int, Fields], title: str | None) -> None:
        last, fields = head
        unit = self.unit_above()
        heads = grid.rows[: last + 1]
        for row in heads:
            self.ledger.label(*row)
        table = ProjectTable(fields, unit, self.money_unit(), heads, self.words, self.ledger)
        table.read(grid.rows[last + 1 :])
        self.head_lines(title)
        if "project_name" in fields and not (title and OVERALL in title and "unit" in fields):
            self.found.projects += table.projects()
            self.found.kinds[TABLE] = None
            self.found.printed_total = self.found.printed_total or table.printed_total
        else:
            self.found.overall += table.overall(title)

    def read_form(self, grid: Grid, head: tuple[int, Fields], title: str | None) -> None:
        last, fields = head
        indicators, rest = self.indicators(grid.rows[last:], fields)
        if any(entry.field in ("project_name", "total") for entry in entries(grid.rows[:last], self.words)):
            self.leave_waiting()
        rows = (*self.waiting, *grid.rows[:last])
        self.waiting = ()
        found = [*entries(rows, self.words), *entries(rest, self.words), *self.lines_above()]
        values = Values(found, self.money_unit_of(rows), self.ledger)
        self.enter(values, indicators, title, grid.rows[0][0].place, rows)
        values.leave_rest()
        self.head_lines(title)

    def indicators(self, rows: Sequence[Row], fields: Fields) -> tuple[list[PrintedIndicator], list[Row]]:
        """The indicators under the head, and the rows that belong to the labels again."""
        reader = Indicators(fields, self.words, self.ledger)
        found: list[PrintedIndicator] = []
        rest: list[Row] = []
        for row in rows:
            if head_fields(row, self.words):
                self.ledger.label(*row)
            elif reader.is_row(row):
                found += reader.read(row)
            else:
                rest.append(row)
        return found, rest

    def lines_above(self) -> Iterator[Entry]:
        """Labels with their values in the lines above a form: `填报单位：某局`."""
        for cell in self.above:
            entry = in_one_cell(cell, self.words)
            if entry:
                yield entry

    def enter(
        self, values: Values, indicators: list[PrintedIndicator], title: str | None, place: Place, rows: Sequence[Row]
    ) -> None:
        name = values.text("project_name")
        is_overall = bool(title and OVERALL in title) and not name
        name = name or (None if is_overall else name_in_title(title))
        if not indicators and (name or "") in NOTHING:
            for row in rows:
                for cell in row:
                    self.ledger.ignore(cell, "空白表")
            return
        if name:
            self.found.kinds[FORM] = None
            self.found.projects.append(self.project(name, values, indicators, place))
        elif is_overall or values.has("department", "unit"):
            self.found.overall.append(self.overall(values, indicators, title, place))
            for cell in dict.fromkeys(cell for row in rows for cell in row):
                self.ledger.ignore(cell, "部门整体绩效目标表的其他栏目")
        else:
            raise ParseError(
                "这张表有指标，但没有找到「项目名称」；若用的是别的词，请在 data/reference/labels.csv 中加一行"
                "（part 为 label，field 为 project_name）",
                str(place),
            )

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
            goal=values.text("goal", "cycle_goal"),
            plan=values.plan(),
            indicators=tuple(indicators),
            department=values.text("department"),
        )

    def overall(
        self, values: Values, indicators: list[PrintedIndicator], title: str | None, place: Place
    ) -> OverallForm:
        code, unit = self.unit(values)
        values.text("department")
        goal = values.text("goal", "cycle_goal")
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
        """The unit that a line above the table names."""
        for entry in self.lines_above():
            if entry.field in ("unit", "department"):
                self.ledger.divide(entry.label, len(entry.own))
                return code_and_name(entry.own)
        return next((unit for cell in reversed(self.above) if (unit := coded_unit(cell.text))), (None, None))

    def money_unit(self) -> str | None:
        """The unit of money in the lines above the table, else the one that all lines of the document print."""
        for cell in reversed(self.above):
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


def refuse_near(grid: Grid, words: Words) -> None:
    """A table that names levels of indicators but not all a sheet needs is a sheet in words that are not known."""
    for row in grid.rows:
        named = {field for cell in row if (field := words.cell_field("column", cell.text))}
        if "level3" in named and named & {"level1", "level2"}:
            texts = "、".join(dict.fromkeys(cell.text for cell in row if cell.text))
            raise RecognitionError(
                f"这张表认出了三级指标，没有认出指标值那一列；表头是：{texts}。"
                "请在 data/reference/labels.csv 中为那一列加一行（part 为 head，field 为 target）",
                str(row[0].place),
            )
