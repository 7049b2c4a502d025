"""The cheapest way through the tokens of a table.

Every way to deal is a path from left to right: the next few tokens form a cell, the cell goes to a column to the
right or begins a new row, or goes on with a cell that the page break has cut. Each step costs what it breaks in the
form (`costs`).
"""

from operator import itemgetter
from typing import NamedTuple, NoReturn

from ingest.errors import ParseError
from ingest.readers.book import level_at
from ingest.readers.costs import LOST_REST, Piece, Table
from ingest.readers.misfits import IMPOSSIBLE, LEVELS
from ingest.readers.printed import WRAPPED, Token, begins_line, text_of
from ingest.readers.words import fold
from ingest.records import Place

OUTSIDE, UNSURE = "outside", "unsure"
Dealt = list[dict[str, list[Token]]]
"""Rows of a table, each column -> tokens; what stands outside the table is a row with only OUTSIDE.

Under UNSURE stand, once more, the rests of cut cells that only the width of a line tells from other columns.
"""
STANDS_OUTSIDE = 6.0
"""Text that is in no row: less than a row without a name, more than any row that only looks odd."""
STARTS_ON_NEW_PAGE = 1.5
"""A cell of a cut row that has nothing above the page break."""
HOPELESS = 9.5
"""A path so much dearer than another to the same token is not followed: no single fault costs as much."""
REST_PARTING = 0.3
"""Rests of cells share a line as a rule, so that a space between them costs less than elsewhere."""
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


class Paths:
    """The best ways through a table so far: for each token the steps that end there."""

    def __init__(self, table: Table) -> None:
        self.table = table
        self.outside = len(table.columns)
        self.ends: list[dict[tuple[int, bool, int, bool], Step]] = [{} for _ in range(len(table.tokens) + 1)]

    def rows(self) -> Dealt:
        rows: Dealt = []
        for step in self.cheapest_path():
            if step.row == NEW_ROW:
                rows.append({})
            column = OUTSIDE if step.column == self.outside else self.table.columns[step.column]
            rows[-1].setdefault(column, []).extend(self.table.tokens[step.start : step.stop])
            if step.row == GOES_ON and not self.is_sure(step):
                rows[-1].setdefault(UNSURE, []).extend(self.table.tokens[step.start : step.stop])
        return rows

    def is_sure(self, step: Step) -> bool:
        """Whether a rest is shown by more than a full line: by a level, a wrapped line, or a pair printed elsewhere."""
        if self.table.columns[step.column] in LEVELS or step.before is None:
            return True
        _, stop = self.last_row(step.before)[step.column]
        seam = self.table.tokens[stop - 1].text[-1] + self.table.tokens[step.start].text[0]
        return self.table.tokens[stop].before == WRAPPED or seam in self.table.book.pairs

    def cheapest_path(self) -> list[Step]:
        """From the best step that ends at each token and column, the cheapest way through all tokens."""
        self.ends[0][(self.outside, False, 0, False)] = Step(0, None, 0, 0, self.outside, NEW_ROW, 0)
        for i in range(len(self.table.tokens)):
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
        text = text_of(self.table.tokens)
        heads = f"表头只有 {self.outside} 列"
        raise ParseError(
            f"指标表的文字分不到各列：{heads}，下面是「{text[:30]}」；文件可能被截断，请换上完整的文件",
            str(Place(self.table.tokens[0].line, self.table.tokens[-1].line)),
        )

    def extend(self, i: int) -> None:
        """Every next cell from token i on, each from the best path that ends here."""
        pieces = list(self.table.pieces(i))
        best = min(step.cost for step in self.ends[i].values())
        paths = [step for step in self.ends[i].values() if step.cost <= best + HOPELESS]
        if begins_line(self.table.tokens[i]):
            self.begin_row(i, pieces, min(paths, key=self.closed))
        new_page = STARTS_ON_NEW_PAGE if self.table.tokens[i].page else 0.0
        for column in range(self.outside):
            in_row = (last for last in paths if last.column < column and last.row != GOES_ON)
            ways = [
                (last.cost + self.table.between(last.column, column) + self.table.beside(last.start, i), last)
                for last in in_row
            ]
            if ways:
                cost, last = min(ways, key=itemgetter(0))
                for piece in pieces:
                    self.offer(
                        cost + new_page + piece.joints + piece.misfits[column], last, i, piece.stop, column, SAME_ROW
                    )
        for last in paths:
            if last.row == GOES_ON or (self.table.tokens[i].page and last.column < self.outside):
                self.go_on(i, pieces, last)

    def begin_row(self, i: int, pieces: list[Piece], last: Step) -> None:
        """The pieces as the first cell of a row, or outside the table."""
        cost = self.closed(last)
        is_level = level_at(self.table.tokens, i, self.table.words)
        for piece in pieces:
            for column in range(self.outside):
                in_column = cost + piece.joints + piece.misfits[column] + self.table.begins_in(column)
                self.offer(in_column, last, i, piece.stop, column, NEW_ROW)
            if not is_level:
                self.offer(cost + piece.joints + STANDS_OUTSIDE, last, i, piece.stop, self.outside, NEW_ROW)

    def go_on(self, i: int, pieces: list[Piece], last: Step) -> None:
        """The pieces as the rest of cells that the page break has cut, the columns from the left."""
        cut = self.last_row(last)
        base = last.cost if last.row == GOES_ON else last.cost + self.table.between(last.column, self.outside)
        first = 0 if self.table.tokens[i].page else last.column + 1
        base -= self.table.parting(i) * (1 - REST_PARTING) if last.row == GOES_ON else 0.0
        for piece in pieces:
            for column in range(first, self.outside):
                if column in cut:
                    cost = base + piece.joints + self.table.rejoin(column, cut[column], i, piece.stop)
                    cost += self.table.misfit_in_width(self.table.columns[column], i, piece.stop)
                    self.offer(cost, last, i, piece.stop, column, GOES_ON)

    def offer(self, cost: float, last: Step, start: int, stop: int, column: int, row: str) -> None:
        """Keep a cell of a path where it is the cheapest of its kind to its last token."""
        if cost >= IMPOSSIBLE + last.cost:
            return
        cut = 0 if row == NEW_ROW else last.cut
        level = LEVELS.get(self.table.columns[column]) if column < self.outside else None
        if level:
            text = fold(text_of(self.table.tokens[start:stop]))
            cut += -1 if row == GOES_ON else text not in self.table.words.levels[level]
        key = (column, row == GOES_ON, cut, self.table.tokens[start].line != self.table.tokens[stop - 1].line)
        known = self.ends[stop].get(key)
        if known is None or cost < known.cost:
            self.ends[stop][key] = Step(cost, last, start, stop, column, row, cut)

    def closed(self, step: Step) -> float:
        """The cost of a path with what its last row lacks."""
        if step.column == self.outside:
            return step.cost
        cost = step.cost + LOST_REST * max(step.cut, 0)
        if step.row != GOES_ON:
            return cost + self.table.between(step.column, self.outside)
        return cost + sum(self.table.lost_rest(column, *cell) for column, cell in self.last_row(step).items())

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
