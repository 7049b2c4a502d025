"""Line breaks inside of a cell that part a number: joined, `120` above `30` would read as `12030`.

A break can stand inside one long number (a code that its column was too narrow for) as well as between two. Text is
joined as everywhere, a point to check says so, and an amount is not read from such a cell.
"""

import re
from collections.abc import Sequence

from ingest.readers.doubts import doubt
from ingest.records import Cell, Doubt

BREAK = "\v"
"""What readers put into a text where a line ends; no white space of the text itself."""
PARTED = re.compile(rf"\d[^\S{BREAK}]*{BREAK}\s*\d")


def parts_number(text: str) -> bool:
    return bool(PARTED.search(text))


def doubts(cells: Sequence[Cell], where: str) -> list[Doubt]:
    """One point to check for all cells of a table whose numbers run over a line break."""
    parted = [cell for cell in dict.fromkeys(cells) if cell.parts_number]
    if not parted:
        return []
    reason = f"{where}有 {len(parted)} 个单元格的数字分在两行，连在一起读入；请核对是一个数还是两个"
    return [doubt((cell.text for cell in parted), parted[0].place, reason)]
