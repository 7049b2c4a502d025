"""Where the figures of a page come from, in one line."""

import polars as pl

from pages.parts.words import _, n_, plain

MOST_DOCUMENTS = 6


def sources(uses: pl.DataFrame, refused: pl.DataFrame, version: str) -> str:
    """Which documents the figures come from and what was left out, from `document_uses` and `refused_documents`."""
    listed = _listed([plain(document) for document in used(uses)]) or _("没有文件在筛选范围内")
    said = [_("数据来源：{documents}。").format(documents=listed)]
    if titles := left_out(uses):
        documents = _listed([plain(title) for title in titles])
        said.append(_("不在筛选范围内、未计入：{documents}。").format(documents=documents))
    if refused.height:
        said.append(_("另有 {documents}未能读入，见总览。").format(documents=n_("{n} 份文件", refused.height)))
    said.append(_("数据版本：{name}。").format(name=version))
    return " ".join(said)


def used(uses: pl.DataFrame) -> list[str]:
    """The documents in scope, each with how many of its projects are, as plain text."""
    in_scope = uses.filter(pl.col("projects_in_scope") > 0).iter_rows(named=True)
    return [
        _("{document}（{used}/{all} 个项目）").format(
            document=row["document_title"], used=row["projects_in_scope"], all=row["projects"]
        )
        for row in in_scope
    ]


def left_out(uses: pl.DataFrame) -> list[str]:
    """The documents of which nothing is in scope, as plain text."""
    return uses.filter(pl.col("projects_in_scope") == 0)["document_title"].to_list()


def _listed(names: list[str]) -> str:
    listed = _("、").join(names[:MOST_DOCUMENTS])
    return (
        listed if len(names) <= MOST_DOCUMENTS else _("{names}等 {number} 份").format(names=listed, number=len(names))
    )
