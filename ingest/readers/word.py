"""Word: docx -> paragraphs and tables with their merged cells; doc by way of LibreOffice."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from ingest.errors import SourceError
from ingest.readers import line_breaks
from ingest.readers.archive import Archive
from ingest.readers.doubts import doubt
from ingest.readers.line_breaks import BREAK
from ingest.readers.spans import Span, grid
from ingest.readers.words import squeeze
from ingest.records import Block, Cell, Doubt, Place, Reading

MAIN = "word/document.xml"
CONVERSION_SECONDS = 90
LINE_ENDS = ("br", "cr")
LEFT_OUT = {"Fallback", "del", "moveFrom", "instrText", "delText"}
"""Deleted text, field codes, and the copy of a drawing for old programs."""
SYMBOLS = {0xB3: "≥", 0xA3: "≤", 0xB9: "≠", 0xBB: "≈", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB0: "°", 0xA5: "∞"}
"""What Word's 插入符号 writes in the font Symbol: the low byte of its code (Adobe's encoding of that font)."""


def read(content: bytes) -> Reading:
    """The blocks of a docx file. Raises SourceError where it cannot be opened."""
    archive = Archive(content)
    body = archive.xml(MAIN).find("{*}body")
    if body is None:
        raise SourceError("Word 文件里没有正文；请在 Word 或 WPS 中打开后另存")
    blocks = (*blocks_of(body), *struck_out(body))
    return Reading("docx", len(squeeze(text_of(body))), blocks, ruled=True)


def read_old(content: bytes) -> Reading:
    """The blocks of a doc or RTF file, brought to docx by LibreOffice. Raises SourceError where that is not installed.

    Each conversion has a profile of its own: LibreOffice lets no two programs share one.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if not program:
        raise SourceError("这是旧版 Word 文件 (doc)，要先装 LibreOffice 才能读；也可以在 Word 或 WPS 中另存为 docx")
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        source = Path(folder) / "sheet.doc"
        source.write_bytes(content)
        command = [program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "docx"]
        try:
            subprocess.run(
                [*command, "--outdir", folder, str(source)], capture_output=True, check=True, timeout=CONVERSION_SECONDS
            )
            converted = source.with_suffix(".docx").read_bytes()
        except (subprocess.SubprocessError, OSError) as error:
            raise SourceError("LibreOffice 没能打开这份 doc；请在 Word 或 WPS 中另存为 docx") from error
    reading = read(converted)
    return Reading("doc", reading.characters, reading.blocks, ruled=True)


def blocks_of(body: etree._Element) -> Iterator[Block]:
    tables = paragraphs = 0
    for item in top_items(body):
        if name_of(item) == "tbl":
            tables += 1
            table = grid(rows_of(item, f"表 {tables} "), f"表 {tables}")
            yield table
            yield from line_breaks.doubts([cell for row in table.rows for cell in row], f"表 {tables} ")
        else:
            paragraphs += 1
            text = squeeze(text_of(item))
            if text:
                yield Cell(text, Place(address=f"第 {paragraphs} 段"))


def struck_out(body: etree._Element) -> Iterator[Doubt]:
    """A point to check where text is struck out: it is not read, as it no longer holds."""
    runs = ("".join(str(t.text or "") for t in run.iter("{*}t")) for run in body.iter("{*}r") if is_struck(run))
    if found := [text for run in runs if (text := squeeze(run))]:
        yield doubt(found, Place(address="Word 文件"), "文件里有划去的文字，没有载入")


def is_struck(run: etree._Element) -> bool:
    marks = (run.find(f"{{*}}rPr/{{*}}{name}") for name in ("strike", "dstrike"))
    return any(mark is not None and value_of(mark) not in ("0", "false", "off") for mark in marks)


def top_items(parent: etree._Element) -> Iterator[etree._Element]:
    """Paragraphs and tables, those inside content controls too, and those inside a table that is only a frame."""
    for item in parent:
        name = name_of(item)
        if name == "tbl" and (framed := frame_of(item)) is not None:
            yield from top_items(framed)
        elif name in ("p", "tbl"):
            yield item
        elif name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"):
            yield from top_items(item)


def frame_of(table: etree._Element) -> etree._Element | None:
    """The one cell of a table that holds a table of its own."""
    cells = [cell for row in children(table, "tr") for cell in children(row, "tc")]
    return cells[0] if len(cells) == 1 and cells[0].find(".//{*}tbl") is not None else None


def rows_of(table: etree._Element, place: str) -> Iterator[list[Span]]:
    """The rows of a table; a cell that is merged downward is known by its start and its length."""
    rows = [[(cell, *merging(cell)) for cell in children(row, "tc")] for row in children(table, "tr")]
    indents = [number(row.find("{*}trPr/{*}gridBefore")) or 0 for row in children(table, "tr")]
    starts = [columns(row, indent) for row, indent in zip(rows, indents, strict=True)]
    for i, row in enumerate(rows):
        spans = []
        for n, (cell, width, merge) in enumerate(row):
            if merge == "continue" and i and starts[i][n] in starts[i - 1]:
                continue
            length = 1
            while merge and goes_on(rows, starts, i + length, starts[i][n]):
                length += 1
            place_of_cell = Place(address=f"{place}第 {i + 1} 行第 {n + 1} 格")
            spans.append(Span(line_breaks.cell_of(text_of(cell), place_of_cell), length, width, 0 if n else indents[i]))
        yield spans


def columns(row: list[tuple[etree._Element, int, str | None]], indent: int) -> list[int]:
    """The column in which each cell of a row begins."""
    found, at = [], indent
    for _, width, _ in row:
        found.append(at)
        at += width
    return found


def goes_on(
    rows: list[list[tuple[etree._Element, int, str | None]]], starts: list[list[int]], i: int, column: int
) -> bool:
    return i < len(rows) and column in starts[i] and rows[i][starts[i].index(column)][2] == "continue"


def merging(cell: etree._Element) -> tuple[int, str | None]:
    """How many columns a cell covers, and whether it starts or continues one that is merged downward."""
    merge = cell.find("{*}tcPr/{*}vMerge")
    kind = None if merge is None else (value_of(merge) or "continue")
    return max(number(cell.find("{*}tcPr/{*}gridSpan")) or 1, 1), kind


def children(parent: etree._Element, name: str) -> Iterator[etree._Element]:
    for item in parent:
        if name_of(item) == name:
            yield item
        elif name_of(item) in ("sdt", "sdtContent", "customXml", "ins"):
            yield from children(item, name)


def text_of(item: etree._Element) -> str:
    """All text of an element, that of nested tables and text boxes too, without what was deleted, its lines marked."""
    parts: list[str] = []
    collect(item, parts)
    return "".join(parts)


def collect(item: etree._Element, parts: list[str]) -> None:
    for child in item:
        name = name_of(child)
        if name == "t":
            parts.append(child.text or "")
        elif name == "noBreakHyphen":
            parts.append("-")
        elif name == "sym":
            parts.append(symbol(child))
        elif name not in LEFT_OUT and not (name == "r" and is_struck(child)):
            collect(child, parts)
        if name in LINE_ENDS or name == "p":
            parts.append(BREAK)


def symbol(item: etree._Element) -> str:
    """The character of a symbol; empty where its font is one of pictures."""
    given = {etree.QName(str(name)).localname: str(value) for name, value in item.attrib.items()}
    code = int(given.get("char", "0"), 16) & 0xFF
    if given.get("font") != "Symbol":
        return ""
    return SYMBOLS.get(code) or (chr(code) if 0x20 < code < 0x40 else "")


def name_of(item: etree._Element) -> str:
    return etree.QName(item).localname if isinstance(item.tag, str) else ""


def value_of(item: etree._Element) -> str | None:
    return next((str(value) for name, value in item.attrib.items() if etree.QName(str(name)).localname == "val"), None)


def number(item: etree._Element | None) -> int | None:
    value = value_of(item) if item is not None else None
    return int(value) if value and value.isdigit() else None
