"""Which indicator of the open project is shown in its document: the one that the link names, else the whole project."""

from dataclasses import replace

import streamlit as st

from pages.parts import links, originals, show, visit
from pages.parts.words import _, plain


def open_place() -> None:
    """Makes the indicator that the link names the one whose words the page shows. One that is not the project's is
    said to be none, and the project is shown."""
    asked = st.query_params.get(links.INDICATOR)
    places = show.rows("places")
    indicator = asked if asked in places["indicator_id"] else None
    if asked and indicator is None:
        said = _("链接里的指标 {indicator} 不在这个项目里，也许数据已经更新。下面是整个项目的位置。")
        st.warning(said.format(indicator=plain(asked)))
    document = originals.of(originals.place_of(places, indicator))
    visit.begin(replace(visit.now(), indicator=indicator, document=document.stamp()))
