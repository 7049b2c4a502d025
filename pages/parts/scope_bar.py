"""The sidebar of every page: the scope and the language, kept in the URL so that a link, a reload and Back work.

One copy of the view is kept in the session. The URL wins when it changed by itself (first load, Back, edited by
hand); otherwise the view is written to the URL, which makes a step in the history that Back undoes.
"""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from pages.parts import columns, links
from pages.parts.columns import codes
from pages.parts.links import Choices, View
from pages.parts.words import LANGUAGES, N_, _, plain
from queries import Choice, Scope

VIEW, IN_URL, CHANGED_HERE, PAGE, UNKNOWN = "view", "view_in_url", "view_changed_here", "page", "view_unknown"

LABELS = {
    "city": N_("城市"),
    "unit": N_("单位"),
    "indicator_class": N_("指标类别"),
    "indicator_subclass": N_("指标子类"),
    "code_year": N_("立项年份"),
}
# The filters of one page only.
FINDING_LABELS = {"rule": N_("规则"), "severity": N_("级别"), "review_state": N_("状态")}
OWN_LABELS = {"target_kind": N_("读法"), "comparator": N_("比较符"), "measure": N_("计量单位")}
BOUND_LABELS = {"value_from": N_("数值不小于"), "value_to": N_("数值不大于")}
BOUND_SIGNS = {"value_from": "≥", "value_to": "≤"}
HELP = {
    "code_year": N_("项目编码里的年份，不是预算年度：同一年的预算里也有以前立项的项目。要看一年的全部预算，不选它。")
}
# What is chosen by these are indicators, and with them the projects that have them.
OF_INDICATORS = ("indicator_class", "indicator_subclass", "words")
# A project or a document is not chosen among the filters, but a page or a download can be of one.
NAMED = LABELS | OWN_LABELS | FINDING_LABELS | {links.PROJECT: N_("项目"), links.DOCUMENT: N_("文件")}
CHOICES = {None: N_("未注明")} | codes.CLASSES | codes.SUBCLASSES | codes.KINDS | codes.SEVERITIES | codes.REVIEW_STATES


def language() -> str:
    """The language of this run, before the URL has been read in full: page titles need it."""
    asked: str = st.session_state[VIEW].language if VIEW in st.session_state else st.query_params.get("lang", "zh")
    return asked if asked in LANGUAGES else "zh"


def follow_url(known: Choices, page: str) -> View:
    """The view of this run, as it is in the URL afterwards. Runs anew when the URL changes the language.

    The session keeps besides what only another page filters by, for when the reader comes back to it.
    """
    asked = st.query_params.to_dict()
    in_url = {key: asked[key] for key in links.KEYS if key in asked}
    if _url_changed(in_url, page):
        _take_from(in_url, known, page)
    # Data published since may no longer hold what was chosen.
    view, _gone = links.parse(links.query(st.session_state[VIEW]), known)
    st.session_state[VIEW] = view
    here = links.on_page(view, page)
    wanted = links.query(here)
    if wanted != in_url:
        others = {key: value for key, value in asked.items() if key not in links.KEYS}
        st.query_params.from_dict({**others, **wanted})
    st.session_state[IN_URL] = wanted
    return here


def _url_changed(in_url: dict[str, str], page: str) -> bool:
    is_same_page = page == st.session_state.get(PAGE)
    st.session_state[PAGE] = page
    if VIEW not in st.session_state:
        return True
    if st.session_state.pop(CHANGED_HERE, False):
        return False
    # A change of page that brings no parameters keeps the view.
    return in_url != st.session_state.get(IN_URL) and bool(in_url or is_same_page)


def _take_from(in_url: dict[str, str], known: Choices, page: str) -> None:
    before = language()
    asked, unknown = links.parse(in_url, known)
    not_here = [key for key in links.elsewhere(page) if key in in_url]
    st.session_state[UNKNOWN] = list(dict.fromkeys([*unknown, *(f"{key}={in_url[key]}" for key in not_here)]))
    st.session_state[VIEW] = links.coming_from(asked, st.session_state.get(VIEW, View()), page)
    if st.session_state[VIEW].language != before:
        st.rerun()


def show(view: View, known: Choices) -> None:
    """The sidebar's controls, each set to the view."""
    with st.sidebar:
        for name in LABELS:
            choose_among(name, view, known)
        _search(view)
        st.button(_("清除全部筛选"), key="reset", icon=":material/filter_alt_off:", on_click=_reset, width="stretch")
        _language_switch(view)


def show_unknown() -> None:
    """Says once what a link asked for that the data do not hold."""
    if unknown := st.session_state.pop(UNKNOWN, None):
        st.warning(_("链接里有数据中或本页没有的筛选值，已忽略：{values}").format(values=plain(_("、").join(unknown))))


def in_words(view: View, known: Choices) -> list[str]:
    """What is chosen, by name: 城市：天津、广州."""
    return [_("{field}：{values}").format(field=field, values=values) for field, values in _chosen(view, known).items()]


def about_money(view: View) -> str:
    """Whose budget the amounts are where indicators are chosen; blank where only projects are."""
    if not any(getattr(view.scope, name) for name in OF_INDICATORS):
        return ""
    return _("金额是有所选指标的项目的预算全额，不是这些指标的预算。")


def about_search(view: View) -> str:
    """Where words were looked for, blank where none were: what is not found may be printed elsewhere."""
    return (
        _("搜索只看项目名称、三级指标、指标描述、指标值、确定依据和写全的编码，不看金额、支出计划和目标。")
        if view.scope.words
        else ""
    )


def filters(view: View, known: Choices) -> dict[str, str]:
    """Every filter by its name and what is chosen in it; a page's own filters only where something is chosen."""
    return dict.fromkeys([*map(_, LABELS.values()), _("搜索")], _("全部")) | _chosen(view, known)


def _chosen(view: View, known: Choices) -> dict[str, str]:
    chosen = {_(label): _("、").join(_names(name, view, known)) for name, label in NAMED.items()}
    chosen |= {_(BOUND_LABELS[name]): value for name, value in _bounds(view).items()}
    chosen[_("搜索")] = " ".join(view.scope.words)
    return {label: values for label, values in chosen.items() if values}


def _bounds(view: View) -> dict[str, str]:
    bounds = {name: getattr(view.scope, name) for name in BOUND_LABELS}
    return {name: links.plain_number(value) for name, value in bounds.items() if value is not None}


def _names(name: str, view: View, known: Choices) -> list[str]:
    return [choice_name(name, choice, known) for choice in getattr(view.scope, name)]


def in_short(view: View, known: Choices) -> str:
    """What is chosen, for a file name: 张家口-2024, or 全部."""
    chosen = [name for field in NAMED for name in _names(field, view, known)]
    bounds = [f"{BOUND_SIGNS[name]}{value}" for name, value in _bounds(view).items()]
    return "-".join([*chosen, *bounds, *view.scope.words]) or _("全部")


def choice_name(name: str, choice: Choice, known: Choices) -> str:
    if choice in CHOICES:
        return _(CHOICES[choice])
    called = known[name].get(choice) or str(choice)
    return columns.word("check_title", called) if name == "rule" else called


def choose_among(name: str, view: View, known: Choices) -> None:
    """A control for one field of the scope, set to the view; it changes the view for the next run."""
    # The browser tells options apart by what they are called, so each language has a key of its own.
    key = f"{name}_{view.language}"
    set_to(key, list(getattr(view.scope, name)))
    st.multiselect(
        _(NAMED[name]),
        list(known[name]),
        key=key,
        format_func=lambda choice: choice_name(name, choice, known),
        select_all=False,
        filter_mode="contains",
        placeholder=_("全部"),
        help=_(HELP[name]) if name in HELP else None,
        on_change=_choose,
        args=(name, key, tuple(known[name])),
    )


def _search(view: View) -> None:
    key = f"words_{view.language}"
    set_to(key, " ".join(view.scope.words))
    st.text_input(
        _("搜索"),
        key=key,
        type="search",
        placeholder=_("项目、指标、指标值、编码"),
        help=_(
            "在项目名称、三级指标、指标描述、指标值和确定依据中查找；几个词之间空格，须同时出现。"
            "项目名称里有这个词的，它的指标都算在内。全角半角不分，>= 就是 ≥，如 >=95%。单位编码、项目编码要写全。"
        ),
        on_change=_look_for,
        args=(key,),
    )


def _language_switch(view: View) -> None:
    set_to("language", view.language)
    st.segmented_control(
        _("语言"),
        list(LANGUAGES),
        key="language",
        format_func=LANGUAGES.__getitem__,
        required=True,
        on_change=_speak,
        label_visibility="collapsed",
        width="stretch",
    )


def set_to(key: str, value: object) -> None:
    """Sets a control, only where it differs: a value that is set is sent to the browser again."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


# A browser can send anything: only what is known is taken.
def _choose(name: str, key: str, known: Iterable[Choice]) -> None:
    chosen = [choice for choice in known if choice in st.session_state[key]]
    change(links.choosing(whole_view(), name, chosen))


def _look_for(key: str) -> None:
    change(replace(whole_view(), scope=replace(whole_view().scope, words=links.words(st.session_state[key] or ""))))


def _speak() -> None:
    chosen = st.session_state["language"]
    change(replace(whole_view(), language=chosen if chosen in LANGUAGES else "zh"))


def _reset() -> None:
    change(replace(whole_view(), scope=Scope()))


def change(view: View) -> None:
    """The view of the next run, from a control's callback."""
    st.session_state[VIEW] = view
    st.session_state[CHANGED_HERE] = True


def whole_view() -> View:
    """The view as the session keeps it, with what only another page filters by."""
    view: View = st.session_state[VIEW]
    return view
