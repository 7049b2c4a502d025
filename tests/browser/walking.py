"""What the browser tests wait for and look at."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

SECONDS = 30_000


def settled(page: Page) -> None:
    """Waits until the page is whole; its own script may come after its heading."""
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning] h1", timeout=SECONDS)
    page.wait_for_function("window.isLookedAfter", timeout=SECONDS)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters of the page's address."""
    return parse_qs(urlsplit(page.url).query)
