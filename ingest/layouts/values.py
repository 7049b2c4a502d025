"""The labels of one form with their values, read field by field."""

import re
from collections.abc import Mapping, Sequence

from ingest.layouts.amounts import (
    AMOUNT,
    BLANK_AMOUNT,
    PLAIN_AMOUNT,
    YEARLY,
    amount_in,
    in_unit_of,
    is_amount,
    rank,
    refuse_parted,
    sum_of,
    value_of,
)
from ingest.layouts.heading import code_and_name
from ingest.layouts.heads import FINEST
from ingest.layouts.labels import GOALS, KEPT, LEVELS_OF_GOVERNMENT, Entry
from ingest.layouts.ledger import Ledger
from ingest.records import Amount, Cell, PrintedCell, Row

MONTH = "percent_"
OWN_LEVEL = re.compile(r"[本市县区]级")
PURPOSE = "用途"
LEVELS_UPWARDS = "区县市省"
LEVEL = re.compile(rf"([{LEVELS_UPWARDS}])级")
NO_LEVEL = -1
DIGIT = re.compile(r"\d")
LONGEST_NAMED = 20
"""Characters of a label that a reason names."""


def level_of(label: str) -> int:
    """How high the level of government is that a label names: 县级主管部门 before 省级主管部门."""
    level = LEVEL.search(label.replace("自治区", "省"))
    return LEVELS_UPWARDS.index(level[1]) if level else NO_LEVEL


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

    def lowest_department(self) -> Entry | None:
        """Of the departments of several levels of government the lowest, which spends the money; the first where one
        of them is of no level.
        """
        found = [entry for entry in self.entries if entry.field == "department" and entry.text]
        levels = [level_of(entry.label.text) for entry in found]
        return found[levels.index(min(levels))] if levels and NO_LEVEL not in levels else next(iter(found), None)

    def name(self) -> str | None:
        """The project's name; the finest, where it stands beside that of a project that it is a part of."""
        found = [entry for entry in self.entries if entry.field == "project_name" and entry.text]
        finest = next((entry for entry in found if FINEST.search(entry.label.text)), None)
        chosen = finest or next(iter(found), None)
        if chosen:
            self.take(chosen)
        return chosen.text if chosen else None

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

    def unit(self) -> tuple[str | None, str | None]:
        """Code and name of the unit that holds the money; a label of it may have only the code beside it."""
        found = [(entry, *code_and_name(entry.text)) for entry in self.entries if entry.field == "unit" and entry.text]
        named = next((one for one in found if one[2]), None)
        coded = next((one for one in found if not one[2]), None)
        for one in (named, coded):
            if one:
                self.take(one[0])
        code, name = named[1:] if named else (None, None)
        return code or (coded[1] if coded else None), name

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
        total = self.of_year_beside_whole(self.numeric("total", "composed_total")) or self.numeric("budget")
        in_words = (e for e in self.entries if e.field == "total" and DIGIT.search(e.text) and not is_amount(e.text))
        total = total or next(in_words, None)
        total = total or next((e for e in self.entries if e.field == "budget" and amount_in(e.text)), None)
        total = total or self.numeric("cycle_total")
        column = total.column if total else 0
        found = {"total": total} if total else {}
        for source in KEPT[1:]:
            same = [entry for entry in self.entries if entry.field == source and is_amount(entry.text)]
            if same:
                found[source] = min(same, key=lambda entry: abs(entry.column - column))
        printed = {field: amount for field, entry in found.items() if (amount := self.amount(entry))}
        if "total" not in printed and not self.has_more and (added := self.added(printed, found.get("fiscal"))):
            printed["total"] = added
        return {field: in_unit_of(printed.get("total"), amount) for field, amount in printed.items()}

    def of_year_beside_whole(self, total: Entry | None) -> Entry | None:
        """The budget: what a label says of the year (年度资金) goes before what another says of the whole project
        (项目总额), where nothing is carried over from the year before.
        """
        own = [
            e
            for e in self.entries
            if e.field == "budget" and YEARLY.search(e.label.text) and PLAIN_AMOUNT.fullmatch(e.text)
        ]
        is_whole = total and total.label.text.startswith("项目") and not YEARLY.search(total.label.text)
        return own[0] if is_whole and len(own) == 1 and not self.has("carried") else total

    def added(self, printed: Mapping[str, Amount], fiscal: Entry | None) -> Amount | None:
        """The sum of the sources, or where none is printed what is invested in all; None where it is not certain what
        adds up: the money of the levels of government is a part of the fiscal money, or stands beside that of the own;
        so may what is carried over.
        """
        if "carried" in printed and len(printed) > 1 and value_of(printed["carried"]):
            return None
        levels = {e.label.text: a for e in self.entries if self.is_of_level(e) and (a := self.amount(e))}
        sources = [*printed.values()]
        if not fiscal or "fiscal" not in printed or OWN_LEVEL.search(fiscal.label.text):
            sources += levels.values()
        elif levels and value_of(sum_of([*levels.values()])) != value_of(printed["fiscal"]):
            return None
        if sources:
            return sum_of(sources) if len({amount.unit for amount in sources}) == 1 else None
        invested = self.numeric("investment")
        return self.amount(invested) if invested else None

    def is_of_level(self, entry: Entry) -> bool:
        return entry.field in LEVELS_OF_GOVERNMENT and is_amount(entry.text)

    def one_total(self) -> Amount | None:
        """The total of a whole department's form, where it stands beside its label and no other does."""
        found = [e for e in self.entries if e.field == "total" and not e.is_below and AMOUNT.fullmatch(e.text)]
        return self.amount(found[0]) if len({entry.text for entry in found}) == 1 else None

    def numeric(self, *fields: str) -> Entry | None:
        """The first amount of the fields, that of the year before that of a whole project; of the form's own year,
        where the labels name several years; what is approved before what is asked for.
        """
        amounts = [entry for entry in self.entries if is_amount(entry.text)]
        found = [entry for field in fields for entry in amounts if entry.field == field]
        years = {entry.year for entry in found} - {None}
        if len(years) < 2:
            found.sort(key=self.rank)
        own = [entry for entry in found if len(years) < 2 or entry.year == self.year]
        return next(iter(own or (entry for entry in found if entry.year is None)), None)

    def rank(self, entry: Entry) -> tuple[bool, ...]:
        """How an amount ranks among several that may be the budget; what stands below its label may be of another."""
        of_year = entry.year == self.year is not None
        ranked = rank(entry.label.text, has_carried=self.has("carried"), is_of_year=of_year)
        return (ranked[0] or entry.is_below, *ranked[1:], entry.is_below)

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
        """The purpose, beside its own label or below the amounts of the block that names both."""
        block = self.of("budget")
        names_both = block is not None and PURPOSE in block.label.text
        has_words = block is not None and not any(is_amount(cell.text) for cell in block.values)
        return self.text("purpose") or (self.text("budget") if names_both and has_words else None)

    def leave_rest(self) -> None:
        """What other labels name is of the form, but of no field."""
        for entry in self.entries:
            for cell in entry.values or (entry.label,):
                self.ledger.ignore(cell, f"不载入的栏目：{entry.label.text[:LONGEST_NAMED]}")
