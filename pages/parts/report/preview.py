"""The report on its page: links to keep it or to print it, and the file itself below them."""

import streamlit as st

from pages.parts import cached, visit
from pages.parts.report import file
from pages.parts.words import _

HEIGHT = 900


def show() -> None:
    cached.elements(f"{visit.now().key}/report", _show)


def _show() -> None:
    here = visit.now()
    shown, saved = (file.address(here.view, here.warehouse, **more) for more in ({}, {"save": "yes"}))
    keep, beside = _("下载会议材料（HTML，不用看板也能打开）"), _("另开一页，打印")
    st.markdown(f"[:material/download: {keep}]({saved}) · [:material/print: {beside}]({shown})")
    # The browser asks for the file by itself: making it is no part of a rerun.
    st.iframe(f"/{shown}", height=HEIGHT, alt=_("会议材料预览"))
    said = _("会议材料不在这一页上：请点页面上方的“另开一页，打印”，在那一页打印。")
    st.html(f'<p class="only-paper">{said}</p>')
