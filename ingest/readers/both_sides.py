"""The last row above a page break and the first one below it: whether both are of one project."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.readers.cut_heads import is_head_word, last_head, with_joined_heads, with_whole_head
from ingest.readers.words import SUMS, Words, fold
from ingest.readers.words.heads import LEVELS, Fields, content_columns, head_row, project_columns
from ingest.readers.words.numbered import is_counted
from ingest.records import Cell, Grid, Row

WHOLE_AMOUNT = re.compile(r"[\d,，]+\.\d{2,}")
CUT_AMOUNT = re.compile(r"[\d,，]*(?:[.,，]|[,，]\d{1,2})")
"""An amount that a page break ended behind its point or comma, or within its thousands."""
NEAR = 6.0
"""Points: the same column on two pages."""


class BothSides:
    """Two parts of one table, on the same columns: what prints above the break, and what prints below it."""

    def __init__(self, upper: Grid, lower: Grid, words: Words) -> None:
        edges = tuple(sorted({*upper.edges, *(e for e in lower.edges if not near(e, upper.edges))}))
        whole = with_whole_head(on_columns(upper, edges), on_columns(lower, edges), words)
        self.upper, self.lower = with_joined_heads(*whole, words)
        self.head_was_cut = len(self.upper.rows) > len(upper.rows) or len(self.lower.rows) < len(lower.rows)
        self.words = words
        head = last_head(self.upper, words) or head_above(self.upper, self.lower, words)
        again = head_row(self.lower, words)
        self.fields: Fields = head[1] if head else (None,) * (len(edges) - 1)
        self.has_head = head is not None
        self.content = content_columns(self.fields) if head else []
        self.start = self.first_below(again[0] + 1) if again and head and not self.begins_inside(head[1]) else 0
        below = self.upper.rows[head[0] + 1 :] if head else ()
        self.is_below_head = head is not None and all(map(is_counted, below))
        self.rows = self.upper.rows[head[0] + (not self.is_below_head) if head else 0 :]
        self.same: dict[Cell, Cell] = {}
        self.reprinted: list[Cell] = []

    def first_below(self, head: int) -> int:
        """The first row below a head that is printed again, and below the numbers of its columns."""
        counts = (i for i, row in enumerate(self.lower.rows[head:], head) if not is_counted(row))
        return next(counts, len(self.lower.rows))

    def texts_of(self, field: str) -> tuple[str, str]:
        """What stands above and below the break in the first column of a field of the project."""
        own = [j for j in project_columns(self.fields) if self.fields[j] == field] if self.has_head else []
        return (self.rows[-1][own[-1]].text, self.lower.rows[self.start][own[-1]].text) if own else ("", "")

    def is_full(self, field: str) -> bool:
        """Whether the last line above the break has no room left in the columns of a field."""
        return {j for j, other in enumerate(self.fields) if other == field} <= self.upper.full

    def opened(self, column: int) -> bool:
        """Whether the page break drew no rule through a column: what is merged over the break, or cut by it."""
        return not self.start and column in self.upper.going_on and column in self.lower.cut

    def is_open(self, field: str) -> bool:
        """Whether the page break drew no rule through a column, above it or below."""
        columns = {j for j, other in enumerate(self.fields) if other == field}
        return bool(columns) and all(map(self.opened, columns))

    def has_content(self, row: Row) -> bool:
        return any(row[j].text for j in self.content)

    def is_class(self, *rows: Row) -> bool:
        return any(row[j].text for row in rows for j, field in enumerate(self.fields) if field in LEVELS)

    def is_cut_word(self, a: Cell, b: Cell, field: str | None) -> bool:
        """Whether the two parts make a word of the forms, and are not both words themselves."""
        if field in LEVELS:
            known = self.words.levels[1] | self.words.levels[2]
            return self.words.is_class(a.text + b.text) and not (fold(a.text) in known and fold(b.text) in known)
        return any(
            self.words.cell_field(part, a.text + b.text) and not self.words.cell_field(part, b.text)
            for part in ("form", "column", "row")
        )

    @property
    def same_project(self) -> bool:
        """Whether the columns of the project name the same one on both sides, where the table has such columns."""
        above, below = self.rows[-1], self.lower.rows[self.start]
        if self.is_rest_of_names(above, below) or self.is_rest_of_project(above, below):
            return True
        if begins_sum(below) or self.is_of_another(above, below) or self.begins_anew():
            return False
        name, total = self.texts_of("project_name"), self.texts_of("total")
        if self.is_open("project_name") or self.level1_goes_on(above, below) or CUT_AMOUNT.fullmatch(total[0]):
            return True
        if all(total) and total[0] != total[1]:
            return False
        return not all(name) or name[0] == name[1] or (not total[1] and "total" in self.fields)

    def is_of_another(self, above: Row, below: Row) -> bool:
        """Whether a row without indicators is of a unit or a kind of projects: it has an amount of its own below a
        whole one, or another name below one that leaves room on its last line.
        """
        if not self.has_head or not self.content or self.has_content(below) or self.is_class(below):
            return False
        name, total = self.texts_of("project_name"), self.texts_of("total")
        if (
            all(total)
            and total[0] == total[1]
            and all(name)
            and name[0] != name[1]
            and not self.is_open("project_name")
        ):
            return True
        if all(total) and (WHOLE_AMOUNT.fullmatch(total[0]) or not self.is_full("total")):
            return total[0] != total[1] or (all(name) and name[0] != name[1])
        is_long = self.is_full("project_name") or self.is_open("project_name")
        return all(name) and name[0] != name[1] and not is_long

    def is_rest_of_names(self, above: Row, below: Row) -> bool:
        """Whether two rows without indicators are one: what prints below goes on with a full line above."""
        own = [j for j in project_columns(self.fields) if below[j].text] if self.has_head else []
        if not own or self.has_content(above) or self.has_content(below) or self.is_class(above, below):
            return False
        return all(above[j].text and j in self.upper.full and not WHOLE_AMOUNT.fullmatch(above[j].text) for j in own)

    def is_rest_of_project(self, above: Row, below: Row) -> bool:
        """Whether all that prints of the project on both pages ends above in a full line, where the class below is none
        that a project begins with.
        """
        own = [j for j in project_columns(self.fields) if below[j].text] if self.has_head else []
        level1 = self.fields.index("level1") if "level1" in self.fields else None
        if len(own) < 2 or level1 is None or not (self.words.rank(below[level1].text) or 0):
            return False
        return all(above[j].text and j in self.upper.full and not WHOLE_AMOUNT.fullmatch(above[j].text) for j in own)

    def begins_anew(self) -> bool:
        """Whether the first class below the break comes before the last one above it, as that of another project does:
        a form goes from outputs and costs to benefits and to satisfaction.
        """
        if "level1" not in self.fields or not self.texts_of("project_name")[1]:
            return False
        column = self.fields.index("level1")
        above = next((row[column].text for row in self.rows[::-1] if row[column].text), "")
        below = ""
        for row in self.lower.rows[self.start :]:
            below = row[column].text
            if below or self.has_content(row) or self.is_class(row):
                break
        lower = self.rows[-1][self.fields.index("level2")].text if "level2" in self.fields else ""
        if not self.words.agree(above, lower):
            return False  # The class of the last row is merged over the break, and printed below it.
        ranks = [self.words.rank(text) for text in (above, below)]
        return ranks[1] is not None and ranks[0] is not None and ranks[1] < ranks[0]

    def level1_goes_on(self, above: Row, below: Row) -> bool:
        """Whether the first level below the break is the rest of the one above: a project begins with its own."""
        column = self.fields.index("level1") if "level1" in self.fields else None
        if column is None or not above[column].text:
            return False
        return not below[column].text or self.is_cut_word(above[column], below[column], "level1")

    def begins_inside(self, fields: Fields) -> bool:
        """Whether the page begins with the rest of a row, and not with what is printed again above the table."""
        row = self.lower.rows[0]
        printed = [cell for cell in dict.fromkeys(row) if cell.text]
        columns = [j for j in content_columns(fields) if row[j].text]
        return len(printed) == 1 and columns == [row.index(printed[0])] and not is_head_word(printed[0], self.words)


def head_above(upper: Grid, lower: Grid, words: Words) -> tuple[int, Fields] | None:
    """The head above the break that only the rows below it tell: one of its words is not known."""
    head = head_row(replace(upper, rows=(*upper.rows, *lower.rows)), words)
    return head if head and head[0] < len(upper.rows) else None


def begins_sum(row: Row) -> bool:
    """`合计`, `合计（90分）`."""
    return fold(next((cell.text for cell in row if cell.text), "")).partition("(")[0] in SUMS


def near(edge: float, edges: Iterable[float]) -> bool:
    return any(abs(edge - other) <= NEAR for other in edges)


def on_columns(grid: Grid, edges: tuple[float, ...]) -> Grid:
    """The table on finer columns: a cell that covers several of them stands in each."""
    middles = [(left + right) / 2 for left, right in pairwise(edges)]
    source = [column_at(grid.edges, x) for x in middles]
    rows = tuple(tuple(row[j] for j in source) for row in grid.rows)
    sets = (frozenset(i for i, j in enumerate(source) if j in some) for some in (grid.cut, grid.going_on, grid.full))
    return Grid(rows, True, edges, *sets)


def column_at(edges: Sequence[float], x: float) -> int:
    return min(max(sum(edge <= x for edge in edges) - 1, 0), len(edges) - 2)
