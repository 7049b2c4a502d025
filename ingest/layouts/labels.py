"""The part of a ruled form that is labels with their values: beside the label, below it, or in its own cell."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.layouts.amounts import (
    AMOUNT,
    BLANK_AMOUNT,
    PLAIN_AMOUNT,
    amount_in,
    in_unit_of,
    is_amount,
    refuse_parted,
    sum_of,
)
from ingest.layouts.heads import YEAR_ALONE, year_in
from ingest.layouts.ledger import Ledger
from ingest.readers.words import Words
from ingest.records import Amount, Cell, PrintedCell, Row

SOURCES = ("fiscal", "special", "other", "carried", "local", "upper")
TOTALS = ("total", "composed_total", "cycle_total", "investment")
MONEY = (*TOTALS, *SOURCES)
KEPT = ("total", "fiscal", "special", "other", "carried")
ONE_VALUE = ("project_name", "project_code", "unit", "unit_code", "department")
MONTH = "percent_"
GOALS = ("goal", "cycle_goal")
YEARLY = re.compile(r"年度|当年|本年|全年")

DIGIT = re.compile(r"\d")
WITH_AMOUNT = re.compile(r"(\D+?)[:：]?([¥￥]?-?\d[\d,，]*(?:\.\d+)?(?:亿元|万元|千元|元|万)?)")
WITH_TEXT = re.compile(r"([^:：]{2,16})[:：](.+)")
MONEY_UNIT = re.compile(
    r"(?:(?:金额|货币)单位|单位[:：]|单位[:：]?[（(]|[（(](?:单位[:：]?)?)(?:人民币)?(亿元|万元|千元|元)"
)
UNIT_AT_END = re.compile(r"[（(]?(?:金额|货币|计量|计价)?单位[:：]?(?:人民币)?[（(]?(?:亿元|万元|千元|元)[)）]*$")
"""The unit of money behind another label on one line: `单位名称：某局  金额单位：万元`."""
COLON = re.compile(r"[:：]")
OF_WHICH = re.compile(r"[，,；;。]其中[:：]?")
LONGEST_INNER = 10
"""Characters of a label inside a line."""
LONGEST_LINE = 80
LONGEST_NAMED = 20
"""Characters of a label that a reason names."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its value: the cells beside or below it, or the rest of its own text; the unit of money is that of
    the label, else of one left of it in its row; `of_year` is a cell between them that names only a year.
    """

    field: str
    label: Cell
    values: tuple[Cell, ...]
    own: str = ""
    column: int = 0
    is_below: bool = False
    money_unit: str | None = None
    of_year: Cell | None = None

    @property
    def year(self) -> int | None:
        return year_in((self.of_year or self.label).text)

    @property
    def text(self) -> str:
        return self.own or "".join(cell.text for cell in self.values)


def entries(rows: Sequence[Row], words: Words) -> Iterator[Entry]:
    """The labels in the order of the form, each with its value; a label that only heads others has none."""
    fields = {cell: words.cell_field("form", cell.text) for row in rows for cell in row}
    for cell in list(fields):
        if not fields[cell]:
            unit = money_unit_at(cell, rows)
            yield from (replace(entry, money_unit=unit) for entry in in_one_cell(cell, words))
    values = set[Cell]()
    for cell, field in fields.items():
        if field and cell not in values:
            entry = replace(beside(cell, field, rows, fields), money_unit=money_unit_at(cell, rows))
            if field in MONEY and entry.values and YEAR_ALONE.fullmatch(entry.text):
                yield from of_years(entry, rows)
                continue
            if field in ONE_VALUE:
                values.update(entry.values)
            yield entry


def money_unit_at(label: Cell, rows: Sequence[Row]) -> str | None:
    """The unit of money that a label prints, else the nearest one left of it that is no amount itself."""
    row = next(row for row in rows if label in row)
    left = (cell for cell in row[row.index(label) :: -1] if cell is label or not is_amount(cell.text))
    return next((match[1] for cell in left if (match := MONEY_UNIT.search(cell.text))), None)


def form_entries(rows: Sequence[Row], words: Words) -> list[Entry]:
    """The labels of a form; amounts above the name of the project are of another table on the same sheet."""
    names = (i for i, row in enumerate(rows) if any(words.cell_field("form", c.text) == "project_name" for c in row))
    start = next(names, 0)
    above = [entry for entry in entries(rows[:start], words) if entry.field not in MONEY]
    return [*above, *entries(rows[start:], words)]


def in_one_cell(cell: Cell, words: Words) -> Iterator[Entry]:
    """Labels with their values in one cell: `财政拨款 10`, `填报单位：某局  金额单位：万元`."""
    for text in labelled_parts(cell.text, words):
        for pattern, allowed in ((WITH_AMOUNT, MONEY), (WITH_TEXT, (*MONEY, *ONE_VALUE, *GOALS))):
            match = pattern.fullmatch(text)
            field = words.cell_field("form", match[1]) if match else None
            if match and field in (*allowed, "aside"):
                yield Entry(str(field), cell, (), match[2])
                break


def labelled_parts(text: str, words: Words) -> list[str]:
    """A short text that begins with a label, parted before each label that a colon follows, without the unit of money
    at its end; a longer one whole, since words of labels stand in sentences too.
    """
    starts = [0]
    is_line = len(text) <= LONGEST_LINE and words.cell_field("form", COLON.split(text)[0])
    for colon in COLON.finditer(text) if is_line else ():
        lengths = range(min(LONGEST_INNER, colon.start() - starts[-1]), 1, -1)
        own = (colon.start() - n for n in lengths if words.cell_field("form", text[colon.start() - n : colon.start()]))
        starts += [start for start in [next(own, 0)] if start > starts[-1]]
    parts = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    lines = [UNIT_AT_END.sub("", line) for line in (*(part.rstrip("，,；;、。") for part in parts[:-1]), parts[-1])]
    return [part for line in lines for part in (OF_WHICH.split(line) if is_line else [line])]


def beside(cell: Cell, field: str, rows: Sequence[Row], fields: dict[Cell, str | None]) -> Entry:
    """What stands right of a label, in all its rows, up to the next label; else what stands below it."""
    at = [i for i, row in enumerate(rows) if cell in row]
    column = rows[at[0]].index(cell)
    found: dict[Cell, None] = {}
    for i in at:
        found.update(dict.fromkeys(right_of(cell, rows[i], fields, heads_names=heads_names(cell, field, rows, fields))))
    is_below = False
    is_head = field in ONE_VALUE and heads_values(rows[at[-1]], rows, fields)
    if not found or is_head or (field in MONEY and not AMOUNT.fullmatch(next(iter(found)).text)):
        below = below_of(cell, rows, fields)
        if below and (not found or is_amount(below.text) or (is_head and below.text)):
            found, is_below = {below: None}, True
    values = tuple(found)
    if field in (*MONEY, *ONE_VALUE):
        values = values[:1]
    return Entry(field, cell, values, column=column, is_below=is_below)


def of_years(entry: Entry, rows: Sequence[Row]) -> Iterator[Entry]:
    """The amounts of several years right of one label, each behind its year: `资金总额 | 2025年 | 50 | 2026年 | 60`."""
    row = next(row for row in rows if entry.label in row)
    for year, amount in pairwise(dict.fromkeys(row[entry.column :])):
        if YEAR_ALONE.fullmatch(year.text) and is_amount(amount.text):
            yield replace(entry, values=(amount,), column=row.index(amount), of_year=year)


def heads_values(row: Row, rows: Sequence[Row], fields: dict[Cell, str | None]) -> bool:
    """Whether a row of labels heads the row of their values: one of its labels has another right of it, a value below.

    Then a text right of a label is a label too, of a word that is not known.
    """
    cells = list(dict.fromkeys(row))
    heads = (cell for cell, right in pairwise(cells) if fields[cell] and fields[right])
    return any((below := below_of(cell, rows, fields)) and below.text for cell in heads)


def below_of(cell: Cell, rows: Sequence[Row], fields: dict[Cell, str | None]) -> Cell | None:
    """The cell below a label, as wide as the label and no label itself."""
    last = max(i for i, row in enumerate(rows) if cell in row)
    if last + 1 == len(rows):
        return None
    column = rows[last].index(cell)
    below = rows[last + 1][column]
    is_as_wide = rows[last + 1].count(below) == rows[last].count(cell) and rows[last + 1].index(below) == column
    return below if not fields[below] and is_as_wide else None


def heads_names(cell: Cell, field: str, rows: Sequence[Row], fields: dict[Cell, str | None]) -> bool:
    """Whether the label of a name has its name beside it, even where that is the word of a label (公用经费).

    Not where it heads a list of names: then a name stands below it.
    """
    below = below_of(cell, rows, fields)
    return field == "project_name" and not (below and below.text)


def right_of(cell: Cell, row: Row, fields: dict[Cell, str | None], *, heads_names: bool) -> Iterator[Cell]:
    end = len(row) - 1 - row[::-1].index(cell)
    for i, other in enumerate(dict.fromkeys(row[end + 1 :])):
        if fields[other] and not (heads_names and i == 0):
            return
        yield other


class Values:
    """The labels of one form with their values, read field by field and taken down in the ledger."""

    def __init__(self, found: Sequence[Entry], money_unit: str | None, year: int | None, ledger: Ledger) -> None:
        self.entries = list(found)
        self.year = year
        self.has_more = False
        self.money_unit = money_unit
        self.ledger = ledger
        self.taken: dict[Cell, PrintedCell] = {}
        for entry in self.entries:
            if not entry.own:
                ledger.label(entry.label, *([entry.of_year] if entry.of_year else []))

    def of(self, *fields: str) -> Entry | None:
        """The first of the fields that has a value, in the order of the fields."""
        return next((entry for field in fields for entry in self.entries if entry.field == field and entry.text), None)

    def has(self, *fields: str) -> bool:
        return any(entry.field in fields for entry in self.entries)

    def look_for_more(self, rows: Sequence[Row]) -> None:
        """Take note of an amount in the form that stands beside no label."""
        known = {cell for entry in self.entries for cell in (*entry.values, entry.label)}
        self.has_more = any(PLAIN_AMOUNT.fullmatch(c.text) for row in rows for c in row if c not in known)

    def labels(self) -> list[str]:
        return list(dict.fromkeys(entry.label.text for entry in self.entries))

    def text(self, *fields: str) -> str | None:
        entry = self.of(*fields)
        if entry is None:
            return None
        self.take(entry)
        return entry.text

    def take(self, entry: Entry) -> None:
        if entry.own:
            self.ledger.divide(entry.label, len(entry.own))
            label = entry.label.text.partition(entry.own)[0]
            self.taken[entry.label] = PrintedCell(label, entry.own, entry.label.place)
        for cell in entry.values:
            if self.ledger.read(cell):
                self.taken[cell] = PrintedCell(entry.label.text, cell.text, cell.place)

    def goal(self) -> str | None:
        """The goal of the year, else of the project, else of the whole period; numbered ones (年度绩效目标1) joined."""
        found = [entry for entry in self.entries if entry.field in GOALS and entry.text and not self.heads_goals(entry)]
        if not found:
            return None
        first = min(found, key=lambda entry: (GOALS.index(entry.field), not YEARLY.search(entry.label.text)))
        is_numbered = first.label.text[-1:].isdigit()
        chosen = [entry for entry in found if entry.field == first.field] if is_numbered else [first]
        for entry in chosen:
            self.take(entry)
        return "".join(entry.text for entry in chosen)

    def heads_goals(self, entry: Entry) -> bool:
        """Whether a label (总体目标) only heads others (中期目标, 年度目标), whose values stand beside it too."""
        inner = [set(other.values) for other in self.entries if other.field in GOALS and other.values]
        return any(values < set(entry.values) for values in inner)

    def amounts(self) -> dict[str, Amount]:
        """What is printed under total and its sources, of the year where a longer period stands beside it.

        A form that prints only the sources has their sum as its total, or what is invested in all; not where it prints
        another amount under a label that is not known, which may be the total.
        """
        total = next(filter(None, map(self.numeric, ("total", "composed_total", "budget"))), None)
        in_words = (e for e in self.entries if e.field == "total" and DIGIT.search(e.text) and not is_amount(e.text))
        total = total or next(in_words, None)
        total = total or next((e for e in self.entries if e.field == "budget" and amount_in(e.text)), None)
        total = total or self.numeric("cycle_total")
        column = total.column if total else 0
        found = {"total": total} if total else {}
        for source in SOURCES:
            same = [entry for entry in self.entries if entry.field == source and is_amount(entry.text)]
            best = min(same, key=lambda entry: abs(entry.column - column), default=None)
            if best and (source in KEPT or not total):
                found[source] = best
        printed = {field: amount for field, entry in found.items() if (amount := self.amount(entry))}
        if "total" not in printed and not self.has_more:
            sources = [printed[source] for source in SOURCES if source in printed]
            invested = self.numeric("investment")
            if sources and len({amount.unit for amount in sources}) == 1:
                printed["total"] = sum_of(sources)
            elif invested and not sources and (amount := self.amount(invested)):
                printed["total"] = amount
        return {field: in_unit_of(printed.get("total"), amount) for field, amount in printed.items() if field in KEPT}

    def one_total(self) -> Amount | None:
        """The total of a whole department's form, where it stands beside its label and no other does."""
        found = [e for e in self.entries if e.field == "total" and not e.is_below and AMOUNT.fullmatch(e.text)]
        return self.amount(found[0]) if len({entry.text for entry in found}) == 1 else None

    def numeric(self, field: str) -> Entry | None:
        """The first amount of a field; of the form's own year, where the labels name several years."""
        found = [entry for entry in self.entries if entry.field == field and is_amount(entry.text)]
        years = {entry.year for entry in found} - {None}
        if len(years) < 2 and not self.has("carried"):
            found.sort(key=lambda e: (e.is_below or not YEARLY.search(e.label.text), e.is_below))
        return next((e for e in found if len(years) < 2 or e.year == self.year), None)

    def amount(self, entry: Entry) -> Amount | None:
        """The amount of a label, in the unit of its cell, its label, or its form; None where it is blank."""
        if BLANK_AMOUNT.fullmatch(entry.text):
            self.take(entry)
            return None
        refuse_parted(entry.values)
        match = AMOUNT.fullmatch(entry.text) or amount_in(entry.text)
        own = (match[2] if match else None) or entry.money_unit
        unit = "万元" if own == "万" else own or self.money_unit or ""
        self.take(entry)
        return Amount(match[1] if match else entry.text, unit, (entry.values or (entry.label,))[0].place)

    def plan(self) -> tuple[tuple[int, str | None], ...]:
        """The spending plan: (month, printed percentage), the percentage below its month."""
        months = [entry for entry in self.entries if entry.field.startswith(MONTH)]
        for entry in months:
            self.take(entry)
        return tuple((int(entry.field.removeprefix(MONTH)), entry.text or None) for entry in months)

    def purpose(self) -> str | None:
        """The purpose, beside its own label or below the amounts of the block that names it."""
        block = self.of("budget")
        is_words = block and not any(is_amount(cell.text) for cell in block.values)
        return self.text("purpose") or (self.text("budget") if is_words else None)

    def leave_rest(self) -> None:
        """What other labels name is of the form, but of no field."""
        for entry in self.entries:
            for cell in entry.values or (entry.label,):
                self.ledger.ignore(cell, f"不载入的栏目：{entry.label.text[:LONGEST_NAMED]}")
