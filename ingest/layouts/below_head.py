"""What stands below the head of a form's indicators: their rows, heads printed again, notes, and labels of the form."""

import re

from ingest.layouts.heading import is_note, is_signed
from ingest.layouts.heads import is_footer, settled
from ingest.layouts.indicators import Indicators, merged
from ingest.layouts.ledger import Ledger
from ingest.layouts.lost_spans import put_back
from ingest.readers.words import Words
from ingest.readers.words.form_starts import SECTION
from ingest.readers.words.heads import Fields, head_fields, head_row
from ingest.records import Grid, PrintedIndicator, Row

OF_CYCLE = re.compile(r"(?:中?长期|中期|实施期|实施周期|项目周期|总目标)(?:总体)?绩效(?:目标|指标)")
OF_YEAR = re.compile(r"(?:本?年度|当年|本年)(?:总体)?绩效(?:目标|指标)")


class BelowHead:
    """The rows of a form of one year below the head in row `last`: its indicators, and the `rest` that is labels again.

    A head with other columns, or beside which another part is named (年度绩效指标 below 长期绩效指标), begins another
    part of the form: the targets of the year below those of the period; an indicator printed in both is one.
    """

    def __init__(self, grid: Grid, head: tuple[int, Fields], year: int | None, words: Words, ledger: Ledger) -> None:
        self.grid, self.year, self.words, self.ledger = grid, year, words, ledger
        self.last, self.fields = head
        self.reader = Indicators(self.fields, (), words, ledger)
        self.found: list[PrintedIndicator] = []
        self.rest: list[Row] = []
        self.of_cycle = 0
        self.read()

    def read(self) -> None:
        """Every row; the row above the head may say the class of the first ones."""
        start = self.last
        if start and len({cell for cell in self.grid.rows[start - 1] if cell.text}) == 1:
            self.reader.heads_or_sums(self.grid.rows[start - 1])
        for i, row in enumerate(self.grid.rows[start:], start):
            if i > self.last and head_fields(row, self.words):
                self.begin_part(i)
            if i <= self.last:
                self.ledger.label(*row)
            else:
                self.read_row(put_back(row, self.fields, self.words))

    def begin_part(self, i: int) -> None:
        if OF_CYCLE.match(first_text(self.grid.rows[self.last])) and OF_YEAR.match(first_text(self.grid.rows[i])):
            self.of_cycle = len(self.found)
        head = head_row(self.grid, self.words, i)
        self.last, fields = head or (i, self.fields)
        fields = settled(self.grid.rows, self.last, fields, self.year, self.words) if head else fields
        if fields != self.fields:
            self.fields = fields
            self.reader = Indicators(fields, (), self.words, self.ledger)

    def read_row(self, row: Row) -> None:
        own = tuple(row[j] for j in self.reader.content)
        is_aside = is_note(row) or is_footer(row, self.words) or is_signed(own)
        if self.reader.is_row(row) and not is_aside:
            for indicator in self.reader.read(row):
                self.enter(indicator)
        elif self.reader.heads_or_sums(row):
            return
        elif is_note(row) or is_signed(own):
            self.note(row)
        else:
            self.rest.append(row)

    def enter(self, new: PrintedIndicator) -> None:
        same = [i for i, old in enumerate(self.found[: self.of_cycle]) if key(old) == key(new)]
        if len(same) == 1 and goes_with(self.found[same[0]], new):
            self.found[same[0]] = merged(self.found[same[0]], new)
        else:
            self.found.append(new)

    def note(self, row: Row) -> None:
        if SECTION.fullmatch(row[0].text):
            self.ledger.label(row[0])
        for cell in row:
            self.ledger.ignore(cell, "表注")


def goes_with(old: PrintedIndicator, new: PrintedIndicator) -> bool:
    """Whether the indicator of a year says nothing besides its target that the one of the period does not say."""
    beside = ((old.description, new.description), (old.basis, new.basis), (old.weight, new.weight))
    return old.annual_target is None and all(other in (None, own) for own, other in beside)


def key(indicator: PrintedIndicator) -> tuple[str | None, ...]:
    return indicator.level1, indicator.level2, indicator.level3


def first_text(row: Row) -> str:
    return next((cell.text for cell in row if cell.text), "")
