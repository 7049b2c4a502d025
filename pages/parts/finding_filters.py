"""The filters that 疑点 has for itself: rule, severity and state. They hold on this page only."""

import streamlit as st

from pages.parts import scope_bar, visit


def show() -> None:
    """The controls, each set to the view."""
    here = visit.now()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name in scope_bar.FINDING_LABELS:
            scope_bar.choose_among(name, here.view, here.choices)
