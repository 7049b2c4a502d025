"""The pages, in the order of the menu. The first is the one that opens."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import Page

from pages.parts.words import N_, _, language

VIEWS = Path(__file__).parent.parent / "views"
# Script and title, short enough for all of them to stand in one line. The address is the name of the script.
PAGES = [
    ("overview", N_("总览")),
    ("unit_budget", N_("单位预算")),
    ("costs", N_("成本指标")),
    ("years", N_("年度对比")),
    ("satisfaction", N_("满意度")),
    ("quality", N_("目标质量")),
    ("indicators", N_("指标检索")),
    ("findings", N_("疑点")),
    ("project", N_("项目档案")),
    ("source", N_("原文")),
    ("report", N_("会议材料")),
    ("documents", N_("数据")),
]
KEY = "menu"


def pages() -> list[Page]:
    """The menu in the language of this run, made once in a session: its pages cost more than what they show."""
    made: dict[str, list[Page]] = st.session_state.setdefault(KEY, {})
    if language() not in made:
        made[language()] = [_page(*page) for page in PAGES]
    return made[language()]


def title(address: str) -> str:
    """What a page is called, by its address; blank where there is no such page."""
    return next((_(title) for script, title in PAGES if _address(script) == address), "")


def _address(script: str) -> str:
    """As Streamlit has it: the page that opens has none."""
    return "" if script == PAGES[0][0] else script.replace("_", "-")


def _page(script: str, title: str) -> Page:
    return st.Page(
        VIEWS / f"{script}.py",
        title=_(title),
        url_path=script.replace("_", "-"),
        default=script == PAGES[0][0],
    )
