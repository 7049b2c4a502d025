"""What a workbook says of its rows: which they are, where they come from, and what their columns mean."""

from datetime import date

import polars as pl

import queries
from pages.parts import cached, columns, scope_bar
from pages.parts.columns import meanings
from pages.parts.downloads.table import Table
from pages.parts.sentences import sources
from pages.parts.words import _


def about_rows(table: Table, rows: int, link: str) -> pl.DataFrame:
    """One row for each thing to know of the file: its page and table, every filter, how and of what it was made."""
    uses = cached.rows(table.warehouse, table.view.scope, "document_uses")
    refused = cached.rows(table.warehouse, table.view.scope, "refused_documents")
    known = cached.choices(table.warehouse)
    said = [
        (_("页面"), table.page_title),
        (_("表格"), table.heading),
        *scope_bar.filters(table.view, known).items(),
        (_("行数"), f"{rows:,}"),
        (_("口径"), _(queries.about(table.query))),
        (_("查询语句"), f"queries/{table.query}.sql"),
        (_("数据版本"), table.warehouse.stem),
        (_("下载日期"), date.today().isoformat()),
        (_("网址"), link),
        *((_("数据来源"), document) for document in sources.used(uses)),
        *((_("不在筛选范围内、未计入"), document) for document in sources.left_out(uses)),
        *((_("未读入的文件"), path) for path in refused["path"]),
    ]
    return pl.DataFrame(said, schema={_("项目与筛选"): pl.String, _("内容"): pl.String}, orient="row")


def about_columns(table: Table, names: list[str]) -> pl.DataFrame:
    """One row for each column on the sheet of data."""
    found = ((columns.label(name), meanings.meaning(name, table.query, table.warehouse)) for name in names)
    said = [(label, meaning.text, meaning.unit, meaning.source) for label, meaning in found]
    heads = [_("列"), _("含义"), _("计量单位"), _("出自")]
    return pl.DataFrame(said, schema=dict.fromkeys(heads, pl.String), orient="row")
