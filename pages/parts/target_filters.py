"""The filters that 指标检索 has for itself: how targets are read, their comparator, measure and value.

They hold on this page only, and only there are they in the address: elsewhere nobody could see that they are set.
"""

from dataclasses import replace
from typing import Any

import streamlit as st

from pages.parts import links, scope_bar, visit
from pages.parts.words import _
from queries import Choice


def show() -> None:
    """The controls, each set to the view."""
    here = visit.now()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for name in scope_bar.OWN_LABELS:
            scope_bar.choose_among(name, here.view, here.choices)
        for name in scope_bar.BOUND_LABELS:
            _bound(name, here.view, here.choices)


def _bound(name: str, view: links.View, known: links.Choices) -> None:
    key = f"{name}_{view.language}"
    number, usual = getattr(view.scope, name), _usual(known)
    has_measure = len(view.scope.measure) == 1 or (usual is not None and not view.scope.measure)
    scope_bar.set_to(key, None if number is None else float(number))
    st.number_input(
        _(scope_bar.BOUND_LABELS[name]),
        value=None,
        key=key,
        step=1.0,
        format="%.12g",
        placeholder=_("不限") if has_measure else _("只选一个计量单位"),
        help=_("按指标值读出的数筛选，只在一个计量单位内有意义：没有选的，填数时选上 {measure}。").format(measure=usual)
        + _("区间只要有一部分在所填范围内就列出。"),
        disabled=not has_measure,
        on_change=_set_bound,
        args=(name, key, usual),
    )


def _usual(known: links.Choices) -> Choice:
    """The measure of most targets, which stand first; None where no measure is printed."""
    return next((measure for measure in known["measure"] if measure is not None), None)


# A browser can send anything: only a number that the warehouse could hold is taken.
def _set_bound(name: str, key: str, usual: Choice) -> None:
    sent, scope = st.session_state[key], scope_bar.whole_view().scope
    bound: dict[str, Any] = {name: None if sent is None else links.bound(f"{sent:f}")}
    if bound[name] is not None and not scope.measure:
        bound["measure"] = (usual,)
    scope_bar.change(replace(scope_bar.whole_view(), scope=replace(scope, **bound)))
