"""Which columns a row of a ruled table names, by its words in whatever order, and where a form begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.readers.words import Words
from ingest.records import Cell, Grid, Row

LEVELS = ("level1", "level2", "level3")
TARGETS = ("target", "annual_target")
CONTENT = ("level3", *TARGETS, "operator", "measure", "weight", "description", "basis")
"""Columns whose cells belong to one row; those of levels and projects may be merged over several."""

TITLE = re.compile(r"绩效(?:总体)?目标.{0,6}表")
LONGEST_TITLE = 80
"""Characters: what is longer is a sentence that mentions a form."""

Fields = tuple[str | None, ...]
"""For each column of a ruled table the field that it holds."""


def indicator_fields(row: Row, words: Words) -> Fields:
    """The fields of a head row that names a third level and a target; empty where the row is none.

    Columns left of the first level are the project's; the same word may mean another thing there.
    """
    named = [words.cell_field("column", cell.text) for cell in row]
    if "level3" not in named or not set(TARGETS) & set(named) or is_spread(row, named):
        return ()
    first = min(i for i, field in enumerate(named) if field in LEVELS)
    left = (words.cell_field("row", cell.text) for cell in row[:first])
    return (*left, *named[first:])


def is_spread(row: Row, named: Sequence[str | None]) -> bool:
    """Whether one cell stands for both: a head row has its own cell for each."""
    return row[named.index("level3")] is row[next(i for i, field in enumerate(named) if field in TARGETS)]


def packed_fields(row: Row, words: Words) -> Fields:
    """The fields of a head row of one project a row, its indicators in one cell; empty where the row is none."""
    named = tuple(words.cell_field("row", cell.text) for cell in row)
    return named if {"project_name", "total", "indicators"} <= set(named) else ()


def head_fields(row: Row, words: Words) -> Fields:
    return indicator_fields(row, words) or packed_fields(row, words)


def head_row(grid: Grid, words: Words, start: int = 0) -> tuple[int, Fields] | None:
    """The last row of the first head of a table, from row `start` on, with its fields: the lower of two rows of heads
    names the columns, since a cell that is merged over both stands in it too.
    """
    found: tuple[int, Fields] | None = None
    for i in range(start, len(grid.rows)):
        fields = head_fields(grid.rows[i], words)
        if fields:
            found = i, fields
        elif found:
            break
    return found


def content_columns(fields: Sequence[str | None]) -> list[int]:
    """The columns whose cells belong to one indicator: all from the third level on, but for the levels above it."""
    first = next((i for i, field in enumerate(fields) if field in LEVELS), len(fields))
    return [i for i, field in enumerate(fields) if i >= first and field not in ("level1", "level2")]


def project_columns(fields: Sequence[str | None]) -> list[int]:
    """The columns left of the levels that hold something of the project."""
    other = (*LEVELS, *CONTENT, "indicators", "aside")
    return [i for i, field in enumerate(fields) if field and field not in other]


def forms_of(grid: Grid, words: Words) -> Iterator[Grid]:
    """A table parted where another form begins in it: at a title, or at the name of a project below indicators."""
    starts = [0]
    has_body = False
    for i, row in enumerate(grid.rows):
        if has_body and begins_form(row, words):
            starts.append(first_line(grid.rows, i, words))
            has_body = False
        has_body = has_body or is_body(row, words)
    if len(starts) == 1:
        yield grid
        return
    for start, end in zip(starts, [*starts[1:], len(grid.rows)], strict=True):
        part = replace(grid, rows=grid.rows[start:end])
        part = replace(part, cut=grid.cut if start == 0 else frozenset())
        if end < len(grid.rows):
            part = replace(part, going_on=frozenset(), full=frozenset())
        yield narrowed(part)


def first_line(rows: Sequence[Row], i: int, words: Words) -> int:
    """Where the lines above a form begin that share its table: the year, the unit."""
    while i > 1:
        printed = {cell for cell in rows[i - 1] if cell.text}
        if len(printed) > 1 or printed & set(rows[i - 2]) or any(words.cell_field("form", c.text) for c in printed):
            return i
        i -= 1
    return i


def is_body(row: Row, words: Words) -> bool:
    """Whether a row is of an indicator table: its head, or several cells without a label among them."""
    cells = {cell for cell in row if cell.text}
    return bool(head_fields(row, words)) or (
        len(cells) > len(LEVELS) and not any(words.cell_field("form", cell.text) for cell in cells)
    )


def begins_form(row: Row, words: Words) -> bool:
    """Whether a row is a title, or the label of a project's name with the name beside it and not the next head."""
    cells = [cell for cell in dict.fromkeys(row) if cell.text]
    if not cells:
        return False
    if len(cells) == 1 and len(cells[0].text) <= LONGEST_TITLE and TITLE.search(cells[0].text):
        return True
    beside = cells[1].text if len(cells) > 1 else ""
    is_head = any(words.cell_field(part, beside) for part in ("row", "column"))
    return words.cell_field("form", cells[0].text) == "project_name" and not is_head


def narrowed(grid: Grid) -> Grid:
    """The table without the columns that only other forms beside it have."""
    columns = range(len(grid.rows[0]))
    kept = [j for j in columns if j == 0 or any(row[j] is not row[j - 1] for row in grid.rows)]
    place = {j: n for n, j in enumerate(kept)}
    edges = (*(grid.edges[j] for j in kept), grid.edges[-1]) if grid.edges else ()
    rows = tuple(tuple(row[j] for j in kept) for row in grid.rows)
    sets = (frozenset(place[j] for j in some if j in place) for some in (grid.cut, grid.going_on, grid.full))
    return Grid(rows, True, edges, *sets)


def is_label(cell: Cell, words: Words) -> bool:
    return any(words.cell_field(part, cell.text) for part in ("column", "row", "form"))
