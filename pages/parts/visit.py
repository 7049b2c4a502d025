"""What holds during one run of a page: which published data, which view, which page. Set by the frame."""

from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from pages.parts import decisions, links
from pages.parts.links import Choices, View

KEY = "visit"


@dataclass(frozen=True, slots=True)
class Visit:
    warehouse: Path
    choices: Choices
    view: View
    page_title: str
    page_path: str
    decided: str = field(default_factory=decisions.state)
    # Whose file is open, on the page of one project.
    project: str | None = None
    # Whose printed words are shown, on the page of the document.
    indicator: str | None = None
    # Which document is open instead, and which of its places is shown.
    document: str | None = None
    place: str | None = None
    # What changes when the file of the document does.
    stamp: str = ""

    @property
    def shown(self) -> View:
        """The view whose rows are on the page: what the reader chose, or what is open, which filters do not cut."""
        if self.document:
            return links.of_document(self.view, self.document)
        return links.of_project(self.view, self.project) if self.project else self.view

    @property
    def key(self) -> str:
        """All that the elements of a page depend on, as one text."""
        opened = {
            links.PROJECT: self.project,
            links.INDICATOR: self.indicator,
            links.DOCUMENT: self.document,
            links.PLACE: self.place,
        }
        asked = links.query(self.view) | {key: chosen or "" for key, chosen in opened.items()}
        return f"{self.warehouse}?{urlencode(asked)}#{self.page_title}#{self.decided}#{self.stamp}"


def begin(visit: Visit) -> None:
    st.session_state[KEY] = visit


def now() -> Visit:
    visit: Visit = st.session_state[KEY]
    return visit
