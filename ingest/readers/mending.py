"""What a page break did to the cells of a table, undone: cut rows and merged cells are whole again."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.readers.both_sides import CUT_AMOUNT, BothSides
from ingest.readers.words import MONEY, Words, fold
from ingest.readers.words.form_starts import begins_form
from ingest.readers.words.heads import LEVELS, TARGETS, head_fields, project_columns
from ingest.records import REPRINTED, Cell, Furniture, Grid, Row

ONE_LINE = ("weight", "operator", "measure")
"""Columns whose cells hold a word or a number."""
NEVER_CUT = ("weight", "operator")
"""Those of them that no page break parts: what prints on both pages is of two rows."""
QUANTITY = re.compile(r"[≥≤＞＜><=＝]*[\d.,，]+\S{0,4}")
WHOLE = re.compile(r"[≥≤＞＜><=＝]?\d[\d.,]*[^\d年月日]{1,4}")
"""A number with its unit, no date: a cell that goes on does not begin with another one."""
DAY = re.compile(r"\d{1,2}[月日]")
"""What goes on with a date that the page break cut."""
NUMBER_AT_END = re.compile(r"\d[万亿]?$")
SIGN_WORD = re.compile(r"(?:大于|小于|高于|低于|多于|少于)(?:或?等于)?|等于")
OPERATORS = "≥≤＞＜><=＝"
SENTENCE_ENDS = ("。", "；", ";")
AMOUNT = re.compile(r"[\d,，]+(?:\.\d+)?(?:万?元)?")


class Break(BothSides):
    """Two parts of one table, on the same columns, and what the page break did to the cells beside it."""

    def mended(self) -> tuple[Grid, list[Furniture]]:
        """The whole table, and what the second page prints again."""
        lower = list(self.lower.rows)
        if self.start < len(lower) and self.rows and not self.is_class_row(lower):
            is_cut = not self.is_below_head and self.row_is_cut(lower[self.start])
            for j, (a, b) in self.pairs(lower[self.start]):
                self.settle(a, b, j, is_cut=is_cut)
            if is_cut and not self.left_over(lower):
                del lower[self.start]
                if self.start and not lower[self.start :]:
                    self.reprinted += dict.fromkeys(cell for row in lower for cell in row if cell.text)
                    lower = []
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
        elif a.text and (self.is_cut_word(a, b, field) or self.is_rest_of_own(a, column)):
            self.unite(a, b, a.text + b.text)

    def is_rest_of_own(self, above: Cell, column: int) -> bool:
        """Whether what prints below the break goes on with a cell of the project; an amount does so where the page
        break left it open, or with no room on its last line.
        """
        if not self.has_head or column not in project_columns(self.fields):
            return False
        if self.fields[column] not in MONEY or self.opened(column) or CUT_AMOUNT.fullmatch(above.text):
            return True
        return column in self.upper.full and not any(map(self.opened, range(len(self.fields))))

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
        breaks = (*a.breaks, *(len(a.text) + end for end in b.breaks)) if text == a.text + b.text else ()
        self.same[a] = self.same[b] = Cell(text, a.place if a.text or not b.text else b.place, breaks)

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
        targets = [(above[j].text, below[j].text) for j in columns if self.fields[j] in TARGETS]
        if any(is_cut_date(a, b) or is_cut_measure(a, b, self.words) for a, b in targets):
            return True
        return self.cells_go_on(above, below)

    def cells_go_on(self, above: Row, below: Row) -> bool:
        """Whether the cells of an indicator go on below the break: none has a rule there where another has none."""
        printed = [j for j in self.content if self.fields[j] and (above[j].text or below[j].text)]
        is_open = all(map(self.opened, printed))
        if any(map(self.opened, self.content)) and not is_open:
            return False
        lacks = any(bool(above[j].text) != bool(below[j].text) for j in self.always_filled(self.content))
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
        is_quantity = bool(QUANTITY.fullmatch(above) and QUANTITY.fullmatch(below))
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
        return bool(cut) and (not below[0].text or len(cut) >= min(len(printed), 2))


def begins_with_rest(upper: Grid, lower: Grid, words: Words) -> bool:
    """Whether the first row of a page is the rest of a class in the last row above, and another form follows it."""
    if len(lower.rows) < 2 or len(upper.edges) != len(lower.edges) or not begins_form(lower.rows[1], words):
        return False
    rests = [(a, b) for a, b in zip(upper.rows[-1], lower.rows[0], strict=True) if a.text and b.text]
    return any(fold(a.text + b.text) in words.all_levels and fold(b.text) not in words.all_levels for a, b in rests)


def is_cut_date(above: str, below: str) -> bool:
    """`2025年12月` and `31日前`."""
    return above.endswith(("年", "月")) and bool(DAY.match(below))


def is_cut_measure(above: str, below: str, words: Words) -> bool:
    """`3.5万` and `元/处`: a number, and nothing but its measure below it."""
    parts = below.split("/")
    return bool(NUMBER_AT_END.search(above)) and all(part in words.whole_measures for part in parts)


def is_cut_label(above: Cell, below: Cell, words: Words) -> bool:
    """Whether two cells are the parts of one label, the upper one none itself."""
    return bool(words.cell_field("form", above.text + below.text)) and not words.cell_field("form", above.text)


def is_filled(cells: Sequence[Cell]) -> bool:
    return all(cell.text for cell in cells) and len(set(cells)) == len(cells)
