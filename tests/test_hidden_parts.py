"""What a workbook hides is in no table, and is not lost either: it is ignored text, and a point to check names it."""

import io
from collections.abc import Callable
from decimal import Decimal

import openpyxl
import pytest
import xlwt
from openpyxl.worksheet.worksheet import Worksheet

from ingest.normalise import Reference
from ingest.parse import parse
from ingest.records import ParsedDocument
from ingest.sources import Source
from tests.city_forms import blocks
from tests.test_city_forms import found
from tests.test_tables_of_other_files import OF_TABLE, TABLE, XML
from tests.written import workbook

HIDDEN_SHEET, HIDDEN_ROW = "工作表「{}」是隐藏的，没有载入", "工作表「Sheet」的{}是隐藏的（或被筛选掉的），没有载入"


def changed(text: str, change: Callable[[Worksheet], object]) -> bytes:
    book = openpyxl.load_workbook(io.BytesIO(workbook(blocks(text))))
    change(book.worksheets[0])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(content: bytes, reference: Reference) -> ParsedDocument:
    return parse(content, reference, Source())


def projects(parsed: ParsedDocument) -> list[tuple[object, ...]]:
    return [(one["name"], one["total"], ["/".join(row) for row in one["indicators"]]) for one in found(parsed)]


def doubts(parsed: ParsedDocument) -> list[tuple[str, str]]:
    return [(str(row["reason"]).partition("；")[0], str(row["text"])) for row in parsed.tables["doubts"]]


def hide_row(number: int) -> Callable[[Worksheet], object]:
    return lambda sheet: setattr(sheet.row_dimensions[number], "hidden", True)


def filter_out(number: int) -> Callable[[Worksheet], object]:
    def change(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = f"A3:J{sheet.max_row}"
        sheet.auto_filter.add_filter_column(0, ["智慧法庭运维"])
        sheet.row_dimensions[number].hidden = True

    return change


@pytest.mark.parametrize("hide", [hide_row(6), filter_out(6)])
def test_a_hidden_row_is_no_project_and_a_point_to_check_says_so(
    hide: Callable[[Worksheet], object], reference: Reference
):
    parsed = read(changed("\n".join(TABLE), hide), reference)
    assert projects(parsed) == OF_TABLE[:1]
    ((reason, evidence),) = doubts(parsed)
    assert reason == HIDDEN_ROW.format("6行")
    assert "法警装备；沪青区法院；12.5" in evidence
    ignored = [rest["text"] for rest in parsed.tables["remainders"] if rest["reason"] == "隐藏的行或列"]
    assert "12.5" in ignored


def test_a_hidden_column_is_not_read(reference: Reference):
    def hide(sheet: Worksheet) -> None:
        sheet.insert_cols(4)
        for row, text in enumerate(("上年预算数", "70", "70", "10"), start=3):
            sheet.cell(row, 4, text)
        sheet.column_dimensions["D"].hidden = True

    parsed = read(changed("\n".join(TABLE), hide), reference)
    assert projects(parsed) == OF_TABLE
    assert doubts(parsed) == [(HIDDEN_ROW.format("D列"), "上年预算数；70；70；10")]


def test_a_merged_cell_is_read_whose_first_row_alone_is_hidden(reference: Reference):
    text = """
项目支出绩效目标表
项目名称|水渠清淤{1x3}
资金总额（万元）|18{1x3}
一级指标|二级指标|三级指标|指标值
产出指标{2x1}|数量指标{2x1}|清淤长度|≥20公里
清淤次数|2次
"""
    parsed = read(changed(text, hide_row(5)), reference)
    assert projects(parsed) == [("水渠清淤", Decimal(180000), ["产出指标/数量指标/清淤次数/2次"])]
    assert doubts(parsed) == [(HIDDEN_ROW.format("5行"), "清淤长度；≥20公里")]


def test_a_hidden_sheet_is_named(reference: Reference):
    def hide(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        draft = sheet.parent.copy_worksheet(sheet)
        draft.title, draft.sheet_state = "草稿", "hidden"

    parsed = read(changed("\n".join(TABLE), hide), reference)
    assert projects(parsed) == OF_TABLE
    assert [reason for reason, _ in doubts(parsed)] == [HIDDEN_SHEET.format("草稿")]


def test_hidden_rows_and_sheets_of_an_old_workbook_are_no_projects(reference: Reference):
    book = xlwt.Workbook()
    for name in ("公开", "草稿"):
        sheet = book.add_sheet(name)
        for i, line in enumerate(TABLE):
            for j, cell in enumerate(line.split("|")):
                sheet.write(i, j, cell)
    book.get_sheet(0).row(5).hidden = True
    book.get_sheet(1).visibility = 1
    buffer = io.BytesIO()
    book.save(buffer)
    parsed = read(buffer.getvalue(), reference)
    assert projects(parsed) == OF_TABLE[:1]
    assert [reason for reason, _ in doubts(parsed)] == [
        HIDDEN_ROW.format("6行").replace("Sheet", "公开"),
        HIDDEN_SHEET.format("草稿"),
    ]


def test_a_hidden_row_of_excels_xml_is_not_read(reference: Reference):
    shown = read(XML.encode(), reference)
    hidden = read(XML.replace('<Row><Cell ss:Index="2">', '<Row ss:Hidden="1"><Cell ss:Index="2">').encode(), reference)
    assert [len(parsed.tables["indicators"]) for parsed in (shown, hidden)] == [2, 1]
    assert [evidence for _, evidence in doubts(hidden)] == ["质量指标；验收率；95%"]
