"""The labels of one form with their values, read field by field."""

import re
from collections.abc import Sequence

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
from ingest.layouts.heads import FINEST
from ingest.layouts.labels import GOALS, KEPT, SOURCES, Entry
from ingest.layouts.ledger import Ledger
from ingest.records import Amount, Cell, PrintedCell, Row

MONTH = "percent_"
YEARLY = re.compile(r"年度|当年|本年|全年")
DIGIT = re.compile(r"\d")
LONGEST_NAMED = 20
"""Characters of a label that a reason names."""


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
        total = self.total()
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

    def total(self) -> Entry | None:
        """The amount of the whole form; of the year, where a label that says so stands beside one that does not."""
        found = [entry for field in ("total", "composed_total") if (entry := self.numeric(field))]
        yearly = (entry for entry in found if YEARLY.search(entry.label.text))
        return next(yearly, None) or next(iter(found), None) or self.numeric("budget")

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
