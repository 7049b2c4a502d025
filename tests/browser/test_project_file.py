"""The file of a project: reached from tables by mouse and keyboard, kept by reload and Back, whole on paper."""

import re
import unicodedata

import pytest
from playwright.sync_api import Locator, Page, expect

import queries
from queries import Scope
from tests.browser.walking import SECONDS, asked, settled

LONGEST, NAMESAKE = "e03177f700bc-001", "c6588361de2c-067"
# A4 without the margins of look.css, in pixels.
PAPER_WIDTH = 703


def table(page: Page, number: int) -> Locator:
    """A table of 单位预算, once the charts around it have their places."""
    expect(page.locator(".js-plotly-plot .barlayer")).to_have_count(3, timeout=SECONDS)
    grid = page.get_by_test_id("stDataFrame").nth(number)
    grid.scroll_into_view_if_needed()
    expect(grid.locator("td").first).to_be_attached(timeout=SECONDS)
    return grid


def click_first_row(grid: Locator) -> None:
    """A link that is drawn knows of the mouse only once it has moved over it."""
    place = {"x": 18, "y": 52}
    grid.hover(position=place)
    grid.page.wait_for_timeout(500)
    grid.click(position=place)


def opened_by(page: Page, act) -> Page:
    with page.context.expect_page() as opening:
        act()
    settled(opening.value)
    return opening.value


def shows_sheet(page: Page, text: str) -> None:
    expect(page.locator(".sheet")).to_contain_text(text, timeout=SECONDS)


def project_of(page: Page) -> str:
    return asked(page)["project"][0]


def test_click_in_a_table_opens_the_file_in_the_same_scope_and_language(visit):
    page = visit("/unit-budget?city=张家口&lang=en")
    grid = table(page, 2)
    address = grid.locator("td").first.inner_text()
    assert address.startswith("project?project=c6588361de2c-")
    opened = opened_by(page, lambda: click_first_row(grid))
    assert opened.url.endswith("/" + address)
    assert asked(opened) == {"project": [project_of(opened)], "city": ["张家口"], "lang": ["en"]}
    shows_sheet(opened, "Performance indicators")


def test_enter_in_a_table_opens_the_file(visit):
    page = visit("/unit-budget?city=张家口")
    grid = table(page, 2)
    grid.locator("canvas").first.focus()
    page.keyboard.press("ArrowDown")
    cell = page.locator("[role=gridcell]:focus")
    expect(cell).to_have_text(re.compile("^project"))
    address = cell.inner_text()
    opened = opened_by(page, lambda: page.keyboard.press("Enter"))
    assert opened.url.endswith("/" + address)


def test_a_units_line_opens_the_rows_behind_it(visit):
    page = visit("/unit-budget?city=张家口")
    grid = table(page, 0)
    opened = opened_by(page, lambda: click_first_row(grid))
    expect(opened.get_by_test_id("stMetricValue").first).to_have_text("2,381.00 万元", timeout=SECONDS)
    assert sorted(asked(opened)) == ["city", "unit"]


def test_file_survives_reload_and_back_step_by_step(visit):
    page = visit("/project?city=张家口")
    expect(page.locator("h1")).to_have_text("项目档案")
    box = page.get_by_role("combobox", name="选择项目")
    box.click()
    box.fill("职称考试考务")
    page.get_by_role("option").first.click()
    expect(page.locator("h1")).to_have_text("职称考试考务工作经费", timeout=SECONDS)
    project = project_of(page)
    page.reload()
    settled(page)
    expect(page.locator("h1")).to_have_text("职称考试考务工作经费", timeout=SECONDS)
    page.goto(page.url.replace(project, NAMESAKE))
    settled(page)
    page.locator(".sheet").get_by_role("link", name="信息系统运行维护及设备购置费").click()
    page.wait_for_url(re.compile("c6588361de2c-068"))
    settled(page)
    page.go_back()
    expect(page.get_by_test_id("stMetricValue").first).to_have_text("7.89 万元", timeout=SECONDS)
    page.go_back()
    expect(page.locator("h1")).to_have_text("职称考试考务工作经费", timeout=SECONDS)
    assert asked(page) == {"project": [project], "city": ["张家口"]}
    page.go_back()
    expect(page.locator("h1")).to_have_text("项目档案", timeout=SECONDS)
    assert asked(page) == {"city": ["张家口"]}


def test_menu_leaves_the_project_behind_and_keeps_the_scope(visit):
    page = visit(f"/project?project={NAMESAKE}&city=张家口")
    shows_sheet(page, "出处")
    page.get_by_role("link", name="总览").click()
    expect(page.locator("h1")).to_have_text("总览", timeout=SECONDS)
    settled(page)
    assert asked(page) == {"city": ["张家口"]}
    page.go_back()
    expect(page.locator("h1")).to_have_text("信息系统运行维护及设备购置费", timeout=SECONDS)


def test_download_below_the_sheet_holds_the_projects_indicators(visit):
    page = visit(f"/project?project={NAMESAKE}&city=天津")
    with page.expect_download() as started:
        page.get_by_role("link", name="下载 CSV（11 行）").first.click()
    assert started.value.suggested_filename.startswith("项目档案_绩效指标_信息系统运行维护及设备购置费_20")
    assert len(started.value.path().read_text("utf-8-sig").splitlines()) == 12


def test_no_cell_of_the_printed_sheet_is_cut_at_the_edge(visit, page):
    page.set_viewport_size({"width": PAPER_WIDTH, "height": 1000})
    visit(f"/project?project={LONGEST}")
    shows_sheet(page, "出处")
    page.emulate_media(media="print")
    edges = page.locator(".sheet th, .sheet td, .sheet p").evaluate_all(
        "cells => cells.map(cell => [cell.getBoundingClientRect().right, cell.scrollWidth - cell.clientWidth])"
    )
    assert len(edges) > 100
    assert max(right for right, _hidden in edges) <= PAPER_WIDTH
    assert max(hidden for _right, hidden in edges) <= 1
    for hidden in ("stSidebar", "stHeader", "stSelectbox", "stExpander"):
        assert not any(element.is_visible() for element in page.get_by_test_id(hidden).all())
    assert not page.get_by_role("link", name=re.compile("下载")).first.is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_paper_holds_every_indicator_and_says_where_it_was_printed(visit, page, five_warehouse, tmp_path, scheme):
    pdfium = pytest.importorskip("pypdfium2")
    page.emulate_media(color_scheme=scheme)
    visit(f"/project?project={LONGEST}")
    shows_sheet(page, "出处")
    page.pdf(path=tmp_path / "sheet.pdf", format="A4")
    with pdfium.PdfDocument(tmp_path / "sheet.pdf") as document:
        assert {tuple(round(side) for side in leaf.get_size()) for leaf in document} == {(596, 843)}
        text = bare("".join(leaf.get_textpage().get_text_range() for leaf in document))
    indicators = queries.run("indicators", Scope(project=(LONGEST,)), warehouse=five_warehouse)
    for words in indicators.select("level3", "description", "target").iter_rows():
        assert [word for word in words if word and bare(word) not in text] == []
    assert bare(f"/project?project={LONGEST}，数据版本：wh-") in text
    assert "下载" not in text


def bare(text: str) -> str:
    """Without what a line break on paper adds; some fonts print 工 by the sign of the radical, which NFKC undoes."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_charts_are_made_to_fit_the_paper_and_back(visit):
    page = visit("/unit-budget")
    chart = page.locator(".js-plotly-plot .main-svg").first
    expect(chart).to_be_attached(timeout=SECONDS)
    width = "chart => chart.getBoundingClientRect().width"
    on_screen = chart.evaluate(width)
    assert on_screen > PAPER_WIDTH
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert chart.evaluate(width) <= PAPER_WIDTH + 1
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert chart.evaluate(width) == pytest.approx(on_screen, abs=1)


def test_sheet_is_no_wider_than_a_telephone(visit, page):
    page.set_viewport_size({"width": 390, "height": 844})
    visit(f"/project?project={LONGEST}")
    shows_sheet(page, "出处")
    main = page.get_by_test_id("stMain")
    assert main.evaluate("main => main.scrollWidth <= main.clientWidth + 1")
