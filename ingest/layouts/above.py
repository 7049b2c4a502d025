"""What the lines above a table say of it: its title, the year, the unit, the unit of money, labels with values."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.layouts.heading import (
    COVER,
    LONGEST_HEADING,
    OTHER_STAGE,
    RESULTS,
    YEAR_LINE,
    body_in_title,
    code_and_name,
    coded_unit,
    name_in_heading,
    name_in_title,
    year_of,
)
from ingest.layouts.labels import MONEY, MONEY_UNIT, UNIT_AT_END, Entry, in_one_cell
from ingest.layouts.ledger import Ledger
from ingest.readers.words import Words
from ingest.readers.words.form_starts import LIBRARY, TITLE, says_name
from ingest.readers.words.heads import CONTINUED
from ingest.records import REPRINTED, Cell, Furniture, Grid, Reading, Row

LINES_OF_A_HEADING = 5
"""A title, the year, the unit, the unit of money, the number of the table: what stands farther above is narrative."""
SYSTEM = re.compile(r".{0,20}指标体系(?:[（(].*[)）])?")
"""The title of a list of indicators, but also of those of a form that prints their targets."""
LINE_PITCH = 1.9
"""Of the height of a line: paragraphs of print stand farther apart than their lines."""
ENDS_TITLE = re.compile(r"(?:[表。；：:)）]|预算|公开|年度?)$")
SAYS_UNIT = re.compile(r"单位[:：]")
UNIT_LINE = re.compile(r"单位[:：](\D{3,40})")
"""`单位：某县农牧局`, after the unit of money at its end is taken away."""
MONEY_LABEL = re.compile(r"(?:金额|货币|计量|计价)?单位[:：]?")
MONEY_WORD = re.compile(r"亿元|万元|千元|元")


def is_wrapped(upper: Cell, lower: Cell) -> bool:
    """Whether two lines of a page stand as close as the lines of one paragraph, the lower one the shorter rest; what
    the upper one says ends no title itself.
    """
    if not upper.place.box or not lower.place.box or upper.place.page != lower.place.page:
        return False
    (left, top, right, bottom), (start, below, stop, end) = upper.place.box, lower.place.box
    size = bottom - top
    is_close = 0 <= below - top < LINE_PITCH * size and stop - start < right - left
    return is_close and abs(end - below - size) < size / 4 and not ENDS_TITLE.search(upper.text)


def running_heads(lines: Sequence[Cell]) -> set[str]:
    """What several pages print as their first line; of lines in reverse what they print as their last."""
    first = {cell.place.page: cell.text for cell in reversed(lines) if cell.place.page}
    return {text for text, pages in Counter(first.values()).items() if pages > 1}


def lines_of(reading: Reading) -> Iterator[Cell]:
    """The lines outside of tables, those too that a page prints again above a table that goes on."""
    for block in reading.blocks:
        if isinstance(block, Cell):
            yield block
        elif isinstance(block, Furniture) and block.reason == REPRINTED:
            yield block.cell


class Above:
    """The lines above the next form of a document: `own` are its own, `group` also those above the forms before it that
    no line parts from it.
    """

    def __init__(self, reading: Reading, words: Words, ledger: Ledger) -> None:
        self.words, self.ledger = words, ledger
        self.all = [block for block in reading.blocks if isinstance(block, Cell)]
        lines = list(lines_of(reading))
        self.running = running_heads(lines)
        self.on_pages = self.running | running_heads(lines[::-1])
        self.own: list[Cell] = []
        self.group: list[Cell] = []
        self.in_tables: list[Cell] = []
        self.side_by_side: list[Cell] = []

    def add(self, cell: Cell) -> None:
        """A line outside of tables; one that names the project of the next form parts no group."""
        self.own.append(cell)
        if not name_in_heading(cell.text) and not says_name(cell.text, self.words):
            self.group = []

    def begin(self, rows: list[list[Cell]]) -> None:
        """A form begins; `rows` are the lines in the first rows of its table."""
        lines = list(dict.fromkeys(cell for row in rows for cell in row))
        self.own += lines
        self.in_tables += lines
        self.side_by_side += [cell for row in rows if len(row) > 1 for cell in row]
        self.group = [*self.group, *self.own]

    def takes(self, grid: Grid) -> bool:
        """Whether a table is only the lines above the next form, parted from it; they are then lines above it."""
        rows = [[cell for cell in dict.fromkeys(row) if cell.text] for row in grid.rows]
        if not all(any(self.is_lead(cell) for cell in row) for row in rows if row):
            return False
        self.begin(rows)
        return True

    def is_lead(self, cell: Cell) -> bool:
        """Whether a line says the unit, the unit of money, the year, or the title of a form."""
        says = any(pattern.search(cell.text) for pattern in (MONEY_UNIT, TITLE)) or YEAR_LINE.fullmatch(cell.text)
        return bool(says) or any(entry.field in ("unit", "department") for entry in in_one_cell(cell, self.words))

    def end(self) -> None:
        self.own = []

    def title(self) -> str | None:
        """The title nearest above the table, of a sheet or of a form of another stage."""
        nearest = next(self.plain_lines(), None)
        if nearest and RESULTS.search(nearest.text):
            return nearest.text
        lines = [cell.text for cell in reversed(self.own) if len(cell.text) <= LONGEST_HEADING * 2]
        right_above = (text for text in lines[:LINES_OF_A_HEADING] if TITLE.search(text) or OTHER_STAGE.search(text))
        return next(right_above, None) or next(filter(TITLE.search, lines), None)

    def is_library(self, *, has_targets: bool) -> bool:
        """Whether the nearest title right above heads a list of indicators to choose from."""
        lines = [cell.text for cell in self.own[-LINES_OF_A_HEADING:]]
        titles = [line for line in lines if TITLE.search(line) or LIBRARY.fullmatch(line) or SYSTEM.fullmatch(line)]
        last = titles[-1] if titles else ""
        return bool(LIBRARY.fullmatch(last) or (SYSTEM.fullmatch(last) and not has_targets))

    def heading(self) -> str | None:
        """The project that the line right above the form names, its unit, its year and the kind of form left aside."""
        line = next((cell for cell in self.plain_lines() if not TITLE.search(cell.text)), None)
        return name_in_heading(line.text) if line else None

    def plain_lines(self) -> Iterator[Cell]:
        """The lines of the heading from the nearest on, without those of years, units and labels with their values."""
        lines = [cell for cell in self.own if all(cell is not other for other in self.side_by_side)]
        for cell in reversed(lines[-LINES_OF_A_HEADING:]):
            is_aside = MONEY_UNIT.search(cell.text) or YEAR_LINE.fullmatch(cell.text)
            if not is_aside and cell.text not in self.running and not any(in_one_cell(cell, self.words)):
                yield cell

    def name_in_wrapped_title(self) -> str | None:
        """The project that a title names which runs over two printed lines of one size, close to each other."""
        for upper, lower in reversed(list(pairwise(self.own[-2 * LINES_OF_A_HEADING :]))):
            text = upper.text + lower.text
            is_title = TITLE.search(text) and not TITLE.search(upper.text) and upper.text not in self.running
            if is_title and is_wrapped(upper, lower):
                return name_in_title(text)
        return None

    def is_bare(self) -> bool:
        """Whether nothing stands above the form but what every page prints, or that a table goes on."""
        return all(
            CONTINUED.fullmatch(cell.text) or (cell.text in self.running and not TITLE.search(cell.text))
            for cell in self.own
        )

    def is_right_above(self, title: str | None) -> bool:
        return title in [cell.text for cell in self.own[-LINES_OF_A_HEADING:]]

    def year(self) -> int | None:
        """The year that the lines above the form print; what every page prints may be of another budget."""
        own = [cell.text for cell in self.group]
        return year_of(text for text in own if text not in self.on_pages) or year_of(own)

    def entries(self) -> Iterator[Entry]:
        """Labels with their values in the lines above a form: `填报单位：某局`; the nearest first.

        The unit may stand above the first of several forms that follow each other; amounts above the title of a form
        are of another table.
        """
        below_title = self.below_title()
        for cell in reversed(self.group):
            for entry in in_one_cell(cell, self.words):
                among = below_title if entry.field in MONEY else self.own
                if cell in among or entry.field in ("unit", "unit_code", "department"):
                    yield entry

    def below_title(self) -> list[Cell]:
        """The lines from the title of the form on; where none is printed, those of a heading."""
        titles = (i for i, cell in reversed([*enumerate(self.own)]) if TITLE.search(cell.text))
        return self.own[next(titles, -LINES_OF_A_HEADING) :]

    def unit(self) -> tuple[str | None, str | None]:
        """The unit that a line above the form names."""
        for entry in self.entries():
            if entry.field in ("unit", "department"):
                self.ledger.divide(entry.label, len(entry.own))
                return code_and_name(entry.own)
        texts = [UNIT_AT_END.sub("", cell.text) for cell in reversed(self.group)]
        coded = (unit for text in texts if (unit := coded_unit(text)))
        plain = (code_and_name(match[1]) for text in texts if (match := UNIT_LINE.fullmatch(text)))
        return next(coded, None) or next(plain, None) or (None, body_in_title(self.title()))

    def money_unit(self) -> str | None:
        """The unit of money in the lines above the table, else the one that all lines of the document print."""
        for cell in reversed(self.group):
            match = MONEY_UNIT.search(cell.text)
            if match and len(cell.text) <= LONGEST_HEADING:
                self.ledger.divide(cell, len(match[1]))
                return match[1]
        printed = {
            match[1]
            for cell in self.all
            if len(cell.text) <= LONGEST_HEADING
            for match in MONEY_UNIT.finditer(cell.text)
        }
        return printed.pop() if len(printed) == 1 else None

    def money_unit_of(self, rows: Sequence[Row]) -> str | None:
        """The unit of money of a whole form: said in its own cells, else right above it; else that of a label of its
        own, else above it.
        """
        own = [cell.text for row in rows for cell in row if len(cell.text) <= LONGEST_HEADING]
        near = [cell.text for cell in reversed(self.below_title()) if len(cell.text) <= LONGEST_HEADING]
        said = [text for text in own if SAYS_UNIT.search(text)]
        found = (match[1] for text in (*said, *near, *own) if (match := MONEY_UNIT.search(text)))
        return self.money_unit_beside(rows) or next(found, None) or self.money_unit()

    def money_unit_beside(self, rows: Sequence[Row]) -> str | None:
        """The unit of money that stands in a cell beside the label for it."""
        for label, value in (pair for row in rows for pair in pairwise(dict.fromkeys(row))):
            if MONEY_LABEL.fullmatch(label.text) and MONEY_WORD.fullmatch(value.text):
                self.ledger.label(label, value)
                return value.text
        return None

    def cover_lines(self) -> list[str]:
        return [cell.text for cell in self.all if COVER.fullmatch(cell.text)][:2]
