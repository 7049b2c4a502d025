"""Documents as the text that a program takes from their PDF: the lines of each cell, and nothing that parts cells."""

import textwrap
from collections.abc import Iterator, Sequence

from tests.written import Block, Line, PageEnd, Spot, Table, placed

Printed = tuple[str, float]
"""A line of a cell and how many lines below the top of its table it stands."""


def running_text(blocks: Sequence[Block], width: int, apart: str = "\n") -> str:
    """The text of a document whose columns are `width` characters wide; `apart` stands between lines."""
    parts = [_table(block, width, apart) if isinstance(block, Table) else _line(block) for block in blocks]
    return f"{apart}\n".join(parts) + apart


def cell_a_line(blocks: Sequence[Block]) -> str:
    """The text of a document with each cell on lines of its own, blank ones left out."""
    cells = [
        [spot.text for _, _, spot in placed(block)] if isinstance(block, Table) else [_line(block)] for block in blocks
    ]
    return "\n".join(text for texts in cells for text in texts if text.strip()) + "\n"


def _line(block: Line | PageEnd) -> str:
    return block.text if isinstance(block, Line) else "\n"


def _table(table: Table, width: int, apart: str) -> str:
    """Cells in the order in which they are printed; what stands on the line of the cell before is parted by a space."""
    lines = [line for cell in _cells(table, width) for line in cell]
    text = ""
    for n, (printed, at) in enumerate(lines):
        is_beside = n > 0 and at == lines[n - 1][1]
        text += (" " if is_beside else apart if n else "") + printed
    return text


def _cells(table: Table, width: int) -> Iterator[list[Printed]]:
    """The lines of each cell, which stands in the middle of the rows that it covers."""
    cells = [(row, spot, _wrapped(spot, width)) for row, _column, spot in placed(table)]
    heights = [
        max([len(lines) for at, spot, lines in cells if at == row and spot.rows == 1], default=1)
        for row in range(len(table.rows))
    ]
    tops = [sum(heights[:row]) for row in range(len(heights) + 1)]
    for row, spot, lines in cells:
        room = tops[min(row + spot.rows, len(heights))] - tops[row]
        yield [(line, tops[row] + (room - len(lines)) / 2 + n) for n, line in enumerate(lines)]


def _wrapped(spot: Spot, width: int) -> list[str]:
    full = width * spot.columns
    return [part for line in spot.text.split("\n") for part in textwrap.wrap(line, full)]
