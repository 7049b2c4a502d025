"""The amounts of a table of projects: one for each column of money, or one for each source beside a merged name."""

import re
from collections.abc import Collection, Mapping, Sequence
from decimal import Decimal

from ingest.layouts.amounts import AMOUNT, BLANK_AMOUNT, number, refuse_parted, sum_of
from ingest.layouts.labels import KEPT, MONEY_UNIT
from ingest.readers.words import Words
from ingest.readers.words.heads import SOURCES, Fields
from ingest.records import Amount, Cell, Row

MONEY_HEAD = re.compile("资金|基金|拨款|收入|经费|预算|金额|结转")
WITHIN = re.compile(r"其中[:：]?")
DIGIT = re.compile(r"\d")
SOURCE = re.compile(r"(?:资金|经费)(?:来源|性质)")

Beside = Mapping[tuple[str, str], Amount]
"""The source of money that a row names (empty where none does) and its total as printed -> its total."""


class TableAmounts:
    """Reads the columns of money; `money_unit` is what is printed above the table."""

    def __init__(self, fields: Fields, heads: Sequence[Row], money_unit: str | None, words: Words) -> None:
        self.fields, self.words = fields, words
        columns = range(len(fields))
        self.units = {j: unit_in(heads, j) or money_unit or "" for j in columns if fields[j] in KEPT}
        self.sources = [j for j in columns if any(SOURCE.search(row[j].text) for row in heads)]
        own = {heads[-1][j]: fields[j] for j in self.units}
        are_apart = len(own) == len(set(own.values())) and not any(WITHIN.match(head.text) for head in own)
        self.adds_up = "total" not in fields and are_apart
        self.may_add = [j for j in columns if not fields[j] or (fields[j] == "aside" and self.is_money(heads, j))]

    def is_money(self, heads: Sequence[Row], column: int) -> bool:
        """Whether a column that is left aside may hold money: by its head, and not as a part of a source that has a
        column of its own.
        """
        above = {self.words.cell_field("row", row[column].text) for row in heads[:-1]}
        is_part = bool(above & set(SOURCES) & set(self.fields))
        return not is_part and MONEY_HEAD.search(heads[-1][column].text) is not None

    def of(self, row: Row, spread: Collection[Cell]) -> dict[str, Amount]:
        """The amounts of a row by their fields; cells that are `spread` over other columns hold none."""
        found: dict[str, Amount] = {}
        for j, unit in reversed(self.units.items()):
            refuse_parted([row[j]])
            match = AMOUNT.fullmatch(row[j].text)
            own = match[2] if match else None
            if not BLANK_AMOUNT.fullmatch(row[j].text) and row[j] not in spread:
                text = match[1] if match else row[j].text
                found[str(self.fields[j])] = Amount(text, "万元" if own == "万" else own or unit, row[j].place)
        return {"total": total, **found} if (total := self.added(row, list(found.values()))) else found

    def added(self, row: Row, sources: Sequence[Amount]) -> Amount | None:
        """The sum of the sources in a table that prints no total; none where two columns may be of one source, or a
        column that is not known, or that of other money, holds a number, which may be the total or a part of it.
        """
        is_alone = self.adds_up and not any(DIGIT.search(row[j].text) for j in self.may_add)
        can_add = len({one.unit for one in sources}) == 1 and all(AMOUNT.fullmatch(one.text) for one in sources)
        return sum_of(sources) if is_alone and can_add else None

    def source_of(self, row: Row) -> str:
        """The source of money that a row names."""
        return next((row[j].text for j in self.sources), "")

    def by_source(self, beside: Beside) -> dict[str, Amount]:
        """The amounts of a project that has several totals beside its name: what its sources add up to, and those of
        known sources; none where an amount does not say its source, since any of them may be the total.
        """
        sources, amounts = [source for source, _ in beside], list(beside.values())
        if not all(sources) or len(set(sources)) < len(sources) or len({amount.unit for amount in amounts}) > 1:
            return {}
        named = zip((self.words.cell_field("row", source) for source in sources), amounts, strict=True)
        return {"total": sum_of(amounts), **{field: amount for field, amount in named if field in KEPT}}


def unit_in(heads: Sequence[Row], column: int) -> str | None:
    """The unit of money in the head of a column."""
    printed = [match[1] for row in heads if (match := MONEY_UNIT.search(row[column].text))]
    return printed[-1] if printed else None


def number_in(text: str) -> Decimal:
    """The number of an amount, whatever its unit of money; 0 where the text is none."""
    match = AMOUNT.fullmatch(text)
    return number(match[1]) if match else Decimal(0)
