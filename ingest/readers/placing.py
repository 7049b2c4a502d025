"""Which cell of a ruled page each of its characters stands in."""

import string
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from ingest.readers.pdf_page import Glyph
from ingest.readers.ruling import Lattice

UNBROKEN = frozenset(string.ascii_letters + string.digits + ".,%_-")
"""What no writer breaks between: a number or a code that its column is too narrow for runs on over the next rule."""
TOUCHING = 0.02
"""Of a character's size: how far the characters of one word stand apart at most; cells leave more between them."""

Inside = dict[int, list[Glyph]]
"""Number of a cell -> its characters."""


Spot = tuple[int, int]
"""A table and one of its cells, by their numbers."""


def placed(glyphs: Iterable[Glyph], tables: Sequence[Lattice]) -> tuple[list[Inside], list[Glyph]]:
    """The characters by cell for each table, and those outside of all; a word stands in the cell that it begins in.

    Words that overlap with those of the next cell may stand in the file mixed with them: on each line the `ends` of
    all its words are known, and what each goes on with is told by its place.
    """
    inside: list[Inside] = [defaultdict(list) for _ in tables]
    outside: list[Glyph] = []
    ends: dict[float, dict[float, Spot]] = defaultdict(dict)
    for glyph in glyphs:
        end = word_before(glyph, ends[glyph.base])
        at = spot_of(glyph, tables) if end is None else ends[glyph.base].pop(end)
        if at is None:
            outside.append(glyph)
            continue
        inside[at[0]][at[1]].append(glyph)
        if glyph.text in UNBROKEN:
            ends[glyph.base][glyph.right] = at
    return inside, outside


def word_before(glyph: Glyph, ends: Collection[float]) -> float | None:
    """The end of the word that a character goes on with; None where it begins one."""
    if glyph.text not in UNBROKEN:
        return None
    nearest = min(ends, key=lambda end: abs(glyph.left - end), default=None)
    return nearest if nearest is not None and abs(glyph.left - nearest) <= TOUCHING * glyph.size else None


def spot_of(glyph: Glyph, tables: Sequence[Lattice]) -> Spot | None:
    cells = ((n, table.cell_at(*glyph.middle)) for n, table in enumerate(tables))
    return next(((n, cell) for n, cell in cells if cell is not None), None)
