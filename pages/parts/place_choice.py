"""What is open on 原文: an indicator of a project, a whole project, or a place of a document, as the link names it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from pages.parts import document_place_sheet, links, originals, project_choice, scope_bar, show, source_sheet, visit
from pages.parts.links import View
from pages.parts.sentences import document_place, source
from pages.parts.sentences.document_place import PrintedPlace
from pages.parts.sentences.source import Printed
from pages.parts.show import Section
from pages.parts.words import _, plain


@dataclass(frozen=True, slots=True)
class Opened:
    """What the page says of what is open, the line to copy, the sheet, and the rows beside it as files."""

    answer: Callable[[], str]
    reference: Callable[[], str]
    sheet: Callable[[View], str]
    sections: tuple[Section, ...]


def open_place(question: str) -> Opened:
    """Makes what the link names the one whose rows the page shows. A document or a project that the data do not hold
    is said to be none, and the page asks for a project."""
    here, asked = visit.now(), st.query_params.get(links.DOCUMENT)
    if asked and asked in here.choices[links.DOCUMENT]:
        return _of_document(asked)
    if asked:
        said = _("链接里的文件 {document} 在现有数据中没有，也许数据已经更新。")
        st.warning(said.format(document=plain(asked)))
    project_choice.open_file(question)
    return _of_project()


def _of_project() -> Opened:
    """An indicator that is not the project's is said to be none, and the project is shown."""
    asked = st.query_params.get(links.INDICATOR)
    places = show.rows("places")
    indicator = asked if asked in places["indicator_id"] else None
    if asked and indicator is None:
        said = _("链接里的指标 {indicator} 不在这个项目里，也许数据已经更新。下面是整个项目的位置。")
        st.warning(said.format(indicator=plain(asked)))
    original = originals.of(originals.place_of(places, indicator))
    visit.begin(replace(visit.now(), indicator=indicator, stamp=original.stamp()))
    frames = (show.rows("project_sheets"), show.rows("indicators"), places, show.rows("project_cells"))
    printed = Printed(indicator, *frames)
    return Opened(
        partial(source.answer, printed),
        partial(source.reference, printed),
        partial(source_sheet.sheet, printed),
        (Section(_("表头"), "project_sheets"), Section(_("绩效指标"), "indicators")),
    )


def _of_document(document: str) -> Opened:
    """A place that is not the document's is said to be none, and its beginning is shown."""
    project_choice.choose(None)
    scope_bar.show_unknown()
    visit.begin(replace(visit.now(), document=document))
    asked, places = st.query_params.get(links.PLACE), show.rows("document_places")
    place = asked if asked in places["place_id"] else None
    if asked and place is None:
        said = _("链接里的位置 {place} 不在这份文件里，也许数据已经更新。下面是文件的开头。")
        st.warning(said.format(place=plain(asked)))
    original = originals.of(originals.in_document(places, place))
    visit.begin(replace(visit.now(), place=place, stamp=original.stamp()))
    printed = PrintedPlace(place, places, show.rows("documents"))
    return Opened(
        partial(document_place.answer, printed),
        partial(document_place.reference, printed),
        partial(document_place_sheet.sheet, printed),
        (Section(_("没有进入字段的文字"), "remainders"), Section(_("疑点"), "findings")),
    )
