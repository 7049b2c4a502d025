"""The rows below the head of a form: its indicators, heads printed again, notes, and labels that follow them."""

from collections.abc import Callable

from ingest.layouts.heading import is_note
from ingest.layouts.heads import is_footer
from ingest.layouts.indicators import Indicators
from ingest.layouts.ledger import Ledger
from ingest.layouts.lost_spans import put_back
from ingest.readers.words import Words
from ingest.readers.words.heads import SECTION, Fields, head_fields, head_row
from ingest.records import Grid, PrintedIndicator, Row

Head = tuple[int, Fields]
Settle = Callable[[Head | None, Grid], Head | None]


class Body:
    """Reads the rows below a head, whose last row is `last`; `found` are the indicators, `rest` the rows of labels.

    A head with other columns begins another part of the form: the targets of the year below those of the period.
    """

    def __init__(self, grid: Grid, head: Head, settle: Settle, words: Words, ledger: Ledger) -> None:
        self.grid, self.settle, self.words, self.ledger = grid, settle, words, ledger
        self.last, self.fields = head
        self.reader = Indicators(self.fields, (), words, ledger)
        self.found: list[PrintedIndicator] = []
        self.rest: list[Row] = []

    def read(self) -> None:
        start = self.last
        for row in self.grid.rows[max(start - 1, 0) : start]:
            self.reader.heads_or_sums(row)
        self.ledger.label(*self.grid.rows[start])
        for i in range(start + 1, len(self.grid.rows)):
            self.head_again(i)
            if i <= self.last:
                self.ledger.label(*self.grid.rows[i])
            else:
                self.read_row(put_back(self.grid.rows[i], self.fields, self.words))

    def head_again(self, i: int) -> None:
        if not head_fields(self.grid.rows[i], self.words) or i <= self.last:
            return
        self.last, again = self.settle(head_row(self.grid, self.words, i), self.grid) or (i, self.fields)
        if again != self.fields:
            self.fields = again
            self.reader = Indicators(again, (), self.words, self.ledger)

    def read_row(self, row: Row) -> None:
        if self.reader.is_row(row) and not is_footer(row, self.words):
            self.found += self.reader.read(row)
        elif self.reader.heads_or_sums(row):
            return
        elif is_note(row):
            self.note(row)
        else:
            self.rest.append(row)

    def note(self, row: Row) -> None:
        if SECTION.fullmatch(row[0].text):
            self.ledger.label(row[0])
        for cell in row:
            self.ledger.ignore(cell, "表注")
