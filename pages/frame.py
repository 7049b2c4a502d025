"""The script of every run: settings, menu, sidebar, then the chosen page from `pages/views/`."""

import streamlit as st

from pages.parts import cached, menu, scope_bar, visit, words
from pages.parts.words import _
from queries import warehouse_path

words.use(scope_bar.language())
st.set_page_config(page_title=_("预算绩效目标"), page_icon="📊", layout="wide", initial_sidebar_state="auto")

page = st.navigation(menu.pages(), position="top")

try:
    warehouse = warehouse_path()
except FileNotFoundError:
    st.error(_("还没有数据。请在项目目录运行 `python -m ingest`（或 `make run`），然后刷新本页。"))
    st.stop()

choices = cached.choices(warehouse)
view = scope_bar.follow_url(choices, page.url_path)
scope_bar.show(view, choices)
visit.begin(visit.Visit(warehouse, choices, view, page.title, page.url_path))
page.run()
