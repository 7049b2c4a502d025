"""Sheets in files that say where their cells are: forms and tables of projects, told by their words in any order.

What is no sheet of a project is kept apart: forms of a whole department, blank forms, other tables, narrative.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from ingest.errors import ParseError
from ingest.layouts.above import Above
from ingest.layouts.below_head import BelowHead
from ingest.layouts.found import Found
from ingest.layouts.heading import (
    code_and_name,
    is_of_other_stage,
    is_overall,
    lines_apart,
    name_in_title,
    names_project,
    project_code_in,
    year_of,
)
from ingest.layouts.heads import has_results, is_upper_head, prints_results, settled
from ingest.layouts.labels import MONEY, Entry, entries, form_entries, has_amount, year_of_money
from ingest.layouts.ledger import Ledger
from ingest.layouts.packed import of_cells, packed_cells
from ingest.layouts.parts import joined, sides
from ingest.layouts.project_table import NOTHING, ProjectTable
from ingest.layouts.refusals import no_name, refuse_beside, refuse_classes, refuse_near, refuse_packed
from ingest.layouts.values import Values
from ingest.readers.words import Words
from ingest.readers.words.form_starts import SECTION, TITLE, forms_of
from ingest.readers.words.heads import Fields, head_row
from ingest.records import (
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
FORM = "一项目一表"
TO_FILL_IN = re.compile(r"[≥≤><=]?(?:[*＊]{2,}|[×X]{2,})[^*＊×X\d]{0,8}")
"""A target whose number a template leaves open: `≥**%`, `XX人`."""


def recognises(reading: Reading, words: Words) -> bool:
    return reading.ruled


def parse(reading: Reading, words: Words, ledger: Ledger) -> Sheet:
    """Every sheet of the document. Raises ParseError, and RecognitionError for a table that is nearly a sheet."""
    return Document(reading, words, ledger).sheet()


def place_of(form: Grid) -> Place:
    """Where a form begins; of a text, which has lines, also where it ends."""
    places = [cell.place for row in form.rows for cell in row]
    if not places[0].line_to:
        return places[0]
    return replace(places[0], line_to=max(place.line_to or 0 for place in places))


class Document:
    """One document while it is read: its blocks in order, and what the lines above the next table say."""

    def __init__(self, reading: Reading, words: Words, ledger: Ledger) -> None:
        self.reading, self.words, self.ledger = reading, words, ledger
        self.found = Found()
        self.above = Above(reading, words, ledger)
        self.waiting: tuple[Row, ...] = ()
        self.keeps_lines = False

    def sheet(self) -> Sheet:
        for block in joined(self.reading.blocks, self.words):
            if isinstance(block, Cell):
                self.line(block)
            elif isinstance(block, Grid):
                self.table(block)
        self.leave_waiting()
        for block in self.reading.blocks:
            if isinstance(block, Cell):
                self.ledger.ignore(block, "叙述")
        for line in self.above.in_tables:
            self.ledger.ignore(line, "表上方的文字")
        projects = tuple(self.found.with_unit(project, self.above) for project in self.found.projects)
        own = [text for text in self.found.headings if text not in self.above.on_pages]
        year = year_of(own) or year_of(self.found.headings) or year_of(self.above.cover_lines())
        money = next((project.amounts["total"].unit for project in projects if "total" in project.amounts), None)
        layout = "、".join(self.found.kinds) or None
        total = self.found.printed_total
        return Sheet(money, projects, year, total, self.reading.breaks_off, tuple(self.found.overall), layout)

    def table(self, grid: Grid) -> None:
        for part in (form for side in sides(grid, self.words) for form in forms_of(side, self.words)):
            self.read(part)
            if not self.keeps_lines:
                self.above.end()

    def line(self, cell: Cell) -> None:
        """A line outside of tables; a title ends what waits for its indicators."""
        if TITLE.search(cell.text):
            self.leave_waiting()
        self.above.add(cell)

    def read(self, whole: Grid) -> None:
        """One form or table, the lines in its first rows apart. A form whose head is in the next table waits."""
        lines, grid = lines_apart(whole, self.words)
        self.above.begin(lines)
        self.keeps_lines = False
        head = self.settled(head_row(grid, self.words), grid)
        title = self.above.title()
        if title and is_of_other_stage(title):
            self.pass_by(grid, f"不是绩效目标：{title}")
        elif self.found.passed_by and head and self.is_rest(grid):
            self.pass_by(grid, self.found.passed_by)
        elif self.above.is_library(has_targets=head is not None):
            self.leave_waiting()
            self.ignore(grid, "指标库，不是绩效目标表")
        elif head is None:
            self.read_without_head(grid, whole, title)
        elif has_results(grid.rows[head[0] + 1 :], head[1]):
            self.pass_by(grid, "不是绩效目标：印有完成值或得分")
        elif set(head[1]) & {"project_name", "unit", "department"}:
            self.leave_waiting()
            self.read_table(grid, head, title)
        else:
            self.read_form(grid, head, title)

    def settled(self, head: tuple[int, Fields] | None, grid: Grid) -> tuple[int, Fields] | None:
        """The head with one column for each field, of its year or that of its budget. Raises RecognitionError."""
        year = self.above.year() or year_of_money(entries(grid.rows[: head[0] if head else 0], self.words))
        return (head[0], settled(grid.rows, *head, year, self.words)) if head else None

    def read_without_head(self, grid: Grid, whole: Grid, title: str | None) -> None:
        self.leave_waiting()
        if prints_results(grid, self.words) and not (title and TITLE.search(title)):
            self.ignore(grid, "不是绩效目标：评价指标和得分")
            return
        refuse_near(grid, self.words)
        if self.above.takes(grid):
            self.keeps_lines = True
            return
        if self.read_packed(grid, title):
            return
        found = self.with_above(entries(grid.rows, self.words))
        if any(entry.field == "project_name" and entry.text and not entry.is_below for entry in found):
            self.waiting = grid.rows
            self.keeps_lines = True
            return
        refuse_classes(whole.rows, self.words)
        is_titled = self.above.is_right_above(title)
        refuse_packed(grid.rows, self.words, is_titled=is_titled and TITLE.search(title or "") is not None)
        self.ignore(grid, f"标题是「{title}」，没有认出指标的表头" if is_titled else "不是绩效目标表的表格")

    def read_packed(self, grid: Grid, title: str | None) -> bool:
        """Whether the table is a form with the name of its project whose indicators stand in cells of text; read."""
        cells = packed_cells(grid.rows, self.words, self.ledger)
        found = self.with_above(form_entries(grid.rows, self.words)) if cells else []
        if not any(entry.field == "project_name" and entry.text for entry in found):
            return False
        over = [entry for entry in found if any(self.words.is_class(cell.text) for cell in entry.values)]
        self.ledger.label(*(entry.label for entry in over))
        found = [entry for entry in found if entry not in over]
        self.enter_form(grid, grid.rows, found, list(of_cells(cells, self.words, self.ledger)), title)
        return True

    def with_above(self, own: Iterable[Entry]) -> list[Entry]:
        """The labels of a form and those above it; of these no name where the form asks for one, and no amounts where
        it prints its own.
        """
        found = list(own)
        asks_name = any(entry.field == "project_name" for entry in found)
        has_money = has_amount(found)
        unwanted = ("project_name",) * asks_name + MONEY * has_money
        return [*found, *(entry for entry in self.above.entries() if entry.field not in unwanted)]

    def ignore(self, grid: Grid, reason: str) -> None:
        for cell in dict.fromkeys(cell for row in grid.rows for cell in row):
            self.ledger.ignore(cell, reason)

    def pass_by(self, grid: Grid, reason: str) -> None:
        self.ignore(grid, reason)
        self.found.passed_by = reason

    def is_rest(self, grid: Grid) -> bool:
        """Whether a table has no title and no name of a project of its own."""
        names = (self.words.cell_field("form", cell.text) for row in grid.rows for cell in row)
        return self.above.is_bare() and "project_name" not in names

    def leave_waiting(self) -> None:
        """Labels without a table of indicators: a form of something else. Raises RecognitionError where it has some."""
        refuse_classes(self.waiting, self.words)
        for cell in dict.fromkeys(cell for row in self.waiting for cell in row):
            self.ledger.ignore(cell, "没有指标的表格")
        self.waiting = ()

    def read_table(self, grid: Grid, head: tuple[int, Fields], title: str | None) -> None:
        last, fields = head
        heads = grid.rows[: last + 1]
        for row in heads:
            self.ledger.label(*row)
        unit = self.above.money_unit_of(grid.rows[:last][::-1])
        table = ProjectTable(fields, self.above.unit(), unit, heads, self.words, self.ledger)
        self.head_lines(title)
        self.found.enter_table(table, grid.rows[last + 1 :], title)

    def read_form(self, grid: Grid, head: tuple[int, Fields], title: str | None) -> None:
        last = head[0]
        refuse_beside(grid.rows, head, self.words)
        below = BelowHead(grid, head, self.above.year(), self.words, self.ledger)
        for row in grid.rows[:last]:
            if is_upper_head(row, self.words):
                self.ledger.label(*row)
        if any(entry.field in ("project_name", "total") for entry in entries(grid.rows[:last], self.words)):
            self.leave_waiting()
        rows = (*self.waiting, *grid.rows[:last])
        self.waiting = ()
        found = self.with_above([*form_entries(rows, self.words), *entries(below.rest, self.words)])
        self.enter_form(grid, rows, found, below.found, title)

    def enter_form(
        self, grid: Grid, rows: Sequence[Row], found: Sequence[Entry], read: list[PrintedIndicator], title: str | None
    ) -> None:
        values = Values(found, self.above.money_unit_of(rows), self.above.year(), self.ledger)
        values.look_for_more(rows)
        self.enter(values, read, title, place_of(grid), rows)
        values.leave_rest()
        self.head_lines(title)

    def enter(
        self, values: Values, indicators: list[PrintedIndicator], title: str | None, place: Place, rows: Sequence[Row]
    ) -> None:
        if (self.found.projects or self.found.overall) and self.goes_on(title, values):
            self.found.go_on(indicators)
            return
        is_whole = is_overall(title)
        name = None if is_whole else values.name() or self.name_above(title)
        targets = [indicator.target for indicator in indicators if indicator.target not in (None, *NOTHING)]
        is_template = targets and all(map(TO_FILL_IN.fullmatch, targets)) and not has_amount(values.entries)
        if is_template or (not targets and (name or "") in ("", *NOTHING)):
            for row in rows:
                for cell in row:
                    self.ledger.ignore(cell, "空白表")
            return
        if name:
            self.found.kinds[FORM] = None
            self.found.add_project(self.project(name, values, indicators, place), title)
        elif is_whole or (values.has("department", "unit") and not names_project(values.labels(), title)):
            self.found.add_overall(self.overall(values, indicators, title, place))
            for cell in dict.fromkeys(cell for row in rows for cell in row):
                self.ledger.ignore(cell, "部门整体绩效目标表的其他栏目")
        else:
            left = [*(cell for cell in self.above.own if cell in self.above.in_tables), *(row[0] for row in rows)]
            raise ParseError(no_name(values.labels(), left, self.words), str(place))

    def name_above(self, title: str | None) -> str | None:
        """The project that the title of a form names, or a line right above it."""
        return self.above.name_in_wrapped_title() or name_in_title(title) or self.above.heading()

    def goes_on(self, title: str | None, values: Values) -> bool:
        """Whether a form is a part of the one before it: titled so, or a table without a line or a label of its own.

        Who signed it stands at the end of any part.
        """
        if title and SECTION.fullmatch(title):
            return not values.has("project_name")
        is_rest = self.found.is_rest_of_last(title) if title else self.above.is_bare()
        return is_rest and all(entry.field == "aside" for entry in values.entries)

    def project(self, name: str, values: Values, indicators: list[PrintedIndicator], place: Place) -> PrintedProject:
        code, unit = self.unit(values)
        project = PrintedProject(
            place=place,
            unit_code=code,
            unit_name=unit,
            project_name=name,
            project_code=values.text("project_code") or project_code_in(name),
            amounts=values.amounts(),
            purpose=values.purpose(),
            goal=values.goal(),
            plan=values.plan(),
            indicators=tuple(indicators),
            department=values.text("department"),
        )
        return replace(project, cells=tuple(values.taken.values()))

    def overall(
        self, values: Values, indicators: list[PrintedIndicator], title: str | None, place: Place
    ) -> OverallForm:
        code, unit = self.unit(values)
        values.text("department")
        goal = values.goal()
        return OverallForm(place, title, code, unit, values.one_total(), goal, tuple(indicators))

    def unit(self, values: Values) -> tuple[str | None, str | None]:
        """The unit that holds the money, with the code printed beside it, or beside the same name as department."""
        code, name = values.unit()
        department = values.lowest_department()
        upper_code, upper = code_and_name(department.text if department else "")
        if department and not name:
            values.take(department)
        if not name:
            own, name = (upper_code, upper) if upper else self.above.unit()
            code = own or code
        elif upper == name:
            code = code or upper_code
        return values.text("unit_code") or code, name

    def head_lines(self, title: str | None) -> None:
        """What stands above a sheet is its heading; the years that it names count."""
        start = max((i for i, cell in enumerate(self.above.own) if cell.text == title), default=len(self.above.own))
        self.found.headings += [title or "", *(cell.text for cell in self.above.own[start:])]
        for cell in self.above.own[start:]:
            self.ledger.label(cell)
