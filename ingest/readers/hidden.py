"""What a workbook holds and does not show: its rows, columns and sheets that are hidden.

Published is what a reader sees when the file is opened, so none of it is in a table: the number of a hidden row is no
part of a budget. None of it is lost either: hidden cells are kept beside the document as ignored text, and a point to
check names the rows, since an amount may have been hidden by mistake. Rows that a filter leaves out are the same: they
are hidden in the file, no other mark tells them apart for certain, and a unit that publishes one department's rows of
a longer table does so with a filter.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import groupby

import xlrd
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ingest.readers.doubts import doubt
from ingest.records import Cell, Doubt, Furniture, Place

REASON = "隐藏的行或列"


def rows_of(sheet: Worksheet) -> frozenset[int]:
    """The hidden rows of a sheet, from 0."""
    return frozenset(i - 1 for i, row in sheet.row_dimensions.items() if row.hidden)


def columns_of(sheet: Worksheet, last: int) -> frozenset[int]:
    """The hidden columns of a sheet up to the one with the number `last`, from 0."""
    hidden = (column for column in sheet.column_dimensions.values() if column.hidden)
    return frozenset(j - 1 for column in hidden for j in range(column.min, min(column.max, last) + 1))


def old_rows_of(sheet: xlrd.sheet.Sheet) -> frozenset[int]:
    return frozenset(i for i, row in sheet.rowinfo_map.items() if row.hidden)


def old_columns_of(sheet: xlrd.sheet.Sheet) -> frozenset[int]:
    return frozenset(j for j, column in sheet.colinfo_map.items() if column.hidden)


def left_out(sheet: str, cells: Mapping[tuple[int, int], Cell], rows: frozenset[int]) -> Iterator[Furniture | Doubt]:
    """The cells of a sheet that no visible row and column shows, by row and column; `rows` are the hidden rows."""
    in_rows = {at: cell for at, cell in cells.items() if at[0] in rows}
    in_columns = {at: cell for at, cell in cells.items() if at[0] not in rows}
    yield from (Furniture(cell, REASON) for cell in cells.values())
    yield from notice(sheet, "行", in_rows.values(), (i for i, _ in in_rows), lambda i: str(i + 1))
    yield from notice(sheet, "列", in_columns.values(), (j for _, j in in_columns), lambda j: get_column_letter(j + 1))


def notice(
    sheet: str, kind: str, cells: Iterable[Cell], numbers: Iterable[int], name: Callable[[int], str]
) -> Iterator[Doubt]:
    found = list(cells)
    if found:
        which = "、".join(runs(sorted(set(numbers)), name))
        reason = f"工作表「{sheet}」的{which}{kind}是隐藏的（或被筛选掉的），没有载入；若应公开，请取消隐藏后另存"
        yield doubt((cell.text for cell in found), found[0].place, reason)


def runs(numbers: Iterable[int], name: Callable[[int], str]) -> Iterator[str]:
    """`5`, `7-9`: numbers that follow each other as one."""
    for _, group in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        some = [number for _, number in group]
        yield name(some[0]) if len(some) == 1 else f"{name(some[0])}-{name(some[-1])}"


def sheet_left_out(name: str, texts: Iterable[str]) -> Doubt:
    """A sheet that is hidden as a whole, often a list of words to choose from."""
    return doubt(texts, Place(address=name), f"工作表「{name}」是隐藏的，没有载入；若应公开，请取消隐藏后另存")
