"""The rows of a ruled indicator table -> indicators. Columns are known by their heads; merged cells are resolved."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import and_, or_

from ingest.layouts.heads import class_heads
from ingest.layouts.items import CHANGE, is_counted
from ingest.layouts.ledger import Ledger
from ingest.layouts.named_targets import names_and_targets
from ingest.layouts.numbered_names import apart, in_numbered_lines, may_be_decimals
from ingest.readers.words import Words, fold
from ingest.readers.words.heads import CONTENT, LEVELS, TARGETS, Fields, content_columns, is_label, is_without_names
from ingest.records import Cell, Place, PrintedIndicator, Row

BESIDE = ("weight", "direction")
JOINS = ("及", "和", "与", "的")
"""Columns that say nothing of an indicator that has no name and no target."""
PLAIN = ("level3", "description", "basis", "weight")
SUMS = ("合计", "总计", "小计", "总分", "权重合计", "分值合计")
PLACEHOLDER = re.compile(r"(?:[(（]?\d*[)）]?[.、．]?(?:指标|目标)?\d*[:：.、．]?)(?:…|\.{3,}|。{3,}|—{2,})*")
"""What a template prints where the name of an indicator is to be written: `指标1：`, `……`."""
DOTS = re.compile(r"…+|\.{3,}")
COMPARES = re.compile(
    r"[≥≤><=≧≦＞＜＝⩾⩽≈]+|(?:大于|小于|高于|低于|多于|少于)?(?:或?等于)?|不[少多高低大小]于|不超过|定性"
)

SHORTEST_NAME = 3
"""Characters of a name on a line of its own; what is shorter may be a part of a name (`举办` above `培训班`)."""

Columns = dict[str, list[int]]
"""Field -> the columns that hold it; a head that is merged over two columns has both."""


def blocks(fields: Fields) -> list[Columns]:
    """The columns by field; a table that prints its indicators twice side by side (for the whole period and for the
    year) has two blocks.
    """
    found: list[Columns] = [{}]
    before: str | None = None
    names = ("level3" if field == "named_target" else field for field in fields)
    for column, field in enumerate(names):
        if field in (*LEVELS, *CONTENT):
            if field in ("level2", "level3") and field in found[-1] and field != before:
                found.append({})
            if field == "weight" and before == "level3":
                found[-1]["weight"] = []  # Those before it are the weights of the levels above.
            if field not in found[-1] or field == before or not found[-1][field]:
                found[-1].setdefault(str(field), []).append(column)
        before = field
    if is_without_names(fields):
        found[0]["level3"] = found[0]["level2"]
    needed = set() if "named_target" in fields else set(TARGETS)
    return [columns for columns in found if "level3" in columns and (not needed or needed & set(columns))]


class Indicators:
    """Reads rows one after the other: a blank level has the value above it."""

    def __init__(self, fields: Fields, heads: Sequence[Row], words: Words, ledger: Ledger) -> None:
        self.fields, self.words, self.ledger = fields, words, ledger
        self.are_named = "named_target" in fields
        self.blocks = blocks(fields)
        across = not {"level1", "level2"} & set(fields)
        self.classes = [class_heads(heads, one["level3"][0], words) for one in self.blocks if across]
        self.content = [j for j in content_columns(fields) if fields[j] in CONTENT]
        self.above: Row = ()
        self.levels: list[tuple[str | None, str | None]] = [(None, None) for _ in self.blocks]
        self.heading: str | None = None

    def is_row(self, row: Row) -> bool:
        """Whether the row has its own cell for the name and for the target of an indicator."""
        columns = self.blocks[0]
        if self.are_named:
            return row[columns["level3"][0]] is not row[columns["level3"][0] - 1]
        target = next(columns[field] for field in TARGETS if field in columns)
        return row[columns["level3"][0]] is not row[target[-1]]

    def heads_or_sums(self, row: Row) -> bool:
        """Whether a row only says the level 1 of those below it, in one cell, or sums up their weights; taken down."""
        words = (cell.text for j, cell in enumerate(row) if self.fields[j] in LEVELS or not cell.text.isdecimal())
        if is_sum(next(filter(None, words), "")):
            self.ledger.label(*row)
            return True
        cell = row[self.blocks[0]["level3"][0]]
        if not self.words.is_class(cell.text, level=1):
            return False
        self.heading = cell.text
        self.levels = [(None, None) for _ in self.blocks]
        self.ledger.read(cell)
        return True

    def read(self, row: Row) -> Iterator[PrintedIndicator]:
        """The indicators of a row: one, or one of each block; none where only its class is printed."""
        if self.above and all(row[j] is self.above[j] for j in self.content):
            return
        found: list[PrintedIndicator] = []
        for n, columns in enumerate(self.blocks):
            indicator = self.of_block(row, columns, n)
            if indicator and n and found and not self.classes and found[0].level3 == indicator.level3:
                found[0] = merged(found[0], indicator)
            elif indicator:
                found += self.line_by_line(indicator, row, columns) or self.parted(indicator)
        self.leave(row)
        self.above = row
        yield from found

    def line_by_line(self, indicator: PrintedIndicator, row: Row, columns: Columns) -> list[PrintedIndicator]:
        """Several indicators whose names and targets stand in two cells, each on a line of its own; none for others."""
        if "target" not in columns or indicator.target_value or indicator.annual_target:
            return []
        cells = [row[columns[field][0]] for field in ("level3", "target")]
        numbered = in_numbered_lines(*cells) if not indicator.weight else []
        if may_be_decimals(numbered):
            return []
        pairs = numbered or self.lines_in_pairs(*(cell.lines for cell in cells))
        return [replace(indicator, level3=name, target=target) for name, target in pairs]

    def lines_in_pairs(self, names: list[str], targets: list[str]) -> list[tuple[str, str]]:
        """Each line of names with that of targets beside it; none where a line may be the rest of the one above it.
        Words of a change are a target of their own beside one that is counted: alone, or right before it, they may be
        one that wraps.
        """
        are_whole = min(map(len, names)) >= SHORTEST_NAME
        counted = [is_counted(one, self.words) for one in targets]
        changes = [re.fullmatch(CHANGE, one) is not None for one in targets]
        wraps = any(map(and_, changes, counted[1:])) or any(name.startswith(JOINS) for name in names[1:])
        are_targets = any(counted) and all(map(or_, counted, changes)) and not (any(changes) and wraps)
        is_list = len(names) == len(targets) > 1 and are_whole and are_targets
        return list(zip(names, targets, strict=True)) if is_list else []

    def parted(self, indicator: PrintedIndicator) -> Iterator[PrintedIndicator]:
        """The indicators of a row: those of a cell that holds names and targets, or names that are numbered in one."""
        parts = names_and_targets(indicator.level3 or "", self.words) if self.are_named else ()
        named = (replace(indicator, level3=name, target=target) for name, target in parts)
        yield from named if self.are_named else apart(indicator, self.words)

    def of_block(self, row: Row, columns: Columns, n: int) -> PrintedIndicator | None:
        own = {field: tuple(dict.fromkeys(row[j] for j in at)) for field, at in columns.items()}
        if "level1" not in own and "level1" in self.blocks[0]:
            own["level1"] = tuple(dict.fromkeys(row[j] for j in self.blocks[0]["level1"]))
        cells = [cell for some in own.values() for cell in some]
        text = {field: "".join(cell.text for cell in some) for field, some in own.items()}
        if columns["level3"] is columns.get("level2"):
            text["level3"] = ""  # The class stands in that column, and is no name.
        printed = [field for field in text if field in CONTENT and field not in BESIDE and text[field]]
        if any(is_sum(text.get(level, "")) for level in LEVELS):
            self.ledger.label(*cells)
            return None
        level1, level2 = self.level_texts(*self.printed_levels(text), n)
        if self.classes:
            level1, level2 = self.classes[n]
        if PLACEHOLDER.fullmatch(text["level3"]) and all(f == "level3" or DOTS.fullmatch(text[f]) for f in printed):
            self.label_classes(cells, row)
            return None
        for field, some in own.items():
            for cell in some if field != "direction" or is_operator(text) else ():
                self.ledger.read(cell)
        return PrintedIndicator(
            place_of(own),
            level1=level1,
            level2=level2,
            **{field: text[field] or None for field in PLAIN if field in text},
            **target_of(text),
        )

    def label_classes(self, cells: Sequence[Cell], row: Row) -> None:
        """Take down a row without an indicator; two texts that are no classes, nor merged with the row above, may be a
        name and its target pushed out of their columns, and stay unread.
        """
        pushed = [cell for cell in dict.fromkeys(row) if not self.is_expected(cell)]
        self.ledger.label(*(cell for cell in cells if cell not in pushed or len(pushed) < len(("name", "target"))))

    def is_expected(self, cell: Cell) -> bool:
        is_word = self.words.is_class(cell.text) or is_label(cell, self.words)
        return is_word or cell in self.above or bool(PLACEHOLDER.fullmatch(cell.text))

    def printed_levels(self, text: dict[str, str]) -> tuple[str | None, str | None]:
        """Both levels of a row: one cell may name both, and a row above it the first."""
        level1, level2 = text.get("level1"), text.get("level2")
        if self.heading:
            return (level1 if level2 else None) or self.heading, level2 or level1
        both = self.words.composed_classes(level1 or "") if not level2 else None
        return both or (level1, level2)

    def level_texts(self, text1: str | None, text2: str | None, n: int) -> tuple[str | None, str | None]:
        """Both levels; a blank one has the value above, but no level 1 that contradicts its level 2."""
        above1, above2 = self.levels[n]
        new1 = bool(text1) and text1 != above1
        first = text1 or (above1 if self.words.agree(above1, text2) else None)
        second = text2 or (None if new1 else above2)
        self.levels[n] = (first or above1, second)
        return first or None, second or None

    def in_order(self, found: Sequence[PrintedIndicator]) -> list[PrintedIndicator]:
        """The indicators of a project; class by class where the classes stand side by side."""
        return sorted(found, key=lambda one: self.classes.index((one.level1, one.level2)) if self.classes else 0)

    def leave(self, row: Row) -> None:
        """Columns that are known but hold nothing of an indicator."""
        for column, field in enumerate(self.fields):
            if field in ("aside", "result", "weight", "direction"):
                self.ledger.ignore(row[column], "不载入的列")
            elif row[column].text and self.words.cell_field("row", row[column].text):
                self.ledger.label(row[column])


def is_sum(text: str) -> bool:
    """`合计`, `合计（90分）`."""
    return fold(text).partition("(")[0] in SUMS


def is_operator(text: dict[str, str]) -> bool:
    """Whether the column of directions (正向, 反向) holds signs, and no other column does."""
    return "operator" not in text and bool(text.get("direction")) and bool(COMPARES.fullmatch(text["direction"]))


def target_of(text: dict[str, str]) -> dict[str, str | None]:
    """The target as printed: in one cell, or joined from operator, value and unit of measure with its parts kept."""
    name = "target" if "target" in text else "annual_target"
    if is_operator(text):
        text = {**text, "operator": text["direction"]}
    operator, value, measure = (text.get(part) or None for part in ("operator", name, "measure"))
    joined = "".join(filter(None, (operator, value, measure))) or None
    found: dict[str, str | None] = {"target": joined}
    if "target" in text and "annual_target" in text:
        found["annual_target"] = text["annual_target"] or None
    if "operator" in text or "measure" in text:
        found.update(target_operator=operator, target_value=value, target_measure=measure)
    return found


def merged(cycle: PrintedIndicator, annual: PrintedIndicator) -> PrintedIndicator:
    """One indicator printed for the whole period and again for the year."""
    return replace(cycle, annual_target=annual.target)


def place_of(own: dict[str, tuple[Cell, ...]]) -> Place:
    """The place of the name, its box widened over the other cells of the row on its page."""
    place = own["level3"][0].place
    cells = (cell for field, some in own.items() if field in CONTENT for cell in some)
    boxes = [cell.place.box for cell in cells if cell.place.box and cell.place.page == place.page]
    if not boxes:
        return place
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return replace(place, box=(min(lefts), min(tops), max(rights), max(bottoms)))
