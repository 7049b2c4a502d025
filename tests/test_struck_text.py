"""Text that a document strikes out no longer holds: it is in no field, and a point to check says what it was."""

import io

import docx
import pytest
import xlsxwriter
import xlwt

from ingest.normalise import Reference
from ingest.parse import parse
from ingest.records import ParsedDocument
from ingest.sources import Source

ROWS = (
    ("项目名称", "道路保洁", "", ""),
    ("预算金额（元）", "1200000", "", ""),
    ("一级指标", "二级指标", "三级指标", "指标值"),
    ("产出指标", "数量指标", "清扫面积", "≥30万平方米|≥35万平方米"),
    ("产出指标", "时效指标", "|清扫频次", "|每日2次"),
    ("满意度指标", "服务对象满意度", "市民满意度", "≥90%"),
)
"""What stands before a stroke in the last row but two is struck out, and all of the row below but its classes."""
PART, WHOLE = ROWS[3][3], ROWS[4][2:]


def xlsx() -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        struck, plain = book.add_format({"font_strikeout": True}), book.add_format()
        for i, row in enumerate(ROWS):
            for j, text in enumerate(row):
                if text == PART:
                    sheet.write_rich_string(i, j, struck, text.split("|")[0], plain, text.split("|")[1])
                else:
                    sheet.write(i, j, text.strip("|"), struck if text in WHOLE else plain)
    return buffer.getvalue()


def xls() -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    look, font = xlwt.easyxf("font: struck_out on"), xlwt.easyfont("struck_out on")
    for i, row in enumerate(ROWS):
        for j, text in enumerate(row):
            if text == PART:
                before, after = text.split("|")
                sheet.write_rich_text(i, j, ((before, font), (after, xlwt.easyfont(""))))
            else:
                sheet.write(i, j, text.strip("|"), look if text in WHOLE else xlwt.easyxf())
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def word() -> bytes:
    document = docx.Document()
    table = document.add_table(len(ROWS), len(ROWS[0]))
    for i, row in enumerate(ROWS):
        for j, text in enumerate(row):
            paragraph = table.cell(i, j).paragraphs[0]
            before, after = text.split("|") if text == PART else (text if text in WHOLE else "", text)
            paragraph.add_run(before.strip("|")).font.strike = True
            paragraph.add_run("" if text in WHOLE else after).font.strike = False
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


STYLED = '<?xml version="1.0"?><Workbook xmlns="{0}" xmlns:ss="{0}"><Styles><Style ss:ID="s1">'


def xml() -> bytes:
    head = STYLED.format("urn:schemas-microsoft-com:office:spreadsheet")
    rows = ("<Row>" + "".join(map(xml_cell, row)) + "</Row>" for row in ROWS)
    style = '<Font ss:StrikeThrough="1"/></Style></Styles><Worksheet ss:Name="表"><Table>'
    return (head + style + "".join(rows) + "</Table></Worksheet></Workbook>").encode()


def xml_cell(text: str) -> str:
    style = ' ss:StyleID="s1"' if text in WHOLE else ""
    shown = text.strip("|").split("|")[-1]
    return f'<Cell{style}><Data ss:Type="String">{shown}</Data></Cell>'


def targets(parsed: ParsedDocument) -> list[object]:
    return [row["target"] for row in parsed.tables["indicators"] if row["target"]]


@pytest.mark.parametrize("made", [xlsx, xls, word, xml])
def test_struck_text_is_not_read_but_told(made, reference: Reference):
    parsed = parse(made(), reference, Source())
    assert targets(parsed) == ["≥35万平方米", "≥90%"]
    told = "".join(str(row["text"]) for row in parsed.tables["doubts"])
    assert "每日2次" in told
    assert ("≥30万平方米" in told) == (made is not xml)
