"""A download holds exactly the rows on screen, opens in Excel with Chinese intact, and runs nothing in it."""

import csv
import io
from decimal import Decimal
from urllib.parse import quote, unquote, urlsplit

import polars as pl
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

import queries
from pages.parts import columns, downloads, words
from pages.parts.links import View
from queries import Scope

BOM = b"\xef\xbb\xbf"


@pytest.fixture(autouse=True)
def chinese():
    words.use("zh")


@pytest.fixture(autouse=True)
def published(made, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(made.parent))


def get(address: str) -> Response:
    """What the server answers to an address, asked as the browser would ask."""
    path, _, query = f"/{address}".partition("?")
    asked = {"type": "http", "method": "GET", "path": unquote(path), "query_string": query.encode(), "headers": []}
    match, found = downloads.ROUTE.matches(asked)
    assert match is Match.FULL
    return downloads.respond(Request({**asked, **found}))


def parsed(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))


def cell(text: str | None) -> str:
    return parsed(downloads.csv(pl.DataFrame({"a": [text]}), {"a": "a"}))[1:][0][0]


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


def test_blank_cell_stays_blank():
    rows = pl.DataFrame({"a": ["x", None], "b": [None, Decimal("1.50")]}, schema_overrides={"b": pl.Decimal(38, 6)})
    assert parsed(downloads.csv(rows, {"a": "a", "b": "b"}))[1:] == [["x", ""], ["", "1.50"]]


@pytest.mark.parametrize(
    ("amount", "printed"), [("2329.880000", "2329.88"), ("0.050025", "0.050025"), ("1", "1.00"), ("100.5", "100.50")]
)
def test_amount_keeps_all_it_carries_and_two_decimals(amount, printed):
    rows = pl.DataFrame({"a": [Decimal(amount)]}, schema={"a": pl.Decimal(38, 6)})
    assert parsed(downloads.csv(rows, {"a": "a"}))[1] == [printed]


# The choices of the sidebar are never shown as a table.
@pytest.mark.parametrize("query", [name for name in queries.names() if name != "choices"])
def test_columns_of_a_table_are_called_differently(made, query):
    shown = set(columns.COLUMNS) & set(queries.run(query, Scope(), warehouse=made).columns)
    labels = [columns.label(name) for name in shown]
    assert len(labels) == len(set(labels))


def test_download_equals_the_rows_on_screen(made):
    address = downloads.address("projects", "单位预算_项目明细_张家口", View(Scope(city=("张家口",))), made.stem)
    answer = get(address)
    assert answer.status_code == 200
    assert answer.body.startswith(BOM)
    shown = columns.screen(queries.run("projects", Scope(city=("张家口",)), warehouse=made))
    head, *lines = parsed(answer.body)
    assert head == [columns.label(name) for name in shown.columns]
    names = shown["project_name"].to_list()
    assert [line[0].removeprefix("'") for line in lines] == names
    assert [Decimal(line[1]) for line in lines] == shown["total_yuan"].to_list()
    assert [line[head.index("其他资金（万元）")] for line in lines] == [""] * 4


def test_download_is_named_after_page_table_scope_and_day(made):
    address = downloads.address("projects", "单位预算_项目明细_张家口", View(), made.stem)
    disposition = get(address).headers["content-disposition"]
    assert disposition.startswith("attachment; filename*=UTF-8''" + quote("单位预算_项目明细_张家口_20"))
    assert disposition.endswith(".csv")


def test_download_speaks_the_readers_language(made):
    address = downloads.address("projects", "x", View(language="en"), made.stem)
    assert parsed(get(address).body)[0][:2] == ["Project", "Budget (10k yuan)"]


def test_download_refuses_a_page_of_older_data():
    answer = get(downloads.address("projects", "x", View(), "wh-older"))
    assert answer.status_code == 409
    assert "刷新" in answer.body.decode()


def test_download_refuses_what_is_no_query(made):
    assert get(downloads.address("nosuch", "x", View(), made.stem)).status_code == 404
    assert get("export/.../x.csv").status_code == 404


def test_address_opens_from_any_page():
    assert not urlsplit(downloads.address("projects", "x", View(), "v")).path.startswith("/")


def test_file_name_leaves_out_what_file_systems_refuse():
    assert downloads.file_name("单位预算", "项目/明细", 'a:b*"c"', "") == "单位预算_项目-明细_a-b-c"
