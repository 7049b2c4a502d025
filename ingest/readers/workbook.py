"""Excel: every visible sheet as one table, its merged cells resolved, numbers as Excel shows them."""

import io
import re
import warnings
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

import openpyxl
import xlrd
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ingest.errors import SourceError
from ingest.readers import hidden, line_breaks, struck
from ingest.readers.archive import Archive
from ingest.readers.displayed import rounds_off, shown
from ingest.readers.doubts import doubt
from ingest.readers.line_breaks import BREAK, cell_of
from ingest.readers.struck import Run
from ingest.readers.words import squeeze
from ingest.records import Block, Cell, Doubt, Grid, Place, Reading

FARTHEST_ROW, FARTHEST_COLUMN = 20_000, 300
MOST_MERGED = 1_000_000
"""Cells of one merged area: a title over all columns of a sheet has a hundredth of it."""
FILLED = re.compile(rb"<(?:\w+:)?c\b([^>]*)>\s*<(?:\w+:)?(?:v|is|f)\b")
AT = re.compile(rb"""\br=["']([A-Z]{1,3})(\d{1,7})["']""")
MERGED = re.compile(rb"""<(?:\w+:)?mergeCell\b[^>]*?\bref=["']([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})["']""")
UNCOUNTED = re.compile(
    rb'<c [^>]*?r="([A-Z]{1,3}\d{1,7})"[^>]*?>\s*<f(?:[^>]*/>|[^>]*>[^<]*</f>)\s*(?:<v\s*/>|<v>\s*</v>)?\s*</c>'
)
"""A formula without its result: the file was written by a program that does not calculate."""
SHEET = re.compile(r"xl/worksheets/[^/]+\.xml")

Area = tuple[int, int, int, int]
"""First and last row, first and last column, from 0, both included."""


@dataclass(slots=True)
class Table:
    """The cells of one sheet that hold something, as shown, its merged areas, and what of it is hidden."""

    name: str
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    rounded: list[tuple[int, int]] = field(default_factory=list)
    struck: dict[tuple[int, int], str] = field(default_factory=dict)

    def enter(
        self, row: int, column: int, value: object, number_format: str, runs: Sequence[Run] = (), *, is_struck: bool
    ) -> None:
        """A cell, as it is shown, without what of it is struck out; a blank one is left out."""
        runs = runs or [(shown(value, number_format), is_struck)]
        text, struck_out = struck.kept(runs), "".join(part for part, is_out in runs if is_out)
        if squeeze(struck_out):
            self.struck[row, column] = struck_out
        if squeeze(text):
            self.texts[row, column] = text
            if rounds_off(value, number_format):
                self.rounded.append((row, column))


def read(content: bytes) -> Reading:
    """The sheets of an xlsx file. Raises SourceError where it cannot be opened or a cell stands absurdly far out."""
    archive = Archive(content)
    last = farthest(archive)
    try:
        with warnings.catch_warnings(action="ignore"):
            book = openpyxl.load_workbook(io.BytesIO(content), data_only=True, rich_text=True)
    except Exception as error:  # openpyxl raises whatever a damaged part makes it raise
        raise SourceError("这份 Excel 不完整或已损坏，打不开；请在 Excel 或 WPS 中打开后另存") from error
    result = reading("xlsx", [table_of(sheet, last) for sheet in book.worksheets])
    return replace(result, blocks=(*result.blocks, *uncounted(archive)))


def uncounted(archive: Archive) -> Iterator[Doubt]:
    """The cells whose formula has no result in the file; they read as blank."""
    for name in archive.names():
        for match in UNCOUNTED.finditer(archive.bytes_of(name)) if SHEET.fullmatch(name) else ():
            address = match[1].decode()
            yield Doubt(
                Cell("", Place(address=address)),
                f"单元格 {address} 的公式没有存下结果，读作空白；请在 Excel 中打开后另存",
            )


def farthest(archive: Archive) -> tuple[int, int]:
    """The last row and column in which any sheet holds something.

    Raises SourceError where one cell in the last corner would make every program build the whole sheet.
    """
    last_row = last_column = 1
    for name in filter(SHEET.fullmatch, archive.names()):
        content = archive.bytes_of(name)
        for filled in FILLED.finditer(content):
            at = AT.search(filled[1])
            row, column = (int(at[2]), column_of(at[1])) if at else (FARTHEST_ROW, FARTHEST_COLUMN)
            if row > FARTHEST_ROW or column > FARTHEST_COLUMN:
                raise far_cell(get_column_letter(column) + str(row))
            last_row, last_column = max(last_row, row), max(last_column, column)
        for left, first, right, last in (area.groups() for area in MERGED.finditer(content)):
            if (int(last) - int(first) + 1) * (column_of(right) - column_of(left) + 1) > MOST_MERGED:
                raise SourceError("有一处合并单元格几乎盖住整张工作表，不像一张表；请取消这处合并后另存", name)
    return last_row, last_column


def column_of(letters: bytes) -> int:
    return int(column_index_from_string(letters.decode()))


def far_cell(address: str) -> SourceError:
    return SourceError(
        f"单元格 {address} 里有内容，离表太远（最多 {FARTHEST_ROW} 行、{FARTHEST_COLUMN} 列）；请删去后另存", address
    )


def table_of(sheet: Worksheet, last: tuple[int, int]) -> Table:
    """The cells of a sheet; only as far as they are filled, a format may reach to the last row."""
    table = Table(
        sheet.title,
        is_hidden=sheet.sheet_state != "visible",
        hidden_rows=hidden.rows_of(sheet),
        hidden_columns=hidden.columns_of(sheet, last[1]),
    )
    for row in sheet.iter_rows(max_row=min(sheet.max_row, last[0]), max_col=min(sheet.max_column, last[1])):
        for cell in row:
            if isinstance(cell, SheetCell) and cell.value is not None:
                is_struck = bool(cell.font.strike)
                at = cell.row - 1, cell.column - 1
                table.enter(*at, cell.value, cell.number_format, struck.runs_of(cell), is_struck=is_struck)
    table.merged = [
        (area.min_row - 1, area.max_row - 1, area.min_col - 1, area.max_col - 1) for area in sheet.merged_cells.ranges
    ]
    return table


def read_old(content: bytes) -> Reading:
    """The sheets of an xls file. Raises SourceError where it cannot be opened."""
    try:
        book = xlrd.open_workbook(file_contents=content, formatting_info=True, logfile=io.StringIO())
    except Exception as error:  # xlrd raises whatever a damaged part makes it raise
        if "encrypted" in str(error).lower():
            raise SourceError("这份 Excel 加了密码，打不开；请换上没有密码的文件") from error
        raise SourceError("这份 Excel (xls) 不完整或已损坏，打不开；请在 Excel 或 WPS 中另存为 xlsx") from error
    return reading("xls", [old_table(book, sheet) for sheet in book.sheets()])


def old_table(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Table:
    table = Table(
        sheet.name,
        is_hidden=sheet.visibility != 0,
        hidden_rows=hidden.old_rows_of(sheet),
        hidden_columns=hidden.old_columns_of(sheet),
    )
    for i in range(min(sheet.nrows, FARTHEST_ROW)):
        for j in range(min(sheet.ncols, FARTHEST_COLUMN)):
            cell = sheet.cell(i, j)
            is_struck, runs = struck.is_old_struck(book, cell), struck.old_runs_of(book, sheet, i, j)
            table.enter(i, j, *old_value(book, cell), runs, is_struck=is_struck)
    table.merged = [(first, end - 1, left, right - 1) for first, end, left, right in sheet.merged_cells]
    return table


def old_value(book: xlrd.Book, cell: xlrd.sheet.Cell) -> tuple[object, str]:
    """What a cell holds, and its number format."""
    if cell.ctype in (xlrd.XL_CELL_EMPTY, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_ERROR):
        return None, ""
    pattern: str = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if cell.ctype == xlrd.XL_CELL_DATE:
        return xlrd.xldate_as_datetime(cell.value, book.datemode), pattern
    return bool(cell.value) if cell.ctype == xlrd.XL_CELL_BOOLEAN else cell.value, pattern


def reading(file_type: str, tables: Iterable[Table]) -> Reading:
    """The visible sheets as tables. Raises SourceError where none holds anything."""
    filled = [table for table in tables if table.texts]
    kept = [table for table in filled if not table.is_hidden]
    characters = sum(len(squeeze(text)) for table in kept for text in table.texts.values())
    if not characters:
        raise SourceError("工作簿里没有任何内容（隐藏的工作表不读）；请核对文件")
    left_out = (hidden.sheet_left_out(table.name, table.texts.values()) for table in filled if table.is_hidden)
    found = (*(block for table in kept for block in blocks(table)), *left_out)
    return Reading(file_type, characters, found, ruled=True)


def blocks(table: Table) -> Iterator[Block]:
    """The filled and visible part of a sheet as one grid, then what is hidden.

    In a merged area only the first cell has a text that is shown, in whatever part of the area is visible.
    """
    last_row, last_column = (max(at[k] for at in table.texts) for k in (0, 1))
    own = {at: cell_of(text.replace("\n", BREAK), place(table.name, *at)) for at, text in table.texts.items()}
    places = dict(own)
    for first, end, left, right in table.merged:
        whole = places.get((first, left)) or Cell("", place(table.name, first, left))
        for i in range(first, min(end, last_row) + 1):
            for j in range(left, min(right, last_column) + 1):
                places.setdefault((i, j), whole)
    columns = [j for j in range(last_column + 1) if j not in table.hidden_columns]
    rows = []
    for i in range(last_row + 1):
        row = tuple(places.get((i, j)) or Cell("", place(table.name, i, j)) for j in columns)
        if i not in table.hidden_rows and any(cell.text for cell in row):
            rows.append(row)
    if rows:
        yield Grid(tuple(rows), ruled=True)
    shown_cells = {cell for row in rows for cell in row}
    lost = {at: cell for at, cell in own.items() if cell not in shown_cells}
    yield from hidden.left_out(table.name, lost, table.hidden_rows)
    yield from line_breaks.doubts([cell for row in rows for cell in row], f"工作表「{table.name}」")
    yield from struck.left_out(table.name, table.struck.values(), place(table.name, *min(table.struck, default=(0, 0))))
    yield from compared([own[at] for at in table.rounded if own[at] in shown_cells], table.name)


def compared(rounded: Sequence[Cell], sheet: str) -> Iterator[Doubt]:
    """A point to check where numbers are shown with fewer digits than they have."""
    if rounded:
        reason = f"工作表「{sheet}」有 {len(rounded)} 个数显示时四舍五入，与存下的相差 0.5% 以上；按显示的读入，请核对"
        texts = (f"{str(cell.place).rpartition('!')[2]} 显示 {cell.text}" for cell in rounded)
        yield doubt(texts, rounded[0].place, reason)


def place(sheet: str, row: int, column: int) -> Place:
    return Place(address=f"{sheet}!{get_column_letter(column + 1)}{row + 1}")
