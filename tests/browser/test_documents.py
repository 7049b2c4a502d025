"""A document is looked at, added, taken away and brought back on the page 数据."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.walking import SECONDS, settled
from tests.made_sheets import made_projects, word_text
from tests.server import ROOT, Server, serving


@pytest.fixture
def own(five_sheets: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The app with a library and published data of its own."""
    monkeypatch.setenv("UPLOADS", str(tmp_path / "uploads"))
    warehouse = Path(shutil.copytree(five_sheets, tmp_path / "warehouse"))
    with serving(ROOT / "app.py", warehouse, tmp_path / "log") as running:
        yield running


def test_document_is_looked_at_added_taken_away_and_brought_back(page: Page, own: Server, tmp_path: Path):
    sheet = tmp_path / "新表.txt"
    sheet.write_text(word_text(made_projects(3, 2)), encoding="utf-8")
    page.goto(f"{own.address}/documents")
    settled(page)
    page.get_by_text("添加文件：").click()
    page.locator("input[type=file]").set_input_files(sheet)
    expect(page.get_by_text(re.compile("会读入 2 个项目"))).to_be_visible(timeout=SECONDS)
    loads(page, "105 个项目")
    page.get_by_role("button", name="添加到数据").click()
    loads(page, "107 个项目")
    page.get_by_text("移除或恢复文件").click()
    page.wait_for_timeout(1000)
    page.get_by_role("combobox", name=re.compile("移除哪一份")).focus()
    page.keyboard.type("新表", delay=50)
    page.wait_for_timeout(1500)
    page.keyboard.press("Enter")
    expect(page.get_by_text(re.compile("数据将少 2 个项目"))).to_be_visible(timeout=SECONDS)
    page.get_by_role("button", name="移除", exact=True).click()
    loads(page, "105 个项目")
    page.get_by_role("button", name="恢复").click()
    loads(page, "107 个项目")


def test_bad_file_is_refused_in_words_and_changes_nothing(page: Page, own: Server, tmp_path: Path):
    bad = tmp_path / "坏.txt"
    bad.write_bytes(b"\xff\xfe\x00\x00")
    page.goto(f"{own.address}/documents")
    settled(page)
    page.get_by_text("添加文件：").click()
    page.locator("input[type=file]").set_input_files(bad)
    expect(page.get_by_text(re.compile("不能读入"))).to_be_visible(timeout=SECONDS)
    loads(page, "105 个项目")
    expect(page.get_by_role("button", name="添加到数据")).to_have_count(0)


def loads(page: Page, said: str) -> None:
    expect(page.get_by_text(re.compile(f"份文件、{said}"))).to_be_visible(timeout=60_000)
    settled(page)
