"""The pages, in the order of the menu. The first is the one that opens."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from pages.parts.words import N_, _, language

VIEWS = Path(__file__).parent.parent / "views"
# Script, title, icon. The address is the name of the script.
PAGES = [
    ("overview", N_("总览"), "dashboard"),
    ("unit_budget", N_("单位预算"), "account_balance"),
    ("costs", N_("成本指标"), "payments"),
    ("years", N_("年度对比（按立项年份）"), "compare_arrows"),
    ("satisfaction", N_("满意度"), "sentiment_satisfied"),
    ("quality", N_("目标质量"), "fact_check"),
    ("indicators", N_("指标检索"), "manage_search"),
    ("findings", N_("疑点"), "flag"),
    ("project", N_("项目档案"), "description"),
    ("source", N_("原文"), "find_in_page"),
    ("report", N_("会议材料"), "print"),
    ("documents", N_("数据"), "folder_open"),
]
# The page with which a section of the menu begins.
SECTIONS = {
    "unit_budget": N_("预算与成本"),
    "satisfaction": N_("目标与指标"),
    "findings": N_("核对"),
    "report": N_("材料与数据"),
}
KEY = "menu"

Menu = dict[str, list[Page]]
"""The pages of each section, by its name."""


def pages() -> Menu:
    """The menu in the language of this run, made once in a session: its pages cost more than what they show."""
    made: dict[str, Menu] = st.session_state.setdefault(KEY, {})
    if language() not in made:
        made[language()] = _menu()
    return made[language()]


def title(address: str) -> str:
    """What a page is called, by its address; blank where there is no such page."""
    return next((_(title) for script, title, _icon in PAGES if _address(script) == address), "")


def _menu() -> Menu:
    menu: Menu = {}
    section = ""
    for script, title, icon in PAGES:
        section = _(SECTIONS[script]) if script in SECTIONS else section
        menu.setdefault(section, []).append(_page(script, title, icon))
    return menu


def _address(script: str) -> str:
    """As Streamlit has it: the page that opens has none."""
    return "" if script == PAGES[0][0] else script.replace("_", "-")


def _page(script: str, title: str, icon: str) -> Page:
    return st.Page(
        VIEWS / f"{script}.py",
        title=_(title),
        icon=f":material/{icon}:",
        url_path=script.replace("_", "-"),
        default=script == PAGES[0][0],
    )
