"""Cells that say how many rows and columns they cover -> a table in which they stand in each of them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ingest.errors import SourceError
from ingest.records import Cell, Grid, Place

MOST_FIELDS = 2_000_000
"""Rows times columns of one table."""
MOST_COLUMNS = 400


@dataclass(frozen=True, slots=True)
class Span:
    """A cell with the rows and columns that it covers, counted from its own."""

    cell: Cell
    rows: int = 1
    columns: int = 1
    indent: int = 0


def grid(rows: Iterable[Iterable[Span]], address: str) -> Grid:
    """The table: a cell stands right of those before it, where no cell from above stands. Short rows end in blanks."""
    placed: list[dict[int, Cell]] = []
    for i, spans in enumerate(rows):
        own = row_at(placed, i)
        column = 0
        for span in spans:
            column += span.indent
            while column in own:
                column += 1
            if column + span.columns > MOST_COLUMNS or (i + span.rows) * (column + span.columns) > MOST_FIELDS:
                raise SourceError(
                    f"表格有 {i + span.rows} 行、{column + span.columns} 列，不像一张表；请核对文件", address
                )
            for below in range(span.rows):
                at = row_at(placed, i + below)
                at.update({column + right: span.cell for right in range(span.columns)})
            column += span.columns
    width = max((max(row, default=-1) + 1 for row in placed), default=0)
    return Grid(tuple(tuple(padded(row, width, address)) for row in placed if row), ruled=True)


def row_at(rows: list[dict[int, Cell]], i: int) -> dict[int, Cell]:
    while len(rows) <= i:
        rows.append({})
    return rows[i]


def padded(row: dict[int, Cell], width: int, address: str) -> Iterator[Cell]:
    for column in range(width):
        yield row.get(column) or Cell("", Place(address=address))
