"""What the browser tests wait for and look at."""

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Page, expect

SECONDS = 30_000


def settled(page: Page) -> None:
    page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning] h1", timeout=SECONDS)
    expect(page.get_by_test_id("stException")).to_have_count(0)


def choose_page(page: Page, section: str, name: str) -> None:
    """By the menu above the page: the section opens, and in it stand its pages."""
    page.get_by_test_id("stTopNavSection").filter(has_text=section).click()
    page.get_by_role("menuitem", name=name, exact=True).click()


def asked(page: Page) -> dict[str, list[str]]:
    """The parameters of the page's address."""
    return parse_qs(urlsplit(page.url).query)
