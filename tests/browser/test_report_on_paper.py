"""The report in a browser: opened from a file without a network, printed on A4 without a cut edge."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pages.parts import report
from pages.parts.links import View
from tests import hostile_names
from tests.browser.walking import SECONDS
from tests.warehouses import altered

ADDRESS = "http://dashboard/report"
# A4 without the margins of the report, in pixels.
PAPER_WIDTH = 687
CUT = """() => [document.documentElement, ...document.querySelectorAll("main *:not(svg, svg *)")]
    .filter((element) => element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0
        || element.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
    .map((element) => element.outerHTML.slice(0, 200))"""


def kept(warehouse: Path, folder: Path, view: View) -> str:
    """The report as a file on disk, as a reader keeps it."""
    path = folder / "report.html"
    path.write_text(report.html(report.Asked(view, warehouse, ADDRESS)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def offline(browser: Browser, asked_elsewhere: list[str]):
    """A page of a browser without a network; a file it opens is its own, all else it asks for is taken down."""
    context = browser.new_context(offline=True, viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.on("request", lambda asked: None if asked.url.startswith("file:") else asked_elsewhere.append(asked.url))
    yield page
    context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_report_opens_without_a_network_and_no_edge_is_cut_on_paper(five_warehouse, offline, tmp_path, language):
    pdfium = pytest.importorskip("pypdfium2")
    offline.goto(kept(five_warehouse, tmp_path, View(language=language)))
    offline.set_viewport_size({"width": PAPER_WIDTH, "height": 1000})
    offline.emulate_media(media="print")
    assert offline.evaluate(CUT) == []
    offline.pdf(path=tmp_path / "report.pdf", prefer_css_page_size=True)
    with pdfium.PdfDocument(tmp_path / "report.pdf") as document:
        assert {tuple(round(side) for side in leaf.get_size()) for leaf in document} <= {
            (595, 842),
            (596, 842),
            (596, 843),
        }
        assert 4 <= len(document) <= 10
        text = "".join(leaf.get_textpage().get_text_range() for leaf in document)
    assert "62,221.68" in text
    assert "54,117.80" in text


def test_bars_are_drawn_within_their_frames(five_warehouse, offline, tmp_path):
    offline.goto(kept(five_warehouse, tmp_path, View()))
    widths = offline.locator(".bar rect").evaluate_all(
        """rects => rects.map(rect => {
            const bar = rect.ownerSVGElement.getBoundingClientRect(), part = rect.getBoundingClientRect();
            return [part.left - bar.left, bar.right - part.right, part.width];
        })"""
    )
    assert len(widths) > 40
    assert min(min(left, right) for left, right, _width in widths) >= -1
    assert max(width for _left, _right, width in widths) > 150


def test_report_is_no_wider_than_a_telephone(five_warehouse, offline, tmp_path):
    offline.set_viewport_size({"width": 390, "height": 844})
    offline.goto(kept(five_warehouse, tmp_path, View()))
    assert offline.evaluate("document.documentElement.scrollWidth") <= 390


def test_nothing_that_a_document_prints_runs(made, offline, tmp_path):
    offline.goto(kept(altered(made, tmp_path, *hostile_names.STATEMENTS), tmp_path, View()))
    expect(offline.locator("h1")).to_have_text("会议材料")
    expect(offline).to_have_title(re.compile("^会议材料"))
    assert offline.locator("script, img").count() == 0
    expect(offline.locator("main")).to_contain_text(hostile_names.HOSTILE)


def test_page_shows_the_report_and_gives_it_as_a_file(visit, page: Page):
    visit("/report?city=张家口")
    shown = page.frame_locator("iframe")
    expect(shown.locator("h1")).to_have_text("会议材料", timeout=SECONDS)
    expect(shown.locator(".scope")).to_have_text("范围：城市：张家口")
    expect(shown.locator("dd").first).to_have_text("6,429.08 万元")
    with page.expect_download() as started:
        page.get_by_role("link", name="下载会议材料").click()
    assert re.fullmatch(r"会议材料_张家口_20\d\d-\d\d-\d\d\.html", started.value.suggested_filename)
    assert "6,429.08 万元" in started.value.path().read_text("utf-8")


def test_report_follows_the_language_and_is_not_on_the_paper_of_the_page(visit, page: Page):
    visit("/report?lang=en")
    expect(page.frame_locator("iframe").locator("h1")).to_have_text("Meeting report", timeout=SECONDS)
    page.emulate_media(media="print")
    expect(page.locator("iframe").first).to_be_hidden()
