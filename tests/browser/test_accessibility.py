"""For readers who see little or no colour, use no mouse, hear the page read aloud, or hold a telephone."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from pages.parts import menu
from tests.browser.walking import SECONDS, asked, settled

PROJECT = "project?project=c6588361de2c-067"
# Filters that are set, a value that is not known, no rows at all: what pages show beside their usual elements.
FILTERED = "indicators?city=天津&measure=%25&unit=nosuch"
EMPTY = "costs?city=天津&year=2024"
MENU = ["" if address == menu.PAGES[0][0] else address.replace("_", "-") for address, _title in menu.PAGES]
PAGES = [*MENU, PROJECT, FILTERED, EMPTY]
AXE = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]},
    "resultTypes": ["violations"],
}
# Streamlit's own, out of our reach: menus, lists and tips that open stand outside the landmarks of the page, and a long list is
# scrolled with the arrow keys from its box, without the focus.
STREAMLITS_OWN = {
    ("region", 'role="listbox"'),
    ("region", 'id="stFloatingOverlayPortal"'),
    ("region", "data-floating-ui-portal"),
    ("scrollable-region-focusable", 'role="listbox"'),
}
TELEPHONE = {"width": 390, "height": 844}
MOST_STEPS = 600
CONTROLS = {
    "menu": "[data-testid=stTopNavLink]",
    # What is folded away is reached once it is opened; a file is chosen with the button beside its hidden input.
    "filters, searches, numbers": "input:not([type=radio], [type=file], [disabled], details:not([open]) *)",
    "reset": ".st-key-reset button",
    "language": ".st-key-language [aria-checked=true]",
    "downloads": "a[href^='export/']",
    "tables": "[data-testid=stDataFrame] canvas[tabindex='0']",
    "links of a sheet": ".sheet a",
    "tables of a sheet": ".sheet .wide",
    "expander": "[data-testid=stExpander] summary",
}
# Elements are told apart by their place, since the page may draw one anew while it is walked through.
FOLLOW_FOCUS = """(controls) => {
    window.reached = new Set();
    document.addEventListener("focusin", (event) => {
        for (const of of Object.values(controls)) {
            const place = [...document.querySelectorAll(of)].indexOf(event.target);
            if (place >= 0) window.reached.add(`${of} ${place}`);
        }
    });
}"""
NOT_REACHED = """(of) => [...document.querySelectorAll(of)].filter((_control, place) => !window.reached.has(`${of} ${place}`))
    .map((control) => control.outerHTML.slice(0, 200))"""


IS_DRAWN = """() => {
    const before = window.elementsBefore;
    window.elementsBefore = document.querySelectorAll("*").length;
    return window.elementsBefore === before && !document.querySelector("[data-testid=stSkeleton], "
        + "[data-testid=stPlotlyChart]:not(:has(.main-svg)), [data-testid=stDataFrame]:not(:has(canvas))");
}"""


def faults(page: Page) -> set[tuple[str, str]]:
    """What axe finds: the rule, and the element."""
    found = Axe().run(page, options=AXE).response["violations"]
    return {(rule["id"], node["html"]) for rule in found for node in rule["nodes"]}


def not_streamlits_own(found: set[tuple[str, str]]) -> list[tuple[str, str]]:
    return [fault for fault in found if not any(fault[0] == rule and own in fault[1] for rule, own in STREAMLITS_OWN)]


def is_wide(page: Page) -> bool:
    """Whether the page itself can be moved sideways."""
    return page.evaluate(
        "[document.scrollingElement, document.querySelector('[data-testid=stMain]')]"
        ".some((place) => place.scrollWidth > place.clientWidth + 1)"
    )


def in_english(address: str) -> str:
    return f"{address}{'&' if '?' in address else '?'}lang=en"


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing(visit, page, theme, address):
    page.emulate_media(color_scheme=theme)
    visit(f"/{address}")
    drawn(page)
    assert faults(page) == set()


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_in_english_on_a_telephone_and_the_page_is_no_wider(visit, page, address):
    page.set_viewport_size(TELEPHONE)
    visit(f"/{in_english(address)}")
    drawn(page)
    assert not is_wide(page)
    assert faults(page) == set()


def test_axe_finds_nothing_in_the_sidebar_on_a_telephone(visit, page):
    page.set_viewport_size(TELEPHONE)
    visit("/project?city=广州")
    page.get_by_test_id("stExpandSidebarButton").click()
    expect(page.get_by_role("combobox", name="城市")).to_be_in_viewport(timeout=SECONDS)
    assert not is_wide(page)
    assert faults(page) == set()


def test_axe_finds_nothing_in_what_opens_on_demand(visit, page):
    page.emulate_media(color_scheme="dark")
    visit("/years?city=张家口")
    page.get_by_text("复核候选").click()
    expect(page.get_by_role("combobox", name=re.compile("选一组候选"))).to_be_visible(timeout=SECONDS)
    drawn(page)
    assert faults(page) == set()
    visit(f"/{PROJECT}")
    page.locator("[data-testid=stExpander] summary").click()
    expect(page.get_by_text("SELECT", exact=False).first).to_be_visible(timeout=SECONDS)
    assert faults(page) == set()


def test_axe_finds_only_streamlits_own_faults_in_menus_lists_and_tips(visit, page):
    visit("/project")
    drawn(page)
    # Where the pages do not fit into one line, the rest stand in a list.
    page.set_viewport_size({"width": 1000, "height": 800})
    page.get_by_test_id("stTopNavSection").click()
    expect(page.get_by_role("menuitem").first).to_be_visible(timeout=SECONDS)
    in_menu = faults(page)
    page.keyboard.press("Escape")
    page.locator(".st-key-unit_zh input").click()
    expect(page.get_by_role("listbox")).to_be_visible(timeout=SECONDS)
    in_list = faults(page)
    page.keyboard.press("Escape")
    page.locator(".st-key-words_zh button").focus()
    expect(page.get_by_role("tooltip")).to_be_visible(timeout=SECONDS)
    # What fades in is pale at first.
    page.wait_for_timeout(800)
    assert not_streamlits_own(in_menu | in_list | faults(page)) == []


def test_numbers_printed_in_bars_can_be_read(visit, page):
    for theme in ("light", "dark"):
        page.emulate_media(color_scheme=theme)
        visit("/unit-budget?city=张家口")
        drawn(page)
        letters = page.locator(".bartext")
        expect(letters.first).to_be_attached(timeout=SECONDS)
        fills = letters.evaluate_all("texts => texts.map((text) => getComputedStyle(text).fill)")
        inks = {"light": "rgb(13, 22, 32)", "dark": "rgb(228, 234, 240)"}
        assert set(fills) <= {"rgb(255, 255, 255)", "rgb(13, 22, 32)", inks[theme]}


@pytest.mark.parametrize("address", [*MENU, PROJECT])
def test_tab_alone_reaches_every_control_and_leaves_the_page_again(visit, page, address):
    visit(f"/{with_city(address)}")
    drawn(page)
    page.evaluate(FOLLOW_FOCUS, CONTROLS)
    assert walk_through(page) < MOST_STEPS
    assert {name: left for name, of in CONTROLS.items() if (left := page.evaluate(NOT_REACHED, of))} == {}


def test_filter_is_set_and_the_language_changed_by_keyboard(visit):
    page = visit("/project")
    drawn(page)
    step_to(page, page.get_by_role("combobox", name="城市"))
    page.keyboard.type("天津")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_text("范围：城市：天津")).to_be_visible(timeout=SECONDS)
    assert asked(page) == {"city": ["天津"]}
    step_to(page, page.get_by_role("radio", name="中文"))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Enter")
    expect(page.locator("html")).to_have_attribute("lang", "en", timeout=SECONDS)
    assert asked(page) == {"city": ["天津"], "lang": ["en"]}


def test_page_is_chosen_in_the_menu_by_keyboard_and_left_again_in_one_step(visit):
    page = visit("/costs?city=天津")
    drawn(page)
    page.get_by_test_id("stTopNavLink").filter(has_text="项目档案").focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("项目档案", timeout=SECONDS)
    settled(page)
    assert asked(page) == {"city": ["天津"]}
    page.go_back()
    expect(page.locator("h1")).to_have_text("成本指标", timeout=SECONDS)


def test_table_is_walked_and_its_link_opened_by_keyboard(visit):
    page = visit("/project?city=天津")
    drawn(page)
    step_to(page, page.locator("[data-testid=stDataFrame] canvas[tabindex='0']"))
    cell = page.locator("[role=gridcell]:focus")
    page.keyboard.press("ArrowDown")
    expect(cell).to_have_text(re.compile("^project"))
    first = cell.inner_text()
    page.keyboard.press("ArrowDown")
    expect(cell).not_to_have_text(first)
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    expect(cell).not_to_have_text(re.compile("^project"))
    page.keyboard.press("ArrowLeft")
    expect(cell).to_have_text(first)
    with page.context.expect_page() as opening:
        page.keyboard.press("Enter")
    settled(opening.value)
    assert opening.value.url.endswith("/" + first)


def drawn(page: Page) -> None:
    """Controls, charts and tables come after the texts, each in its own time."""
    page.wait_for_function(IS_DRAWN, polling=400, timeout=SECONDS)


def with_city(address: str) -> str:
    return address if "?" in address else f"{address}?city=张家口"


def walk_through(page: Page) -> int:
    """How many times Tab was pressed until it left the page."""
    for steps in range(1, MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement === document.body"):
            return steps
    return MOST_STEPS


def step_to(page: Page, control: Locator) -> None:
    for _step in range(MOST_STEPS):
        if control.evaluate("control => control === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {control}")
