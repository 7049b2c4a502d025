"""Where a reviewer says how points to check stand. Only this part of a page runs anew while somebody chooses."""

import hashlib

import polars as pl
import streamlit as st

from pages.parts import columns, decisions, finding_reviews, scope_bar, show, visit, words
from pages.parts.finding_reviews import ACCEPTED, CORRECTED, EXPLAINED, PENDING
from pages.parts.sentences import findings as sentences
from pages.parts.words import _, n_

ICONS = {
    EXPLAINED: ":material/chat:",
    CORRECTED: ":material/check:",
    ACCEPTED: ":material/verified:",
    PENDING: ":material/undo:",
}
SHOWN = (
    "message",
    "review_state",
    "total_yuan",
    "remark",
    "project_name",
    "evidence",
    "severity",
    "unit_name",
    "place",
)
HEIGHT = 360


@st.fragment
def of_findings() -> None:
    """The points of the scope to choose from, and the states that the chosen ones can be given."""
    # A run of this part alone begins without the page's language.
    words.use(scope_bar.language())
    here = visit.now()
    known = finding_reviews.known(here.warehouse, here.decided)
    if unread := sentences.not_read(known):
        st.warning(unread)
    found = show.rows("findings")
    # Controls cost a rerun more than all the rest of the page: they are there for those who ask for them.
    if not found.is_empty() and st.toggle(_("复核：给选中的疑点记下状态，随时可以退回待核"), key="review_findings"):
        _review(found)


def _review(found: pl.DataFrame) -> None:
    chosen = _chosen(found)
    # Empty again once something was decided.
    remark = st.text_input(_("备注（可不填）"), key=f"remark_{_version(found)}", max_chars=decisions.LONGEST_REMARK)
    with st.container(horizontal=True, vertical_alignment="center"):
        for state, icon in ICONS.items():
            label = _("退回待核") if state == PENDING else columns.word("review_state", state)
            if st.button(label, key=f"{state}_findings", icon=icon, disabled=not chosen):
                _decide(chosen, state, remark)
        st.caption(_("已选 {number}").format(number=n_("{n} 处疑点", len(chosen))))


def _chosen(found: pl.DataFrame) -> list[str]:
    """The ids of the rows that the reader has ticked."""
    shown = columns.screen(found).select(SHOWN)
    event = st.dataframe(
        show.as_arrow(shown),
        # Rows are ticked by their numbers, which mean others once the rows are others.
        key=f"choose_{words.language()}_{_version(found)}",
        hide_index=True,
        height=HEIGHT if shown.height > show.MOST_ROWS_AT_ONCE else "content",
        column_config={name: show.column_config("findings", name, name == SHOWN[0]) for name in SHOWN},
        placeholder="",
        on_select="rerun",
        selection_mode="multi-row",
        alt=_("选要记状态的疑点"),
    )
    return [found["finding_id"][row] for row in event["selection"]["rows"] if row < found.height]


def _version(found: pl.DataFrame) -> str:
    """A text that differs whenever other points are listed, or something was said of one."""
    said = found.select("finding_id", "review_state", "remark").rows()
    return hashlib.sha256(repr(said).encode()).hexdigest()[:16]


def _decide(chosen: list[str], state: str, remark: str) -> None:
    try:
        finding_reviews.review(visit.now().warehouse, chosen, state, remark)
    except (OSError, decisions.UnreadableFileError):
        st.error(_("没有存下：判断文件不能写，或其中的列名、编码有误。"))
        return
    st.rerun()
