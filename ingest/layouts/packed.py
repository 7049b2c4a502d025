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
TARGET = re.compile(rf"(?P<name>[^:：]+?)[:：]?(?P<target>{SIGN.pattern}.+)|(?P<before>[^:：]+)[:：](?P<after>[^:：]+)")
LEAD = r"(?:不(?:少|低|高|大|小|多)于|不超过|(?:大于|小于|高于|低于)(?:或?等于)?|超过|达到|控制在|每[年月季周日天])?"
DATE = r"(?:20\d\d年(?:\d{1,2}月)?|\d{1,2}月)(?:\d{1,2}日)?[初中底末]?(?:以前|之前|前)?"
COUNT = r"\d[\d,.]*(?:[-—~～至]\d[\d,.]*)?[%‰]?[^\d:：,，、]{0,4}?(?:及?以[上下内]|之?内|左右|前)?"
COUNTED = re.compile(rf"(?P<name>[^\d].*?[^\d.])(?P<target>{LEAD}(?:{DATE}|{COUNT}))")
"""An item without a sign that ends in a number: `补助企业40家`, `合格率不低于95%`, `完成时间12月底前`."""
MEASURED = r"\d[\d,.]*(?:[-—~～至]\d[\d,.]*)?(?P<measure>[^\d:：,，、]{1,8}?)(?:及?以[上下内]|之?内|左右|前)?"
"""A number with whatever stands behind it, to be known as a measure."""
VALUE = re.compile(rf"{SIGN.pattern}.+|{LEAD}(?:{DATE}|{MEASURED})")
THOUSANDS = "百千万亿"
TREND = re.compile(
    r"(?P<name>.{2,}?)(?P<target>(?:持续|逐步|稳步|明显|显著|有效|不断|进一步|大幅|有所|全面|基本|较好|切实|长期){1,2}"
    r"(?:提[升高]|增[长强加]|改善|下降|减少|降低|加强|优化|完善|扩大|促进|推进|推动|保障|巩固|向好|保持|稳定)?)"
)
"""An item that ends in words of a change: `入驻企业数量稳步增长`."""
COMMA = re.compile(r"[,，、]")


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
        yield from (indicator(cell, level1, level2, item, words) for item in items_of(cell.text))
    for name, text in own:
        items = items_of(text)
        is_lower = words.is_class(name, level=2) and (level1 is not None or not words.is_class(name, level=1))
        if items and is_lower and words.agree(level1, name):
            level2 = name
        elif words.is_class(name, level=1):
            level1, level2 = name, None
        else:
            level1, level2 = None, name
        for item in items:
            yield indicator(cell, level1, level2, item, words)
    ledger.read(cell)


def indicator(cell: Cell, level1: str | None, level2: str | None, item: str, words: Words) -> PrintedIndicator:
    text = NUMBER.sub("", item)
    if len(SIGN.findall(text)) > 1:
        raise ParseError(f"绩效指标写在一个单元格里，分不清名称和指标值：「{item[:40]}」", str(cell.place))
    name, target = (None, text) if is_value(text, words) else name_and_target(text)
    return PrintedIndicator(cell.place, level1=level1, level2=level2, level3=name, target=target)


def items_of(text: str) -> list[str]:
    """The items of a text, also those that only a comma parts, where each has its own sign."""
    found = []
    for item in ITEM_END.split(text):
        parted = COMMA.split(item)
        found += parted if len(parted) > 1 and all(len(SIGN.findall(part)) == 1 for part in parted) else [item]
    return [item for item in found if item]


def name_and_target(text: str) -> tuple[str, str | None]:
    """Both parts of an item: a sign or a colon parts them, else the number or the change that it ends with.

    An item that says neither is kept whole as the name, its target unknown.
    """
    match = TARGET.fullmatch(text)
    if match:
        return match["name"] or match["before"], match["target"] or match["after"]
    ended = COUNTED.fullmatch(text) or TREND.fullmatch(text)
    return (ended["name"], ended["target"]) if ended else (text, None)


def is_value(text: str, words: Words) -> bool:
    """Whether a text is nothing but a target: a sign and what follows it, a date, or a number with a known measure."""
    match = VALUE.fullmatch(text)
    return match is not None and is_known(match["measure"], words)


def is_known(measure: str | None, words: Words) -> bool:
    """Whether all parts of a measure (`万元/人`) are known ones; true where none is printed."""
    parts = (measure or "").split("/")
    return all(not part or {part, part.lstrip(THOUSANDS)} & words.whole_measures for part in parts)
