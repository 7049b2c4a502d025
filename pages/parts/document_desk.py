"""Where readers add documents, take them away and bring them back; each time they see first what that would change."""

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache, partial

import polars as pl
import streamlit as st

import queries
from ingest import uploads
from ingest.uploads import IngestError, ParsedDocument
from pages.parts import cached, columns, visit
from pages.parts.words import _, n_, plain, wan
from queries import Scope
from queries.relations import GIVEN

ROUND = "desk_round"


def open_desk() -> None:
    """The controls; where whoever runs the server has turned them off, a line that says so."""
    if not uploads.are_allowed():
        st.caption(_("本站关闭了添加和移除文件。"))
        return
    with st.expander(_("添加文件：先看会读入什么，再决定是否添加"), icon=":material/upload_file:"):
        _add()
    with st.expander(_("移除或恢复文件"), icon=":material/delete_history:"):
        _remove()
        _restore()


def _add() -> None:
    sent = st.file_uploader(_("选一份绩效目标表"), key=f"file_{st.session_state.get(ROUND, 0)}")
    if sent is None:
        return
    content = sent.getvalue()
    if len(content) > uploads.LARGEST_MIB * 2**20:
        st.error(_("文件超过 {size} MB，请把它分成几份。").format(size=uploads.LARGEST_MIB))
        return
    found = looked_at(content)
    if isinstance(found, IngestError):
        st.error(_("这份文件不能读入：{reason}").format(reason=plain(str(found))))
        return
    st.markdown(receipt(found))
    _add_or_replace(sent.name, content, found)


# A reader looks at one file through several runs of the page.
@lru_cache(maxsize=4)
def looked_at(content: bytes) -> ParsedDocument | IngestError:
    return uploads.look_at(content)


def receipt(found: ParsedDocument) -> str:
    """What would be loaded: projects, money, indicators, and what became of the characters."""
    document, projects = found.tables["documents"][0], found.tables["projects"]
    amounts = relations(found)["new_projects"]["total_yuan"].drop_nulls()
    return _(
        "会读入 {projects}、{indicators}，预算合计 **{amount}**。"
        "字符 {all}：读入字段 {read}，表头标签 {labels}，不读 {ignored}，**未能读入 {unread}**。"
    ).format(
        projects=n_("{n} 个项目", len(projects)),
        indicators=n_("{n} 条指标", len(found.tables["indicators"])),
        amount=wan(sum(amounts, Decimal(0)) if amounts.len() else None),
        all=document["characters"],
        **{part: document[f"characters_{part}"] for part in ("read", "labels", "ignored", "unread")},
    )


def relations(found: ParsedDocument) -> dict[str, pl.DataFrame]:
    """What a file holds, for the queries that hold it against the loaded version."""
    units = {unit["unit_id"]: unit["unit_name"] for unit in found.tables["units"]}
    projects = {row["project_id"]: {**row, "unit_name": units[row["unit_id"]]} for row in found.tables["projects"]}
    indicators = [{**projects[row["project_id"]], **row} for row in found.tables["indicators"]]
    rows = {"new_projects": list(projects.values()), "new_indicators": indicators}
    return {name: pl.DataFrame(rows[name], schema=dict(GIVEN[name])) for name in rows}


def _add_or_replace(name: str, content: bytes, found: ParsedDocument) -> None:
    warehouse, given = visit.now().warehouse, relations(found)
    loaded = cached.rows(warehouse, Scope(), "documents")["document_id"]
    if found.document_id in loaded:
        st.info(_("这份文件已经读入，不会读入两次。"))
        return
    st.dataframe(columns.in_full(given["new_projects"]), hide_index=True, placeholder="")
    instead_of = _replaced(queries.run("upload_version", Scope(), warehouse=warehouse, given=given))
    changes = queries.run("upload_changes", Scope(), warehouse=warehouse, given=given)
    if changes.height:
        st.markdown(_("与已读入的旧版本相比，有 {changes}不同：").format(changes=n_("{n} 处", changes.height)))
        st.dataframe(columns.in_full(changes), hide_index=True, placeholder="")
    if st.button(_("添加到数据"), type="primary", icon=":material/add:"):
        _publish(partial(uploads.add, name, content, instead_of=instead_of))


def _replaced(version: pl.DataFrame) -> tuple[str, str] | None:
    """The loaded version that the new file takes the place of, where there is one and the reader wants it."""
    if version.is_empty():
        return None
    row = version.row(0, named=True)
    label = _("替换已读入的“{title}”（不替换则两份并存，金额会重复计入）")
    wanted = st.checkbox(label.format(title=plain(row["document_title"])), value=True)
    return (row["sha256_id"], row["file_name_id"]) if wanted else None


def _remove() -> None:
    loaded = cached.rows(visit.now().warehouse, Scope(), "documents")
    titles = {row["sha256_id"]: row for row in loaded.iter_rows(named=True)}
    chosen = st.selectbox(
        _("移除哪一份（原文件保留，可以恢复）"),
        list(titles),
        index=None,
        format_func=lambda sha256: titles[sha256]["document_title"] if sha256 in titles else "",
        key=f"remove_{st.session_state.get(ROUND, 0)}",
        filter_mode="contains",
        placeholder=_("选一份已读入的文件"),
    )
    if chosen is None or chosen not in titles:
        return
    row = titles[chosen]
    st.markdown(
        _("移除后，数据将少 {projects}、{indicators}，预算合计少 **{amount}**。").format(
            projects=n_("{n} 个项目", row["projects"]),
            indicators=n_("{n} 条指标", row["indicators"]),
            amount=wan(row["rows_yuan"]),
        )
    )
    if st.button(_("移除"), icon=":material/delete:"):
        _publish(partial(uploads.remove, chosen, row["path"].rpartition("/")[2]))


def _restore() -> None:
    for item in uploads.removed():
        said, control = st.columns([4, 1], vertical_alignment="center")
        said.markdown(_("已移除：{name}（{day}）").format(name=plain(item.file_name), day=item.removed_on))
        if control.button(_("恢复"), key=f"restore_{item.sha256}", icon=":material/undo:"):
            _publish(partial(uploads.restore, item.sha256))


def _publish(change: Callable[..., None]) -> None:
    """Makes a change and shows how far it has come; then the page shows the new data."""
    bar = st.progress(0.0, _("正在重新读入全部文件，其他人可以照常浏览…"))
    try:
        change(progress=bar.progress)
    except (IngestError, OSError) as error:
        st.error(plain(str(error)))
        return
    st.session_state[ROUND] = st.session_state.get(ROUND, 0) + 1
    st.rerun()
