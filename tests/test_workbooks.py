"""A workbook, opened by another library, holds the rows on screen, runs nothing, and says what its rows are."""

import io
import re
from datetime import date, datetime
from decimal import Decimal

import openpyxl
import polars as pl
import pytest
from hypothesis import example, given, settings
from xlsxwriter import Workbook

import queries
from pages.parts import columns, downloads, words
from pages.parts.downloads import workbooks
from pages.parts.downloads.table import Table
from pages.parts.links import View
from queries import Scope
from tests.test_downloads import HOSTILE, get, projects_of
from tests.warehouses import run, shown

ZHANGJIAKOU = View(Scope(city=("张家口",)))
DATA, FILTERS, COLUMNS = "数据", "筛选条件", "字段说明"


@pytest.fixture(autouse=True)
def chinese():
    words.use("zh")


@pytest.fixture(autouse=True)
def published(made, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(made.parent))


def opened(table: Table) -> openpyxl.Workbook:
    answer = get(downloads.address(table, "xlsx"))
    assert answer.status_code == 200
    return openpyxl.load_workbook(io.BytesIO(answer.body))


def written(rows: pl.DataFrame, kinds: list[str]) -> openpyxl.worksheet.worksheet.Worksheet:
    """Rows of any kind on a sheet of their own, opened again."""
    data = io.BytesIO()
    with Workbook(data, workbooks.PLAIN) as book:
        workbooks._sheet(book, "x", rows, kinds)
    return openpyxl.load_workbook(io.BytesIO(data.getvalue()))["x"]


def text_cell(text: str) -> openpyxl.cell.cell.Cell:
    return written(pl.DataFrame({"a": [text]}), ["text"])["A2"]


def test_rows_equal_the_rows_on_screen_and_no_cell_is_a_formula(made):
    for query in shown(made):
        on_screen = columns.screen(run(made, query))
        book = opened(Table(query, "表", "", View(), made))
        head, *lines = book[DATA].iter_rows(values_only=True)
        assert list(head) == [columns.label(name) for name in on_screen.columns]
        assert [tuple(map(exact, line)) for line in lines] == [tuple(map(exact, row)) for row in on_screen.rows()]
        cells = [cell for sheet in book for row in sheet for cell in row]
        assert not [cell for cell in cells if cell.data_type == "f" or cell.hyperlink], query


def exact(cell: object) -> object:
    if isinstance(cell, datetime):
        return cell.date()
    return Decimal(str(cell)).normalize() if isinstance(cell, int | float | Decimal) else cell


def test_codes_are_text_and_amounts_are_numbers_with_a_format(made):
    sheet = opened(projects_of(made))[DATA]
    cells = {sheet.cell(1, position).value: sheet.cell(2, position) for position in range(1, sheet.max_column + 1)}
    for label in ("项目编码", "立项年份", "单位编码"):
        assert (cells[label].data_type, cells[label].number_format) == ("s", "@"), label
    assert (cells["预算数（万元）"].data_type, cells["预算数（万元）"].number_format) == ("n", "#,##0.00####")
    assert (cells["占范围内该单位（%）"].data_type, cells["占范围内该单位（%）"].number_format) == ("n", "0.0")


def test_dates_are_dates():
    cell = written(pl.DataFrame({"a": [date(2025, 12, 31)]}), ["date"])["A2"]
    assert (cell.is_date, cell.value, cell.number_format) == (True, datetime(2025, 12, 31), "yyyy-mm-dd")


@pytest.mark.parametrize("text", ["=1+1", "＝1+1", "-2+3", "@x", "\tx", "\t=1", '=HYPERLINK("http://x")'])
def test_text_that_looks_like_a_formula_stays_as_printed_and_is_text(text):
    cell = text_cell(text)
    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


@pytest.mark.parametrize(
    "text", ["-5.00", "≥90%", "{=1+1}", "13070025P0001", "0012", "2025年", "90%", "1e5", "http://x", "TRUE", "3-5"]
)
def test_text_that_is_none_stays_as_printed_and_is_text(text):
    cell = text_cell(text)
    assert (cell.value, cell.data_type, cell.number_format, cell.quotePrefix) == (text, "s", "@", False)


@settings(deadline=None)
@given(HOSTILE.filter(bool))
@example("_x0041_")
@example("\r\n\x0b\ufffe")
def test_any_text_comes_back_and_is_never_a_formula(text):
    cell = text_cell(text)
    # Marks that XML cannot hold stand as _x000D_ in the file; Excel undoes that, openpyxl does not.
    value = re.sub(r"_x(00[01][0-9A-F]|FFF[EF])_", lambda mark: chr(int(mark[1], 16)), cell.value)
    assert (value, cell.data_type) == (text, "s")


def test_text_longer_than_a_cell_holds_says_that_it_is_cut():
    assert text_cell("字" * 32_767).value == "字" * 32_767
    cut = text_cell("字" * 32_768).value
    assert len(cut) == 32_767
    assert cut.endswith("字……（超过 Excel 一格的长度，全文见 CSV）")


def test_long_text_is_no_text_format_which_old_excel_shows_as_hashes():
    assert [text_cell("字" * length).number_format for length in (255, 256)] == ["@", "General"]


def test_more_rows_than_a_sheet_holds_are_refused_in_words(made, monkeypatch):
    monkeypatch.setattr(downloads, "MOST_ROWS", 6)
    answer = get(downloads.address(projects_of(made), "xlsx"))
    assert answer.status_code == 413
    assert "CSV" in answer.body.decode()


def test_head_stays_in_sight_and_every_column_can_be_filtered_and_read(made):
    book = opened(projects_of(made, ZHANGJIAKOU))
    sheet = book[DATA]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:P5")
    widths = [sheet.column_dimensions[letter].width for letter in "ABCDEFGHIJKLMNO"]
    assert min(widths) >= 8
    assert max(widths) <= 51
    assert sheet.print_title_rows == "$1:$1"


def test_sheet_of_filters_says_which_rows_these_are_and_where_they_come_from(made):
    sheet = opened(projects_of(made, ZHANGJIAKOU))[FILTERS]
    said: dict[str, list[str]] = {}
    for name, content in sheet.iter_rows(min_row=2, values_only=True):
        said.setdefault(name, []).append(content)
    assert said == {
        "页面": ["单位预算"],
        "表格": ["项目明细"],
        "城市": ["张家口"],
        "单位": ["全部"],
        "指标类别": ["全部"],
        "指标子类": ["全部"],
        "立项年份": ["全部"],
        "搜索": ["全部"],
        "行数": ["4"],
        "口径": [queries.about("projects")],
        "查询语句": ["queries/projects.sql"],
        "数据版本": [made.stem],
        "下载日期": [date.today().isoformat()],
        "网址": ["http://dashboard/unit-budget?city=%E5%BC%A0%E5%AE%B6%E5%8F%A3"],
        "数据来源": ["乙局2025年预算（4/4 个项目）"],
        "不在筛选范围内、未计入": ["丙.txt", "甲中心2025年绩效目标表"],
        "未读入的文件": ["坏/空.txt"],
    }


def test_sheet_of_filters_names_what_a_page_filters_for_itself(made):
    scope = Scope(target_kind=("number",), measure=("%",), value_from=Decimal(90), words=("满意",))
    sheet = opened(Table("indicators", "逐条指标", "indicators", View(scope), made))[FILTERS]
    said = dict(sheet.iter_rows(min_row=2, values_only=True))
    assert [said[name] for name in ("读法", "计量单位", "数值不小于", "搜索")] == ["数值", "%", "90", "满意"]
    assert "比较符" not in said
    assert said["网址"].endswith("/indicators?kind=number&measure=%25&min=90&q=%E6%BB%A1%E6%84%8F")


def test_sheet_of_columns_explains_each_column_of_the_data_in_its_order(made):
    book = opened(projects_of(made))
    labels = [cell.value for cell in book[DATA][1]]
    head, *lines = book[COLUMNS].iter_rows(values_only=True)
    assert head == ("列", "含义", "计量单位", "出自")
    assert [line[0] for line in lines] == labels
    assert all(all(line) for line in lines)
    assert lines[0] == ("项目名称", "项目名称，照印", "文字", "projects.project_name")


def test_workbook_in_english_is_english_and_the_data_stay_as_printed(made):
    book = opened(projects_of(made, View(Scope(city=("广州",)), "en")))
    assert book.sheetnames == ["Data", "Filters", "Columns"]
    assert [cell.value for cell in book["Data"][1]][:3] == ["Project", "Unit", "Budget (10k yuan)"]
    assert book["Data"]["A2"].value == "房租"
    assert dict(book["Filters"].iter_rows(min_row=2, values_only=True))["Year set up"] == "All"
    assert book["Columns"]["B2"].value == "Project name, as printed"
