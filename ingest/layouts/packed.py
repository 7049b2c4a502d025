"""All indicators of a form in one cell, class by class: `产出指标 数量指标：名称≥36个；名称≥12次 质量指标：…`."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from ingest.errors import ParseError
from ingest.layouts.ledger import Ledger
from ingest.readers.words import Words
from ingest.records import Cell, PrintedIndicator, Row

NOTHING = ("", "无", "/", "-", "—")
WEIGHT = r"(?:[（(]\d+(?:\.\d+)?[分%]?[)）])?"
NUMBER = re.compile(r"^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十])[)）.．、]|指标\d*[:：]|[①-⑳])+(?!\d)")
NUMBER_AT_END = re.compile(r"(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十])[)）.．、]|[①-⑳])$")
ITEM_END = re.compile(r"[；;。]")
SIGN = re.compile(r"[≥≤><=≧≦＞＜＝⩾⩽]+")
COUNT_AT_END = re.compile(r"(?P<name>[^\d:：]{2,}?)(?P<target>\d[\d,，]*(?:\.\d+)?(?:[%％‰]|[^\d，,、]{0,6}))")
"""An item without a sign whose one number stands at its end: `补助40家`."""
LONGEST_ITEM = 30
"""Characters of an item that says no number apart (`12月底前完成`); what is longer is narrative."""
TARGET = re.compile(rf"(?P<name>[^:：]+?)[:：]?(?P<target>{SIGN.pattern}.+)|(?P<before>[^:：]+)[:：](?P<after>[^:：]+)")


@lru_cache(maxsize=8)
def class_pattern(classes: frozenset[str]) -> re.Pattern[str]:
    """The name of a class that heads what follows it: behind it stand a colon or another class."""
    word = "(?:" + "|".join(map(re.escape, sorted(classes, key=len, reverse=True))) + ")"
    number = rf"{NUMBER_AT_END.pattern[:-1]}?"
    return re.compile(rf"(?P<name>{word}){WEIGHT}(?:[:：]|(?={number}{word}{WEIGHT}(?:[:：]|{number}{word})))")


def parts(text: str, words: Words) -> list[tuple[str, str]]:
    """Each class of a text with what follows it, up to the next; empty where the text does not begin with one."""
    found = list(class_pattern(words.all_levels).finditer(text))
    if not found or NUMBER.sub("", text[: found[0].start()]):
        return []
    ends = [*(head.start() for head in found[1:]), len(text)]
    return [
        (head["name"], NUMBER_AT_END.sub("", text[head.end() : end])) for head, end in zip(found, ends, strict=True)
    ]


def packed_cells(rows: Sequence[Row], words: Words, ledger: Ledger) -> dict[Cell, str | None]:
    """The cells of a form that hold indicators, each with the level 1 that stands in the cell before it."""
    found: dict[Cell, str | None] = {}
    for row in rows:
        for before, cell in pairwise(dict.fromkeys(row)):
            upper = before.text if words.is_class(before.text, level=1) else None
            if (upper or words.cell_field("row", before.text) == "indicators") and parts(cell.text, words):
                ledger.label(before)
                found[cell] = upper
    return found


def of_cells(cells: Mapping[Cell, str | None], words: Words, ledger: Ledger) -> Iterator[PrintedIndicator]:
    for cell, level1 in cells.items():
        yield from indicators(cell, level1, None, words, ledger)


def indicators(
    cell: Cell, level1: str | None, level2: str | None, words: Words, ledger: Ledger
) -> Iterator[PrintedIndicator]:
    """The indicators of a cell that stands under or beside the levels, or names its own.

    Raises ParseError where an item does not say which part of it is the target.
    """
    own = parts(cell.text, words)
    if not own and cell.text not in NOTHING:
        yield from (indicator(cell, level1, level2, item) for item in ITEM_END.split(cell.text) if item)
    for name, text in own:
        items = [item for item in ITEM_END.split(text) if item]
        is_lower = words.is_class(name, level=2) and (level1 is not None or not words.is_class(name, level=1))
        if items and is_lower and words.agree(level1, name):
            level2 = name
        elif words.is_class(name, level=1):
            level1, level2 = name, None
        else:
            level1, level2 = None, name
        for item in items:
            yield indicator(cell, level1, level2, item)
    ledger.read(cell)


def indicator(cell: Cell, level1: str | None, level2: str | None, item: str) -> PrintedIndicator:
    text = NUMBER.sub("", item)
    match = TARGET.fullmatch(text)
    if len(SIGN.findall(text)) > 1 or (not match and (len(text) > LONGEST_ITEM or SIGN.search(text))):
        raise ParseError(f"绩效指标写在一个单元格里，分不清名称和指标值：「{item[:40]}」", str(cell.place))
    name, target = divided(text, match)
    return PrintedIndicator(cell.place, level1=level1, level2=level2, level3=name, target=target)


def divided(text: str, match: re.Match[str] | None) -> tuple[str, str | None]:
    """Name and target of an item: parted by its sign, its colon, or the number at its end; else all of it the name."""
    if match:
        return match["name"] or match["before"], match["target"] or match["after"]
    count = COUNT_AT_END.fullmatch(text)
    return (count["name"], count["target"]) if count else (text, None)
