"""A reviewer confirms a pair and undoes it, and everybody sees it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.test_visits import SECONDS, settled
from tests.server import ROOT, Server, serving

COUNTS, JOINED = "24 · 14 · 17", "25 · 13 · 16"


@pytest.fixture(scope="module")
def reviewed(five_sheets: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Server, Path]]:
    """The app with decisions of its own, and the file in which they are kept."""
    folder = tmp_path_factory.mktemp("review")
    with serving(ROOT / "app.py", five_sheets, folder / "log") as running:
        yield running, folder / "decisions" / "pairs.csv"


def counts(page: Page, number: str) -> None:
    expect(page.get_by_test_id("stMetricValue").nth(3)).to_have_text(number, timeout=SECONDS)
    settled(page)


def test_pair_is_confirmed_seen_by_others_and_undone(page: Page, reviewed: tuple[Server, Path], browser: Browser):
    server, file = reviewed
    page.goto(server.address + "/years?city=张家口")
    counts(page, COUNTS)
    review(page)
    page.get_by_label("备注（可不填）").fill("同一项工作")
    page.get_by_label("备注（可不填）").press("Enter")
    page.get_by_role("button", name="确认成对").click()
    counts(page, JOINED)
    expect(page.get_by_text(re.compile("已确认.*同一项工作"))).to_be_visible()
    other = browser.new_context(locale="en-US").new_page()
    other.goto(server.address + "/years?lang=en")
    counts(other, JOINED)
    other.context.close()
    page.reload()
    counts(page, JOINED)
    review(page)
    choose(page, "劳动保障专项检查工作经费（划转项目） → 劳动保障专项检查工作经费")
    page.get_by_role("button", name="撤销判断").click()
    counts(page, COUNTS)
    kept = [line.split(",")[-3] for line in file.read_text(encoding="utf-8-sig").splitlines()]
    assert kept == ["decision", "confirmed", "undone"]


def review(page: Page) -> None:
    page.get_by_text("复核候选").click()
    expect(page.get_by_role("combobox", name=re.compile("选一组候选"))).to_be_visible(timeout=SECONDS)


def choose(page: Page, name: str) -> None:
    """By the keyboard alone: search, and take what was found."""
    box = page.get_by_role("combobox", name=re.compile("选一组候选"))
    box.focus()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="撤销判断")).to_be_visible(timeout=SECONDS)
