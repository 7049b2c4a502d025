"""What a page break did to the cells of a table, undone: cut rows and merged cells are whole again."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.readers.words import Words, fold
from ingest.readers.words.heads import (
    LEVELS,
    MOST_HEADS,
    TARGETS,
    Fields,
    begins_form,
    content_columns,
    head_fields,
    head_row,
    project_columns,
)
from ingest.readers.words.numbered import is_counted
from ingest.records import Cell, Furniture, Grid, Row

ONE_LINE = ("weight", "operator", "measure")
"""Columns whose cells hold a word or a number."""
NEVER_CUT = ("weight", "operator")
"""Those of them that no page break parts: what prints on both pages is of two rows."""
QUANTITY = re.compile(r"[≥≤＞＜><=＝]*[\d.,，]+\S{0,4}")
WHOLE = re.compile(r"[≥≤＞＜><=＝]?\d[\d.,]*[^\d年月日]{1,4}")
"""A number with its unit, no date: a cell that goes on does not begin with another one."""
DAY = re.compile(r"\d{1,2}[月日]")
"""What goes on with a date that the page break cut."""
SIGN_WORD = re.compile(r"(?:大于|小于|高于|低于|多于|少于)(?:或?等于)?|等于")
OPERATORS = "≥≤＞＜><=＝"
SENTENCE_ENDS = ("。", "；", ";")
AMOUNT = re.compile(r"[\d,，]+(?:\.\d+)?(?:万?元)?")
WHOLE_AMOUNT = re.compile(r"[\d,，]+\.\d{2,}")
CUT_AMOUNT = re.compile(r"[\d,，]*(?:[.,，]|[,，]\d{1,2})")
"""An amount that a page break ended behind its point or comma, or within its thousands."""
REPRINTED = "跨页重印"
DIGIT, YEAR = re.compile(r"\d"), re.compile(r"20\d\d")
LONGEST_HEAD = 20
"""Characters of the head of a column in a word that is not known."""
SUMS = ("合计", "总计", "小计", "共计", "总合计")
NEAR = 6.0
"""Points: the same column on two pages."""


class Break:
    """Two parts of one table, on the same columns, and what the page break did to the cells beside it."""

    def __init__(self, upper: Grid, lower: Grid, words: Words) -> None:
        edges = tuple(sorted({*upper.edges, *(e for e in lower.edges if not near(e, upper.edges))}))
        whole = with_whole_head(on_columns(upper, edges), on_columns(lower, edges), words)
        self.upper, self.lower = with_joined_heads(*whole, words)
        self.head_was_cut = len(self.upper.rows) > len(upper.rows) or len(self.lower.rows) < len(lower.rows)
        self.words = words
        head, again = last_head(self.upper, words), head_row(self.lower, words)
        self.fields: Fields = head[1] if head else (None,) * (len(edges) - 1)
        self.has_head = head is not None
        self.content = content_columns(self.fields) if head else []
        self.start = again[0] + 1 if again and head else 0
        below = self.upper.rows[head[0] + 1 :] if head else ()
        self.is_below_head = head is not None and all(map(is_counted, below))
        self.rows = self.upper.rows[head[0] + (not self.is_below_head) if head else 0 :]
        self.same: dict[Cell, Cell] = {}
        self.reprinted: list[Cell] = []

    def mended(self) -> tuple[Grid, list[Furniture]]:
        """The whole table, and what the second page prints again."""
        lower = list(self.lower.rows)
        if self.start < len(lower) and self.rows and not self.is_class_row(lower):
            is_cut = not self.is_below_head and self.row_is_cut(lower[self.start])
            for j, (a, b) in self.pairs(lower[self.start]):
                self.settle(a, b, j, is_cut=is_cut)
            if is_cut and not self.left_over(lower):
                del lower[self.start]
        rows = tuple(tuple(self.same.get(cell, cell) for cell in row) for row in (*self.upper.rows, *lower))
        whole = replace(self.upper, rows=rows, going_on=self.lower.going_on, full=self.lower.full)
        return whole, [Furniture(cell, REPRINTED) for cell in self.reprinted]

    def left_over(self, lower: Sequence[Row]) -> bool:
        """Whether the row below the break prints something that went into no cell above it."""
        elsewhere = {cell for row in lower[self.start + 1 :] for cell in row}
        return any(cell.text and cell not in self.same and cell not in elsewhere for cell in lower[self.start])

    def is_class_row(self, lower: Sequence[Row]) -> bool:
        """Whether the row below the break only says the class of the rows that follow."""
        row, below = lower[self.start], lower[self.start + 1 : self.start + 2]
        printed = [cell for cell in dict.fromkeys(row) if cell.text]
        columns = [j for j, field in enumerate(self.fields) if field in ("level1", "level2") and row[j] in printed]
        if len(printed) != 1 or not columns or columns[0] in self.lower.cut or not self.words.is_class(printed[0].text):
            return False
        return not any(printed[0] in other for other in below)

    def pairs(self, below: Row) -> Iterator[tuple[int, tuple[Cell, Cell]]]:
        """The cells on both sides of the break that stand in the same columns, each pair once."""
        above = self.rows[-1]
        for j, (a, b) in enumerate(zip(above, below, strict=True)):
            is_first = above.index(a) == j and below.index(b) == j
            if is_first and above.count(a) == below.count(b):
                yield j, (a, b)

    def settle(self, a: Cell, b: Cell, column: int, *, is_cut: bool) -> None:
        """Make one cell of two where the page break parted them."""
        field, is_content = self.fields[column], column in self.content
        if self.is_below_head and (field or not self.is_beside_rows(a, b, column)):
            return
        if is_cut and (is_content or a.text != b.text):
            self.unite(a, b, a.text + b.text)
            return
        is_shared = self.opened(column) or (field == "level3" and self.shares_name)
        if is_content and is_shared and a.text and not b.text:
            self.unite(a, b, a.text)
            return
        is_value = not self.has_head and column > 0
        if is_content or is_value or not self.same_project:
            return
        if not b.text or (not a.text and self.has_content(self.rows[-1]) and not self.is_of_above(column, b.text)):
            self.unite(a, b, a.text + b.text)
        elif a.text == b.text:
            self.unite(a, b, a.text)
            self.reprinted.append(b)
        elif a.text and (self.is_cut_word(a, b, field) or (self.has_head and column in project_columns(self.fields))):
            self.unite(a, b, a.text + b.text)

    @property
    def shares_name(self) -> bool:
        """Whether the row below the break prints a target and no class: its name is merged over the break."""
        row = zip(self.fields, self.lower.rows[self.start], strict=True)
        printed = {field for field, cell in row if cell.text}
        return self.fields.count("level3") == 1 and bool(printed & set(TARGETS)) and not printed & set(LEVELS)

    def is_beside_rows(self, a: Cell, b: Cell, column: int) -> bool:
        """Whether a cell beside a head stands beside the rows below it too, as 绩效指标 does."""
        return self.opened(column) or bool(a.text) or self.words.cell_field("row", b.text) == "indicators"

    def unite(self, a: Cell, b: Cell, text: str) -> None:
        self.same[a] = self.same[b] = Cell(text, a.place if a.text or not b.text else b.place)

    def is_cut_word(self, a: Cell, b: Cell, field: str | None) -> bool:
        """Whether the two parts make a word of the forms, and are not both words themselves."""
        if field in LEVELS:
            known = self.words.levels[1] | self.words.levels[2]
            return fold(a.text + b.text) in known and not (fold(a.text) in known and fold(b.text) in known)
        return any(
            self.words.cell_field(part, a.text + b.text) and not self.words.cell_field(part, b.text)
            for part in ("form", "column", "row")
        )

    def has_content(self, row: Row) -> bool:
        return any(row[j].text for j in self.content)

    def is_of_above(self, column: int, below: str) -> bool:
        """Whether a blank cell above the break goes on with what stands above it, and is not the first part of a merged
        cell that prints its text below: other rows leave the column blank, or the project's name, too; or the level 1
        below does not fit the level 2 beside the blank.
        """
        beside = [self.rows[-1][j].text for j, field in enumerate(self.fields) if field == "level2"]
        if self.fields[column] == "level1" and not all(self.words.agree(below, text) for text in beside):
            return True
        names = [j for j, field in enumerate(self.fields) if field == "project_name" and self.has_head]
        row = self.lower.rows[self.start]
        return self.leaves_blank(column) or any(not self.rows[-1][j].text and not row[j].text for j in names)

    def leaves_blank(self, column: int) -> bool:
        last = self.rows[-1][column]
        return any(self.has_content(row) and row[column] is not last and not row[column].text for row in self.rows[1:])

    @property
    def same_project(self) -> bool:
        """Whether the columns of the project name the same one on both sides, where the table has such columns."""
        above, below = self.rows[-1], self.lower.rows[self.start]
        if self.is_rest_of_names(above, below):
            return True
        if begins_sum(below) or self.is_of_another(above, below) or self.begins_anew():
            return False
        name, total = self.texts_of("project_name"), self.texts_of("total")
        if self.is_open("project_name") or self.level1_goes_on(above, below) or CUT_AMOUNT.fullmatch(total[0]):
            return True
        if all(total) and total[0] != total[1]:
            return False
        return not all(name) or name[0] == name[1] or (not total[1] and "total" in self.fields)

    def is_rest_of_names(self, above: Row, below: Row) -> bool:
        """Whether two rows without indicators are one: what prints below goes on with a full line above."""
        own = [j for j in project_columns(self.fields) if below[j].text] if self.has_head else []
        if not own or self.has_content(above) or self.has_content(below) or self.is_class(above, below):
            return False
        return all(above[j].text and j in self.upper.full and not WHOLE_AMOUNT.fullmatch(above[j].text) for j in own)

    def is_class(self, *rows: Row) -> bool:
        return any(row[j].text for row in rows for j, field in enumerate(self.fields) if field in LEVELS)

    def begins_anew(self) -> bool:
        """Whether the first class below the break comes before the last one above it, as that of another project does:
        a form goes from outputs and costs to benefits and to satisfaction.
        """
        if "level1" not in self.fields or not self.texts_of("project_name")[1]:
            return False
        column = self.fields.index("level1")
        above = next((row[column].text for row in self.rows[::-1] if row[column].text), "")
        below = ""
        for row in self.lower.rows[self.start :]:
            below = row[column].text
            if below or self.has_content(row):
                break
        ranks = [self.words.rank(text) for text in (above, below)]
        return ranks[1] is not None and ranks[0] is not None and ranks[1] < ranks[0]

    def texts_of(self, field: str) -> tuple[str, str]:
        """What stands above and below the break in the first column of a field of the project."""
        own = [j for j in project_columns(self.fields) if self.fields[j] == field] if self.has_head else []
        return (self.rows[-1][own[-1]].text, self.lower.rows[self.start][own[-1]].text) if own else ("", "")

    def is_of_another(self, above: Row, below: Row) -> bool:
        """Whether a row without indicators is of a unit or a kind of projects: it has an amount of its own below a
        whole one, or another name below one that leaves room on its last line.
        """
        if not self.has_head or not self.content or self.has_content(below) or self.is_class(below):
            return False
        name, total = self.texts_of("project_name"), self.texts_of("total")
        if all(total) and (WHOLE_AMOUNT.fullmatch(total[0]) or not self.is_full("total")):
            return total[0] != total[1] or (all(name) and name[0] != name[1])
        is_long = self.is_full("project_name") or self.is_open("project_name")
        return all(name) and name[0] != name[1] and not is_long

    def opened(self, column: int) -> bool:
        """Whether the page break drew no rule through a column: what is merged over the break, or cut by it."""
        return not self.start and column in self.upper.going_on and column in self.lower.cut

    def is_open(self, field: str) -> bool:
        """Whether the page break drew no rule through a column, above it or below."""
        columns = {j for j, other in enumerate(self.fields) if other == field}
        return bool(columns) and all(map(self.opened, columns))

    def is_full(self, field: str) -> bool:
        """Whether the last line above the break has no room left in the columns of a field."""
        return {j for j, other in enumerate(self.fields) if other == field} <= self.upper.full

    def level1_goes_on(self, above: Row, below: Row) -> bool:
        """Whether the first level below the break is the rest of the one above: a project begins with its own."""
        column = self.fields.index("level1") if "level1" in self.fields else None
        if column is None or not above[column].text:
            return False
        return not below[column].text or self.is_cut_word(above[column], below[column], "level1")

    def row_is_cut(self, below: Row) -> bool:
        """Whether the first row below the break is the rest of the last one above it."""
        if not self.has_head:
            return self.label_row_is_cut(below)
        if not self.same_project:
            return False
        columns = self.content
        if not columns:
            return self.packed_row_is_cut(below)
        if self.begins_level(below):
            return False
        above = self.rows[-1]
        if not any(below[j].text for j in columns):
            return not self.is_sum(above, below)
        if any(self.are_two(j, above[j].text, below[j].text) for j in columns):
            return False
        printed = [j for j in columns if self.fields[j] and (above[j].text or below[j].text)]
        is_open = all(map(self.opened, printed))
        if any(map(self.opened, columns)) and not is_open:
            return False
        lacks = any(bool(above[j].text) != bool(below[j].text) for j in self.always_filled(columns))
        return is_open or lacks or self.lines_go_on(above, below)

    def is_sum(self, above: Row, below: Row) -> bool:
        """Whether a row without indicators has a name and an amount of its own, where the row above it has neither."""
        own = [j for j, field in enumerate(self.fields) if field in ("project_name", "unit", "total")]
        return sum(bool(below[j].text) for j in own) > 1 and not any(above[j].text for j in own)

    def are_two(self, column: int, above: str, below: str) -> bool:
        """Whether what prints on both pages is of two rows: signs, weights, or two whole targets."""
        if not above or not below:
            return False
        is_target = self.fields[column] in TARGETS and WHOLE.fullmatch(above) and WHOLE.fullmatch(below)
        is_cut_sign = SIGN_WORD.fullmatch(above + below) and not SIGN_WORD.fullmatch(below)
        return (self.fields[column] in NEVER_CUT and not is_cut_sign) or bool(is_target)

    def lines_go_on(self, above: Row, below: Row) -> bool:
        """Whether every cell that prints on both pages ends above in a full line, and none looks whole by itself."""
        both = [j for j in self.content if above[j].text and below[j].text]
        fields = {self.fields[j] for j in both}
        if "level3" not in fields or fields & set(ONE_LINE) or not set(both) <= self.upper.full:
            return False
        return not any(self.is_whole(j, above[j].text, below[j].text) for j in both)

    def is_whole(self, column: int, above: str, below: str) -> bool:
        """Whether one of two texts ends a sentence or stands in the column elsewhere, or both are quantities."""
        others = [*self.rows[:-1], *self.lower.rows[self.start + 1 :]]
        printed = {row[column].text for row in others}
        is_date = above[-1] in "年月" and DAY.match(below)
        is_quantity = bool(QUANTITY.fullmatch(above) and QUANTITY.fullmatch(below)) and not is_date
        return is_quantity or above.endswith(SENTENCE_ENDS) or bool({above, below} & printed) or below[0] in OPERATORS

    def begins_level(self, below: Row) -> bool:
        """Whether the row below prints a level 2 of its own: a new row, however much of it is blank."""
        for j, field in enumerate(self.fields):
            a, b = self.rows[-1][j], below[j]
            if field == "level2" and b.text and b.text != a.text:
                return fold(b.text) in self.words.levels[2] and not self.is_cut_word(a, b, field)
        return False

    def always_filled(self, columns: Sequence[int]) -> list[int]:
        """The columns that every other row fills with a cell of its own; without other rows those that name the
        indicator. Levels are none: a page may show one row of each, and the next row go on with a level.
        """
        others = [*self.rows[:-1], *self.lower.rows[self.start + 1 :]]
        whole = [row for row in others if any(row[j].text for j in columns)]
        required = [j for j in columns if self.fields[j] in ("level3", "target")]
        if len(whole) < 2:
            return required
        others_filled = [j for j in range(len(self.fields)) if is_filled([row[j] for row in whole])]
        return [j for j in others_filled if self.fields[j] not in ("level1", "level2")] or required

    def packed_row_is_cut(self, below: Row) -> bool:
        """One project a row: what goes on has no name or no amount of its own."""
        columns = {field: j for j, field in enumerate(self.fields)}
        name, total = columns["project_name"], columns["total"]
        return not below[name].text or not below[total].text

    def label_row_is_cut(self, below: Row) -> bool:
        """A row of labels and values: what goes on has no label of its own, or the rest of one, and is no head."""
        if head_fields(below, self.words):
            return False
        a, b = self.rows[-1][0], below[0]
        if not any(cell.text for cell in below):
            return True
        if any(AMOUNT.fullmatch(x.text) and AMOUNT.fullmatch(y.text) for _, (x, y) in self.pairs(below)):
            return False
        if self.are_cut_labels(below):
            return True
        beside = {cell for cell in self.rows[-1] if cell is not a}
        if beside and all(self.words.cell_field("form", cell.text) for cell in beside):
            return False
        if any(self.words.cell_field("form", cell.text) for cell in below if cell is not b):
            return False
        label = self.words.cell_field("form", b.text)
        if a.text and b.text and not label and 0 in self.upper.full and {cell for cell in below if cell.text} == {b}:
            return True
        return not b.text or (label is None and self.is_cut_word(a, b, None)) or (not a.text and label is not None)

    def are_cut_labels(self, below: Row) -> bool:
        """Whether what prints below the break makes labels with what prints above it: two, or all of it."""
        printed = [(x, y) for _, (x, y) in self.pairs(below) if y.text]
        cut = [y for x, y in printed if x.text and is_cut_label(x, y, self.words)]
        return bool(cut) and len(cut) >= min(len(printed), 2)


def begins_with_rest(upper: Grid, lower: Grid, words: Words) -> bool:
    """Whether the first row of a page is the rest of a class in the last row above, and another form follows it."""
    if len(lower.rows) < 2 or len(upper.edges) != len(lower.edges) or not begins_form(lower.rows[1], words):
        return False
    rests = [(a, b) for a, b in zip(upper.rows[-1], lower.rows[0], strict=True) if a.text and b.text]
    return any(fold(a.text + b.text) in words.all_levels and fold(b.text) not in words.all_levels for a, b in rests)


def is_cut_label(above: Cell, below: Cell, words: Words) -> bool:
    """Whether two cells are the parts of one label, the upper one none itself."""
    return bool(words.cell_field("form", above.text + below.text)) and not words.cell_field("form", above.text)


def with_whole_head(upper: Grid, lower: Grid, words: Words) -> tuple[Grid, Grid]:
    """Both parts, a head row that the page break cut whole again: most of its cells make known heads with their rests,
    and no rest is a head itself.
    """
    above, below = upper.rows[-1], lower.rows[0]
    pairs = dict.fromkeys(zip(above, below, strict=True))
    joined = {(a, b): Cell(a.text + b.text, a.place) for a, b in pairs}
    whole = {cell: one for pair, one in joined.items() for cell in pair}
    rests = [b for b in dict.fromkeys(below) if b.text]
    is_one_to_one = len(pairs) == len(set(above)) == len(set(below))
    named = sum(is_head_word(whole[b], words) for b in rests)
    is_cut = 2 * named > len(rests) and named >= sum(is_head_word(b, words) for b in rests)
    if not is_one_to_one or not is_cut or head_fields(below, words):
        return upper, lower
    rows = tuple(tuple(whole.get(cell, cell) for cell in row) for row in (*upper.rows, *lower.rows[1:]))
    head = head_row(replace(upper, rows=rows), words, first_of_head(upper.rows, words))
    count = len(upper.rows)
    if head is None or head[0] + 1 != count:
        return upper, lower
    return replace(upper, rows=rows[:count]), replace(lower, rows=rows[count:])


def with_joined_heads(upper: Grid, lower: Grid, words: Words) -> tuple[Grid, Grid]:
    """Both parts, where the page break parted the rows of one head: its lower rows go over to the upper part, and a
    head that is merged over the break stands in all of them.
    """
    before = upper, lower
    pairs = dict.fromkeys(zip(upper.rows[-1], lower.rows[0], strict=True))
    aligned = [(a, b) for a, b in pairs if a.text and upper.rows[-1].count(a) == lower.rows[0].count(b)]
    over = {b: Cell(a.text + b.text, a.place) if b.text else a for a, b in aligned if is_rest(a, b, words)}
    upper = with_cells(upper, {a: over[b] for a, b in aligned if b in over})
    if not names_columns(upper.rows[-1], words):
        return before
    below = with_cells(lower, over).rows
    head = head_row(replace(upper, rows=(*upper.rows, *below)), words, first_of_head(upper.rows, words))
    count = head[0] + 1 - len(upper.rows) if head else 0
    own = [tuple(cell for cell in row if cell not in over.values()) for row in below[: max(count, 0)]]
    covered = {j for j, cell in enumerate(lower.rows[0]) if cell in over}
    is_open = bool(covered) and covered <= upper.going_on & lower.cut
    if not 0 < count < MOST_HEADS or not (is_open or all(is_of_head(row, words) for row in own)):
        return before
    rest = replace(lower, rows=below[count:], cut=frozenset())
    return replace(upper, rows=(*upper.rows, *below[:count]), going_on=frozenset(), full=frozenset()), rest


def is_rest(above: Cell, below: Cell, words: Words) -> bool:
    """Whether a cell goes on with a head above the break: it is blank, or makes a head with it and is none itself."""
    whole = Cell(above.text + below.text, above.place)
    return not below.text or (is_head_word(whole, words) and not is_head_word(below, words))


def with_cells(grid: Grid, cells: Mapping[Cell, Cell]) -> Grid:
    return replace(grid, rows=tuple(tuple(cells.get(cell, cell) for cell in row) for row in grid.rows))


def first_of_head(rows: Sequence[Row], words: Words) -> int:
    """Where the heads begin that the rows end with."""
    start = len(rows) - 1
    while start and names_columns(rows[start - 1], words):
        start -= 1
    return start


def last_head(grid: Grid, words: Words) -> tuple[int, Fields] | None:
    """The head that names the columns of the last rows: the first one, but where the table ends with another."""
    other = head_row(grid, words, first_of_head(grid.rows, words)) if names_columns(grid.rows[-1], words) else None
    return other or head_row(grid, words)


def names_columns(row: Row, words: Words) -> bool:
    """Whether a row is the upper one of a head: of its several cells most are heads, and none says a value."""
    return is_of_head(row, words) and len({cell for cell in row if cell.text}) > 1


def is_of_head(row: Row, words: Words) -> bool:
    """Whether more than half of the printed cells are heads, the others short words without a number but a year."""
    cells = [cell for cell in dict.fromkeys(row) if cell.text]
    others = [cell.text for cell in cells if not is_head_word(cell, words)]
    return 2 * len(others) < len(cells) and all(
        len(text) <= LONGEST_HEAD and not DIGIT.search(YEAR.sub("", text)) for text in others
    )


def is_head_word(cell: Cell, words: Words) -> bool:
    is_named = words.cell_field("row", cell.text) or words.cell_field("column", cell.text)
    return bool(is_named) or words.is_class(cell.text)


def begins_sum(row: Row) -> bool:
    """`合计`, `合计（90分）`."""
    return fold(next((cell.text for cell in row if cell.text), "")).partition("(")[0] in SUMS


def is_filled(cells: Sequence[Cell]) -> bool:
    return all(cell.text for cell in cells) and len(set(cells)) == len(cells)


def near(edge: float, edges: Iterable[float]) -> bool:
    return any(abs(edge - other) <= NEAR for other in edges)


def on_columns(grid: Grid, edges: tuple[float, ...]) -> Grid:
    """The table on finer columns: a cell that covers several of them stands in each."""
    middles = [(left + right) / 2 for left, right in pairwise(edges)]
    source = [column_at(grid.edges, x) for x in middles]
    rows = tuple(tuple(row[j] for j in source) for row in grid.rows)
    sets = (frozenset(i for i, j in enumerate(source) if j in some) for some in (grid.cut, grid.going_on, grid.full))
    return Grid(rows, True, edges, *sets)


def column_at(edges: Sequence[float], x: float) -> int:
    return min(max(sum(edge <= x for edge in edges) - 1, 0), len(edges) - 2)
