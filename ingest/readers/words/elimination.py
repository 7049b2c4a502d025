"""The one column of a head that no word names, told by the columns beside it and by what stands below it."""

import re
from collections.abc import Iterable, Sequence

from ingest.readers.words import Words
from ingest.records import Cell, Row

TARGETS = ("target", "annual_target")
BESIDE = ("operator", "measure", *TARGETS)
LOOKS_AIMED = re.compile(r"[≥≤><=≧≦＞＜＝⩾⩽]|不[少低高多]于|不超过")
LOOKS_COUNTED = re.compile(r"[≥≤><=≧≦＞＜＝⩾⩽]?[\d.,]+\S{0,6}")


def completed(head: Row, named: Sequence[str | None], below: Sequence[Row], words: Words) -> list[str | None]:
    """The columns of a head with an upper level, with the name or the target of the indicators where one is missing.

    The name stands between the last level and the target. The target stands between its sign and its unit, or under
    the one unknown head below which at least half of the cells begin as targets do.
    """
    found = list(named)
    if "level3" not in found and set(TARGETS) & set(found):
        last = max(j for j, field in enumerate(found) if field in ("level1", "level2"))
        end = next((j for j, field in enumerate(found) if field in BESIDE and j > last), last)
        take(head, found, [j for j in range(last + 1, end) if found[j] is None], "level3")
        if "level3" not in found:
            move_down(found, below, words)
    elif "level3" in found and not set(TARGETS) & set(found):
        start = found.index("level3") + 1
        between = parted(found, start)
        aimed = [j for j in range(start, len(head)) if found[j] is None and is_aimed(head, below, j, words)]
        take(head, found, between or aimed, "target")
    return found


def move_down(found: list[str | None], below: Sequence[Row], words: Words) -> None:
    """Two levels of which the lower one names the indicators: the upper one is then their class."""
    level1, level2 = (found.index(level) if level in found else None for level in ("level1", "level2"))
    if level1 is None or level2 is None:
        return
    upper, lower = ([row[j].text for row in below if row[j].text] for j in (level1, level2))
    if not lower or is_half(map(words.is_class, lower)):
        return
    found[level2] = "level3"
    if not is_half(words.is_class(text, level=1) for text in upper):
        found[level1] = "level2"


def parted(named: Sequence[str | None], start: int) -> list[int]:
    """The columns between a sign and a unit of measure."""
    if "operator" not in named[start:] or "measure" not in named[start:]:
        return []
    first, last = named.index("operator", start), named.index("measure", start)
    return [j for j in range(first + 1, last) if named[j] != "operator"]


def is_aimed(head: Row, below: Sequence[Row], column: int, words: Words) -> bool:
    texts = [row[column].text for row in below if row[column].text and row[column] is not row[column - 1]]
    looks = LOOKS_COUNTED if "值" in head[column].text else LOOKS_AIMED
    return is_half(bool(looks.match(text)) for text in texts)


def is_half(known: Iterable[bool]) -> bool:
    """Whether at least half are, of one or more: below the indicators stand notes and signatures too."""
    counted = list(known)
    return bool(counted) and 2 * sum(counted) >= len(counted)


def take(head: Row, found: list[str | None], columns: Sequence[int] | range, field: str) -> None:
    """Give the columns their field where one head stands over all of them and says nothing else."""
    heads: set[Cell] = {head[j] for j in columns}
    if len(heads) == 1 and head[columns[0]].text:
        for j in columns:
            found[j] = field
