"""What stands below the head of a form's indicators: their rows, heads printed again, notes, and labels of the form."""

from ingest.layouts.heading import is_note, is_signed
from ingest.layouts.heads import is_footer, settled
from ingest.layouts.indicators import Indicators
from ingest.layouts.ledger import Ledger
from ingest.layouts.lost_spans import put_back
from ingest.readers.words import Words
from ingest.readers.words.form_starts import SECTION
from ingest.readers.words.heads import Fields, head_fields, head_row
from ingest.records import Grid, PrintedIndicator, Row


class BelowHead:
    """The rows of a form of one year below the head in row `last`: its indicators, and the `rest` that is labels again.

    A head with other columns begins another part of the form: the targets of the year below those of the period.
    """

    def __init__(self, grid: Grid, head: tuple[int, Fields], year: int | None, words: Words, ledger: Ledger) -> None:
        self.grid, self.year, self.words, self.ledger = grid, year, words, ledger
        self.last, self.fields = head
        self.reader = Indicators(self.fields, (), words, ledger)
        self.found: list[PrintedIndicator] = []
        self.rest: list[Row] = []
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
        head = head_row(self.grid, self.words, i)
        self.last, fields = head or (i, self.fields)
        fields = settled(self.grid.rows, self.last, fields, self.year, self.words) if head else fields
        if fields != self.fields:
            self.fields = fields
            self.reader = Indicators(fields, (), self.words, self.ledger)

    def read_row(self, row: Row) -> None:
        own = tuple(row[j] for j in self.reader.content)
        if self.reader.is_row(row) and not is_footer(row, self.words) and not is_signed(own):
            self.found += self.reader.read(row)
        elif self.reader.heads_or_sums(row):
            return
        elif is_note(row) or is_signed(own):
            self.note(row)
        else:
            self.rest.append(row)

    def note(self, row: Row) -> None:
        if SECTION.fullmatch(row[0].text):
            self.ledger.label(row[0])
        for cell in row:
            self.ledger.ignore(cell, "表注")
