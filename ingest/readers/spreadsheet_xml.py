"""Excel's XML of 2003, which many systems export under the ending xls: its visible sheets as tables."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from lxml import etree

from ingest.errors import SourceError
from ingest.readers.workbook import FARTHEST_COLUMN, FARTHEST_ROW, Table, far_cell, reading
from ingest.records import Reading

NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
SS = f"{{{NAMESPACE.decode()}}}"
FORMATS = {
    "Percent": "0.00%",
    "Fixed": "0.00",
    "Standard": "#,##0.00",
    "Currency": "#,##0.00",
    "Short Date": "yyyy/m/d",
    "General Date": "yyyy/m/d",
    "Medium Date": "yyyy/m/d",
    "Long Date": 'yyyy"年"m"月"d"日"',
}
"""Formats that the file names by a word of Excel's."""


def looks_like(content: bytes) -> bool:
    return content.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"<?xml") and NAMESPACE in content[:2000]


def read(content: bytes) -> Reading:
    """The sheets of the file. Raises SourceError where it is damaged or a cell stands absurdly far out."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
    try:
        root = etree.fromstring(content.lstrip(b"\xef\xbb\xbf \r\n"), parser)
    except etree.XMLSyntaxError as error:
        raise SourceError("这份 Excel (XML) 不完整或已损坏，打不开；请在 Excel 或 WPS 中另存为 xlsx") from error
    styles = dict(formats(root))
    struck = frozenset(struck_styles(root))
    return reading("xls", [table_of(sheet, styles, struck) for sheet in root.iter(f"{SS}Worksheet")])


def is_hidden(sheet: etree._Element) -> bool:
    return any(str(part.text).startswith("Sheet") for part in sheet.iter("{*}Visible"))


def hidden_of(items: Iterable[etree._Element]) -> Iterator[int]:
    """The rows or columns, from 0, that are hidden; one stands behind the one before it, or at its index."""
    i = -1
    for item in items:
        i = number(item, "Index", i + 2) - 1
        span = number(item, "Span", 0)
        if item.get(f"{SS}Hidden") == "1":
            yield from range(i, i + span + 1)
        i += span


def formats(root: etree._Element) -> Iterator[tuple[str, str]]:
    for style in root.iter(f"{SS}Style"):
        pattern = next((part.get(f"{SS}Format") for part in style.iter(f"{SS}NumberFormat")), None) or "General"
        yield str(style.get(f"{SS}ID")), FORMATS.get(pattern, pattern)


def struck_styles(root: etree._Element) -> Iterator[str]:
    """The styles that strike the text of their cells out."""
    for style in root.iter(f"{SS}Style"):
        if any(font.get(f"{SS}StrikeThrough") == "1" for font in style.iter(f"{SS}Font")):
            yield str(style.get(f"{SS}ID"))


def table_of(sheet: etree._Element, styles: dict[str, str], struck: frozenset[str]) -> Table:
    """The cells of a sheet: one stands right of the one before it, where no area from above stands, or at its index."""
    table = Table(
        str(sheet.get(f"{SS}Name")),
        is_hidden=is_hidden(sheet),
        hidden_rows=frozenset(hidden_of(sheet.iter(f"{SS}Row"))),
        hidden_columns=frozenset(hidden_of(sheet.iter(f"{SS}Column"))),
    )
    taken: set[tuple[int, int]] = set()
    i = -1
    for row in sheet.iter(f"{SS}Row"):
        i = number(row, "Index", i + 2) - 1
        j = -1
        for cell in row.iter(f"{SS}Cell"):
            j = number(cell, "Index", j + 2) - 1
            while (i, j) in taken:
                j += 1
            down, across = number(cell, "MergeDown", 0), number(cell, "MergeAcross", 0)
            if i + down >= FARTHEST_ROW or j + across >= FARTHEST_COLUMN:
                raise far_cell(f"R{i + down + 1}C{j + across + 1}")
            table.enter(i, j, *value_of(cell, styles), is_struck=cell.get(f"{SS}StyleID") in struck)
            if down or across:
                table.merged.append((i, i + down, j, j + across))
                taken |= {(i + n, column) for n in range(1, down + 1) for column in range(j, j + across + 1)}
            j += across
        i += number(row, "Span", 0)
    return table


def number(item: etree._Element, name: str, default: int) -> int:
    """A count in an attribute; `default` where it is not printed or no number."""
    text = item.get(f"{SS}{name}") or ""
    return int(text) if text.isdigit() and len(text) < len(str(FARTHEST_ROW)) + 2 else default


def value_of(cell: etree._Element, styles: dict[str, str]) -> tuple[object, str]:
    """What a cell holds, and its number format."""
    data = cell.find(f"{SS}Data")
    text = "".join(map(str, data.itertext())) if data is not None else ""
    pattern = styles.get(cell.get(f"{SS}StyleID") or "", "General")
    kind = data.get(f"{SS}Type") if data is not None else None
    try:
        if kind == "Number":
            return float(text), pattern
        return (datetime.fromisoformat(text) if kind == "DateTime" else text), pattern
    except ValueError:
        return text, pattern
