"""The filters that 指标检索 has for itself: how targets are read, their comparator, measure and value.

They hold on this page only, and only there are they in the address: elsewhere nobody could see that they are set.
"""

from dataclasses import replace
from typing import Any

import streamlit as st

from pages.parts import links, scope_bar, visit
from pages.parts.words import _


def show() -> None:
    """The controls, each set to the view."""
    here = visit.now()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name in scope_bar.OWN_LABELS:
            scope_bar.choose_among(name, here.view, here.choices)
        for name in scope_bar.BOUND_LABELS:
            _bound(name, here.view)


def _bound(name: str, view: links.View) -> None:
    key = f"{name}_{view.language}"
    number, has_measure = getattr(view.scope, name), len(view.scope.measure) == 1
    scope_bar.set_to(key, None if number is None else float(number))
    st.number_input(
        _(scope_bar.BOUND_LABELS[name]),
        value=None,
        key=key,
        step=1.0,
        format="%.12g",
        placeholder=_("不限") if has_measure else _("先选计量单位"),
        help=_("选定一个计量单位后，按指标值读出的数筛选；区间只要有一部分在所填范围内就列出。"),
        disabled=not has_measure,
        on_change=_set_bound,
        args=(name, key),
    )


# A browser can send anything: only a number that the warehouse could hold is taken.
def _set_bound(name: str, key: str) -> None:
    sent, whole = st.session_state[key], scope_bar.whole_view()
    bound: dict[str, Any] = {name: None if sent is None else links.bound(f"{sent:f}")}
    scope_bar.change(replace(whole, scope=replace(whole.scope, **bound)))
