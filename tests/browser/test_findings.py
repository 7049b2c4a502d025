"""A reviewer ticks points to check, says how they stand, finds that again after a reload, and takes it back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_visits import SECONDS, settled
from tests.server import ROOT, Server, serving

# Points of the rule asked for; the table that is drawn of them has a head as high as a row.
RULE, POINTS = "class_contradicts_target", 8
# In pixels: the middle of the boxes for ticking.
TICK = 16


@pytest.fixture(scope="module")
def reviewed(five_sheets: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """The app with decisions of its own, and the file in which they are kept."""
    folder = tmp_path_factory.mktemp("findings")
    with serving(ROOT / "app.py", five_sheets, folder / "log") as running:
        yield running, folder / "decisions" / "findings.csv"


def pending(page: Page, number: int) -> None:
    expect(page.get_by_test_id("stMetricValue").nth(3)).to_have_text(str(number), timeout=SECONDS)
    settled(page)


def tick(page: Page, *rows: int) -> None:
    """In the table below the switch, which is opened where it is not."""
    toggle = page.get_by_text("复核：给选中的疑点")
    if not page.get_by_role("button", name="退回待核").count():
        toggle.click()
    expect(page.get_by_role("button", name="退回待核")).to_be_disabled(timeout=SECONDS)
    drawn = page.get_by_test_id("stDataFrame").first.locator("canvas").first
    drawn.scroll_into_view_if_needed()
    box = drawn.bounding_box()
    assert box
    for row in rows:
        page.mouse.click(box["x"] + TICK, box["y"] + box["height"] * (row + 1.5) / (POINTS + 1))
        settled(page)
    expect(page.get_by_text(f"已选 {len(rows)} 处疑点")).to_be_visible(timeout=SECONDS)


def test_points_are_given_a_state_that_a_reload_keeps_and_that_can_be_taken_back(
    page: Page, reviewed: tuple[Server, Path]
):
    server, file = reviewed
    page.goto(server.address + f"/findings?rule={RULE}")
    pending(page, POINTS)
    tick(page, 0, 2)
    page.get_by_label("备注（可不填）").fill("单位已来函")
    page.get_by_label("备注（可不填）").press("Enter")
    page.get_by_role("button", name="已说明").click()
    pending(page, POINTS - 2)
    page.reload()
    pending(page, POINTS - 2)
    expect(page.get_by_text("，已说明 2")).to_be_visible()
    tick(page, 0, 2)
    page.get_by_role("button", name="退回待核").click()
    pending(page, POINTS)
    kept = [line.split(",")[-3:] for line in file.read_text(encoding="utf-8-sig").splitlines()]
    assert [line[0] for line in kept] == ["decision", "explained", "explained", "undone", "undone"]
    assert kept[1][2] == "单位已来函"
