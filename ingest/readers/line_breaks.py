"""Line breaks inside of a cell: its text is joined, and where its lines ended is kept beside it.

A break can stand inside one long number (a code that its column was too narrow for) as well as between two: joined,
`120` above `30` would read as `12030`. Text is joined as everywhere, a point to check says so, and an amount is not
read from such a cell.
"""

from collections.abc import Sequence
from itertools import accumulate

from ingest.readers.doubts import doubt
from ingest.readers.words import squeeze
from ingest.records import Cell, Doubt, Place

BREAK = "\v"
"""What readers put into a text where a line ends; no white space of the text itself."""


def cell_of(printed: str, place: Place) -> Cell:
    """The cell of a text in which `BREAK` stands where a line ends."""
    lines = [line for part in printed.split(BREAK) if (line := squeeze(part))]
    return Cell("".join(lines), place, tuple(accumulate(map(len, lines[:-1]))))


def doubts(cells: Sequence[Cell], where: str) -> list[Doubt]:
    """One point to check for all cells of a table whose numbers run over a line break."""
    parted = [cell for cell in dict.fromkeys(cells) if cell.parts_number]
    if not parted:
        return []
    reason = f"{where}有 {len(parted)} 个单元格的数字分在两行，连在一起读入；请核对是一个数还是两个"
    return [doubt((cell.text for cell in parted), parted[0].place, reason)]
