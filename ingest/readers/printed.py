"""Printed lines as tokens: what stands between spaces, with how it is parted from the token before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ingest.readers.words import Words, fold
from ingest.records import Cell, Place

SPACED, ENDED, WRAPPED, BROKEN = "spaced", "ended", "wrapped", "broken"
FEWEST_ENDS = 0.2
"""Of the printed lines of a text that tells the ends of its cells: so many end in a space."""

BARE_NUMBER = re.compile(r"\s*\d{1,4}\s*")
DECORATED_NUMBER = re.compile(
    r"\s*(?:[-–—]\s*\d{1,4}\s*[-–—]|[·•]\s*\d{1,4}\s*[·•]|第\s*\d{1,4}\s*页[，,/]?(?:\s*共\s*\d{1,4}\s*页)?)\s*"
)
TITLE_END = "绩效目标表"
NUMBERED = re.compile(r"\s*\d+[.．、]")
TOKEN = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Token:
    """Text without spaces, on one line.

    `before` says what parts it from the token before: SPACED (spaces on one line), ENDED (the line before ended its
    cell), WRAPPED (the line before goes on), BROKEN (it may do either). `page` is
    true where a new page may begin here. `gap` and `tail` count the spaces before it, and after it at the end of its
    line.
    """

    text: str
    line: int
    before: str
    page: bool
    gap: int
    tail: int


def text_of(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)


def cell(tokens: Sequence[Token]) -> Cell:
    """The tokens as one cell."""
    return Cell(text_of(tokens), Place(tokens[0].line, tokens[-1].line))


def begins_line(token: Token) -> bool:
    return token.before != SPACED


def lines_to_tokens(lines: Sequence[str], words: Words) -> tuple[list[Token], list[Cell]]:
    """The tokens of all lines in order, and the page numbers between them as cells."""
    numbers = {n for n in range(len(lines)) if is_page_number(lines, n, words)}
    going_on = WRAPPED if tells_ends(lines) else BROKEN
    tokens: list[Token] = []
    last = -1
    for n, line in enumerate(lines):
        if line.strip() and n not in numbers:
            before = ENDED if last < 0 or cell_ended(lines, last, n, numbers) else going_on
            tokens += line_tokens(n, line, before, begins_page(lines, last, n, numbers))
            last = n
    return tokens, [Cell(lines[n].strip(), Place(n + 1, n + 1)) for n in sorted(numbers)]


def tells_ends(lines: Sequence[str]) -> bool:
    """Whether a space at the end of a line tells the end of a cell: not every program that writes PDF prints one."""
    printed = [line for line in lines if line.strip()]
    return sum(line[-1].isspace() for line in printed) > FEWEST_ENDS * len(printed)


def line_tokens(n: int, line: str, before: str, page: bool) -> Iterator[Token]:
    end = 0
    for match in TOKEN.finditer(line):
        tail = len(line) - len(line.rstrip())
        yield Token(match[0], n + 1, before, page, match.start() - end, tail)
        before, page, end = SPACED, False, match.end()


def cell_ended(lines: Sequence[str], last: int, n: int, numbers: set[int]) -> bool:
    """Whether the printed line `last`, or a line of mere spaces between it and n, ends its cell."""
    between = takewhile(lambda k: k not in numbers, range(last, n))
    return any(lines[k].strip("\f")[-1:].isspace() for k in between)


def begins_page(lines: Sequence[str], last: int, n: int, numbers: set[int]) -> bool:
    """Whether a page may begin at line n, after the printed line `last`.

    A form feed, a page number, two lines with nothing at all, or a line set in by a space where the line above ended:
    inside a page a blank line between two lines is the most that is printed.
    """
    between = lines[last + 1 : n]
    return (
        lines[n][0].isspace()
        or any("\f" in line for line in between)
        or any(number in numbers for number in range(last + 1, n))
        or any(not above and not below for above, below in pairwise(between))
    )


def is_page_number(lines: Sequence[str], n: int, words: Words) -> bool:
    """Whether line n is nothing but a page number: between pages, not the end of a wrapped cell."""
    line = lines[n]
    if DECORATED_NUMBER.fullmatch(line):
        return True
    if not BARE_NUMBER.fullmatch(line) or not line.strip():
        return False
    if follows_label(lines, n, words):
        return False
    stands_apart = empty_lines(lines, n, -1) > 1 or empty_lines(lines, n, 1) > 1 or "\f" in "".join(lines[n : n + 2])
    return stands_apart or before_head(lines, n, words) or before_title(lines, n)


def follows_label(lines: Sequence[str], n: int, words: Words) -> bool:
    """Whether the printed line above is a label: the number is what it asks for."""
    above = next((line for line in reversed(lines[:n]) if line.strip()), "")
    return words.cell_field("form", above) is not None


def empty_lines(lines: Sequence[str], n: int, step: int) -> int:
    """How many lines with nothing at all follow line n in the direction of `step`."""
    count = 0
    n += step
    while 0 <= n < len(lines) and not lines[n]:
        count, n = count + 1, n + step
    return count


def before_head(lines: Sequence[str], n: int, words: Words) -> bool:
    """Whether the next printed line begins with the first head of the table, printed again on a new page."""
    following = next((line for line in lines[n + 1 :] if line.strip()), "")
    first = following.split()[0] if following.split() else ""
    return fold(first) in words.heads


def before_title(lines: Sequence[str], n: int) -> bool:
    """Whether a title begins on the next printed line: a numbered one on up to three lines, or one whole line."""
    following = [line.strip() for line in lines[n + 1 : n + 8] if line.strip()][:3]
    return bool(following) and (
        (bool(NUMBERED.match(following[0])) and TITLE_END in "".join(following)) or following[0].endswith(TITLE_END)
    )
