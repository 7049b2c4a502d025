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

from ingest.readers.printed import ENDED, WRAPPED, Token, begins_line
from ingest.readers.words import Words, fold

OUTSIDE = "outside"
LEVELS = {"level1": 1, "level2": 2}

DEAREST_JOINTS = 5.5
NEXT_PARAGRAPH = 2.5
CUT_LINE = 2.0
STANDS_OUTSIDE = 6.0

BLANK = {"level1": 0.0, "level2": 1.5, "level3": 9.0, "description": 3.0, "target": 7.0, "basis": 2.5}
"""What a blank cell costs in each column: levels are merged downwards, a name and a target are always printed."""

MEASURED = re.compile(r"[≥≤><=≧≦＞＜＝]|\d[\d.,]*(?:[%％]|年$|[^\d\s年]{0,4}$)")
"""What only a target is: a sign and what follows, a share, a number with a short measure and nothing else."""

UNIT = re.compile(r"[（《“【〔<「『(\[]*(?:[!-~]+|.)[，。、；：？！）》”】〕>」』]*")

Dealt = list[dict[str, list[Token]]]


def deal(tokens: Sequence[Token], columns: Sequence[str], words: Words) -> Dealt:
    """The rows as column -> tokens; what stands outside the table is a row with only OUTSIDE."""
    loose = near_page_breaks(tokens, words)
    table = Table(tokens, tuple(columns), words, loose)
    rows = table.rows()
    if not loose and not any(has_paragraphs(cell) for row in rows for cell in row.values()):
        return rows
    near = {id(tokens[i]) for i in loose}
    whole = [row for row in rows if not any(id(token) in near for cell in row.values() for token in cell)]
    return replace(table, widths=column_widths(whole)).rows()


def has_paragraphs(cell: list[Token]) -> bool:
    return any(token.before == ENDED for token in cell[1:])


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
    """One cell of a path: tokens start to stop in a column; `row` says how it was entered, `cost` sums the path."""

    cost: float
    before: "Step | None"
    start: int
    stop: int
    column: int
    row: str


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

    def __post_init__(self) -> None:
        blanks = [BLANK.get(column, 2.0) for column in self.columns]
        self.blanks = blanks
        self.blanks_before = [*accumulate(blanks, initial=0.0)]
        self.ends: list[dict[tuple[int, bool], Step]] = [{} for _ in range(len(self.tokens) + 1)]

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
        self.ends[0][(self.outside, False)] = Step(0, None, 0, 0, self.outside, NEW_ROW)
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
        for column in range(self.outside):
            in_row = (last for last in paths if last.column < column and last.row != GOES_ON)
            ways = [(last.cost + self.between(last.column, column), last) for last in in_row]
            if ways:
                cost, last = min(ways, key=itemgetter(0))
                for piece in pieces:
                    self.offer(cost + piece.joints + piece.misfits[column], last, i, piece.stop, column, SAME_ROW)
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
        first = 0 if self.tokens[i].page else last.column + 1
        for piece in pieces:
            for column in range(first, self.outside):
                if column in cut:
                    cost = last.cost + piece.joints + self.rejoin(column, cut[column], i, piece.stop)
                    self.offer(cost, last, i, piece.stop, column, GOES_ON)

    def offer(self, cost: float, last: Step, start: int, stop: int, column: int, row: str) -> None:
        key = (column, row == GOES_ON)
        known = self.ends[stop].get(key)
        if known is None or cost < known.cost:
            self.ends[stop][key] = Step(cost, last, start, stop, column, row)

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
            joints += joint_cost(self.tokens[j], self.tokens[j + 1])
            if joints > DEAREST_JOINTS:
                return

    def closed(self, step: Step) -> float:
        """The cost of a path with what its last row lacks."""
        if step.column == self.outside:
            return step.cost
        if step.row != GOES_ON:
            return step.cost + self.between(step.column, self.outside)
        printed = self.last_row(step)
        return step.cost + sum(blank for c, blank in enumerate(self.blanks) if c not in printed)

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
        return PARTING[space(self.tokens[i - 1].text[-1], token.text[0])]

    def misfit(self, column: str, text: str, i: int, j: int) -> float:
        cost = misfit(column, text, self.words, bool(self.loose))
        return cost + (self.misfit_in_width(column, i, j) if self.widths else 0.0)

    def misfit_in_width(self, column: str, i: int, j: int) -> float:
        """What the lines of a cell break in the width of their column: none wider, none wrapped before it is full."""
        full = self.widths.get(column)
        if full is None:
            return 0.0
        lines = cell_lines(self.tokens[i:j])
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
        line = cell_lines(self.tokens[start:stop])[-1]
        is_full = name in self.widths and width(line) >= self.widths[name] - 1
        return 0.5 if is_full else 5.0


def joint_cost(left: Token, right: Token) -> float:
    """What it costs to keep two tokens in one cell."""
    if right.before == WRAPPED:
        return 0.0
    if right.before == ENDED:
        return NEXT_PARAGRAPH
    return JOINT[space(left.text[-1], right.text[0])]


def space(left: str, right: str) -> str:
    """The kind of a space between two characters: writers put one between a number and the words around it."""
    if left in "≥≤><=≧≦＞＜＝":
        return "sign"
    if left in "%％":
        return "share"
    return ("narrow" if left.isascii() else "wide") + " " + ("narrow" if right.isascii() else "wide")


JOINT = {"sign": 0.0, "share": 1.5, "wide wide": 3.0, "narrow narrow": 3.0, "wide narrow": 0.3, "narrow wide": 0.1}
PARTING = {"sign": 8.0, "share": 0.0, "wide wide": 0.0, "narrow narrow": 0.0, "wide narrow": 0.6, "narrow wide": 2.0}


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
        return 1.5 if is_cut else 8.0
    cost = 2.0 if text in words.all_levels else 0.0
    if column == "target":
        return 2 * cost + (0.0 if is_measured(text) else 0.8)
    return cost + (3.0 if is_measured(text) else 0.0)
