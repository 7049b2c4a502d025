"""All indicators of a form in one cell: class by class (`产出指标 数量指标：名称≥36个；名称≥12次 质量指标：…`), behind
labels (`三级指标：名称，指标值：≥36个`), or as a bare list.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from ingest.errors import ParseError
from ingest.layouts.indicators import PLAIN, target_of
from ingest.layouts.items import BARE, NUMBER, PARTS, is_value, items_of, name_and_target
from ingest.layouts.ledger import Ledger
from ingest.readers.words import Words
from ingest.readers.words.by_content import FEWEST_CLASSES, SIGN, classes_headed
from ingest.readers.words.heads import LEVELS, TARGETS
from ingest.records import Cell, PrintedIndicator, Row

NOTHING = ("", "无", "/", "-", "—")
WEIGHT = r"(?:[（(]\d+(?:\.\d+)?[分%]?[)）])?"
WEIGHED = re.compile(WEIGHT)
LEADS = re.compile(r"(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十])[)）.．、]|[①-⑳●•◆■▪★◎○◇□▲【\[])*$")
"""The number or the bracket right before a class or a label."""
ENDS = f"；;。，,、:：】]{PARTS}\n"
"""What parts a class from the words before it."""
BEHIND = re.compile(rf"{WEIGHT}(?:\d{{1,2}}(?=[:：]))?(?:(?P<colon>[】\]]?[:：])|(?P<bracket>[】\]])|[{PARTS}]+|\n)\n?")
LEAD_OF_ITEM = r"(?:\d{1,2}[.．、)）])?"
OWN_NAME = r"(?!(?:完成|达成|达标|实现)[率度情])[\u4e00-\u9fff]\S*$"
"""A name right behind its class, of which the class may not be a part (`数量指标完成率`)."""
OPENED = re.compile(r"[\[【（(](\w+)")
"""The first word in a bracket that an item begins with: a class there heads it in a way that is not known."""
CLASS_END = "指标"
GOAL_LABEL = re.compile(r"[【\[](?P<bracketed>[^】\]]{2,12})[】\]][:：]?|(?P<plain>[^:：]{2,12})[:：]")
TARGET_IN_BRACKETS = re.compile(r"(?P<name>.+?)[（(](?P<target>[^（）()]+)[）)]")
BETWEEN = "；;，,、。\n"

Head = tuple[str, int, int]
"""A class or label, where it begins with its number, and where what it heads begins."""
Levels = tuple[str | None, str | None]
Tell = Callable[[str, Words], tuple[str | None, str | None]]
"""An item -> its name and its target."""


@lru_cache(maxsize=8)
def any_of(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))))


def class_heads(text: str, words: Words) -> list[Head]:
    """The classes that head what follows them, from behind: a class may stand right before another one."""
    found: list[Head] = []
    for match in reversed(list(any_of(words.all_levels).finditer(text))):
        start = match.start() - len(leads(text[: match.start()]))
        end = heads_until(text, match, start, found)
        if end is not None:
            found.append((match[0], start, end))
    return list(without_names(found[::-1], text, words))


def leads(text: str) -> str:
    found = LEADS.search(text)
    return found[0] if found else ""


def heads_until(text: str, match: re.Match[str], start: int, following: Sequence[Head]) -> int | None:
    """Where the text that a class heads begins; None where the word is a part of a sentence."""
    behind = BEHIND.match(text, match.end())
    is_full = match[0].endswith(CLASS_END)
    if behind and (behind["bracket"] or (behind["colon"] and is_full)):
        return behind.end()
    weight = WEIGHED.match(text, match.end())
    end = weight.end() if weight else match.end()
    is_next = bool(following) and following[-1][1] == end
    is_apart = start == 0 or text[start - 1] in ENDS or start < match.start()
    if is_full and is_next:
        return end
    if not is_apart and not (is_full and text[:start].endswith(CLASS_END)):
        return None
    if behind:
        return behind.end()
    return end if is_next or (is_full and NUMBER.match(text[end:])) else None


def without_names(heads: Sequence[Head], text: str, words: Words) -> Iterator[Head]:
    """The heads without the names that are words of a class: `满意度指标-服务对象满意度指标-服务对象满意度：≥90%`."""
    yield from heads[:1]
    for (name, _, end), head in pairwise(heads):
        is_lower = words.is_class(name, level=2) and not words.is_class(name, level=1)
        if not (is_lower and end == head[1] and text[end - 1] in PARTS):
            yield head


def parts(text: str, words: Words) -> list[tuple[str, str]]:
    """Each class of a text with what follows it, up to the next; empty where the text does not begin with one."""
    text = lower_in_brackets(words.levels[1], words.levels[2]).sub(r"\1-\2", text)
    text = with_colons(text, words)
    return headed(text, class_heads(text, words))


def with_colons(text: str, words: Words) -> str:
    """A text whose every item begins with its class and a name that only space has parted, a colon put between both."""
    begin = re.compile(rf"(?P<classes>{LEAD_OF_ITEM}(?:{any_of(words.full_levels).pattern})+)(?={OWN_NAME})")
    items = re.split(r"([；;。\n])", text)
    found = [begin.match(item) for item in items[::2] if item]
    if len({match["classes"] for match in found if match}) < len(("one class", "another")) or not all(found):
        return text
    return "".join(begin.sub(r"\g<classes>：", item, count=1) for item in items)


@lru_cache(maxsize=8)
def lower_in_brackets(upper: frozenset[str], lower: frozenset[str]) -> re.Pattern[str]:
    """A class with the lower one in brackets behind it: `产出指标（数量）：`."""
    return re.compile(rf"({any_of(upper).pattern})[（(]({any_of(lower).pattern})[）)]")


def headed(text: str, heads: Sequence[Head]) -> list[tuple[str, str]]:
    if not heads or heads[0][1]:
        return []
    ends = [*(start for _, start, _ in heads[1:]), len(text)]
    return [(name, text[begin:end]) for (name, _, begin), end in zip(heads, ends, strict=True)]


def packed_cells(rows: Sequence[Row], words: Words, ledger: Ledger) -> dict[Cell, Levels]:
    """The cells of a form that hold indicators, each with the levels that stand in the cells before it."""
    found: dict[Cell, Levels] = {}
    for row in rows:
        for before, cell in pairwise(dict.fromkeys(row)):
            upper = before.text if words.is_class(before.text, level=1) else None
            if (upper or labels_indicators(before, cell, words)) and parts(printed(cell), words):
                ledger.label(before)
                found[cell] = upper, None
    return found or cells_of_classes(rows, words, ledger)


def labels_indicators(label: Cell, cell: Cell, words: Words) -> bool:
    """Whether a label is that of indicators, or of no known word beside a text that heads several classes."""
    field = words.cell_field("row", label.text) or words.cell_field("form", label.text)
    return field == "indicators" or (not field and classes_headed(cell.text, words) >= FEWEST_CLASSES)


def cells_of_classes(rows: Sequence[Row], words: Words, ledger: Ledger) -> dict[Cell, Levels]:
    """The last cells of rows that name a class before them, where all items of all of them tell name and target."""
    ends = [max((j for j, cell in enumerate(row) if cell.text), default=0) + 1 for row in rows]
    lines = [list(dict.fromkeys(row[:end])) for row, end in zip(rows, ends, strict=True)]
    own = [cells for cells in lines if len(cells) > 1 and words.is_class(cells[-2].text)]
    items = [item for *_, cell in own if cell.text not in NOTHING for item in items_of(printed(cell), words)]
    are_all = all(cells in own for cells in lines if any(words.is_class(cell.text) for cell in cells))
    if not are_all or not all(all(told(item, words)) for item in items):
        return {}
    are_upper = any(not words.is_class(lower.text, level=2) for *_, lower, _ in own)
    found: dict[Cell, Levels] = {}
    for *before, lower, cell in own:
        upper = [one for one in before if words.is_class(one.text, level=1)]
        ledger.label(*upper, lower, *(one for one in before if words.cell_field("row", one.text) == "indicators"))
        is_upper = are_upper and not upper and words.is_class(lower.text, level=1)
        found[cell] = (lower.text, None) if is_upper else (upper[0].text if upper else None, lower.text)
    return found


def of_cells(cells: Mapping[Cell, Levels], words: Words, ledger: Ledger) -> Iterator[PrintedIndicator]:
    for cell, (level1, level2) in cells.items():
        yield from indicators(cell, level1, level2, words, ledger)


def printed(cell: Cell) -> str:
    return "\n".join(cell.lines)


def indicators(
    cell: Cell, level1: str | None, level2: str | None, words: Words, ledger: Ledger
) -> Iterator[PrintedIndicator]:
    """The indicators of a cell that stands under or beside the levels, or names its own.

    Raises ParseError where an item does not say which part of it is the target.
    """
    text = goal_apart(printed(cell), words)[1]
    own = [(name, items_of(rest, words)) for name, rest in parts(text, words)]
    tell = told_in_brackets if are_in_brackets([item for _, items in own for item in items]) else told
    if not own and text not in NOTHING:
        yield from (indicator(cell, level1, level2, item, words) for item in items_of(text, words))
    for name, items in own:
        is_lower = words.is_class(name, level=2) and (level1 is not None or not words.is_class(name, level=1))
        if items and is_lower and words.agree(level1, name):
            level2 = name
        elif words.is_class(name, level=1):
            level1, level2 = name, None
        else:
            level1, level2 = None, name
        for item in items:
            yield indicator(cell, level1, level2, item, words, tell)
    ledger.read(cell)


def unclassed(cell: Cell, words: Words, ledger: Ledger) -> Iterator[PrintedIndicator]:
    """The indicators of a cell under no class: behind their labels, class by class, or a list in which each item has a
    name and a target. Raises ParseError for any other text.
    """
    text = goal_apart(printed(cell), words)[1]
    if found := list(labelled(text, cell, words)):
        ledger.read(cell)
        yield from found
    elif parts(text, words) or is_list(items_of(text, words), words):
        yield from indicators(cell, None, None, words, ledger)
    else:
        raise ParseError(f"绩效指标写在一个单元格里，认不出其中的指标：「{cell.text[:40]}」", str(cell.place))


def is_list(items: Sequence[str], words: Words) -> bool:
    """Whether each item has a name that heads no others (`数量指标：` does), and a target; a date by which something is
    done may stand among them without a name.
    """
    parts = [told(item, words) for item in items]
    names = [name for name, _ in parts if name]
    are_targets = all(target for _, target in parts)
    return bool(names) and are_targets and not any(words.is_class(name) and name.endswith(CLASS_END) for name in names)


def told(item: str, words: Words) -> tuple[str | None, str | None]:
    """The name and the target of an item, as far as it tells them; a bare number is no name."""
    text = NUMBER.sub("", item)
    return (None, text) if is_value(text, words) or BARE.fullmatch(text) else name_and_target(text, words)


def goal_apart(text: str, words: Words) -> tuple[str | None, str]:
    """The goal that a text says behind its label before the first class, and the rest: `【总体目标】…【产出指标】…`."""
    label = GOAL_LABEL.match(text)
    heads = class_heads(text, words) if label else []
    if not label or not heads or words.cell_field("row", label["bracketed"] or label["plain"]) != "goal":
        return None, text
    return text[label.end() : heads[0][1]].replace("\n", "") or None, text[heads[0][1] :]


def are_in_brackets(items: Sequence[str]) -> bool:
    """Whether each item of a cell ends in brackets, one of them around a sign: they hold the targets, words too."""
    found = [TARGET_IN_BRACKETS.fullmatch(item) for item in items]
    return len(found) > 1 and all(found) and any(match and SIGN.match(match["target"]) for match in found)


def told_in_brackets(item: str, words: Words) -> tuple[str | None, str | None]:
    """The name and what stands in brackets behind it; that is a remark where the name tells a target by itself."""
    match = TARGET_IN_BRACKETS.fullmatch(NUMBER.sub("", item))
    is_target = match and not name_and_target(match["name"], words)[1]
    return (match["name"], match["target"]) if match and is_target else told(item, words)


def indicator(
    cell: Cell, level1: str | None, level2: str | None, item: str, words: Words, tell: Tell = told
) -> PrintedIndicator:
    if len(SIGN.findall(item)) > 1:
        raise ParseError(f"绩效指标写在一个单元格里，分不清名称和指标值：「{item[:40]}」", str(cell.place))
    name, target = tell(item, words)
    if (opened := OPENED.match(name or "")) and words.is_class(opened[1]):
        raise ParseError(f"绩效指标写在一个单元格里，认不出类别：「{item[:40]}」", str(cell.place))
    return PrintedIndicator(cell.place, level1=level1, level2=level2, level3=name, target=target)


def labelled(text: str, cell: Cell, words: Words) -> Iterator[PrintedIndicator]:
    """The indicators of a text that prints a label before each part: a label that comes again begins the next one, and
    a level that is left out is the one above. None where no name and no target has its label.
    """
    own = headed(text, label_heads(text, words))
    fields = [(words.cell_field("column", label) or "", value) for label, value in own]
    if not {"level3"} < {"level3", *TARGETS} & {field for field, _ in fields}:
        return
    values: dict[str, str] = {}
    for field, value in [*fields, ("level3", "")]:
        if field in values and (field not in LEVELS[:2] or "level3" in values):
            plain = {name: values[name] or None for name in (*LEVELS[:2], *PLAIN) if name in values}
            yield PrintedIndicator(cell.place, **plain, **target_of(values))
            above = LEVELS[: LEVELS.index(field)] if field in LEVELS else ()
            values = {level: values[level] for level in above if level in values}
        values[field] = value.strip(BETWEEN).replace("\n", "")


def label_heads(text: str, words: Words) -> list[Head]:
    found = ((match, BEHIND.match(text, match.end())) for match in any_of(words.labels_of_columns).finditer(text))
    return [
        (match[0], match.start() - len(leads(text[: match.start()])), behind.end())
        for match, behind in found
        if behind and behind["colon"]
    ]
