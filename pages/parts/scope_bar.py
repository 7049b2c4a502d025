"""The sidebar of every page: the scope and the language, kept in the URL so that a link, a reload and Back work.

One copy of the view is kept in the session. The URL wins when it changed by itself (first load, Back, edited by
hand); otherwise the view is written to the URL, which makes a step in the history that Back undoes.
"""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from pages.parts import columns, links
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
# A project is not chosen in the sidebar, but a page or a download can be of one.
NAMED = LABELS | {links.PROJECT: N_("项目")}
CHOICES = {None: N_("未注明")} | columns.CLASSES | columns.SUBCLASSES


def language() -> str:
    """The language of this run, before the URL has been read in full: page titles need it."""
    asked: str = st.session_state[VIEW].language if VIEW in st.session_state else st.query_params.get("lang", "zh")
    return asked if asked in LANGUAGES else "zh"


def follow_url(known: Choices, page: str) -> View:
    """The view of this run, the same in session and URL afterwards. Runs anew when the URL changes the language."""
    asked = st.query_params.to_dict()
    in_url = {key: asked[key] for key in links.KEYS if key in asked}
    if _url_changed(in_url, page):
        _take_from(in_url, known)
    # Data published since may no longer hold what was chosen.
    view, _gone = links.parse(links.query(st.session_state[VIEW]), known)
    st.session_state[VIEW] = view
    wanted = links.query(view)
    if wanted != in_url:
        others = {key: value for key, value in asked.items() if key not in links.KEYS}
        st.query_params.from_dict({**others, **wanted})
    st.session_state[IN_URL] = wanted
    return view


def _url_changed(in_url: dict[str, str], page: str) -> bool:
    is_same_page = page == st.session_state.get(PAGE)
    st.session_state[PAGE] = page
    if VIEW not in st.session_state:
        return True
    if st.session_state.pop(CHANGED_HERE, False):
        return False
    # A change of page that brings no parameters keeps the view.
    return in_url != st.session_state.get(IN_URL) and bool(in_url or is_same_page)


def _take_from(in_url: dict[str, str], known: Choices) -> None:
    before = language()
    st.session_state[VIEW], st.session_state[UNKNOWN] = links.parse(in_url, known)
    if st.session_state[VIEW].language != before:
        st.rerun()


def show(view: View, known: Choices) -> None:
    """The sidebar's controls, each set to the view."""
    with st.sidebar:
        for name in LABELS:
            _multiselect(name, view, known)
        _search(view)
        st.button(_("清除全部筛选"), key="reset", icon=":material/filter_alt_off:", on_click=_reset, width="stretch")
        _language_switch(view)


def show_unknown() -> None:
    """Says once what a link asked for that the data do not hold."""
    if unknown := st.session_state.pop(UNKNOWN, None):
        st.warning(_("链接里有数据中没有的筛选值，已忽略：{values}").format(values=plain(_("、").join(unknown))))


def in_words(view: View, known: Choices) -> list[str]:
    """What is chosen, by name: 城市：天津、广州."""
    scope = view.scope
    chosen = {name: [choice_name(name, choice, known) for choice in getattr(scope, name)] for name in NAMED}
    said = [
        _("{field}：{values}").format(field=_(LABELS[name]), values=_("、").join(v)) for name, v in chosen.items() if v
    ]
    if scope.words:
        said.append(_("{field}：{values}").format(field=_("搜索"), values=" ".join(scope.words)))
    return said


def in_short(view: View, known: Choices) -> str:
    """What is chosen, for a file name: 张家口-2024, or 全部."""
    chosen = [choice_name(name, choice, known) for name in NAMED for choice in getattr(view.scope, name)]
    return "-".join([*chosen, *view.scope.words]) or _("全部")


def choice_name(name: str, choice: Choice, known: Choices) -> str:
    if choice in CHOICES:
        return _(CHOICES[choice])
    return known[name].get(choice) or str(choice)


def _multiselect(name: str, view: View, known: Choices) -> None:
    # The browser tells options apart by what they are called, so each language has a key of its own.
    key = f"{name}_{view.language}"
    _set(key, list(getattr(view.scope, name)))
    st.multiselect(
        _(LABELS[name]),
        list(known[name]),
        key=key,
        format_func=lambda choice: choice_name(name, choice, known),
        select_all=False,
        filter_mode="contains",
        placeholder=_("全部"),
        on_change=_choose,
        args=(name, key, tuple(known[name])),
    )


def _search(view: View) -> None:
    key = f"words_{view.language}"
    _set(key, " ".join(view.scope.words))
    st.text_input(
        _("搜索"),
        key=key,
        type="search",
        placeholder=_("项目、指标、描述、指标值、用途"),
        help=_("在项目名称、资金用途、三级指标、指标描述和指标值中查找；几个词之间空格，须同时出现。"),
        on_change=_look_for,
        args=(key,),
    )


def _language_switch(view: View) -> None:
    _set("language", view.language)
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


def _set(key: str, value: object) -> None:
    # Only where it differs: a value that is set is sent to the browser again.
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


# A browser can send anything: only what is known is taken.
def _choose(name: str, key: str, known: Iterable[Choice]) -> None:
    chosen = [choice for choice in known if choice in st.session_state[key]]
    _change(links.choosing(_view(), name, chosen))


def _look_for(key: str) -> None:
    _change(replace(_view(), scope=replace(_view().scope, words=links.words(st.session_state[key] or ""))))


def _speak() -> None:
    chosen = st.session_state["language"]
    _change(replace(_view(), language=chosen if chosen in LANGUAGES else "zh"))


def _reset() -> None:
    _change(replace(_view(), scope=Scope()))


def _change(view: View) -> None:
    st.session_state[VIEW] = view
    st.session_state[CHANGED_HERE] = True


def _view() -> View:
    view: View = st.session_state[VIEW]
    return view
