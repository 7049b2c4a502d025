"""Documents as blocks (lines, tables of cells with spans, page ends), and their writers.

A document is written as a web page, printed to PDF by Chromium, or written by python-docx, openpyxl and xlwt, and from
there saved or printed by LibreOffice.
"""

import html
import io
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import docx
import openpyxl
import xlwt
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from openpyxl.styles import Alignment, Border, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Browser, sync_playwright

WIDE = 18
"""Characters of a column of a printed workbook."""


@dataclass(frozen=True)
class Spot:
    """A cell with how many rows and columns it covers."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Line:
    text: str
    tag: str = "p"


@dataclass(frozen=True)
class Table:
    """Rows of cells; the first `heads` are printed again on each page."""

    rows: tuple[tuple[Spot, ...], ...]
    heads: int = 0


@dataclass(frozen=True)
class PageEnd:
    pass


Block = Line | Table | PageEnd


def web_page(blocks: Sequence[Block], css: str = "", *, landscape: bool = False, watermark: bool = False) -> str:
    """The document as a web page, also what Chromium prints."""
    mark = (
        '<div style="position:fixed;top:40%;left:20%;transform:rotate(-35deg);font-size:60px;opacity:.2">内部资料</div>'
    )
    body = "".join(map(markup, blocks))
    page = "@page{size:A4 landscape}" if landscape else "@page{size:A4}"
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><style>{page}{css}</style></head>"
        f"<body>{mark if watermark else ''}{body}</body></html>"
    )


def markup(block: Block) -> str:
    if isinstance(block, PageEnd):
        return "<div style='break-after:page'></div>"
    if isinstance(block, Line):
        return f"<{block.tag}>{html.escape(block.text)}</{block.tag}>"
    rows = ["<tr>" + "".join(map(cell_markup, row)) + "</tr>" for row in block.rows]
    head = f"<thead>{''.join(rows[: block.heads])}</thead>" if block.heads else ""
    return f"<table>{head}<tbody>{''.join(rows[block.heads :])}</tbody></table>"


def cell_markup(spot: Spot) -> str:
    spans = (f" rowspan={spot.rows}" if spot.rows > 1 else "") + (
        f" colspan={spot.columns}" if spot.columns > 1 else ""
    )
    return f"<td{spans}>{html.escape(spot.text).replace(chr(10), '<br>')}</td>"


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def printed(browser: Browser, text: str) -> bytes:
    """A web page as Chromium prints it."""
    page = browser.new_page()
    page.set_content(text)
    content = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    return content


def placed(block: Table) -> list[tuple[int, int, Spot]]:
    """Row and column of each cell of a table."""
    taken: set[tuple[int, int]] = set()
    found = []
    for i, row in enumerate(block.rows):
        j = 0
        for spot in row:
            while (i, j) in taken:
                j += 1
            taken |= {(i + a, j + b) for a in range(spot.rows) for b in range(spot.columns)}
            found.append((i, j, spot))
            j += spot.columns
    return found


def word_file(blocks: Sequence[Block], border: str = "") -> bytes:
    """A Word file, its tables with rules of a kind that Word knows (single, double, dotted) or without any."""
    document = docx.Document()
    for block in blocks:
        if isinstance(block, Line):
            document.add_paragraph(block.text)
        elif isinstance(block, Table):
            cells = placed(block)
            width = max(j + spot.columns for _, j, spot in cells)
            table = document.add_table(len(block.rows), width)
            if border:
                rule(table, border)
            for i, j, spot in cells:
                cell = table.cell(i, j)
                if (spot.rows, spot.columns) != (1, 1):
                    cell = cell.merge(table.cell(i + spot.rows - 1, j + spot.columns - 1))
                cell.text = spot.text
    document.add_paragraph()  # Word ends every document with one
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def rule(table: docx.table.Table, border: str) -> None:
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), border)
        line.set(qn("w:sz"), "4")
        borders.append(line)
    table._tbl.tblPr.append(borders)


def workbook(blocks: Sequence[Block], *, for_print: bool = False) -> bytes:
    """All blocks of a document one below the other on one sheet; for print with rules and lines that wrap."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    at = 1
    for block in blocks:
        if isinstance(block, Line):
            sheet.cell(at, 1, block.text)
            at += 1
        elif isinstance(block, Table):
            for i, j, spot in placed(block):
                cell = sheet.cell(at + i, j + 1)
                cell.value, cell.number_format = number(spot.text)
                if isinstance(cell.value, str) and spot.text.startswith("="):
                    cell.data_type = "s"
                if (spot.rows, spot.columns) != (1, 1):
                    sheet.merge_cells(
                        start_row=at + i,
                        end_row=at + i + spot.rows - 1,
                        start_column=j + 1,
                        end_column=j + spot.columns,
                    )
            if for_print:
                lay_out(sheet, block, at)
            at += len(block.rows)
        else:
            at += 1
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def lay_out(sheet: Worksheet, table: Table, at: int) -> None:
    """Rules around every cell of a table, and rows so high that its texts have room, on pages as wide as the table."""
    side = Side("thin")
    for i, j, spot in placed(table):
        for cell in (
            c for row in sheet.iter_rows(at + i, at + i + spot.rows - 1, j + 1, j + spot.columns) for c in row
        ):
            cell.border = Border(side, side, side, side)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(j + 1)].width = WIDE
        lines = 1 + 2 * len(spot.text) // (WIDE * spot.columns - 3)
        for row in range(at + i, at + i + spot.rows):
            height = sheet.row_dimensions[row].height or 0
            sheet.row_dimensions[row].height = max(height, 16 * (1 + lines / spot.rows))
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0
    sheet.page_setup.orientation = "landscape"


def by_libreoffice(content: bytes, kind: str, wanted: str) -> bytes:
    """A file of one kind as LibreOffice saves or prints it as another."""
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / f"made.{kind}"
        source.write_bytes(content)
        command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", wanted]
        subprocess.run([*command, "--outdir", folder, str(source)], check=True, capture_output=True, timeout=120)
        return source.with_suffix(f".{wanted}").read_bytes()


def number(text: str) -> tuple[object, str]:
    """A printed number as Excel holds it: the number and the format that shows it so."""
    plain = text.replace(",", "")
    if plain.endswith("%") and plain[:-1].isdigit():
        return int(plain[:-1]) / 100, "0%"
    if plain.replace(".", "", 1).isdigit() and not (len(plain) > 1 and plain[0] == "0" and plain[1] != "."):
        decimals = len(plain.partition(".")[2])
        return float(plain), ("#,##0" if "," in text else "0") + ("." + "0" * decimals if decimals else "")
    return text, "General"


def old_workbook(blocks: Sequence[Block]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    at = 0
    for block in blocks:
        if isinstance(block, Line):
            sheet.write(at, 0, block.text)
            at += 1
        elif isinstance(block, Table):
            for i, j, spot in placed(block):
                held, pattern = number(spot.text)
                look = xlwt.easyxf(num_format_str=pattern)
                sheet.write_merge(at + i, at + i + spot.rows - 1, j, j + spot.columns - 1, held, look)
            at += len(block.rows)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
