"""Which project's file is open: the one that the link names, chosen here among those in the reader's scope."""

from dataclasses import replace
from typing import Any

import streamlit as st

from pages.parts import cached, links, scope_bar, show, visit
from pages.parts.show import Section
from pages.parts.words import _, plain, wan

# A longer list is slow to send, and nobody looks through it.
MOST_CHOICES = 1_000


def open_file(question: str) -> None:
    """Makes the project that the link names the one whose rows the page shows; without one the page asks for one and
    ends there."""
    here = visit.now()
    asked = st.query_params.get(links.PROJECT)
    project = asked if asked in here.choices[links.PROJECT] else None
    choose(project)
    if project is None:
        _ask_for_one(question, asked)
    scope_bar.show_unknown()
    visit.begin(replace(here, project=project))


def _ask_for_one(question: str, asked: str | None) -> None:
    show.totals(question)
    said = _("请在上面选择一个项目，或在下面的表中点“打开”。")
    if asked:
        unknown = _("链接里的项目 {project} 在现有数据中没有，也许数据已经更新。").format(project=plain(asked))
        said = f"{unknown}{said}"
    show.notice(question, said)
    show.sections(Section(_("筛选范围内的项目"), "projects"))
    st.stop()


def choose(project: str | None) -> None:
    """The control that opens another project, set to the one that is open."""
    names = _names(project)
    # The browser tells options apart by what they are called, so each language has a key of its own.
    key = f"project_{visit.now().view.language}"
    if key not in st.session_state or st.session_state[key] != project:
        st.session_state[key] = project
    st.selectbox(
        _("选择项目"),
        list(names),
        index=None,
        key=key,
        format_func=lambda choice: names.get(choice, str(choice)),
        filter_mode="contains",
        placeholder=_("在筛选范围内按名称、编码或单位查找"),
        on_change=_open,
        args=(key,),
    )


def _open(key: str) -> None:
    for left_behind in (links.INDICATOR, links.DOCUMENT, links.PLACE):
        st.query_params.pop(left_behind, None)
    if chosen := st.session_state[key]:
        st.query_params[links.PROJECT] = chosen
    else:
        st.query_params.pop(links.PROJECT, None)


def _names(project: str | None) -> dict[str, str]:
    """The projects of the scope, the largest first, by all that tells them apart; and the one that is open."""
    here = visit.now()
    listed = {row["project_id"]: _name(row) for row in show.rows("projects").head(MOST_CHOICES).iter_rows(named=True)}
    if project and project not in listed:
        opened = cached.rows(here.warehouse, links.of_project(here.view, project).scope, "projects")
        listed[project] = _name(opened.row(0, named=True))
    return listed


def _name(row: dict[str, Any]) -> str:
    parts = [row["project_name"], row["project_code"], row["unit_name"], wan(row["total_yuan"])]
    return " · ".join(part for part in parts if part)
