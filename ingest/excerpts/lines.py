"""The lines of a text document around a place."""

from dataclasses import dataclass

from ingest.errors import SourceError
from ingest.readers import text

NEIGHBOURS = 5


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
    shown = range(max(first - NEIGHBOURS, 1), min(last + NEIGHBOURS, len(printed)) + 1)
    return Lines(
        "\n".join(printed[first - 1 : last]),
        tuple(Line(number, printed[number - 1], first <= number <= last) for number in shown),
    )
