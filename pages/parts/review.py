"""Where a reviewer decides: confirms, refuses or undoes. Only this part of a page runs anew while somebody chooses."""

from datetime import date
from typing import Any

import streamlit as st

from pages.parts import decisions, pairs, scope_bar, show, visit, words
from pages.parts.decisions import CONFIRMED, REFUSED, UNDONE
from pages.parts.sentences import years as sentences
from pages.parts.words import _

OPEN = {"pending": (CONFIRMED, REFUSED), CONFIRMED: (UNDONE,), REFUSED: (UNDONE,)}
ICONS = {CONFIRMED: ":material/check:", REFUSED: ":material/close:", UNDONE: ":material/undo:"}


@st.fragment
def of_pairs() -> None:
    """The candidates of the scope, one at a time, with what can be decided on it."""
    # A run of this part alone begins without the page's language.
    words.use(scope_bar.language())
    here = visit.now()
    known = pairs.known(here.warehouse, here.decided)
    if unread := sentences.not_read(known):
        st.warning(unread)
    found = show.rows("pair_candidates")
    # Controls cost a rerun more than all the rest of the page: they are there for those who ask for them.
    if found.height and st.toggle(_("复核候选：确认后才计入对比；判断记入文件，随时可以撤销"), key="review"):
        rows = found.iter_rows(named=True)
        _review({f"{row['earlier_project_id']}+{row['later_project_id']}": row for row in rows})


def _review(rows: dict[str, dict[str, Any]]) -> None:
    # The browser tells options apart by what they are called, so each language has a key of its own.
    chosen = st.selectbox(
        _("选一组候选"), list(rows), format_func=lambda ids: _called(rows.get(ids)), key=f"candidate_{words.language()}"
    )
    if (row := rows.get(chosen)) is None:
        return
    st.markdown(sentences.candidate(row))
    # Empty again once something was decided.
    kept = f"remark_{chosen}_{row['decision']}"
    remark = st.text_input(_("备注（可不填）"), key=kept, max_chars=decisions.LONGEST_REMARK)
    with st.container(horizontal=True):
        for decision in OPEN[row["decision"]]:
            if st.button(_label(decision), key=f"{decision}_pair", icon=ICONS[decision]):
                _decide(row, decision, remark)


def _decide(row: dict[str, Any], decision: str, remark: str) -> None:
    try:
        decisions.add(pairs.REGISTER, pairs.key_of(row), decision, remark, date.today())
    except (OSError, decisions.UnreadableFileError):
        st.error(_("没有存下：判断文件不能写，或其中的列名、编码有误。"))
        return
    st.rerun()


def _called(row: dict[str, Any] | None) -> str:
    return f"{row['earlier_names']} → {row['later_names']}" if row else ""


def _label(decision: str) -> str:
    return {CONFIRMED: _("确认成对"), REFUSED: _("拒绝"), UNDONE: _("撤销判断")}[decision]
