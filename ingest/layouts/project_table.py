"""One ruled table for all projects: the project's cells beside its indicators, or all its indicators in one cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ingest.errors import ParseError
from ingest.layouts import packed
from ingest.layouts import rows as numbered
from ingest.layouts.amounts import BLANK_AMOUNT
from ingest.layouts.heading import BODY, LONGEST_HEADING, code_and_name, is_note, project_code_in
from ingest.layouts.heads import class_heads, is_footer
from ingest.layouts.indicators import Indicators
from ingest.layouts.ledger import Ledger
from ingest.layouts.lost_spans import put_back
from ingest.layouts.table_amounts import TableAmounts, number_in
from ingest.readers.words import SUMS, Words, fold
from ingest.readers.words.heads import (
    LEVELS,
    Fields,
    head_fields,
    is_label,
    is_without_names,
    names_indicators,
    project_columns,
)
from ingest.readers.words.numbered import is_counted
from ingest.records import Amount, Cell, OverallForm, Place, PrintedIndicator, PrintedProject, Row

NOTHING = ("无", "不涉及", "不适用", "—", "-", "/", "无项目", "本单位无项目", "本部门无项目", "无此项")
KEY = ("project_code", "total", "goal", "unit")
"""Beside the name: what tells one project from the next."""
SENTENCE_MARK = re.compile(r"[:：，。；]|20\d\d年")
AMOUNT_OF_NOTHING = re.compile(rf"0(?:\.0+)?|{BLANK_AMOUNT.pattern}")


@dataclass(slots=True)
class Entry:
    """One project while its rows are read: the texts of its cells, and its indicators."""

    place: Place
    texts: dict[str, str]
    amounts: dict[str, Amount]
    unit: tuple[str | None, str | None]
    indicators: list[PrintedIndicator] = field(default_factory=list)
    beside: dict[tuple[str, str], Amount] = field(default_factory=dict)


class ProjectTable:
    """Reads the rows below a head. `unit` is what is printed above the table; a row of a unit's sum changes it."""

    def __init__(
        self,
        fields: Fields,
        unit: tuple[str | None, str | None],
        money_unit: str | None,
        heads: Sequence[Row],
        words: Words,
        ledger: Ledger,
    ) -> None:
        self.fields, self.words, self.ledger = fields, words, ledger
        self.columns = {name: j for j, name in reversed(list(enumerate(fields))) if name}
        self.own = project_columns(fields)
        self.unit, self.publisher = unit, unit[1]
        self.amounts = TableAmounts(fields, heads, money_unit, words)
        self.packed = [j for j, name in enumerate(fields) if name == "indicators"]
        self.classes = [class_heads(heads, j, words) for j in self.packed]
        self.is_packed = not (names_indicators(fields) or is_without_names(fields))
        self.indicators = None if self.is_packed else Indicators(fields, heads, words, ledger)
        self.content = self.indicators.content if self.indicators else self.packed
        self.printed_total: Amount | None = None
        self.head_texts = {tuple(cell.text for cell in row) for row in heads}
        self.entries: list[Entry] = []
        self.key = [""] * len(("name", *KEY))
        self.name: Cell | None = None
        self.source = ""

    def read(self, rows: Sequence[Row]) -> None:
        for i, printed in enumerate(rows):
            row = put_back(printed, self.fields, self.words)
            reason = self.no_project(row)
            if self.is_head(rows, i):
                self.ledger.label(*row)
            elif reason:
                for cell in row:
                    self.ledger.ignore(cell, reason)
            elif self.heads_rows(rows, i):
                self.enter_heading(row)
            elif self.sums_up(rows, i):
                self.enter_sum(row)
            elif any(cell.text for cell in row):
                self.read_row(row)

    def begins_inside(self, rows: Sequence[Row]) -> bool:
        """Whether the first row holds indicators of a project that is not named in it."""
        first = next((row for i, row in enumerate(rows) if not self.is_head(rows, i)), None)
        return first is not None and self.has_content(first) and not any(first[j].text for j in self.own)

    def is_head(self, rows: Sequence[Row], i: int) -> bool:
        texts = tuple(cell.text for cell in rows[i])
        return texts in self.head_texts or is_head(rows, i, self.words) or is_counted(rows[i])

    def no_project(self, row: Row) -> str | None:
        """Why a row that is no head says nothing of a project; None where it may."""
        if not self.is_body_alone(row) and (is_note(row) or is_footer(row, self.words)):
            return "表注"
        is_nothing = self.name_of(row) in NOTHING and AMOUNT_OF_NOTHING.fullmatch(self.text(row, "total"))
        return "没有项目的行" if is_nothing else None

    def read_row(self, row: Row) -> None:
        has_content = self.has_content(row)
        if self.is_sum(row) and not (has_content and self.names_indicator(row)):
            self.enter_sum(row)
            return
        if self.spread(row):
            for cell in row:
                self.ledger.ignore(cell, "表注")
            return
        if self.is_new(row, has_content=has_content):
            self.entries.append(self.entry(row))
        if self.entries:
            self.note_amount(row, self.entries[-1])
        else:
            raise ParseError("这一行有指标，但上面没有项目名称；请核对是否缺少单元格", str(row[0].place))
        entry = self.entries[-1]
        if self.indicators and self.indicators.is_row(row):
            entry.indicators += self.indicators.read(row)
        elif self.is_packed:
            entry.indicators += self.packed_indicators(row)
        self.leave(row)

    def packed_indicators(self, row: Row) -> Iterator[PrintedIndicator]:
        """The indicators in one cell of a row, numbered or class by class, or in one cell for each class."""
        for cell, (level1, level2) in {row[j]: of for j, of in zip(self.packed, self.classes, strict=True)}.items():
            if level1 or level2:
                yield from packed.indicators(cell, level1, level2, self.words, self.ledger)
            else:
                yield from numbered.indicators(cell, self.words, self.ledger)

    def has_content(self, row: Row) -> bool:
        spread = self.spread(row)
        return any(row[j].text and row[j] not in spread for j in self.content)

    def names_indicator(self, row: Row) -> bool:
        """Whether a row with content holds an indicator, not only the sum of their weights below a word for it."""
        if not self.indicators or not any(fold(row[j].text) in SUMS for j in self.own):
            return True
        return self.indicators.is_row(row) and bool(self.text(row, "level3"))

    def spread(self, row: Row) -> set[Cell]:
        """The cells that cover columns of the project and of its indicators: they hold neither."""
        return {row[j] for j in self.content if row[j].text} & {row[j] for j in self.own}

    def is_new(self, row: Row, *, has_content: bool) -> bool:
        """Whether a row begins another project: its cells are others, and say something else."""
        texts = tuple(row[j].text for j in self.own)
        if not any(texts) or (not self.name_of(row) and has_content and bool(self.entries)):
            return False
        key = [self.name_of(row), *(self.text(row, name) for name in KEY)]
        changed = [name for name, new, old in zip(("name", *KEY), key, self.key, strict=True) if new and new != old]
        is_new = not self.entries or (bool(changed) and not (changed == ["total"] and self.is_same_name(row)))
        self.name = row[self.columns["project_name"]] if is_new and "project_name" in self.columns else self.name
        self.key = key if is_new else [new or old for new, old in zip(key, self.key, strict=True)]
        return is_new

    def is_same_name(self, row: Row) -> bool:
        """Whether the name of the last project is merged down to a row, or printed again beside another source."""
        name = row[self.columns["project_name"]] if "project_name" in self.columns else None
        if name is None or self.name is None or name is self.name:
            return name is not None and name is self.name
        return name.text == self.name.text and self.amounts.source_of(row) not in ("", self.source)

    def note_amount(self, row: Row, entry: Entry) -> None:
        """Take down the amount of a row, with the source that it names, as one of its project's."""
        self.source = self.amounts.source_of(row)
        amount = self.amounts.of(row, self.spread(row)).get("total")
        if amount:
            entry.beside[self.source, amount.text] = amount

    def text(self, row: Row, name: str) -> str:
        return row[self.columns[name]].text if name in self.columns else ""

    def name_of(self, row: Row) -> str:
        return self.text(row, "project_name") or self.text(row, "unit" if "project_name" not in self.columns else "-")

    def entry(self, row: Row) -> Entry:
        texts = {str(self.fields[j]): self.ledger.read(row[j]) or "" for j in reversed(self.own)}
        goals = (packed.goal_apart(packed.printed(row[j]), self.words)[0] for j in self.packed)
        texts.setdefault("goal", next(filter(None, goals), ""))
        name = row[self.columns["project_name"]] if "project_name" in self.columns else row[0]
        return Entry(name.place, texts, self.amounts.of(row, self.spread(row)), self.unit_of(texts))

    def unit_of(self, texts: dict[str, str]) -> tuple[str | None, str | None]:
        code, name = code_and_name(texts.get("unit") or "")
        if name:
            self.unit = texts.get("unit_code") or code or None, name
            return self.unit
        code = texts.get("unit_code") or code or self.unit[0]
        if self.unit[1]:
            return code, self.unit[1]
        own_code, department = code_and_name(texts.get("department") or "")
        return code or own_code, department

    def heads_rows(self, rows: Sequence[Row], i: int) -> bool:
        """Whether a row with nothing but a name in it heads the projects below: the next row has a name of its own."""
        own = [j for j in self.own if rows[i][j].text]
        if self.is_body_alone(rows[i]):
            return True
        is_bare = bool(own) and {self.fields[j] for j in own} <= {"project_name", "unit", "unit_code"}
        if not is_bare or self.has_content(rows[i]) or self.levels_in(rows[i]):
            return False
        below = next((row for row in rows[i + 1 :] if any(cell.text for cell in row)), None)
        return below is None or bool(self.name_of(below)) or is_note(below)

    def is_body_alone(self, row: Row) -> bool:
        """Whether one cell over all columns prints a body: the unit of the projects below it."""
        printed = {cell for cell in row if cell.text}
        only = next(iter(printed)).text if len(printed) == 1 else ""
        covers = all(row[j] in printed for j, field in enumerate(self.fields) if field)
        is_line = covers and len(only) <= LONGEST_HEADING and not SENTENCE_MARK.search(only)
        return is_line and bool(BODY.fullmatch(code_and_name(only)[1] or ""))

    def sums_up(self, rows: Sequence[Row], i: int) -> bool:
        """Whether a row with an amount and no content is the sum of projects right below it (特定目标类项目)."""
        rest = self.total_of(rows[i])
        if not rest or self.has_content(rows[i]) or self.text(rows[i], "goal"):
            return False
        last = None
        for row in rows[i + 1 :]:
            own = self.total_of(row)  # none in a head that is printed again
            key = self.name_of(row), own
            if self.has_content(row) and key[0] and own and key != last:
                rest -= own
                last = key
            if rest <= 0:
                break
        return rest == 0

    def total_of(self, row: Row) -> Decimal:
        total = self.amounts.of(row, self.spread(row)).get("total")
        return number_in(total.text) if total else Decimal(0)

    def levels_in(self, row: Row) -> bool:
        return any(row[j].text for j, field in enumerate(self.fields) if field in LEVELS)

    def enter_heading(self, row: Row) -> None:
        """The unit whose projects follow; what is no body (特定目标类) is only a kind of projects."""
        code, name = code_and_name(self.name_of(row))
        if name and BODY.fullmatch(name):
            self.unit = self.text(row, "unit_code") or code or None, name
            self.ledger.label(*row)
        for cell in row:
            self.ledger.ignore(cell, "下面各项目的类别")

    def is_sum(self, row: Row) -> bool:
        """Whether a row without indicators is a sum: of the table, or of the unit whose projects follow."""
        texts = [row[j].text for j in self.own]
        if self.text(row, "goal") or not any(texts):
            return False
        name = self.name_of(row)
        return (
            not name
            or any(fold(text) in SUMS for text in texts)
            or name == self.publisher
            or bool(BODY.fullmatch(name))
        )

    def enter_sum(self, row: Row) -> None:
        name, amounts = self.name_of(row), self.amounts.of(row, self.spread(row))
        for cell in row:
            self.ledger.read(cell)
        unit_text = self.text(row, "unit") if "project_name" in self.columns else ""
        if unit_text and fold(name) in SUMS and fold(unit_text) not in SUMS:  # 清河市林业局 | 小计
            self.unit = self.unit_of({"unit": unit_text, "unit_code": self.text(row, "unit_code")})
            return
        is_table = any(fold(row[j].text) in SUMS and fold(row[j].text) != "小计" for j in self.own) or not name
        if is_table or (name == self.publisher and not self.printed_total):
            self.printed_total = self.printed_total or amounts.get("total")
        code, unit = code_and_name(name)
        if unit and fold(name) not in SUMS and (BODY.fullmatch(unit) or name == self.publisher):
            self.unit = self.text(row, "unit_code") or code or None, unit

    def leave(self, row: Row) -> None:
        """What a row prints again of its project, and columns that hold nothing of it."""
        for j in self.own:
            self.ledger.ignore(row[j], "逐行重印")
        for j, name in enumerate(self.fields):
            if name in ("aside", "result"):
                self.ledger.ignore(row[j], "不载入的列")

    def projects(self) -> Iterator[PrintedProject]:
        for entry in self.entries:
            code, unit = entry.unit
            if not entry.texts.get("project_name") and "project_name" in self.columns:
                raise ParseError("这一行有指标或金额，但项目名称是空的；请核对原文件", str(entry.place))
            name = entry.texts.get("project_name", "")
            yield PrintedProject(
                place=entry.place,
                unit_code=code,
                unit_name=unit,
                project_name=name,
                project_code=entry.texts.get("project_code") or project_code_in(name),
                amounts=self.amounts.by_source(entry.beside) if len(entry.beside) > 1 else entry.amounts,
                purpose=entry.texts.get("purpose") or None,
                goal=entry.texts.get("goal") or None,
                plan=(),
                indicators=tuple(self.indicators.in_order(entry.indicators) if self.indicators else entry.indicators),
                department=entry.texts.get("department") or None,
            )

    def overall(self, title: str | None) -> Iterator[OverallForm]:
        """The rows as forms of whole departments, where the table has no column of projects."""
        for entry in self.entries:
            code, unit = entry.unit
            total, goal = entry.amounts.get("total"), entry.texts.get("goal") or None
            yield OverallForm(entry.place, title, code, unit, total, goal, tuple(entry.indicators))


def is_head(rows: Sequence[Row], i: int, words: Words) -> bool:
    """Whether a row is a head printed again, or the upper row of one."""
    return any(head_fields(row, words) for row in rows[i : i + 3]) and all(
        not cell.text or is_label(cell, words) for cell in rows[i]
    )
