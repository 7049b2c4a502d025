"""Which columns a row of a ruled table names, told by its words in whatever order they stand."""

from collections.abc import Sequence

from ingest.readers.words import Words
from ingest.records import Grid, Row

LEVELS = ("level1", "level2", "level3")
TARGETS = ("target", "annual_target")
CONTENT = ("level3", *TARGETS, "operator", "measure", "weight", "description", "basis")
"""Columns whose cells belong to one row; those of levels and projects may be merged over several."""

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
