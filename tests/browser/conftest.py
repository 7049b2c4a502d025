"""The app in a real browser, over the five shipped sheets."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.walking import settled
from tests.server import ROOT, Server, serving

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")


@pytest.fixture(scope="session", autouse=True)
def _chromium() -> None:
    """Without a browser these tests are skipped, but not where the result counts."""
    if not Path(CHROMIUM).exists():
        missing = f"no Chromium at {CHROMIUM}: install it (sh tests/install_chromium.sh) or name one in CHROMIUM"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict:
    return {"executable_path": CHROMIUM, "args": ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"]}


@pytest.fixture(scope="session")
def browser_context_args() -> dict:
    return {"locale": "zh-CN", "timezone_id": "Asia/Shanghai", "viewport": {"width": 1440, "height": 900}}


@pytest.fixture(scope="session")
def server(five_sheets: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with serving(ROOT / "app.py", five_sheets, tmp_path_factory.mktemp("server") / "log") as running:
        yield running


@pytest.fixture
def asked_elsewhere(page: Page) -> list[str]:
    """Every request of the page that does not stay on this machine."""
    asked: list[str] = []
    local = ("http://127.0.0.1:", "ws://127.0.0.1:", "data:", "blob:")
    page.on("request", lambda request: None if request.url.startswith(local) else asked.append(request.url))
    return asked


@pytest.fixture(autouse=True)
def nothing_asked_elsewhere(asked_elsewhere: list[str]):
    yield
    assert asked_elsewhere == []


@pytest.fixture
def visit(page: Page, server: Server):
    """Opens an address of the app and waits until the page is whole."""

    def go(address: str = "/") -> Page:
        page.goto(server.address + address)
        settled(page)
        return page

    return go
