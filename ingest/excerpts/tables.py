"""The table of a Word file, a workbook or a web page around a cell, with its merged cells as they are printed."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ingest import readers
from ingest.errors import SourceError
from ingest.readers.words import Words
from ingest.records import Block, Cell, Furniture, Grid, Reading, Row

NEIGHBOURS, FIRST = 6, 20
"""Rows above and below a cell, and of the beginning."""
ROW_OF = re.compile(r"第 (\d+) 行|![A-Z]+(\d+)$")

Mark = Literal["", "row", "cell"]


@dataclass(frozen=True, slots=True)
class Field:
    """A cell as it is drawn: its text without white space, and how many rows and columns of the excerpt it covers."""

    text: str
    rows: int
    columns: int
    mark: Mark


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the table; `number` is the row that its cells' addresses name, blank where none does."""

    number: str
    fields: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The rows around a cell, the cell and the rows that it covers marked. `words` is what these rows hold."""

    words: str
    lines: tuple[Line, ...]


def around(content: bytes, address: str, words: Words) -> Table:
    """The table around the cell of an address. Raises SourceError where the document has no such cell."""
    reading = readers.read(content, words)
    all_rows, at = found(reading, address)
    first, last = max(at[0] - NEIGHBOURS, 0), min(at[-1] + NEIGHBOURS + 1, len(all_rows))
    rows = all_rows[first:last]
    return Table(
        words_of([all_rows[i] for i in at]),
        tuple(
            Line(number_of(row), tuple(fields(rows, i, address, is_marked=first + i in at)))
            for i, row in enumerate(rows)
        ),
    )


def beginning(reading: Reading) -> Table:
    """The first paragraphs and rows, none of them marked."""
    rows = [row for block in reading.blocks for row in rows_of(block)][:FIRST]
    lines = (Line(number_of(row), tuple(fields(rows, i, None, is_marked=False))) for i, row in enumerate(rows))
    return Table(words_of(rows), tuple(lines))


def found(reading: Reading, address: str) -> tuple[Sequence[Row], list[int]]:
    """The rows of the table that holds the cell of an address, and which of them the cell covers; a paragraph stands
    among all rows of the document."""
    for block in reading.blocks:
        rows = rows_of(block)
        if at := [i for i, row in enumerate(rows) if any(cell.place.address == address for cell in row)]:
            if isinstance(block, Grid):
                return rows, at
            around = [row for other in reading.blocks for row in rows_of(other)]
            return around, [next(i for i, row in enumerate(around) if row == rows[0])]
    raise SourceError("文件里没有这一格", address)


def rows_of(block: Block) -> Sequence[Row]:
    """The rows of a table; a paragraph, and what belongs to the page only, is one row."""
    if isinstance(block, Grid):
        return block.rows
    return [(block.cell,)] if isinstance(block, Furniture) else [(block,)] if isinstance(block, Cell) else []


def words_of(rows: Sequence[Row]) -> str:
    return "\n".join(cell.text for cell in dict.fromkeys(cell for row in rows for cell in row) if cell.text)


def number_of(row: Row) -> str:
    """The number of a row: the greatest that its cells name, since a merged cell names the row where it begins."""
    named = (ROW_OF.search(cell.place.address or "") for cell in row)
    return str(max((int(match[1] or match[2]) for match in named if match), default=""))


def fields(rows: Sequence[Row], i: int, address: str | None, *, is_marked: bool) -> Iterator[Field]:
    """The cells that begin in row i, or stand there first in the excerpt; a paragraph is as wide as the widest row."""
    row = rows[i]
    if len(row) == 1:
        row = row * max(map(len, rows))
    for j, cell in enumerate(row):
        if (j and row[j - 1] is cell) or (i and j < len(rows[i - 1]) and rows[i - 1][j] is cell):
            continue
        columns = next((n for n, other in enumerate(row[j:]) if other is not cell), len(row) - j)
        below = next((n for n, other in enumerate(rows[i:]) if j >= len(other) or other[j] is not cell), len(rows) - i)
        is_cell = is_marked and cell.place.address == address and bool(cell.text)
        yield Field(cell.text, below, columns, "cell" if is_cell else "row" if is_marked else "")
