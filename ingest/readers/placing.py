"""Which cell of a ruled page each of its characters stands in."""

import string
from collections import defaultdict
from collections.abc import Iterable, Sequence

from ingest.readers.pdf_page import Glyph
from ingest.readers.ruling import Lattice

UNBROKEN = frozenset(string.ascii_letters + string.digits + ".,%_-")
"""What no writer breaks between: a number or a code that its column is too narrow for runs on over the next rule."""
TOUCHING = 0.05
"""Of a character's size: how far the characters of one word stand apart at most; cells leave more between them."""

Inside = dict[int, list[Glyph]]
"""Number of a cell -> its characters."""


def placed(glyphs: Iterable[Glyph], tables: Sequence[Lattice]) -> tuple[list[Inside], list[Glyph]]:
    """The characters by cell for each table, and those outside of all; a word stands in the cell that it begins in."""
    inside: list[Inside] = [defaultdict(list) for _ in tables]
    outside: list[Glyph] = []
    before: Glyph | None = None
    at: tuple[int, int] | None = None
    for glyph in glyphs:
        if not (at and before and goes_on(before, glyph)):
            at = cell_of(glyph, tables)
        if at is None:
            outside.append(glyph)
        else:
            inside[at[0]][at[1]].append(glyph)
        before = glyph
    return inside, outside


def cell_of(glyph: Glyph, tables: Sequence[Lattice]) -> tuple[int, int] | None:
    """The table and its cell that a character stands in; None outside of all tables."""
    cells = ((n, table.cell_at(*glyph.middle)) for n, table in enumerate(tables))
    return next(((n, cell) for n, cell in cells if cell is not None), None)


def goes_on(before: Glyph, glyph: Glyph) -> bool:
    """Whether two characters are of one word or number: side by side on one line, nothing between them."""
    if glyph.text not in UNBROKEN or before.text not in UNBROKEN:
        return False
    room = TOUCHING * glyph.size
    return abs(glyph.left - before.right) <= room and abs(glyph.base - before.base) <= room
