"""A download holds exactly the rows on screen, opens in Excel with Chinese intact, and runs nothing in it."""

import csv
import io
from datetime import date
from decimal import Decimal
from pathlib import Path
from urllib.parse import parse_qs, quote, unquote, urlsplit

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from pages.parts import columns, downloads, links, words
from pages.parts.downloads.csv_files import csv as csv_of
from pages.parts.downloads.table import Table
from pages.parts.links import View
from queries import Scope
from tests.warehouses import run, shown

BOM = b"\xef\xbb\xbf"
# What documents and attackers may print: signs that begin formulas, quotes, separators, line ends, invisible marks.
HOSTILE = st.text(
    st.sampled_from("=+-@＝＋－＠'\",;|%!\t\r\n \u3000\u200b\ufeff0123456789.,a预≥")
    | st.characters(exclude_categories=["Cs"])
)


@pytest.fixture(autouse=True)
def chinese():
    words.use("zh")


@pytest.fixture(autouse=True)
def published(made, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(made.parent))


def projects_of(made: Path, view: View = View()) -> Table:  # noqa: B008 - a View cannot change
    return Table("projects", "项目明细", "unit-budget", view, made)


def get(address: str) -> Response:
    """What the server answers to an address, asked as the browser would ask."""
    path, _, query = f"/{address}".partition("?")
    asked = {"type": "http", "method": "GET", "path": unquote(path), "query_string": query.encode()}
    asked |= {"scheme": "http", "server": ("dashboard", 80), "headers": []}
    match, found = downloads.ROUTE.matches(asked)
    assert match is Match.FULL
    return downloads.respond(Request({**asked, **found}))


def parsed(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def cell(text: str | None) -> str:
    return parsed(csv_of(pl.DataFrame({"a": [text], "b": 1}), {"a": "a", "b": "b"}))[1][0]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+cmd",
        "-2+3",
        "@x",
        "\t=1",
        "\tx",
        "\rx",
        "＝1+1",
        "＋1x",
        "－x",
        "＠x",
        " =1",
        "　=1",
        "\u200b=1",
        "- 附注",
    ],
)
def test_text_that_begins_like_a_formula_is_neutralised(text):
    assert cell(text) == "'" + text


@pytest.mark.parametrize(
    "text", ["-5.00", "+3", "-1,234.50", "≥90%", "≤3.5万元", "1+1=2", "13070025P0001", "2025年", ""]
)
def test_text_that_is_a_number_or_no_formula_is_left_alone(text):
    assert cell(text) == text


@settings(deadline=None)
@given(HOSTILE)
@example("\ufeff=1")
@example("'=1+1")
@example("\x1f@")
def test_any_text_comes_back_from_a_csv_file_and_none_begins_like_a_formula(text):
    found = cell(text)
    assert found in (text, "'" + text)
    begins = found.lstrip().lstrip("\u200b\ufeff \t\r\n\u3000")
    assert not begins.startswith(tuple("=@＝＋－＠"))
    if begins.startswith(("+", "-")):
        assert found == text
        float(text.replace(",", ""))


def test_blank_cell_stays_blank():
    rows = pl.DataFrame({"a": ["x", None], "b": [None, Decimal("1.50")]}, schema_overrides={"b": pl.Decimal(38, 6)})
    assert parsed(csv_of(rows, {"a": "a", "b": "b"}))[1:] == [["x", ""], ["", "1.50"]]


@pytest.mark.parametrize(
    ("amount", "printed"), [("2329.880000", "2329.88"), ("0.050025", "0.050025"), ("1", "1.00"), ("100.5", "100.50")]
)
def test_amount_keeps_all_it_carries_and_two_decimals(amount, printed):
    rows = pl.DataFrame({"a": [Decimal(amount)]}, schema={"a": pl.Decimal(38, 6)})
    assert parsed(csv_of(rows, {"a": "a"}))[1] == [printed]


def test_columns_of_a_table_are_called_differently(made):
    for query in shown(made):
        labels = [columns.label(name) for name in columns.screen(run(made, query)).columns]
        assert len(labels) == len(set(labels)), query


def test_csv_file_parsed_again_is_what_stands_on_screen(made):
    for query in shown(made):
        on_screen = columns.screen(run(made, query))
        answer = get(downloads.address(Table(query, "表", "", View(), made), "csv"))
        assert answer.body.startswith(BOM)
        head, *lines = parsed(answer.body)
        assert head == [columns.label(name) for name in on_screen.columns]
        for line, row in zip(lines, on_screen.rows(), strict=True):
            assert all(map(same, line, row)), (query, line, row)


def same(printed: str, on_screen: object) -> bool:
    if on_screen is None:
        return printed == ""
    if isinstance(on_screen, str):
        return printed.removeprefix("'") == on_screen.removeprefix("'")
    return printed == str(on_screen) if isinstance(on_screen, date) else Decimal(printed) == Decimal(str(on_screen))


def test_download_holds_what_the_reader_chose(made):
    answer = get(downloads.address(projects_of(made, View(Scope(city=("张家口",)))), "csv"))
    head, *lines = parsed(answer.body)
    assert sorted(line[0] for line in lines) == sorted(["'=1+1 专项", "劳务派遣", "劳务派遣", "上年结转"])
    assert [line[head.index("其他资金（万元）")] for line in lines] == [""] * 4


def test_download_holds_what_a_page_filters_for_itself(made):
    scope = Scope(measure=("%",), comparator=("≥",), value_from=Decimal(95))
    table = Table("indicators", "逐条指标", "indicators", View(scope), made)
    for file_type in downloads.FILE_TYPES:
        address = downloads.address(table, file_type)
        assert parse_qs(urlsplit(address).query)["min"] == ["95"]
        assert get(address).status_code == 200
    head, *lines = parsed(get(downloads.address(table, "csv")).body)
    assert [line[head.index("指标值")] for line in lines] == ["≥95%"]


def test_project_and_unit_of_a_row_stand_right_after_its_first_column(made):
    seen = 0
    for query in shown(made):
        names = columns.screen(run(made, query)).columns
        told = [name for name in columns.SUBJECT if name in names[1:]]
        assert names[1 : 1 + len(told)] == told, query
        seen += len(told) > 1
    assert seen > 2


@pytest.mark.parametrize("file_type", downloads.FILE_TYPES)
def test_download_is_named_after_page_table_scope_and_day(made, file_type):
    disposition = get(downloads.address(projects_of(made, View(Scope(city=("张家口",)))), file_type)).headers[
        "content-disposition"
    ]
    assert disposition.startswith("attachment; filename*=UTF-8''" + quote("单位预算_项目明细_张家口_20"))
    assert disposition.endswith(f".{file_type}")


def test_download_speaks_the_readers_language(made):
    address = downloads.address(projects_of(made, View(language="en")), "csv")
    assert parsed(get(address).body)[0][:3] == ["Project", "Unit", "Budget (10k yuan)"]


def test_download_refuses_a_page_of_older_data(made):
    address = downloads.address(projects_of(made), "csv").replace(f"data={made.stem}", "data=wh-older")
    answer = get(address)
    assert answer.status_code == 409
    assert "刷新" in answer.body.decode()


@pytest.mark.parametrize("path", ["nosuch.csv", "choices.csv", "choices.xlsx", "projects.exe", "...csv"])
def test_download_refuses_what_is_no_table(made, path):
    assert get(f"export/{path}?data={made.stem}").status_code == 404


def test_address_opens_from_any_page(made):
    assert not urlsplit(downloads.address(projects_of(made), "csv")).path.startswith("/")


def test_download_of_a_project_holds_all_its_rows_and_no_others(made):
    table = Table("indicators", "绩效指标", "project", View(Scope(project=("p1",))), made)
    head, *lines = parsed(get(downloads.address(table, "csv")).body)
    assert [line[head.index("三级指标")] for line in lines] == ["培训人次", "讲课费", "学员满意度"]
    assert [line[head.index("一级指标")] for line in lines] == ["产出指标", "产出指标", "满意度指标"]


def test_download_refuses_a_project_that_is_not_there(made):
    address = downloads.address(Table("indicators", "x", "project", View(Scope(project=("p1",))), made), "csv")
    assert get(address.replace("project=p1", "project=p9")).status_code == 404


def test_file_name_leaves_out_what_file_systems_refuse():
    assert downloads.file_name("单位预算", "项目/明细", 'a:b*"c"', "") == "单位预算_项目-明细_a-b-c"


def test_rows_of_one_document_are_only_its_own_and_an_unknown_document_has_none(made):
    address = downloads.address(Table("documents", "表", "source", links.of_document(View(), "d-gz"), made), "csv")
    _head, *lines = parsed(get(address).body)
    assert len(lines) == 1
    assert get(address.replace("document=d-gz", "document=x")).status_code == 404
