"""The cheapest way through the tokens of a table.

Every way to deal is a path from left to right: the next few tokens form a cell, the cell goes to a column to the
right or begins a new row, or goes on with a cell that the page break has cut. Each step costs what it breaks in the
form (`misfits`, `widths`).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple, NoReturn

from ingest.errors import ParseError
from ingest.readers.book import Book, level_at
from ingest.readers.misfits import (
    BLANK,
    IMPOSSIBLE,
    LACKS_REST,
    LEVELS,
    NO_LEVEL,
    PARTING,
    is_measured,
    joint_cost,
    misfit,
    space,
)
from ingest.readers.printed import BROKEN, ENDED, SPACED, WRAPPED, Token, begins_line
from ingest.readers.widths import Widths, cell_lines, misfit_in_lines, unit_width, width
from ingest.readers.words import fold
from ingest.readers.words.brackets import unmatched_brackets
from ingest.records import Place

OUTSIDE, UNSURE = "outside", "unsure"
Dealt = list[dict[str, list[Token]]]
"""Rows of a table, each column -> tokens; what stands outside the table is a row with only OUTSIDE.

Under UNSURE stand, once more, the rests of cut cells that only the width of a line tells from other columns.
"""

DEAREST_JOINTS = 5.5
"""Tokens that are dearer to keep together are no cell: two further paragraphs."""
CUT_LINE = 2.0
"""A line without an end that is the last of its cell on the page."""
STANDS_OUTSIDE = 6.0
"""Text that is in no row: less than a row without a name, more than any row that only looks odd."""
STARTS_ON_NEW_PAGE = 1.5
"""A cell of a cut row that has nothing above the page break."""
HOPELESS = 9.5
"""A path so much dearer than another to the same token is not followed: no single fault costs as much."""
LOST_REST = 4.0
"""What a cut level costs more when the next page does not bring the rest."""
JUST_FULL = 0.8
"""A cell that ends exactly with its line where other cells of the row go on."""
NO_LEVEL_PRINTED = 4.0
"""A row without level 2 in a table that prints level 2 in every other row."""
REMARKS, BLANK_REMARK = ("description", "basis"), 1.0
"""Blank in the same text: whether forms of this kind leave them blank is not known."""
MERGED_LEVELS = 0.3
"""A row that begins with its name in a text that does not tell where cells end: its forms merge the levels."""
LACKING = 1.0
"""A target that shows by its words that it goes on, and does not."""
STRAY_BRACKET = 1.5
FAMILIAR = 0.4
"""Two characters at the seam of a cut cell that the document prints side by side elsewhere, or nowhere."""
REST_PARTING = 0.3
"""Rests of cells share a line as a rule, so that a space between them costs less than elsewhere."""
BESIDE_LINES = 3.0
"""A cell that begins on the last line of a cell of several lines: their first lines, or middles, are level."""


AGAIN = "#"
"""Parts the field of a column from its number where an earlier column has the same."""
NAMES_END = "满意度"
"""A level that names of indicators end in as well."""
NEW_ROW, SAME_ROW, GOES_ON = "new row", "same row", "goes on"


class Step(NamedTuple):
    """One cell of a path: tokens start to stop in a column; `row` says how it was entered, `cost` sums the path.

    `cut` counts the levels of the row of which only the beginning stands so far.
    """

    cost: float
    before: "Step | None"
    start: int
    stop: int
    column: int
    row: str
    cut: int


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
        self.outside = len(self.columns)
        self.blanks_before = [*accumulate(blanks, initial=0.0)]
        self.ends: list[dict[tuple[int, bool, int, bool], Step]] = [{} for _ in range(len(self.tokens) + 1)]

    def rows(self) -> Dealt:
        rows: Dealt = []
        for step in self.cheapest_path():
            if step.row == NEW_ROW:
                rows.append({})
            column = OUTSIDE if step.column == self.outside else self.columns[step.column]
            rows[-1].setdefault(column, []).extend(self.tokens[step.start : step.stop])
            if step.row == GOES_ON and not self.is_sure(step):
                rows[-1].setdefault(UNSURE, []).extend(self.tokens[step.start : step.stop])
        return rows

    def is_sure(self, step: Step) -> bool:
        """Whether a rest is shown by more than a full line: by a level, a wrapped line, or a pair printed elsewhere."""
        if self.columns[step.column] in LEVELS or step.before is None:
            return True
        _, stop = self.last_row(step.before)[step.column]
        seam = self.tokens[stop - 1].text[-1] + self.tokens[step.start].text[0]
        return self.tokens[stop].before == WRAPPED or seam in self.book.pairs

    def cheapest_path(self) -> list[Step]:
        """From the best step that ends at each token and column, the cheapest way through all tokens."""
        self.ends[0][(self.outside, False, 0, False)] = Step(0, None, 0, 0, self.outside, NEW_ROW, 0)
        for i in range(len(self.tokens)):
            if self.ends[i]:
                self.extend(i)
        if not self.ends[-1]:
            self.refuse()
        path = []
        step = min(self.ends[-1].values(), key=self.closed)
        while step.before:
            path.append(step)
            step = step.before
        return path[::-1]

    def refuse(self) -> NoReturn:
        text = "".join(token.text for token in self.tokens)
        heads = f"表头只有 {self.outside} 列"
        raise ParseError(
            f"指标表的文字分不到各列：{heads}，下面是「{text[:30]}」；文件可能被截断，请换上完整的文件",
            str(Place(self.tokens[0].line, self.tokens[-1].line)),
        )

    def extend(self, i: int) -> None:
        """Every next cell from token i on, each from the best path that ends here."""
        pieces = list(self.pieces(i))
        best = min(step.cost for step in self.ends[i].values())
        paths = [step for step in self.ends[i].values() if step.cost <= best + HOPELESS]
        if begins_line(self.tokens[i]):
            self.begin_row(i, pieces, min(paths, key=self.closed))
        new_page = STARTS_ON_NEW_PAGE if self.tokens[i].page else 0.0
        for column in range(self.outside):
            in_row = (last for last in paths if last.column < column and last.row != GOES_ON)
            ways = [(last.cost + self.between(last.column, column) + self.beside(last, i), last) for last in in_row]
            if ways:
                cost, last = min(ways, key=itemgetter(0))
                for piece in pieces:
                    self.offer(
                        cost + new_page + piece.joints + piece.misfits[column], last, i, piece.stop, column, SAME_ROW
                    )
        for last in paths:
            if last.row == GOES_ON or (self.tokens[i].page and last.column < self.outside):
                self.go_on(i, pieces, last)

    def begin_row(self, i: int, pieces: list[Piece], last: Step) -> None:
        """The pieces as the first cell of a row, or outside the table."""
        cost = self.closed(last)
        is_level = level_at(self.tokens, i, self.words)
        for piece in pieces:
            for column in range(self.outside):
                in_column = cost + piece.joints + piece.misfits[column] + self.begins_in(column)
                self.offer(in_column, last, i, piece.stop, column, NEW_ROW)
            if not is_level:
                self.offer(cost + piece.joints + STANDS_OUTSIDE, last, i, piece.stop, self.outside, NEW_ROW)

    def begins_in(self, column: int) -> float:
        """What the blank cells cost in front of a row that begins in a column."""
        is_merged = not self.tells_ends and self.columns[column] == "level3" and "level2" in self.columns
        return MERGED_LEVELS if is_merged else self.blanks_before[column]

    def go_on(self, i: int, pieces: list[Piece], last: Step) -> None:
        """The pieces as the rest of cells that the page break has cut, the columns from the left."""
        cut = self.last_row(last)
        base = last.cost if last.row == GOES_ON else last.cost + self.between(last.column, self.outside)
        first = 0 if self.tokens[i].page else last.column + 1
        base -= self.parting(i) * (1 - REST_PARTING) if last.row == GOES_ON else 0.0
        for piece in pieces:
            for column in range(first, self.outside):
                if column in cut:
                    cost = base + piece.joints + self.rejoin(column, cut[column], i, piece.stop)
                    cost += self.misfit_in_width(self.columns[column], i, piece.stop)
                    self.offer(cost, last, i, piece.stop, column, GOES_ON)

    def offer(self, cost: float, last: Step, start: int, stop: int, column: int, row: str) -> None:
        """Keep a cell of a path where it is the cheapest of its kind to its last token."""
        if cost >= IMPOSSIBLE + last.cost:
            return
        cut = 0 if row == NEW_ROW else last.cut
        level = LEVELS.get(self.columns[column]) if column < self.outside else None
        if level:
            text = fold(text_of(self.tokens[start:stop]))
            cut += -1 if row == GOES_ON else text not in self.words.levels[level]
        key = (column, row == GOES_ON, cut, self.tokens[start].line != self.tokens[stop - 1].line)
        known = self.ends[stop].get(key)
        if known is None or cost < known.cost:
            self.ends[stop][key] = Step(cost, last, start, stop, column, row, cut)

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

    def closed(self, step: Step) -> float:
        """The cost of a path with what its last row lacks."""
        if step.column == self.outside:
            return step.cost
        cost = step.cost + LOST_REST * max(step.cut, 0)
        if step.row != GOES_ON:
            return cost + self.between(step.column, self.outside)
        return cost + sum(self.lost_rest(column, *cell) for column, cell in self.last_row(step).items())

    def lost_rest(self, column: int, start: int, stop: int) -> float:
        """What it costs that a cell on the old page does not go on: its line wrapped, or was just full."""
        if stop < len(self.tokens) and self.tokens[stop].before == WRAPPED:
            return LOST_REST
        name = self.columns[column]
        if name == "target" and LACKS_REST.search(text_of(self.tokens[start:stop])) and not self.tokens[start].page:
            return LACKING
        line = width(cell_lines(self.tokens[start:stop])[-1])
        return JUST_FULL if name in self.widths and line > self.full(name) - 0.5 else 0.0

    def full(self, name: str) -> float:
        """The least width of a column that is known."""
        return self.widths.get(name, self.widest.get(name, 0.0))

    def beside(self, last: Step, i: int) -> float:
        shares_line = self.tokens[i].before == SPACED and self.tells_ends
        return BESIDE_LINES if shares_line and self.tokens[last.start].line != self.tokens[i].line else 0.0

    def between(self, left: int, right: int) -> float:
        """What the blank cells between two columns cost."""
        return self.blanks_before[right] - self.blanks_before[left + 1]

    def last_row(self, step: Step) -> dict[int, tuple[int, int]]:
        """The last row of a path so far: column -> where its tokens start and stop, the last piece of each."""
        cells: dict[int, tuple[int, int]] = {}
        at: Step | None = step
        while at and at.before:
            cells.setdefault(at.column, (at.start, at.stop))
            if at.row == NEW_ROW:
                break
            at = at.before
        return cells

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


def text_of(tokens: Sequence[Token]) -> str:
    return "".join(token.text for token in tokens)
