"""Rows on screen -> an Excel workbook with sheets for the rows, the filters behind them and what the columns mean.

Texts stand in it as printed, without the apostrophe that a CSV file needs: a cell that is stored as text is never
run. So that editing it does not turn it into something else either, it is formatted as text, or where it begins like a
formula carries Excel's own mark for that, which is kept beside the text and not in it.
"""

from collections.abc import Iterable
from io import BytesIO

import polars as pl
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from pages.parts import columns
from pages.parts.columns.named import Kind
from pages.parts.downloads import formulas, notes
from pages.parts.downloads.table import Table
from pages.parts.words import _

# What a sheet of Excel can hold; one of its rows is the head.
MOST_ROWS = 2**20 - 1
LONGEST_TEXT = 32_767
# Older versions of Excel show longer cells that are formatted as text as ####.
LONGEST_AS_TEXT = 255
NARROWEST, WIDEST = 6, 48
A4 = 9
PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
NUMBERS: dict[Kind, str] = {
    "money": "#,##0.00####",
    "yuan": "#,##0.00",
    "count": "#,##0",
    "number": "General",
    "share": "0.0",
    "date": "yyyy-mm-dd",
}


def workbook(table: Table, link: str) -> bytes:
    """The table as a workbook; `link` is where the page stands, in full."""
    rows, data = table.rows, BytesIO()
    with Workbook(data, PLAIN) as book:
        book.set_properties({"title": f"{table.page_title} {table.heading}"})
        kinds = [columns.COLUMNS[name].kind for name in rows.columns]
        _sheet(book, _("数据"), rows.rename(columns.labels(rows)), kinds)
        for name, said in {
            _("筛选条件"): notes.about_rows(table, rows.height, link),
            _("字段说明"): notes.about_columns(table, rows.columns),
        }.items():
            _sheet(book, name, said, ["text"] * said.width)
    return data.getvalue()


def _sheet(book: Workbook, name: str, rows: pl.DataFrame, kinds: Iterable[Kind]) -> None:
    sheet = book.add_worksheet(name)
    head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1, "bg_color": "#EEEEEE"})
    for position, (column, kind) in enumerate(zip(rows, kinds, strict=True)):
        sheet.write_string(0, position, column.name, head)
        sheet.set_column(position, position, _width(column))
        (_texts if column.dtype == pl.String else _numbers)(book, sheet, position, column, kind)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, rows.height, rows.width - 1)
    # Codes are text although they look like numbers, and Excel need not say so in every cell.
    sheet.ignore_errors({"number_stored_as_text": f"A1:XFD{rows.height + 1}"})
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.repeat_rows(0)


def _width(column: pl.Series) -> float:
    """As wide as its longest text, where a Chinese character takes two places; longer texts are wrapped.

    A column of empty texts, which unlike missing ones are there to be written in, has room for that.
    """
    if column.dtype == pl.String and column.len() and (column == "").all(ignore_nulls=False):
        return WIDEST
    texts = pl.Series([column.name, *column.cast(pl.String)])
    widest = ((texts.str.len_bytes() + texts.str.len_chars()) / 2).max()
    return min(max(float(str(widest)), NARROWEST), WIDEST) + 2


def _numbers(book: Workbook, sheet: Worksheet, position: int, column: pl.Series, kind: Kind) -> None:
    shown = book.add_format({"num_format": NUMBERS[kind], "valign": "top"})
    write = sheet.write_datetime if column.dtype == pl.Date else sheet.write_number
    for row, cell in enumerate(column, 1):
        if cell is not None:
            write(row, position, cell, shown)


def _texts(book: Workbook, sheet: Worksheet, position: int, column: pl.Series, _kind: Kind) -> None:
    wrapped = {"valign": "top", "text_wrap": True}
    short, long = book.add_format({**wrapped, "num_format": "@"}), book.add_format(wrapped)
    marked = book.add_format({**wrapped, "quote_prefix": True})
    looks_run = column.to_frame().select(formulas.begins_like_one(pl.col(column.name))).to_series()
    for row, (cell, runs) in enumerate(zip(column, looks_run, strict=True), 1):
        if cell is not None:
            shown = marked if runs else short if len(cell) <= LONGEST_AS_TEXT else long
            sheet.write_string(row, position, _fitting(cell), shown)


def _fitting(text: str) -> str:
    if len(text) <= LONGEST_TEXT:
        return text
    cut = _("……（超过 Excel 一格的长度，全文见 CSV）")
    return text[: LONGEST_TEXT - len(cut)] + cut
