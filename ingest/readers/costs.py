"""What each step costs on a way to deal the tokens of a table to its columns: what it breaks in the form."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from ingest.readers.book import Book, level_at
from ingest.readers.misfits import BLANK, LACKS_REST, LEVELS, NO_LEVEL, PARTING, is_measured, joint_cost, misfit, space
from ingest.readers.printed import BROKEN, ENDED, SPACED, WRAPPED, Token, text_of
from ingest.readers.widths import Widths, cell_lines, misfit_in_lines, unit_width, width
from ingest.readers.words import fold
from ingest.readers.words.brackets import unmatched_brackets

DEAREST_JOINTS = 5.5
"""Tokens that are dearer to keep together are no cell: two further paragraphs."""
CUT_LINE = 2.0
"""A line without an end that is the last of its cell on the page."""
LOST_REST = 4.0
"""What a cut level costs more when the next page does not bring the rest."""
JUST_FULL = 0.8
"""A cell that ends exactly with its line where other cells of the row go on."""
NO_LEVEL_PRINTED = 4.0
"""A row without level 2 in a table that prints level 2 in every other row."""
MERGED_LEVELS = 0.3
"""A row that begins with its name in a text that does not tell where cells end: its forms merge the levels."""
REMARKS, BLANK_REMARK = ("description", "basis"), 1.0
"""Blank in the same text: whether forms of this kind leave them blank is not known."""
LACKING = 1.0
"""A target that shows by its words that it goes on, and does not."""
STRAY_BRACKET = 1.5
FAMILIAR = 0.4
"""Two characters at the seam of a cut cell that the document prints side by side elsewhere, or nowhere."""
BESIDE_LINES = 3.0
"""A cell that begins on the last line of a cell of several lines: their first lines, or middles, are level."""
AGAIN = "#"
"""Parts the field of a column from its number where an earlier column has the same."""
NAMES_END = "满意度"
"""A level that names of indicators end in as well."""


class Piece(NamedTuple):
    """Tokens that can be one cell: where they stop, what their joints cost, how badly they fit each column."""

    stop: int
    joints: float
    misfits: list[float]


@dataclass
class Table:
    """The tokens under one head row, and what is known of its columns."""

    tokens: Sequence[Token]
    columns: tuple[str, ...]
    book: Book
    loose: set[int]
    widths: Widths = field(default_factory=dict)
    widest: Widths = field(default_factory=dict)
    repeats_level2: bool = False

    def __post_init__(self) -> None:
        self.words = self.book.words
        self.in_parts = bool({"operator", "direction", "measure"} & set(self.columns))
        self.tells_ends = all(token.before != BROKEN for token in self.tokens)
        blank = BLANK if self.tells_ends else BLANK | dict.fromkeys(REMARKS, BLANK_REMARK)
        blanks = [blank.get(column.split(AGAIN)[0], 2.0) for column in self.columns]
        if self.repeats_level2:
            blanks[self.columns.index("level2")] = NO_LEVEL_PRINTED
        self.blanks_before = [*accumulate(blanks, initial=0.0)]

    def pieces(self, i: int) -> Iterator[Piece]:
        """What can be one cell from token i on, until its joints are dearer than any other way."""
        joints, text = self.parting(i), ""
        for j in range(i, len(self.tokens)):
            text += self.tokens[j].text
            is_last = j + 1 == len(self.tokens)
            if is_last or self.tokens[j + 1].before != WRAPPED or j + 1 in self.loose:
                yield Piece(
                    j + 1,
                    joints + self.stray(text, j + 1),
                    [self.misfit(column, text, i, j + 1) for column in self.columns],
                )
            if is_last or self.tokens[j + 1].page:
                return
            joints += joint_cost(self.tokens[j], self.tokens[j + 1], self.words)
            if self.ends_before_level(text, j + 1):
                return
            if joints > DEAREST_JOINTS:
                return

    def ends_before_level(self, text: str, following: int) -> bool:
        """Whether a line that may be the last of its cell stands above a level which it is no beginning of."""
        before = self.tokens[following].before
        if before not in (ENDED, BROKEN) or not level_at(self.tokens, following, self.words):
            return False
        if self.tokens[following].text == NAMES_END:
            return False
        longer = fold(text + self.tokens[following].text)
        return before == ENDED or not any(level.startswith(longer) for level in self.words.all_levels)

    def stray(self, text: str, stop: int) -> float:
        """What brackets without their other half cost where a line break may go on with the cell."""
        may_go_on = stop < len(self.tokens) and self.tokens[stop].before == BROKEN
        return STRAY_BRACKET * unmatched_brackets(text) if may_go_on else 0.0

    def between(self, left: int, right: int) -> float:
        """What the blank cells between two columns cost."""
        return self.blanks_before[right] - self.blanks_before[left + 1]

    def begins_in(self, column: int) -> float:
        """What the blank cells cost in front of a row that begins in a column."""
        is_merged = not self.tells_ends and self.columns[column] == "level3" and "level2" in self.columns
        return MERGED_LEVELS if is_merged else self.blanks_before[column]

    def parting(self, i: int) -> float:
        """What it costs to begin a cell at token i."""
        token = self.tokens[i]
        if i == 0 or token.page or token.before in (ENDED, BROKEN):
            return 0.0
        if token.before == WRAPPED:
            return CUT_LINE
        if not self.tells_ends and (is_measured(token.text) or self.in_parts):
            return 0.0
        return PARTING[space(self.tokens[i - 1].text, token.text, self.words)]

    def misfit(self, column: str, text: str, i: int, j: int) -> float:
        cost = misfit(column, text, self.words, bool(self.loose))
        is_known_level = column in LEVELS and cost == 0 and not self.tells_ends
        return cost + (self.misfit_in_width(column, i, j) if self.widths and not is_known_level else 0.0)

    def doubts(self, row: dict[str, list[Token]]) -> bool:
        """Whether the widths of the columns speak against a row, or a cell has paragraphs."""
        return any(
            misfit_in_lines(self.widths.get(column), self.widest.get(column, 0.0), tokens)
            or any(token.before == ENDED for token in tokens[1:])
            for column, tokens in row.items()
        )

    def misfit_in_width(self, column: str, i: int, j: int) -> float:
        return misfit_in_lines(self.widths.get(column), self.widest.get(column, 0.0), self.tokens[i:j])

    def full(self, name: str) -> float:
        """The least width of a column that is known."""
        return self.widths.get(name, self.widest.get(name, 0.0))

    def lost_rest(self, column: int, start: int, stop: int) -> float:
        """What it costs that a cell on the old page does not go on: its line wrapped, or was just full."""
        if stop < len(self.tokens) and self.tokens[stop].before == WRAPPED:
            return LOST_REST
        name = self.columns[column]
        if name == "target" and LACKS_REST.search(text_of(self.tokens[start:stop])) and not self.tokens[start].page:
            return LACKING
        line = width(cell_lines(self.tokens[start:stop])[-1])
        return JUST_FULL if name in self.widths and line > self.full(name) - 0.5 else 0.0

    def rejoin(self, column: int, cut: tuple[int, int], i: int, j: int) -> float:
        """What it costs to take tokens i to j as the rest of the cell `cut` in a column."""
        name, (start, stop) = self.columns[column], cut
        above, rest = text_of(self.tokens[start:stop]), text_of(self.tokens[i:j])
        if name in LEVELS:
            return 0.0 if fold(above + rest) in self.words.levels[LEVELS[name]] else NO_LEVEL
        if level_at(self.tokens, i, self.words):
            return NO_LEVEL
        closed = unmatched_brackets(above + rest) - unmatched_brackets(above)
        seam = -FAMILIAR if above[-1] + rest[0] in self.book.pairs else FAMILIAR
        return max(closed, 0) * STRAY_BRACKET + seam + self.unfinished(column, start, stop, above, rest)

    def unfinished(self, column: int, start: int, stop: int, above: str, rest: str) -> float:
        """How little it shows that a cell on the old page goes on: by its wrapped line, its words, or its full line."""
        name = self.columns[column]
        if rest.startswith("/"):
            return 0.0 if name == "target" else STRAY_BRACKET
        if self.tokens[stop].before == WRAPPED or (name == "target" and LACKS_REST.search(above)):
            return 0.0
        if unmatched_brackets(above) > unmatched_brackets(above + rest):
            return 0.2
        line = width(cell_lines(self.tokens[start:stop])[-1])
        unit = unit_width(rest)
        full = self.full(name)
        return 0.5 if line + unit > full else 2.0 if line + unit > full - 1 else 5.0

    def beside(self, cell: int, i: int) -> float:
        """What it costs that token i stands on the last line of the cell that begins with token `cell`."""
        shares_line = self.tokens[i].before == SPACED and self.tells_ends
        return BESIDE_LINES if shares_line and self.tokens[cell].line != self.tokens[i].line else 0.0
