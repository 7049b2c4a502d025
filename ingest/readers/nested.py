"""Tables inside of cells -> one table in which their cells stand where they are seen: beside the cells around them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.errors import SourceError
from ingest.readers.spans import MOST_FIELDS
from ingest.records import Cell, Grid, Row

Inner = Mapping[Cell, Sequence[Row]]
"""A cell of a table -> the rows that it holds, all of the same length."""


def unfolded(outer: Grid, inner: Inner) -> Grid:
    """The table with the rows of its inner tables. Where these have more rows or columns than their cell, the cells
    around it stand in all of them, as merged cells do.
    """
    columns = list(zip(*outer.rows, strict=True))
    rows_at = spread(sizes(outer.rows, {cell: len(rows) for cell, rows in inner.items()}))
    columns_at = spread(sizes(columns, {cell: len(rows[0]) for cell, rows in inner.items()}))
    if len(rows_at) * len(columns_at) > MOST_FIELDS:
        raise SourceError(f"表格连同里面的小表有 {len(rows_at)} 行、{len(columns_at)} 列，不像一张表；请核对文件")
    corners: dict[Cell, tuple[int, int]] = {}
    for y, i in enumerate(rows_at):
        for x, j in enumerate(columns_at):
            corners.setdefault(outer.rows[i][j], (y, x))

    def shown(cell: Cell, y: int, x: int) -> Cell:
        top, left = corners[cell]
        row = inner[cell][min(y - top, len(inner[cell]) - 1)] if cell in inner else (cell,)
        return row[min(x - left, len(row) - 1)]

    rows = (tuple(shown(outer.rows[i][j], y, x) for x, j in enumerate(columns_at)) for y, i in enumerate(rows_at))
    return replace(outer, rows=tuple(rows))


def sizes(lines: Sequence[Sequence[Cell]], needed: Mapping[Cell, int]) -> list[int]:
    """How many rows (or columns) each one becomes, so that each cell has as many as are needed in it."""
    found = [1] * len(lines)
    for cell, count in needed.items():
        at = [i for i, line in enumerate(lines) if cell in line]
        found[at[-1]] += max(count - sum(found[i] for i in at), 0)
    return found


def spread(counts: Sequence[int]) -> list[int]:
    """`[1, 3]` -> `[0, 1, 1, 1]`."""
    return [i for i, count in enumerate(counts) for _ in range(count)]
