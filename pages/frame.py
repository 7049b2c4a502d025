"""The script of every run: settings, menu, sidebar, then the chosen page from `pages/views/`."""

from pathlib import Path

import streamlit as st

from pages.parts import cached, scope_bar, visit, words
from pages.parts.words import _
from queries import warehouse_path

VIEWS = Path(__file__).parent / "views"

words.use(scope_bar.language())
st.set_page_config(page_title=_("预算绩效目标"), page_icon="📊", layout="wide", initial_sidebar_state="auto")

page = st.navigation(
    [
        st.Page(VIEWS / "overview.py", title=_("总览"), icon=":material/dashboard:", default=True),
        st.Page(
            VIEWS / "unit_budget.py", title=_("单位预算"), icon=":material/account_balance:", url_path="unit-budget"
        ),
        st.Page(VIEWS / "costs.py", title=_("成本指标"), icon=":material/payments:", url_path="costs"),
        st.Page(
            VIEWS / "satisfaction.py",
            title=_("满意度"),
            icon=":material/sentiment_satisfied:",
            url_path="satisfaction",
        ),
        st.Page(VIEWS / "years.py", title=_("年度对比"), icon=":material/compare_arrows:", url_path="years"),
        st.Page(VIEWS / "indicators.py", title=_("指标检索"), icon=":material/manage_search:", url_path="indicators"),
    ]
)

try:
    warehouse = warehouse_path()
except FileNotFoundError:
    st.error(_("还没有数据。请在项目目录运行 `python -m ingest`（或 `make run`），然后刷新本页。"))
    st.stop()

choices = cached.choices(warehouse)
view = scope_bar.follow_url(choices, page.url_path)
scope_bar.show(view, choices)
visit.begin(visit.Visit(warehouse, choices, view, page.title))
page.run()
