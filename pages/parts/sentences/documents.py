"""What 数据 says."""

import polars as pl

from pages.parts.sentences.wording import first
from pages.parts.words import _, n_


def answer(totals: pl.DataFrame, documents: pl.DataFrame, refused: pl.DataFrame) -> str:
    """What is loaded, from `scope_totals`, `document_characters` and `refused_documents`."""
    total = first(totals)
    return _(
        "范围内有 {documents}、{projects}、{indicators}；"
        "{characters} 个字符中有 **{unread} 个未能读入**；另有 {refused}未读入，原因列在下面。"
    ).format(
        documents=n_("{n} 份文件", documents.height),
        projects=n_("{n} 个项目", total["projects"]),
        indicators=n_("{n} 条指标", total["indicators"]),
        characters=f"{documents['characters'].sum():,}",
        unread=f"{documents['characters_unread'].sum():,}",
        refused=n_("{n} 份文件", refused.height),
    )


def figures(documents: pl.DataFrame) -> dict[str, str]:
    """Where the characters went; the four add up to all of them."""
    names = {
        _("读入字段的字符"): "characters_read",
        _("标签和表头的字符"): "characters_labels",
        _("不读的字符"): "characters_ignored",
        _("未能读入的字符"): "characters_unread",
    }
    return {name: f"{documents[column].sum():,}" for name, column in names.items()}
