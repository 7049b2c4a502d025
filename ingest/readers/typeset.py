"""Characters with their boxes -> lines of print, and the text of a cell."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.readers.pdf_page import Glyph
from ingest.records import Box

SAME_LINE = 0.35
"""Of the larger character: how far apart two characters of one line may stand.

Latin figures set in another font than the Chinese beside them stand a little higher or lower.
"""
OVERPRINTED = 0.3
"""Of a character's width: nearer than this, the same character was printed twice to look bold."""
WIDE_GAP = 2.0
"""Character heights: a wider gap parts two texts that share a line."""

ITEM = re.compile(r"(\d{1,2})[.．、]")
FIRST_WORD = re.compile(r"[^\u3400-\u9fff]*[\u3400-\u9fff]?[，。；：、！？）】》”’%％]*")


def lines(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The characters line by line, each line from the left."""
    found: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: one.base):
        if found and glyph.base - found[-1][0].base <= SAME_LINE * max(glyph.size, found[-1][0].size):
            found[-1].append(glyph)
        else:
            found.append([glyph])
    return [sorted(line, key=lambda one: one.left) for line in found]


def is_ended(line: Sequence[Glyph], following: Sequence[Glyph], left: float, room: float) -> bool:
    """Whether a line ends where its author ended it, not at the side of its cell, which has so much room right of
    `left`: it leaves space for one character more than the word that the next line begins with. A word goes up to a
    Chinese character and the marks behind it that begin no line.
    """
    word = FIRST_WORD.match(text_of(following))
    last = following[word.end() - 1 if word else -1]
    return last.right - following[0].left + following[0].size < room - (line[-1].right - left)


def ends_of_lines(kept: Sequence[Sequence[Glyph]], texts: Sequence[str], left: float, room: float) -> list[bool]:
    """For each line but the last whether its author ended it: it leaves room, or the next one begins an item of a list
    that numbers each of its items at the begin of a line.
    """
    ended = [is_ended(line, following, left, room) for line, following in pairwise(kept)]
    return [own or begins for own, begins in zip(ended, begin_items(texts)[1:], strict=True)]


def begin_items(texts: Sequence[str]) -> list[bool]:
    """Which lines begin an item: the first with 1., the others with the number that follows; none where a number stands
    at the begin of two lines, of which one may be the rest of an amount.
    """
    numbers = [int(match[1]) if (match := ITEM.match(text)) else 0 for text in texts]
    items = [number for number in numbers if number]
    is_list = len(items) > 1 and bool(numbers[0]) and items == list(range(1, len(items) + 1))
    return [is_list and bool(number) for number in numbers]


def printed_once(line: Sequence[Glyph]) -> tuple[list[Glyph], list[Glyph]]:
    """The characters of a line, and those that only overprint the one before."""
    once: list[Glyph] = []
    again: list[Glyph] = []
    for glyph in line:
        (again if any(overprints(glyph, other) for other in once[-2:]) else once).append(glyph)
    return once, again


def overprints(glyph: Glyph, other: Glyph) -> bool:
    return glyph.text == other.text and abs(glyph.left - other.left) < OVERPRINTED * (other.right - other.left)


def parts(line: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """A line parted where it leaves a wide gap."""
    part: list[Glyph] = []
    for glyph in line:
        if part and glyph.left - part[-1].right > WIDE_GAP * glyph.size:
            yield part
            part = []
        part.append(glyph)
    if part:
        yield part


def text_of(glyphs: Sequence[Glyph]) -> str:
    return "".join(glyph.text for glyph in glyphs)


def box_of(glyphs: Sequence[Glyph]) -> Box:
    return (
        min(glyph.left for glyph in glyphs),
        min(glyph.top for glyph in glyphs),
        max(glyph.right for glyph in glyphs),
        max(glyph.bottom for glyph in glyphs),
    )
