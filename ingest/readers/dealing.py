"""Tokens of a table without rules, dealt to its columns so that the form is broken as little as possible.

Every way to deal is a path from left to right: the next few tokens form a cell, the cell goes to a column to the
right or begins a new row, or goes on with a cell that the page break has cut. Each step costs what it breaks in the
form; the cheapest path is taken. The costs are ranks, not measurements: a blank target is worse than a blank basis,
a space between a number and its unit is no end of a cell, and so on.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import accumulate, pairwise
from operator import itemgetter
from typing import NamedTuple

from ingest.readers.printed import ENDED, SPACED, WRAPPED, Token, begins_line
from ingest.readers.words import Words, fold

OUTSIDE = "outside"
LEVELS = {"level1": 1, "level2": 2}

DEAREST_JOINTS = 5.5
NEXT_PARAGRAPH = 2.5
CUT_LINE = 2.0
STANDS_OUTSIDE = 6.0
STARTS_ON_NEW_PAGE = 1.5
CUT_LEVEL = 1.5
"""A level of which only the beginning stands."""
LOST_REST = 4.0
"""What a cut level costs more when the next page does not bring the rest."""
BESIDE_LINES = 3.0
"""A cell that begins on the last line of a cell of several lines: their first lines, or middles, are level."""

BLANK = {"level1": 0.0, "level2": 1.5, "level3": 9.0, "description": 3.0, "target": 7.0, "basis": 2.5}
"""What a blank cell costs in each column: levels are merged downwards, a name and a target are always printed."""

MEASURED = re.compile(r"[≥≤><=≧≦＞＜＝]\D*[\d.,]+\D{0,10}$|\d[\d.,]*(?:[%％]|年$|[^\d\s年]{0,4}$|年\d+月)")
"""What only a target is: one number with a sign, a share, a date, a number with a short measure and nothing else."""
SIGN = re.compile(r"[≥≤><=≧≦＞＜＝]")
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
MONTH_OR_DAY = re.compile(r"\d{1,2}(?!\d)")
AMOUNT_FIRST = re.compile(r"(?!(?:19|20)\d\d年|\d{1,2}月)\d[\d.,]*[^\d.,]")
"""What hardly begins a basis or a description: a number that is no year and no month."""

UNIT = re.compile(r"[（《“【〔<「『(\[]*(?:[!-~]+|.)[，。、；：？！）》”】〕>」』]*")

Dealt = list[dict[str, list[Token]]]


def deal(tokens: Sequence[Token], columns: Sequence[str], words: Words, widths: dict[str, float]) -> Dealt:
    """The rows as column -> tokens; what stands outside the table is a row with only OUTSIDE.

    `widths` holds the column widths that the document's tables have shown so far, and takes those of this one.
    """
    loose = near_page_breaks(tokens, words)
    table = Table(tokens, tuple(columns), words, loose)
    rows = table.rows()
    near = {id(tokens[i]) for i in loose}
    whole = [row for row in rows if not any(id(token) in near for cell in row.values() for token in cell)]
    widths.update(column_widths(whole))
    knowing = replace(table, widths=dict(widths), widest=widest_lines(whole))
    return knowing.rows() if loose or any(knowing.doubts(row) for row in rows) else rows


def near_page_breaks(tokens: Sequence[Token], words: Words) -> set[int]:
    """The tokens of the last row before each page break: there a wrapped line may be the end of a cut cell."""
    near: set[int] = set()
    for i, token in enumerate(tokens):
        if token.page and i:
            near.update(range(row_start(tokens, i, words), i + 1))
    return near


def row_start(tokens: Sequence[Token], end: int, words: Words) -> int:
    for k in range(end - 1, -1, -1):
        if tokens[k].before != WRAPPED and level_at(tokens, k, words):
            return k
    return 0


def level_at(tokens: Sequence[Token], k: int, words: Words) -> bool:
    """Whether a level 1 or 2 of the vocabulary stands at token k, on up to three lines."""
    text = ""
    for token in tokens[k : k + 3]:
        text += token.text
        if fold(text) in words.all_levels:
            return True
    return False


def column_widths(rows: Dealt) -> dict[str, float]:
    """The width of each column: its widest wrapped line, since a line only wraps when it is full."""
    widths: dict[str, float] = {}
    for row in rows:
        for column, tokens in row.items():
            for line, below in pairwise(cell_lines(tokens)):
                if below[0].before == WRAPPED:
                    widths[column] = max(widths.get(column, 0), width(line))
    return widths


def widest_lines(rows: Dealt) -> dict[str, float]:
    """The widest line of each column, wrapped or not: the least that the column is wide."""
    widest: dict[str, float] = {}
    for row in rows:
        for column, tokens in row.items():
            widest[column] = max(width(line) for line in [*cell_lines(tokens)])
    return widest


def cell_lines(tokens: Sequence[Token]) -> list[list[Token]]:
    lines: list[list[Token]] = []
    for token in tokens:
        if begins_line(token) or not lines:
            lines.append([])
        lines[-1].append(token)
    return lines


def width(tokens: Sequence[Token]) -> float:
    """In full characters."""
    return sum(text_width(token.text) for token in tokens)


@cache
def text_width(text: str) -> float:
    """In full characters; letters and digits count half."""
    return sum(0.5 if ch.isascii() else 1.0 for ch in text)


def first_unit(tokens: Sequence[Token]) -> float:
    """The width of what a line break keeps together: one character or a number, with the punctuation that clings."""
    unit = UNIT.match(tokens[0].text)
    return text_width(unit[0]) if unit else 0.0


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
    words: Words
    loose: set[int]
    widths: dict[str, float] = field(default_factory=dict)
    widest: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        blanks = [BLANK.get(column, 2.0) for column in self.columns]
        self.blanks = blanks
        self.levels = sum(column in LEVELS for column in self.columns)
        self.blanks_before = [*accumulate(blanks, initial=0.0)]
        self.ends: list[dict[tuple[int, bool, int, bool], Step]] = [{} for _ in range(len(self.tokens) + 1)]

    @property
    def outside(self) -> int:
        return len(self.columns)

    def rows(self) -> Dealt:
        rows: Dealt = []
        for step in self.cheapest_path():
            if step.row == NEW_ROW:
                rows.append({})
            column = OUTSIDE if step.column == self.outside else self.columns[step.column]
            rows[-1].setdefault(column, []).extend(self.tokens[step.start : step.stop])
        return rows

    def cheapest_path(self) -> list[Step]:
        """From the best step that ends at each token and column, the cheapest way through all tokens."""
        self.ends[0][(self.outside, False, 0, False)] = Step(0, None, 0, 0, self.outside, NEW_ROW, 0)
        for i in range(len(self.tokens)):
            if self.ends[i]:
                self.extend(i)
        path = []
        step = min(self.ends[-1].values(), key=self.closed)
        while step.before:
            path.append(step)
            step = step.before
        return path[::-1]

    def extend(self, i: int) -> None:
        """Every next cell from token i on, each from the best path that ends here."""
        pieces = list(self.pieces(i))
        paths = list(self.ends[i].values())
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
            for column, misfit in enumerate(piece.misfits):
                blanks = self.blanks_before[column]
                self.offer(cost + piece.joints + misfit + blanks, last, i, piece.stop, column, NEW_ROW)
            if not is_level:
                self.offer(cost + piece.joints + STANDS_OUTSIDE, last, i, piece.stop, self.outside, NEW_ROW)

    def go_on(self, i: int, pieces: list[Piece], last: Step) -> None:
        """The pieces as the rest of cells that the page break has cut, the columns from the left."""
        cut = self.last_row(last)
        base = last.cost if last.row == GOES_ON else last.cost + self.between(last.column, self.outside)
        first = 0 if self.tokens[i].page else last.column + 1
        for piece in pieces:
            for column in range(first, self.outside):
                if column in cut:
                    cost = base + piece.joints + self.rejoin(column, cut[column], i, piece.stop)
                    cost += self.misfit_in_width(self.columns[column], i, piece.stop)
                    self.offer(cost, last, i, piece.stop, column, GOES_ON)

    def offer(self, cost: float, last: Step, start: int, stop: int, column: int, row: str) -> None:
        cut = 0 if row == NEW_ROW else last.cut
        if column < self.levels:
            text = fold("".join(token.text for token in self.tokens[start:stop]))
            cut += -1 if row == GOES_ON else text not in self.words.levels[LEVELS[self.columns[column]]]
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
                yield Piece(j + 1, joints, [self.misfit(column, text, i, j + 1) for column in self.columns])
            if is_last or self.tokens[j + 1].page:
                return
            joints += joint_cost(self.tokens[j], self.tokens[j + 1], self.words)
            if joints > DEAREST_JOINTS:
                return

    def closed(self, step: Step) -> float:
        """The cost of a path with what its last row lacks."""
        if step.column == self.outside:
            return step.cost
        cost = step.cost + LOST_REST * max(step.cut, 0)
        if step.row != GOES_ON:
            return cost + self.between(step.column, self.outside)
        printed = self.last_row(step)
        lost = sum(stop < len(self.tokens) and self.tokens[stop].before == WRAPPED for _, stop in printed.values())
        return cost + LOST_REST * lost

    def beside(self, last: Step, i: int) -> float:
        shares_line = self.tokens[i].before == SPACED
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
        if i == 0 or token.page or token.before == ENDED:
            return 0.0
        if token.before == WRAPPED:
            return CUT_LINE
        return PARTING[space(self.tokens[i - 1].text, token.text, self.words)]

    def misfit(self, column: str, text: str, i: int, j: int) -> float:
        cost = misfit(column, text, self.words, bool(self.loose))
        return cost + (self.misfit_in_width(column, i, j) if self.widths else 0.0)

    def lacks_measure(self, stop: int) -> bool:
        return self.tokens[stop - 1].text[-1] in "0123456789./"

    def doubts(self, row: dict[str, list[Token]]) -> bool:
        """Whether the widths of the columns speak against a row, or a cell has paragraphs."""
        return any(
            self.misfit_in_lines(column, tokens) or any(token.before == ENDED for token in tokens[1:])
            for column, tokens in row.items()
        )

    def misfit_in_width(self, column: str, i: int, j: int) -> float:
        return self.misfit_in_lines(column, self.tokens[i:j]) if column in self.widths else 0.0

    def misfit_in_lines(self, column: str, tokens: Sequence[Token]) -> float:
        """What the lines of a cell break in the width of their column: none wider, none wrapped before it is full."""
        full = self.widths.get(column)
        if full is None:
            return 0.0
        lines = cell_lines(tokens)
        too_wide = sum(4.0 for line in lines if width(line) > full + 1)
        too_short = sum(3.0 for line, below in pairwise(lines) if width(line) + first_unit(below) < full - 1)
        return too_wide + too_short

    def rejoin(self, column: int, cut: tuple[int, int], i: int, j: int) -> float:
        """What it costs to take tokens i to j as the rest of the cell `cut` in a column."""
        name, (start, stop) = self.columns[column], cut
        text = fold("".join(token.text for token in (*self.tokens[start:stop], *self.tokens[i:j])))
        if name in LEVELS:
            return 0.0 if text in self.words.levels[LEVELS[name]] else 8.0
        if self.tokens[stop].before == WRAPPED:
            return 0.0
        if name == "target" and self.lacks_measure(stop) and self.tokens[i].text[0] in self.words.measures:
            return 0.2
        line = width(cell_lines(self.tokens[start:stop])[-1])
        unit = first_unit(self.tokens[i:j])
        full = self.widths.get(name, self.widest.get(name, 0))
        return 0.5 if line + unit > full else 2.0 if line + unit > full - 1 else 5.0


def joint_cost(left: Token, right: Token, words: Words) -> float:
    """What it costs to keep two tokens in one cell."""
    if right.before == WRAPPED:
        return 0.0
    if right.before == ENDED:
        return NEXT_PARAGRAPH
    return JOINT[space(left.text, right.text, words)]


def space(left: str, right: str, words: Words) -> str:
    """The kind of a space between two tokens: writers put one between a number and the words around it."""
    if left[-1] in "≥≤><=≧≦＞＜＝":
        return "sign"
    if left[-1] in "%％":
        return "share"
    if left[-1] in "年月" and MONTH_OR_DAY.match(right):
        return "date"
    if left[-1].isdigit() and not right[0].isascii():
        is_measure = right[0] in words.measures and not right.startswith("年度")
        return "measure" if is_measure or YEAR.search(left) else "no measure"
    return ("narrow" if left[-1].isascii() else "wide") + " " + ("narrow" if right[0].isascii() else "wide")


JOINT = {
    "sign": 0.0,
    "date": 0.1,
    "share": 1.5,
    "measure": 0.1,
    "no measure": 0.6,
    "wide wide": 3.0,
    "narrow narrow": 3.0,
    "wide narrow": 0.3,
    "narrow wide": 0.3,
}
PARTING = {
    "sign": 8.0,
    "date": 1.5,
    "share": 0.0,
    "measure": 3.0,
    "no measure": 0.6,
    "wide wide": 0.0,
    "narrow narrow": 0.0,
    "wide narrow": 0.6,
    "narrow wide": 1.0,
}


@cache
def is_measured(text: str) -> bool:
    return bool(MEASURED.match(text))


def misfit(column: str, text: str, words: Words, may_be_cut: bool) -> float:
    """How badly `text` fits a column by its words alone."""
    if column in LEVELS:
        levels = words.levels[LEVELS[column]]
        if text in levels:
            return 0.0
        is_cut = may_be_cut and any(level.startswith(text) for level in levels)
        return CUT_LEVEL if is_cut else 8.0
    cost = 2.0 if text in words.all_levels else 1.0 if len(text) == 1 else 0.0
    if column == "target":
        return 2 * cost + (0.0 if is_measured(text) else 2.0 if SIGN.search(text, 1) else 0.6)
    if is_measured(text) or SIGN.match(text):
        return cost + 3.0
    if SIGN.search(text):
        return cost + 1.0
    return cost + (0.5 if AMOUNT_FIRST.match(text) else 0.0)
