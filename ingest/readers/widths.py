"""What the widths of the columns say: no line is wider than its column, and none wraps before it is full."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import pairwise

from ingest.readers.printed import BROKEN, WRAPPED, Token, begins_line

UNIT = re.compile(r"[（《“【〔<「『(\[]*(?:[!-~]+|.)[，。、；：？！）》”】〕>」』]*")

UNSURE = 3.0
"""Full characters: how far lines of a cell may differ in width where their ends are not told."""
HALF_SET = "（）“”‘’《》【】〔〕"

Widths = dict[str, float]
"""Column -> width in full characters."""


def column_widths(rows: Iterable[Mapping[str, list[Token]]]) -> Widths:
    """The width of each column: its widest wrapped line, since a line only wraps when it is full."""
    widths: Widths = {}
    for row in rows:
        for column, tokens in row.items():
            for line, below in pairwise(cell_lines(tokens)):
                if below[0].before in (WRAPPED, BROKEN):
                    widths[column] = max(widths.get(column, 0), width(line))
    return widths


def widest_lines(rows: Iterable[Mapping[str, list[Token]]]) -> Widths:
    """The widest line of each column, wrapped or not: the least that the column is wide."""
    widest: Widths = {}
    for row in rows:
        for column, tokens in row.items():
            widest[column] = max(widest.get(column, 0), *map(width, cell_lines(tokens)))
    return widest


def cell_lines(tokens: Sequence[Token]) -> list[list[Token]]:
    lines: list[list[Token]] = []
    for token in tokens:
        if begins_line(token) or not lines:
            lines.append([])
        lines[-1].append(token)
    return lines


def width(tokens: Sequence[Token]) -> float:
    """In full characters."""
    return sum(text_width(token.text) for token in tokens)


@cache
def text_width(text: str) -> float:
    """In full characters; letters and digits count half."""
    return sum(0.5 if ch.isascii() else 1.0 for ch in text)


def unit_width(text: str) -> float:
    """The width of what a line break keeps together at the start of `text`: one character or a number, with the
    punctuation that clings.
    """
    unit = UNIT.match(text)
    return text_width(unit[0]) if unit else 0.0


def overhang(line: Sequence[Token]) -> float:
    """How much wider than its column a line may be: punctuation at its end may stand in the margin, and brackets and
    quotation marks inside it may be set in half their width.
    """
    pressed = sum(ch in HALF_SET for token in line for ch in token.text)
    return (1.0 if line[-1].text[-1] in "，。、；：？！）》”】〕" else 0.5) + 0.5 * pressed


def misfit_in_lines(full: float | None, widest: float, tokens: Sequence[Token]) -> float:
    """What the lines of a cell break in a column that is `full` wide (None: not known) and whose widest line is known.

    A line may be wider than the widest that wrapped, where a long number stood next, but not wider than all others.
    """
    if full is None:
        return 0.0
    lines = cell_lines(tokens)
    too_wide = sum(4.0 for line in lines if width(line) > max(full, widest) + overhang(line))
    short = ((width(line) + unit_width(below[0].text), below[0].before) for line, below in pairwise(lines))
    too_short = sum(3.0 for room, before in short if room < full - (UNSURE if before == BROKEN else 1))
    return too_wide + too_short
