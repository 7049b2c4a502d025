"""From a row of a table to its printed words by keyboard; the original in hand; on a telephone and on paper."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_accessibility import TELEPHONE, drawn, faults, is_wide
from tests.browser.walking import SECONDS, asked, settled
from tests.server import ROOT

WORDS = "source?project=c6588361de2c-023&indicator=c6588361de2c-023-003"
LONG_LINES = "source?project=7a479f371a2d-011&indicator=7a479f371a2d-011-003"
PROJECT = "source?project=08cde6ba8a0e-001&lang=en"
DOCUMENT = "source?document=c6588361de2c&place=rest-1"
PAPER_WIDTH = 703


def test_row_of_a_table_opens_its_printed_words_and_these_are_in_sight(visit):
    page = visit("/indicators?city=张家口")
    grid = page.get_by_test_id("stDataFrame").first
    expect(grid.locator("td").first).to_be_attached(timeout=SECONDS)
    opened, address = opened_by_enter(page, grid)
    assert opened.url.endswith(f"/{address}")
    assert asked(opened)["city"] == ["张家口"]
    marks = opened.locator(".source mark")
    expect(marks.first).to_be_in_viewport(timeout=SECONDS)
    printed = "".join("".join(marks.all_inner_texts()).split())
    target = opened.locator(".source .facts tr").filter(has=opened.get_by_role("rowheader", name="指标值", exact=True))
    assert target.locator("td").inner_text() in printed


def test_text_in_no_field_opens_its_printed_words(visit):
    page = visit("/documents?city=张家口")
    grid = page.get_by_role("region", name="没有进入字段的文字")
    expect(grid.locator("td").first).to_be_attached(timeout=SECONDS)
    grid.locator("canvas").first.focus()
    page.keyboard.press("ArrowDown")
    cell = page.locator("[role=gridcell]:focus")
    expect(cell).to_be_attached()
    page.keyboard.press("ArrowRight")
    expect(cell).to_have_text(re.compile("^source.document=.*place=rest-"))
    with page.context.expect_page() as opening:
        page.keyboard.press("Enter")
    opened = opening.value
    settled(opened)
    marks = opened.locator(".source mark")
    expect(marks.first).to_be_in_viewport(timeout=SECONDS)
    words = opened.locator(".source .facts tr").filter(
        has=opened.get_by_role("rowheader", name="文字（照印）", exact=True)
    )
    assert "".join("".join(marks.all_inner_texts()).split()) == "".join(words.locator("td").inner_text().split())


def test_point_on_a_whole_document_opens_its_beginning_and_the_original_is_downloaded(visit):
    page = visit("/findings?rule=budget_year_not_printed")
    grid = page.get_by_role("region", name="逐处疑点：先请核对，后提示，各按涉及的预算数从大到小")
    expect(grid.locator("td").first).to_be_attached(timeout=SECONDS)
    address = grid.locator("td").filter(has_text=re.compile("^source.document=")).first.inner_text()
    page = visit(f"/{address}")
    expect(page.get_by_text("下面是文件的开头")).to_be_visible(timeout=SECONDS)
    expect(page.locator(".source mark")).to_have_count(0)
    with page.expect_download() as started:
        page.get_by_role("link", name=re.compile("^下载原文件")).click()
    (kept,) = (ROOT / "data" / "sheets").rglob(started.value.suggested_filename)
    assert started.value.path().read_bytes() == kept.read_bytes()


def opened_by_enter(page: Page, grid: Locator) -> tuple[Page, str]:
    """The page that the first link to printed words opens, walked to with the arrow keys, and the link's address."""
    grid.locator("canvas").first.focus()
    page.keyboard.press("ArrowDown")
    cell = page.locator("[role=gridcell]:focus")
    expect(cell).to_have_text(re.compile("^project"))
    page.keyboard.press("ArrowRight")
    expect(cell).not_to_have_text(re.compile("^project"))
    page.keyboard.press("ArrowRight")
    expect(cell).to_have_text(re.compile("^source"))
    address = cell.inner_text()
    with page.context.expect_page() as opening:
        page.keyboard.press("Enter")
    settled(opening.value)
    return opening.value, address


def test_file_of_a_project_leads_to_the_words_and_back(visit):
    page = visit("/project?project=c6588361de2c-023")
    page.locator(".sheet").get_by_role("link", name="第 3173–3181 行").first.click()
    page.wait_for_url(re.compile("/source"))
    settled(page)
    expect(page.locator(".source mark").filter(has_text="≤4小时")).to_be_visible(timeout=SECONDS)
    page.locator(".source").get_by_role("link", name="运维总成本").click()
    expect(page.locator(".source mark").filter(has_text="运维总成本")).to_be_visible(timeout=SECONDS)
    page.go_back()
    expect(page.locator(".source mark").filter(has_text="≤4小时")).to_be_visible(timeout=SECONDS)


def test_original_is_downloaded_under_its_own_name(visit):
    page = visit(f"/{WORDS}")
    with page.expect_download() as started:
        page.get_by_role("link", name=re.compile("^下载原文件")).click()
    name = started.value.suggested_filename
    (kept,) = (ROOT / "data" / "sheets").rglob(name)
    assert started.value.path().read_bytes() == kept.read_bytes()


def test_reference_is_copied_as_one_line(visit, page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visit(f"/{WORDS}")
    box = page.get_by_test_id("stCode").first
    box.hover()
    box.get_by_role("button").click()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("张家口，323001 张家口市人力资源和社会保障局本级，")
    assert copied.endswith("第 3173–3181 行")
    assert "\n" not in copied


@pytest.mark.parametrize("address", [WORDS, LONG_LINES, PROJECT, DOCUMENT])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_telephone_shows_all_of_it(visit, page, address, scheme):
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(TELEPHONE)
    visit(f"/{address}")
    drawn(page)
    assert not is_wide(page)
    assert faults(page) == set()


def test_no_line_is_cut_at_the_edge_of_the_paper(visit, page):
    page.set_viewport_size({"width": PAPER_WIDTH, "height": 1000})
    visit(f"/{LONG_LINES}")
    expect(page.locator(".source mark").first).to_be_visible(timeout=SECONDS)
    page.emulate_media(media="print")
    edges = page.locator(".source th, .source td").evaluate_all(
        "cells => cells.map(cell => [cell.getBoundingClientRect().right, cell.scrollWidth - cell.clientWidth])"
    )
    assert max(right for right, _hidden in edges) <= PAPER_WIDTH
    assert max(hidden for _right, hidden in edges) <= 1
