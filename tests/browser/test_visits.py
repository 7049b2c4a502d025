"""The paths that matter, as a budget officer walks them: choose, change the page, reload, go back, share, download."""

import csv
import io

import openpyxl
from playwright.sync_api import Page, expect

from pages.parts import columns, words
from queries import Scope, run
from tests.browser.walking import SECONDS, asked, settled

BUDGET = {"all": "62,221.68 万元", "张家口": "6,429.08 万元", "广州": "54,117.80 万元"}


def shows(page: Page, title: str, budget: str) -> None:
    expect(page.locator("h1")).to_have_text(title, timeout=SECONDS)
    expect(page.get_by_test_id("stMetricValue").first).to_have_text(budget, timeout=SECONDS)
    settled(page)


def choose(page: Page, field: str, name: str) -> None:
    page.locator(f".st-key-{field}_zh input").click()
    page.get_by_role("option", name=name, exact=True).click()
    page.keyboard.press("Escape")


def test_scope_survives_a_change_of_page_a_reload_and_going_back(visit):
    page = visit()
    shows(page, "总览", BUDGET["all"])
    choose(page, "city", "张家口")
    shows(page, "总览", BUDGET["张家口"])
    page.get_by_role("link", name="单位预算", exact=True).click()
    shows(page, "单位预算", BUDGET["张家口"])
    page.reload()
    shows(page, "单位预算", BUDGET["张家口"])
    assert asked(page) == {"city": ["张家口"]}
    page.go_back()
    shows(page, "总览", BUDGET["张家口"])
    page.go_back()
    shows(page, "总览", BUDGET["all"])
    page.go_forward()
    shows(page, "总览", BUDGET["张家口"])


def test_link_opens_the_same_page_for_somebody_else(visit, browser, server):
    page = visit("/unit-budget?city=广州&year=none")
    shows(page, "单位预算", BUDGET["广州"])
    other = browser.new_context(locale="en-US").new_page()
    other.goto(page.url)
    shows(other, "单位预算", BUDGET["广州"])
    other.context.close()


def test_reset_clears_the_scope(visit):
    page = visit("/?city=广州&q=考试")
    page.get_by_role("button", name="清除全部筛选").click()
    shows(page, "总览", BUDGET["all"])
    assert asked(page) == {}


def test_search_narrows_the_scope(visit):
    page = visit()
    page.get_by_role("searchbox", name="搜索").fill("劳务派遣")
    page.keyboard.press("Enter")
    expect(page.get_by_text("搜索：劳务派遣")).to_be_visible(timeout=SECONDS)
    assert asked(page) == {"q": ["劳务派遣"]}


def test_unknown_value_of_a_link_is_ignored_with_a_notice(visit):
    page = visit("/?unit=nosuch&city=广州")
    expect(page.get_by_test_id("stAlert")).to_contain_text("unit=nosuch")
    shows(page, "总览", BUDGET["广州"])
    assert asked(page) == {"city": ["广州"]}


def test_empty_scope_says_so(visit):
    page = visit("/unit-budget?city=天津&year=2024")
    expect(page.get_by_test_id("stAlert")).to_contain_text("没有项目")


def test_language_switches_and_back_with_the_scope(visit):
    page = visit("/unit-budget?city=广州")
    page.get_by_role("radio", name="English").click()
    shows(page, "Unit budgets", "54,117.80 × 10k yuan")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert asked(page) == {"city": ["广州"], "lang": ["en"]}
    page.get_by_role("radio", name="中文").click()
    shows(page, "单位预算", BUDGET["广州"])
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


def downloaded(page: Page, query: str, file_type: str) -> tuple[str, bytes]:
    """The suggested name and the bytes of a table's file."""
    with page.expect_download() as started:
        page.locator(f'a[href^="export/{query}.{file_type}?"]').click()
    return started.value.suggested_filename, started.value.path().read_bytes()


def test_csv_file_holds_the_rows_on_screen(visit, five_warehouse):
    page = visit("/unit-budget?city=张家口")
    expect(page.get_by_role("link", name="下载 CSV（79 行）")).to_be_visible(timeout=SECONDS)
    name, data = downloaded(page, "projects", "csv")
    assert name.startswith("单位预算_项目明细_张家口_20")
    assert data.startswith(b"\xef\xbb\xbf")
    words.use("zh")
    rows = columns.screen(run("projects", Scope(city=("张家口",)), warehouse=five_warehouse))
    head, *lines = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert head == [columns.label(name) for name in rows.columns]
    assert [line[0].removeprefix("'") for line in lines] == rows["project_name"].to_list()
    assert [float(line[head.index("预算数（万元）")]) for line in lines] == [
        float(amount) for amount in rows["total_yuan"]
    ]


def test_workbook_holds_the_rows_on_screen_and_a_link_that_opens_them_again(visit, five_warehouse):
    page = visit("/unit-budget?city=张家口")
    name, data = downloaded(page, "projects", "xlsx")
    assert name.startswith("单位预算_项目明细_张家口_20")
    assert name.endswith(".xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == ["数据", "筛选条件", "字段说明"]
    words.use("zh")
    rows = columns.screen(run("projects", Scope(city=("张家口",)), warehouse=five_warehouse))
    head, *lines = book["数据"].iter_rows(values_only=True)
    assert list(head) == [columns.label(name) for name in rows.columns]
    assert [line[0] for line in lines] == rows["project_name"].to_list()
    assert [line[head.index("预算数（万元）")] for line in lines] == [float(amount) for amount in rows["total_yuan"]]
    assert all(isinstance(line[head.index("项目编码")], str) for line in lines)
    said = dict(book["筛选条件"].iter_rows(min_row=2, values_only=True))
    assert (said["城市"], said["行数"]) == ("张家口", "79")
    page.goto("about:blank")
    page.goto(said["网址"])
    shows(page, "单位预算", BUDGET["张家口"])


def test_workbook_of_the_filtered_indicators_holds_these_rows_only(visit):
    page = visit("/indicators")
    choose(page, "measure", "%")
    expect(page.get_by_role("link", name="下载 CSV（331 行）")).to_be_visible(timeout=SECONDS)
    page.get_by_role("spinbutton", name="数值不小于").fill("96")
    page.keyboard.press("Enter")
    expect(page.get_by_text("数值不小于：96")).to_be_visible(timeout=SECONDS)
    settled(page)
    shown = int(page.get_by_test_id("stMetricValue").first.inner_text())
    assert asked(page) == {"measure": ["%"], "min": ["96"]}
    _name, data = downloaded(page, "indicators", "xlsx")
    head, *lines = openpyxl.load_workbook(io.BytesIO(data))["数据"].iter_rows(values_only=True)
    values = [line[head.index("数值（区间为起）")] for line in lines]
    assert len(values) == shown
    assert min(values) >= 96
    assert {line[head.index("计量单位")] for line in lines} == {"%"}


def test_filters_of_the_indicators_survive_a_reload_and_going_back_and_hold_on_no_other_page(visit):
    page = visit("/indicators?measure=%25&min=96")
    expect(page.get_by_role("spinbutton", name="数值不小于")).to_have_value("96", timeout=SECONDS)
    page.reload()
    settled(page)
    expect(page.get_by_role("spinbutton", name="数值不小于")).to_have_value("96", timeout=SECONDS)
    page.get_by_role("link", name="总览").click()
    shows(page, "总览", BUDGET["all"])
    assert asked(page) == {}
    page.go_back()
    expect(page.locator("h1")).to_have_text("指标检索", timeout=SECONDS)
    expect(page.get_by_role("spinbutton", name="数值不小于")).to_have_value("96", timeout=SECONDS)
    assert asked(page) == {"measure": ["%"], "min": ["96"]}


def test_charts_are_drawn_and_follow_the_theme(visit, page):
    page.emulate_media(color_scheme="light")
    visit("/unit-budget")
    bar = page.locator(".js-plotly-plot .barlayer .point path").first
    expect(bar).to_be_attached(timeout=SECONDS)
    light = bar.evaluate("bar => getComputedStyle(bar).fill")
    page.emulate_media(color_scheme="dark")
    visit("/unit-budget")
    expect(bar).to_be_attached(timeout=SECONDS)
    assert bar.evaluate("bar => getComputedStyle(bar).fill") != light


def test_menu_on_a_telephone_gives_way_to_the_page_that_was_chosen(visit):
    page = visit()
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    settled(page)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_test_id("stSidebarNavLink").filter(has_text="成本指标").click()
    expect(page.locator("h1")).to_have_text("成本指标", timeout=SECONDS)
    expect(page.get_by_test_id("stSidebarNavLink").first).not_to_be_in_viewport(timeout=SECONDS)
