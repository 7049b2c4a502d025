"""Where the figures of a page come from, in one line."""

from typing import Any

import polars as pl

from pages.parts.sentences.wording import name_of
from pages.parts.words import _, n_

MOST_DOCUMENTS = 6


def sources(uses: pl.DataFrame, refused: pl.DataFrame, version: str) -> str:
    """Which documents the figures come from and what was left out, from `document_uses` and `refused_documents`."""
    used = uses.filter(pl.col("projects_in_scope") > 0)
    left_out = uses.filter(pl.col("projects_in_scope") == 0)
    listed = _listed([_use(row) for row in used.iter_rows(named=True)]) or _("没有文件在筛选范围内")
    said = [_("数据来源：{documents}。").format(documents=listed)]
    if left_out.height:
        documents = _listed([name_of(title) for title in left_out["document_title"]])
        said.append(_("不在筛选范围内、未计入：{documents}。").format(documents=documents))
    if refused.height:
        said.append(_("另有 {documents}未能读入，见总览。").format(documents=n_("{n} 份文件", refused.height)))
    said.append(_("数据版本：{name}。").format(name=version))
    return " ".join(said)


def _use(row: dict[str, Any]) -> str:
    return _("{document}（{used}/{all} 个项目）").format(
        document=name_of(row["document_title"]), used=row["projects_in_scope"], all=row["projects"]
    )


def _listed(names: list[str]) -> str:
    listed = _("、").join(names[:MOST_DOCUMENTS])
    return (
        listed if len(names) <= MOST_DOCUMENTS else _("{names}等 {number} 份").format(names=listed, number=len(names))
    )
