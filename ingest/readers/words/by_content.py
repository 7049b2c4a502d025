"""The head of one project a row whose columns of indicators are told by what stands below it."""

import re
from collections.abc import Sequence

from ingest.readers.words import Words
from ingest.readers.words.elimination import is_half
from ingest.records import Row

Fields = tuple[str | None, ...]

FEWEST_CLASSES = 3
"""Heads that are classes: a table that prints 产出指标、效益指标、满意度指标 side by side has its indicators below."""
CLASS_ENDS = "：:】]"
SIGN = re.compile(r"[≥≤><=≧≦＞＜＝⩾⩽]+")
AIMS = re.compile("绩效|指标|目标")
ITEM_END = re.compile(r"[；;。]")
OPEN_FIELDS = (None, "goal", "indicators")
"""What a head may name that holds the indicators: no known word, the goal, or the indicators beside no money."""


def indicators_by_content(rows: Sequence[Row], words: Words, start: int) -> tuple[int, Fields] | None:
    """The first head that names projects, with the one column below which they print their indicators class by class or
    as a list of signs; or with a column for each of two classes.
    """
    for i in range(start, len(rows)):
        named = tuple(words.cell_field("row", cell.text) for cell in rows[i])
        below = [row for row in rows[i + 1 :] if any(cell.text for cell in row)]
        if "project_name" not in named or has_results(rows[i], words) or not heads_names(named, below, words):
            continue
        columns = packed_column(rows[i], named, below, words) or class_columns(rows[i], named, below, words)
        if columns:
            return i, tuple("indicators" if j in columns else field for j, field in enumerate(named))
    return None


def has_results(head: Row, words: Words) -> bool:
    return any(words.cell_field("column", cell.text) == "result" for cell in head)


def heads_names(named: Fields, below: Sequence[Row], words: Words) -> bool:
    """Whether a name stands below the head of projects; in a form that is another label."""
    first = below[0][named.index("project_name")].text if below else ""
    return not any(words.cell_field(part, first) for part in ("column", "row", "form"))


def packed_column(head: Row, named: Fields, below: Sequence[Row], words: Words) -> list[int]:
    """The one column that holds all indicators; empty where there is none, or more than one. A list of signs tells it
    where all other heads are known and its own speaks of performance: devices have signs too (`内存≥16G`).
    """
    filled = [j for j, cell in enumerate(head) if cell.text]
    own = [j for j in filled if named[j] in OPEN_FIELDS and not words.is_class(head[j].text)]
    texts = {j: [row[j].text for row in below if row[j].text and row.count(row[j]) == head.count(head[j])] for j in own}
    found = [j for j in own if any(classes_headed(text, words) >= FEWEST_CLASSES for text in texts[j])]
    known = {j: all(named[k] or head[k] is head[j] for k in filled) for j in own}
    aims = [j for j in own if known[j] and AIMS.search(head[j].text) and texts[j]]
    found = found or [j for j in aims if is_half(is_list_of_signs(text, named[j]) for text in texts[j])]
    return found if len({head[j] for j in found}) == 1 else []


def class_columns(head: Row, named: Fields, below: Sequence[Row], words: Words) -> list[int]:
    """The columns under two classes below which signs are printed; empty where there are none."""
    own = [j for j, field in enumerate(named) if not field and words.is_class(head[j].text)]
    are_aimed = any(SIGN.search(row[j].text) for row in below for j in own)
    return own if len({head[j].text for j in own}) > 1 and are_aimed else []


def classes_headed(text: str, words: Words) -> int:
    """How many classes head a part of a text; a sentence may name some too."""
    return sum(any(name + end in text for end in CLASS_ENDS) for name in words.full_levels)


def is_list_of_signs(text: str, field: str | None) -> bool:
    """Whether a text is a list of items, each with one sign: several below the head of a goal, which may print one."""
    items = [item for item in ITEM_END.split(text) if item]
    return len(items) > (field == "goal") and all(len(SIGN.findall(item)) == 1 for item in items)
