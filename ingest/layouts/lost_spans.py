"""Rows of a page that has lost its merges: a row below a merged class holds fewer cells, all pushed to the left."""

import re

from ingest.readers.words import Words
from ingest.readers.words.heads import TARGETS, Fields, is_label
from ingest.records import Row

LOOKS_SET = re.compile(r"\d|[≥≤><=≧≦＞＜＝]")
"""In a target: what tells it from the text beside a label."""


def put_back(row: Row, fields: Fields, words: Words) -> Row:
    """The row with its cells under their own heads, where as many blank ones at its end tell that it was pushed.

    Blank cells of a project, whose row is above, may stand in front of what was pushed.
    """
    if not {"level1", "level2", "level3"} <= set(fields):
        return row
    start = next((j for j in range(fields.index("level1") + 1) if row[j].text), 0)
    steps = steps_lost(row[start:], fields[start:], words)
    if steps < 1 or any(cell.text for cell in row[-steps:]):
        return row
    return (*row[:start], *row[-steps:], *row[start:-steps])


def steps_lost(row: Row, fields: Fields, words: Words) -> int:
    """How far the row was pushed: to the column of the class that it begins with, or to that of the names."""
    first = row[0].text
    if not first:
        return 0
    target = next(j for j, field in enumerate(fields) if field in TARGETS)
    heads_name = any(cell.text and not words.is_class(cell.text) for cell in row[1:2]) and not row[target].text
    is_lower = words.is_class(first, level=2)
    if words.is_class(first, level=1) and not (is_lower and heads_name):  # 成本指标 is a class of either level.
        return fields.index("level1")
    if is_lower:
        return fields.index("level2")
    filled = [cell.text for cell in row if cell.text]
    is_rest = (
        filled == [cell.text for cell in row[: len(filled)]] and len(filled) == target - fields.index("level3") + 1
    )
    is_form = set(fields[: fields.index("level1")]) <= {"indicators"}  # 绩效指标 may stand left of all rows.
    is_set = is_rest and LOOKS_SET.search(filled[-1]) and is_form and not is_label(row[0], words)
    return fields.index("level3") if is_set else 0
