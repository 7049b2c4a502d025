"""The lines of a text document around a place."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from ingest.errors import SourceError
from ingest.readers import text

FIRST = 20
"""Lines of the beginning."""
NEIGHBOURS, CHARACTERS = 5, 400
"""Lines above and below, as far as they are short; one on either side in any case."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line as the file has it; `number` counts all lines of the file, blank ones too, from 1."""

    number: int
    text: str
    is_marked: bool


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of the place, marked, and those above and below it. `words` is what the marked ones hold."""

    words: str
    lines: tuple[Line, ...]


def around(content: bytes, first: int, last: int) -> Lines:
    """The lines from `first` to `last` with their neighbours. Raises SourceError where the file ends before them."""
    printed = text.decode(content).split("\n")
    if not 1 <= first <= last <= len(printed):
        raise SourceError(f"文件只有 {len(printed)} 行", f"第 {first} 行")
    above, below = printed[: first - 1][::-1], printed[last:]
    shown = range(first - few(above), last + few(below) + 1)
    return Lines(
        "\n".join(printed[first - 1 : last]),
        tuple(Line(number, printed[number - 1], first <= number <= last) for number in shown),
    )


def beginning(content: bytes) -> Lines:
    """The first lines, none of them marked."""
    printed = text.decode(content).split("\n")[:FIRST]
    return Lines("\n".join(printed), tuple(Line(n, line, is_marked=False) for n, line in enumerate(printed, start=1)))


def few(neighbours: Sequence[str]) -> int:
    """How many of the nearest lines are shown: those with words in them must not push the place out of sight."""
    lengths = accumulate(len(line) for line in neighbours[:NEIGHBOURS])
    short = sum(length <= CHARACTERS for length in lengths)
    first_words = next((n for n, line in enumerate(neighbours, start=1) if line.strip()), 0)
    return max(short, min(first_words, NEIGHBOURS))
