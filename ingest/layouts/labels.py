"""The part of a ruled form that is labels with their values: beside the label, below it, or in its own cell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.layouts.amounts import AMOUNT, is_amount
from ingest.layouts.heads import YEAR_ALONE, year_in
from ingest.readers.words import SUMS, Words, fold
from ingest.readers.words.brackets import unmatched_brackets
from ingest.records import Cell, Row

LEVELS_OF_GOVERNMENT = ("local", "upper")
SOURCES = ("fiscal", "special", "other", "carried", *LEVELS_OF_GOVERNMENT)
TOTALS = ("total", "composed_total", "cycle_total", "investment")
MONEY = (*TOTALS, *SOURCES)
KEPT = ("total", "fiscal", "special", "other", "carried")
ONE_VALUE = ("project_name", "project_code", "unit", "unit_code", "department")
GOALS = ("goal", "cycle_goal")

WITH_AMOUNT = re.compile(r"(\D+?)[:：]?([¥￥]?-?\d[\d,，]*(?:\.\d+)?(?:亿元|万元|千元|元|万)?)")
WITH_TEXT = re.compile(r"([^:：]{2,16})[:：](.+)")
MONEY_UNIT = re.compile(
    r"(?:(?:金额|货币)单位|单位[:：]|单位[:：]?[（(]|[（(](?:单位[:：]?)?)(?:人民币)?(亿元|万元|千元|元)"
)
UNIT_AT_END = re.compile(r"[（(]?(?:金额|货币|计量|计价)?单位[:：]?(?:人民币)?[（(]?(?:亿元|万元|千元|元)[)）]*$")
"""The unit of money behind another label on one line: `单位名称：某局  金额单位：万元`."""
YEAR_OF_WHICH = re.compile(r"其中[:：]?20\d\d年度?")
COLON = re.compile(r"[:：]")
EARLIER = re.compile(r"(?:上一?|去|前[一二两三]?|以前)年度?(?!结转|结余)")
OF_WHICH = re.compile(r"[，,；;。]其中[:：]?")
LONGEST_INNER = 10
"""Characters of a label inside a line."""
LONGEST_LINE = 80


@dataclass(frozen=True, slots=True)
class Entry:
    """A label and its value: the cells beside or below it, or the rest of its own text; the unit of money is that of
    the label, else of one left of it in its row; `of_year` is a cell between them that names only a year.
    """

    field: str
    label: Cell
    values: tuple[Cell, ...]
    own: str = ""
    column: int = 0
    is_below: bool = False
    money_unit: str | None = None
    of_year: Cell | None = None

    @property
    def year(self) -> int | None:
        return year_in((self.of_year or self.label).text)

    @property
    def text(self) -> str:
        return self.own or "".join(cell.text for cell in self.values)


def entries(rows: Sequence[Row], words: Words) -> Iterator[Entry]:
    """The labels in the order of the form, each with its value; a label that only heads others has none."""
    fields = {cell: words.cell_field("form", cell.text) for row in rows for cell in row}
    for cell in list(fields):
        if not fields[cell]:
            unit, column = money_unit_at(cell, rows), row_of(cell, rows).index(cell)
            yield from (replace(entry, money_unit=unit, column=column) for entry in in_one_cell(cell, words))
    values = set[Cell]()
    for cell, field in fields.items():
        if field and cell not in values:
            entry = replace(beside(cell, field, rows, fields), money_unit=money_unit_at(cell, rows))
            if field in MONEY and entry.values and YEAR_ALONE.fullmatch(entry.text):
                yield from of_years(entry, rows)
                continue
            if field in ONE_VALUE:
                values.update(entry.values)
            yield entry
    for row in rows:
        yield from parts_of_years(row)


def has_amount(found: Iterable[Entry]) -> bool:
    return any(entry.field in (*MONEY, "budget") and is_amount(entry.text) for entry in found)


def money_unit_at(label: Cell, rows: Sequence[Row]) -> str | None:
    """The unit of money that a label prints, else the nearest one left of it that is no amount itself."""
    row = row_of(label, rows)
    left = (cell for cell in row[row.index(label) :: -1] if cell is label or not is_amount(cell.text))
    return next((match[1] for cell in left if (match := MONEY_UNIT.search(cell.text))), None)


def row_of(cell: Cell, rows: Sequence[Row]) -> Row:
    return next(row for row in rows if cell in row)


def form_entries(rows: Sequence[Row], words: Words) -> list[Entry]:
    """The labels of a form; amounts above the name of the project are of another table on the same sheet."""
    names = (i for i, row in enumerate(rows) if any(words.cell_field("form", c.text) == "project_name" for c in row))
    start = next(names, 0)
    above = [entry for entry in entries(rows[:start], words) if entry.field not in MONEY]
    return [*above, *entries(rows[start:], words)]


def in_one_cell(cell: Cell, words: Words) -> Iterator[Entry]:
    """Labels with their values in one cell: `财政拨款 10`, `填报单位：某局  金额单位：万元`."""
    for text in labelled_parts(cell.text, words):
        for pattern, allowed in ((WITH_AMOUNT, MONEY), (WITH_TEXT, (*MONEY, *ONE_VALUE, *GOALS))):
            match = pattern.fullmatch(text)
            field = words.cell_field("form", match[1]) if match else None
            if match and field in (*allowed, "aside"):
                yield Entry(str(field), cell, (), match[2])
                break


def labelled_parts(text: str, words: Words) -> list[str]:
    """A short text that begins with a label, parted before each label that a colon follows, without the unit of money
    at its end; a longer one whole, since words of labels stand in sentences too.
    """
    starts = [0]
    is_line = len(text) <= LONGEST_LINE and words.cell_field("form", COLON.split(text)[0])
    for colon in COLON.finditer(text) if is_line else ():
        lengths = range(min(LONGEST_INNER, colon.start() - starts[-1]), 1, -1)
        own = (colon.start() - n for n in lengths if words.cell_field("form", text[colon.start() - n : colon.start()]))
        starts += [start for start in [next(own, 0)] if start > starts[-1]]
    parts = [text[a:b] for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]
    lines = [UNIT_AT_END.sub("", line) for line in (*(part.rstrip("，,；;、。（(") for part in parts[:-1]), parts[-1])]
    return [part for line in map(closed, lines) for part in (OF_WHICH.split(line) if is_line else [line])]


def closed(part: str) -> str:
    """A part of a line without the bracket at its end that was opened in another part."""
    return part[:-1] if part.endswith(("）", ")")) and unmatched_brackets(part) else part


def beside(cell: Cell, field: str, rows: Sequence[Row], fields: dict[Cell, str | None]) -> Entry:
    """What stands right of a label, in all its rows, up to the next label; else what stands below it."""
    at = [i for i, row in enumerate(rows) if cell in row]
    column = rows[at[0]].index(cell)
    found: dict[Cell, None] = {}
    for i in at:
        found.update(dict.fromkeys(right_of(cell, rows[i], fields, heads_names=heads_names(cell, field, rows, fields))))
    is_below = False
    is_head = field in (*ONE_VALUE, *GOALS) and heads_values(rows[at[-1]], rows, fields)
    if not found or is_head or (field in MONEY and not AMOUNT.fullmatch(next(iter(found)).text)):
        below = below_of(cell, rows, fields)
        if below and (not found or is_amount(below.text) or (is_head and below.text)):
            found, is_below = {} if heads_list(cell, below, field, rows, fields) else {below: None}, True
    values: Sequence[Cell] = tuple(found)
    if field in MONEY and not is_below:
        own = [one for one in values if not is_of_source(one, cell, rows, fields)]
        values = of_this_year(beyond_blanks(own, rows), rows)
    if field in (*MONEY, *ONE_VALUE):
        values = values[:1]
    return Entry(field, cell, tuple(values), column=column, is_below=is_below)


def beyond_blanks(values: Sequence[Cell], rows: Sequence[Row]) -> Sequence[Cell]:
    """The one amount behind the blank cells that a workbook leaves right of a label, no column of years over it."""
    filled = [cell for cell in values if cell.text]
    if len(filled) != 1 or filled[0] is values[0] or not is_amount(filled[0].text):
        return values
    head = head_over(filled[0], rows)
    return values if year_in(head) or EARLIER.match(head) or fold(head) in SUMS else filled


def is_of_source(amount: Cell, label: Cell, rows: Sequence[Row], fields: dict[Cell, str | None]) -> bool:
    """Whether an amount right of a label stands below the head of a source (财政拨款) which the label is merged, or
    printed again, beside: it is what that source gives, and not all that the label names.
    """
    column = row_of(label, rows).index(label)
    upper = [row for row in rows if row[column].text == label.text]
    columns = {j for row in upper for j, cell in enumerate(row) if cell is amount}
    heads = {row[j] for row in upper for j in columns} - {amount}
    return any(fields[head] in SOURCES for head in heads)


def of_this_year(values: Sequence[Cell], rows: Sequence[Row]) -> Sequence[Cell]:
    """Of cells side by side that below the head of their sum, else those not below one of an earlier year
    (上年度预算安排).
    """
    heads = [(cell, head_over(cell, rows) if is_amount(cell.text) else "") for cell in values]
    sums = [cell for cell, head in heads if fold(head) in SUMS]
    own = [cell for cell, head in heads if not EARLIER.match(head)]
    return (sums or own or values) if len(values) > 1 else values


def head_over(cell: Cell, rows: Sequence[Row]) -> str:
    """The text over a cell, whatever amounts and blank cells stand between."""
    at = next(i for i, row in enumerate(rows) if cell in row)
    column = rows[at].index(cell)
    above = (row[column].text for row in rows[:at][::-1])
    return next((text for text in above if text and not is_amount(text)), "")


def of_years(entry: Entry, rows: Sequence[Row]) -> Iterator[Entry]:
    """The amounts of several years right of one label, each behind its year: `资金总额 | 2025年 | 50 | 2026年 | 60`."""
    row = row_of(entry.label, rows)
    for year, amount in pairwise(dict.fromkeys(row[entry.column :])):
        if YEAR_ALONE.fullmatch(year.text) and is_amount(amount.text):
            yield replace(entry, values=(amount,), column=row.index(amount), of_year=year)


def parts_of_years(row: Row) -> Iterator[Entry]:
    """The parts of an amount that fall to single years: `其中：2025年 | 100 | 2026年 | 200`."""
    cells = list(dict.fromkeys(row))
    start = next((i for i, cell in enumerate(cells) if YEAR_OF_WHICH.fullmatch(cell.text)), len(cells))
    for year, amount in pairwise(cells[start:]):
        if year_in(year.text) and is_amount(amount.text):
            yield Entry("composed_total", year, (amount,), column=row.index(amount))


def year_of_money(found: Iterable[Entry]) -> int | None:
    """The one year that the labels of a form's total print (`2025年预算`); None where they print several or none."""
    years = {entry.year for entry in found if entry.field in TOTALS and is_amount(entry.text)} - {None}
    return years.pop() if len(years) == 1 else None


def heads_values(row: Row, rows: Sequence[Row], fields: dict[Cell, str | None]) -> bool:
    """Whether a row of labels heads the row of their values: one of its labels has another right of it, a value below.

    Then a text right of a label is a label too, of a word that is not known.
    """
    cells = list(dict.fromkeys(row))
    heads = (cell for cell, right in pairwise(cells) if fields[cell] and fields[right])
    return any((below := below_of(cell, rows, fields)) and below.text for cell in heads)


def below_of(cell: Cell, rows: Sequence[Row], fields: dict[Cell, str | None]) -> Cell | None:
    """The cell below a label, as wide as the label and no label itself."""
    last = max(i for i, row in enumerate(rows) if cell in row)
    if last + 1 == len(rows):
        return None
    column = rows[last].index(cell)
    below = rows[last + 1][column]
    is_as_wide = rows[last + 1].count(below) == rows[last].count(cell) and rows[last + 1].index(below) == column
    return below if not fields[below] and is_as_wide else None


def heads_list(cell: Cell, below: Cell, field: str, rows: Sequence[Row], fields: dict[Cell, str | None]) -> bool:
    """Whether another amount stands below the one below a label of money: the label heads those of several items, not
    the values of one project, whose name is headed beside it.
    """
    if any(fields.get(other) == "project_name" for row in rows if cell in row for other in row):
        return False
    last = max(i for i, row in enumerate(rows) if below in row)
    next_row = rows[last + 1] if last + 1 < len(rows) else ()
    return field in MONEY and bool(next_row) and bool(AMOUNT.fullmatch(next_row[rows[last].index(below)].text))


def heads_names(cell: Cell, field: str, rows: Sequence[Row], fields: dict[Cell, str | None]) -> bool:
    """Whether the label of a name has its name beside it, even where that is the word of a label (公用经费).

    Not where it heads a list of names: then a name stands below it.
    """
    below = below_of(cell, rows, fields)
    return field == "project_name" and not (below and below.text)


def right_of(cell: Cell, row: Row, fields: dict[Cell, str | None], *, heads_names: bool) -> Iterator[Cell]:
    end = len(row) - 1 - row[::-1].index(cell)
    for i, other in enumerate(dict.fromkeys(row[end + 1 :])):
        if fields[other] and not (heads_names and i == 0):
            return
        yield other
