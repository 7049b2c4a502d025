"""Web pages -> paragraphs and tables with rowspan and colspan resolved."""

import re
from collections.abc import Iterator

from lxml import etree
from lxml import html as lxml_html

from ingest.errors import SourceError
from ingest.readers import line_breaks
from ingest.readers.doubts import doubt
from ingest.readers.line_breaks import BREAK
from ingest.readers.nested import unfolded
from ingest.readers.spans import Span, grid
from ingest.readers.words import LONGEST_LABEL, squeeze
from ingest.records import Block, Cell, Doubt, Grid, Place, Reading, Row

CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
STRUCK = ("s", "strike", "del")
SILENT = {"script", "style", "head", "noscript", "template", "option", *STRUCK}
LINES = {"br", "p", "div", "li"}
FEWEST_ROWS = 4
"""Rows of several cells: a page has fewer of its own around the table that it shows."""
HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
INLINE = {"span", "b", "i", "u", "a", "font", "strong", "em", "sup", "sub", "br", "o:p", "label", "small", "big", "ins"}


def looks_like(content: bytes) -> bool:
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body")) or (
        start.startswith((b"<?xml", b"<!--")) and b"<html" in content[:5000].lower()
    )


def read(content: bytes) -> Reading:
    """The blocks of a web page. Raises SourceError where it is no text that can be read."""
    parser = lxml_html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = lxml_html.document_fromstring(decoded(content).encode(), parser=parser)
    except etree.LxmlError as error:
        raise SourceError("这个网页是空的或已损坏，不能读；请重新保存") from error
    body = root.find("body")
    blocks = Page().blocks(body if body is not None else root)
    found = (*blocks, *struck_out(root))
    return Reading("html", len(squeeze("".join(texts(root)))), found, ruled=True)


def struck_out(root: etree._Element) -> Iterator[Doubt]:
    """A point to check where the page strikes text out: it is not read, as it no longer holds."""
    if struck := [text for part in root.iter(*STRUCK) if (text := squeeze("".join(part.itertext())))]:
        yield doubt(struck, Place(address="网页"), "网页里有划去的文字，没有载入")


def decoded(content: bytes) -> str:
    """The text of the page, in the encoding that it names, else UTF-8 or GB18030."""
    named = CHARSET.search(content[:5000])
    name = named[1].decode("ascii").lower() if named else "utf-8"
    for encoding in (name, "utf-8-sig", "gb18030"):
        try:
            return content.decode("gb18030" if encoding.startswith("gb") else encoding)
        except (UnicodeDecodeError, LookupError):
            continue
    raise SourceError("网页的编码既不是 UTF-8 也不是 GB18030；请另存为 UTF-8 的网页")


class Page:
    """Numbers tables and paragraphs while it walks through a page."""

    def __init__(self) -> None:
        self.tables = self.paragraphs = 0

    def blocks(self, parent: etree._Element) -> Iterator[Block]:
        """Tables as grids, what stands between them as paragraphs. A table of tables only arranges the page."""
        text = parent.text or ""
        for child in parent:
            if is_silent(child):
                text += child.tail or ""
            elif child.tag == "table" and not arranges(child):
                yield from self.paragraph(text)
                self.tables += 1
                yield from self.captions(child)
                table = table_of(child, f"表 {self.tables}")
                yield table
                yield from line_breaks.doubts([cell for row in table.rows for cell in row], f"表 {self.tables} ")
                yield from hidden_in(child, f"表 {self.tables}")
                text = child.tail or ""
            elif child.tag in INLINE and child.find(".//table") is None:
                text += "".join(texts(child)) + (child.tail or "")
            else:
                yield from self.paragraph(text)
                yield from self.blocks(child)
                text = child.tail or ""
        yield from self.paragraph(text)

    def captions(self, table: etree._Element) -> Iterator[Block]:
        """What a table holds outside of its cells."""
        cells = {part for cell in table.iter("td", "th") for part in cell.iter()}
        loose = [
            t for part in table.iter() if part not in cells and not is_silent(part) for t in own_texts(part, table)
        ]
        loose += [cell.tail or "" for cell in table.iter("td", "th")]
        yield from self.paragraph("".join(loose))

    def paragraph(self, text: str) -> Iterator[Block]:
        if squeeze(text):
            self.paragraphs += 1
            yield Cell(squeeze(text), Place(address=f"第 {self.paragraphs} 段"))


def arranges(table: etree._Element) -> bool:
    """Whether a table only arranges the page: it holds tables, and none that is a small part of its own rows or stands
    beside a label.
    """
    inner = list(table.iterfind(".//table"))
    rows = sum(len(row) > 1 for row in own_rows(table))
    is_page = rows < FEWEST_ROWS
    return any((is_page or len(list(own_rows(one))) >= rows) and not is_labelled(one) for one in inner)


def is_labelled(inner: etree._Element) -> bool:
    """Whether a table stands in a cell right of a short text: `绩效指标` beside the table of the indicators."""
    cell = next(inner.iterancestors("td", "th"), inner)
    before = cell.getprevious()
    if before is None or before.find(".//table") is not None or before.find(".//a") is not None:
        return False
    return 0 < len(squeeze("".join(texts(before)))) <= LONGEST_LABEL


def own_rows(table: etree._Element) -> Iterator[etree._Element]:
    """The rows that are shown, without those of tables inside of cells."""
    return (row for row in table.iter("tr") if next(row.iterancestors("table")) is table and not is_silent(row))


def own_texts(part: etree._Element, table: etree._Element) -> Iterator[str]:
    yield part.text or ""
    if part is not table:
        yield part.tail or ""


def hidden_in(table: etree._Element, address: str) -> Iterator[Doubt]:
    """A point to check where rows or cells of a table hold text that no browser shows."""
    parts = (part for part in table.iter("tr", "td", "th") if is_silent(part))
    if unseen := [text for part in parts if (text := squeeze("".join(part.itertext())))]:
        reason = "表里有隐藏的行或单元格，没有载入；若应公开，请在网页中显示后另存"
        yield doubt(unseen, Place(address=address), reason)


def table_of(table: etree._Element, address: str) -> Grid:
    """A table with its merged cells resolved, and the tables inside of its cells as parts of it."""
    inner: dict[Cell, list[Row]] = {}
    outer = grid(rows_of(table, f"{address} ", inner), address)
    return unfolded(outer, inner) if inner else outer


def rows_of(table: etree._Element, place: str, inner: dict[Cell, list[Row]]) -> Iterator[list[Span]]:
    for i, row in enumerate(own_rows(table), start=1):
        cells = [cell for cell in row if cell.tag in ("td", "th") and not is_silent(cell)]
        yield [
            Span(
                cell_of(cell, f"{place}第 {i} 行第 {n} 格", inner),
                count(cell.get("rowspan")),
                count(cell.get("colspan")),
            )
            for n, cell in enumerate(cells, start=1)
        ]


def cell_of(item: etree._Element, address: str, inner: dict[Cell, list[Row]]) -> Cell:
    """A cell; where tables stand in it, their rows are entered as `inner`, below what else it prints."""
    cell = line_breaks.cell_of("".join(texts(item)), Place(address=address))
    tables = [table for table in item.iter("table") if next(table.iterancestors("td", "th")) is item]
    grids = [table_of(table, f"{address}内表 {n}") for n, table in enumerate(tables, start=1)]
    rows = [row for one in grids for row in one.rows if row]
    if rows:
        own = Cell(squeeze("".join(texts(item, beside_cells=True))), cell.place)
        width = max(map(len, rows))
        rows = [(*row, *[row[-1]] * (width - len(row))) for row in rows]
        inner[cell] = [(own,) * width, *rows] if own.text else rows
    return cell


def count(value: str | None) -> int:
    digits = re.match(r"\s*(\d{1,4})", value or "")
    return max(int(digits[1]), 1) if digits else 1


def texts(item: etree._Element, *, beside_cells: bool = False) -> Iterator[str]:
    """The visible text of an element, without its tail; all of it, or only what stands in no cell of a table in it."""
    if is_silent(item):
        return
    yield item.text or ""
    for child in item:
        if child.tag in LINES:
            yield BREAK
        if not (beside_cells and child.tag in ("td", "th")):
            yield from texts(child, beside_cells=beside_cells)
        if child.tag in LINES:
            yield BREAK
        yield child.tail or ""


def is_silent(item: etree._Element) -> bool:
    """Whether a browser never shows the element: no text of the page, or a row or cell that is hidden."""
    if not isinstance(item.tag, str) or item.tag in SILENT:
        return True
    return item.tag in ("tr", "td", "th") and bool(HIDDEN.search(item.get("style") or ""))
