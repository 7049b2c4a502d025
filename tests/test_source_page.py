"""原文 shows the printed words of every row, says what it cannot show, and is reached from rows and files by address."""

import hashlib
import html
import re
import shutil
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import duckdb
import polars as pl
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

import queries
from ingest import warehouse_path
from pages.parts import columns, follow, originals, words
from pages.parts.links import View
from pages.parts.sentences import source as sentences
from pages.parts.sentences.source import Printed
from pages.parts.source_sheet import sheet
from queries import Scope
from tests.made_forms import document
from tests.server import ROOT
from tests.test_made_documents import browser  # noqa: F401 - a fixture
from tests.test_made_documents import made as made_forms
from tests.test_pages import open_page, said
from tests.warehouses import ingest, run
from tests.written import printed as printed_by
from tests.written import web_page, word_file

FORM, INDICATOR = "c6588361de2c-023", "c6588361de2c-023-003"


@pytest.fixture(autouse=True)
def chinese():
    words.use("zh")


@pytest.fixture
def visit(five_warehouse, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(five_warehouse.parent))
    return lambda **query: open_page("source.py", **query)


@pytest.fixture
def asked(five_warehouse, monkeypatch):
    """What the server answers to an address of a document."""
    monkeypatch.setenv("WAREHOUSE", str(five_warehouse.parent))
    return answer


def answer(address: str) -> Response:
    path, _mark, query = address.partition("?")
    wanted = {"type": "http", "method": "GET", "path": path, "query_string": query.encode(), "headers": []}
    match, found = originals.ROUTE.matches(wanted)
    assert match is Match.FULL
    return originals.respond(Request({**wanted, **found}))


def printed(warehouse: Path, project: str, indicator: str | None = None) -> Printed:
    frames = {
        name: run(warehouse, name, Scope(project=(project,)))
        for name in ("project_sheets", "indicators", "places", "project_cells")
    }
    return Printed(indicator, **frames)


def written(app) -> str:
    """The sheet as the page sends it."""
    return next(element.proto.body for element in app.get("html") if 'class="sheet source"' in element.proto.body)


def marked(text: str) -> list[str]:
    return re.findall(r"<mark>(.*?)</mark>", text)


def test_address_of_an_indicator_shows_its_lines_with_the_words_marked(visit):
    app = visit(project=FORM, indicator=INDICATOR)
    assert said(app).startswith("# 人社信息化建设及维护经费\n")
    assert "指标值 **≤4小时**" in said(app).replace("\\", "")
    assert "第 3173–3181 行" in said(app).replace("\\", "")
    assert "都在所指的地方逐字找到了" in said(app)
    assert marked(written(app))[:2] == ["业务故障处", "理及时率"]
    assert written(app).count('<tr class="row">') == 9
    assert dict(app.query_params) == {"project": FORM, "indicator": INDICATOR}


def test_reference_pastes_as_one_line(visit):
    (code,) = visit(project=FORM, indicator=INDICATOR).code
    assert code.value == (
        "张家口，323001 张家口市人力资源和社会保障局本级，张家口市人力资源和社会保障局 部门整体绩效目标，第 3173–3181 行"
    )


def test_address_of_a_project_marks_its_name_and_its_amounts(visit):
    text = written(visit(project="08cde6ba8a0e-001"))
    assert marked(text)[0] == "2025年编制外长聘-机关事业单位辅助人员（行政政法室）"
    assert len(marked(text)) >= 2
    assert "▸ 2<" in text


def test_page_speaks_english(visit):
    app = visit(project=FORM, indicator=INDICATOR, lang="en")
    assert "to the letter" in said(app)
    assert "Download the original" in written(app)


@pytest.mark.parametrize("indicator", ["<b>x", "c6588361de2c-024-001"])
def test_indicator_that_is_not_of_the_project_is_said_to_be_none_and_the_project_is_shown(visit, indicator):
    app = visit(project=FORM, indicator=indicator)
    assert "不在这个项目里" in app.warning[0].value
    assert "<b>" not in app.warning[0].value.replace("\\<b\\>", "")
    assert "这个项目印在" in said(app)


@pytest.mark.parametrize("query", [{}, {"project": "nosuch"}, {"project": "nosuch", "indicator": INDICATOR}])
def test_without_a_known_project_the_page_asks_for_one(visit, query):
    app = visit(city="广州", **query)
    assert said(app).startswith("# 原文\n")
    assert ("链接里的项目 nosuch 在现有数据中没有" in said(app)) == bool(query)


def test_choosing_another_project_leaves_the_indicator_behind(visit):
    app = visit(project=FORM, indicator=INDICATOR)
    app.selectbox("project_zh").set_value("c6588361de2c-024").run()
    assert dict(app.query_params) == {"project": "c6588361de2c-024"}


def test_document_that_is_gone_is_said_to_be_gone_and_what_was_read_stays(made, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(made.parent))
    app = open_page("source.py", project="p1", indicator="i1")
    assert "原文件已经不在原来的位置" in said(app)
    assert "≥700人次" in written(app)
    assert "original/file" not in written(app)


@pytest.mark.parametrize("view", ["source.py", "project.py"])
def test_form_that_is_printed_a_second_time_is_said_to_be_none(made, monkeypatch, tmp_path, view):
    copy = Path(shutil.copy(made, tmp_path / "wh-twice.duckdb"))
    with duckdb.connect(copy) as connection:
        connection.execute("UPDATE projects SET repeats_project_id = 'p6' WHERE project_id = 'p7'")
    (tmp_path / "CURRENT").write_text(copy.name, encoding="utf-8")
    monkeypatch.setenv("WAREHOUSE", str(tmp_path))
    assert "链接里的项目 p7 在现有数据中没有" in said(open_page(view, project="p7"))


@pytest.fixture(scope="module")
def others(tmp_path_factory: pytest.TempPathFactory, browser) -> Path:  # noqa: F811
    """The published file of a form that is written as a PDF and as a Word file."""
    look, some, rng = made_forms("form", 5)
    blocks = document(look, some, rng)
    folder, warehouse = tmp_path_factory.mktemp("others"), tmp_path_factory.mktemp("warehouse")
    (folder / "表 一.pdf").write_bytes(printed_by(browser, web_page(blocks, look.css)))
    (folder / "b.docx").write_bytes(word_file(blocks))
    assert ingest(folder, warehouse=warehouse).returncode == 0
    return warehouse_path(warehouse)


def one_of(warehouse: Path, file_type: str) -> Printed:
    places = run(warehouse, "places").filter((pl.col("file_type") == file_type) & pl.col("indicator_id").is_not_null())
    return printed(warehouse, places["project_id"][0], places["indicator_id"][0])


def test_indicator_of_a_pdf_is_a_picture_of_its_page_that_the_browser_asks_for(others: Path, asked, monkeypatch):
    shown = one_of(others, "pdf")
    monkeypatch.setenv("WAREHOUSE", str(others.parent))
    addresses = [html.unescape(found) for found in re.findall(r'<img src="(.*?)"', sheet(shown, View()))]
    assert [address.partition("?")[0] for address in addresses] == ["original/part.png", "original/page.png"]
    for address in addresses:
        got = asked(f"/{address}")
        assert (got.status_code, got.headers["content-type"]) == (200, "image/png")
        assert got.body.startswith(b"\x89PNG")
    assert shown.indicator is not None
    assert html.escape(shown.indicator["level3"]) in sheet(shown, View())
    assert "红框" in sheet(shown, View())


def test_indicator_of_a_word_file_is_a_cell_of_the_table_drawn_again(others: Path):
    shown = one_of(others, "docx")
    text = sheet(shown, View())
    assert shown.indicator is not None
    assert re.findall(r'<td class="cell"[^>]*><mark>(.*?)</mark>', text) == [html.escape(shown.indicator["level3"])]
    assert "格" in shown.spot.place_said


def test_original_is_downloaded_to_the_last_byte_under_its_own_name(asked, five_warehouse):
    (path, sha256), *_ = run(five_warehouse, "places", Scope(project=(FORM,))).select("path", "sha256").rows()
    got = asked(f"/original/file?project={FORM}")
    assert got.body == (ROOT / path).read_bytes()
    assert hashlib.sha256(got.body).hexdigest() == sha256
    assert got.headers["content-disposition"] == f"attachment; filename*=UTF-8''{Path(path).name}"
    assert got.headers["content-type"] == "application/octet-stream"


@pytest.mark.parametrize(
    "address",
    ["file?project=../../etc/passwd", "file", f"part.png?project={FORM}", "x?project=p", f"page.png?project={FORM}&indicator=x"],
)  # fmt: skip
def test_what_is_no_row_or_no_picture_is_not_there(asked, address):
    assert asked(f"/original/{address}").status_code == 404


@pytest.mark.parametrize("query", queries.names())
def test_rows_with_a_place_lead_to_their_printed_words(made, query):
    rows = run(made, query)
    lead = follow.to_words(rows, View(Scope(city=("天津",)), "en"))
    if "later_indicator_id" in rows.columns:
        assert all("indicator=" in address for address in lead.addresses)
        return
    if "document_id" in rows.columns and not {"line_from", "project_id"} <= set(rows.columns):
        for address, row in zip(lead.addresses, rows.iter_rows(named=True), strict=True):
            leads_to_the_document(address, row)
        return
    if "line_from" not in rows.columns or "project_id" not in rows.columns:
        assert lead is None
        return
    indicators = rows["indicator_id"] if "indicator_id" in rows.columns else [None] * rows.height
    for address, project, indicator in zip(lead.addresses, rows["project_id"], indicators, strict=True):
        if project is None:
            assert address is None
            continue
        named = {"project": [project]} | ({"indicator": [indicator]} if indicator else {})
        assert parse_qs(urlsplit(address).query) == {**named, "city": ["天津"], "lang": ["en"]}


def leads_to_the_document(address: str | None, row: dict) -> None:
    """The link of a row of a document names it, and the row's place in it; a row of no document has none."""
    if row["document_id"] is None:
        assert address is None
        return
    named = {"document": [row["document_id"]]} | ({"place": [row["place_id"]]} if row.get("place_id") else {})
    assert parse_qs(urlsplit(address).query) == {**named, "city": ["天津"], "lang": ["en"]}


def test_two_years_side_by_side_lead_to_the_words_of_the_later_one_or_of_the_only_one(five_warehouse):
    rows = run(five_warehouse, "pair_indicators")
    lead = follow.to_words(rows, View())
    assert lead is not None
    sides = rows.select("later_indicator_id", "earlier_indicator_id").iter_rows()
    for address, (later, earlier) in zip(lead.addresses, sides, strict=True):
        asked = parse_qs(urlsplit(address).query)
        assert asked["indicator"] == [later or earlier]
        assert (later or earlier).startswith(asked["project"][0])


def test_every_query_that_shows_a_place_leads_to_the_words_of_the_very_row(made):
    """A row of one indicator names it, so that its own words are shown and not those of the whole project."""
    for query in queries.names():
        names = run(made, query).columns
        assert not {"line_from", "level3"} <= {*names} or "indicator_id" in names, query


def test_place_in_words_holds_page_lines_or_the_cell():
    blank = dict.fromkeys(columns.PLACE)
    assert columns.place({**blank, "page": 3}) == "第 3 页"
    assert columns.place({**blank, "line_from": 3, "line_to": 5}) == "第 3–5 行"
    assert columns.place({**blank, "address": "Sheet1!B5"}) == "Sheet1!B5"
    assert columns.place(blank) is None


def test_file_of_a_project_leads_to_the_words_of_each_indicator(five_warehouse, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(five_warehouse.parent))
    app = open_page("project.py", project=FORM, city="张家口")
    text = next(element.proto.body for element in app.get("html") if 'class="sheet"' in element.proto.body)
    indicators = run(five_warehouse, "indicators", Scope(project=(FORM,)))["indicator_id"]
    assert [f"indicator={indicator}&amp;" in text for indicator in indicators] == [True] * indicators.len()
    assert f'href="source?project={FORM}&amp;city=' in text


def test_words_that_do_not_stand_there_in_one_piece_are_named(five_warehouse, monkeypatch):
    cut = printed(five_warehouse, FORM, INDICATOR)
    monkeypatch.setattr(sentences, "missing", lambda _text, wanted: wanted[:1])
    assert "没有在所指的地方连着印出：业务故障处理及时率" in sentences.answer(cut)
