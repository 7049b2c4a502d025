"""会议材料: the scope at hand as one HTML file to print, made of the same sentences and rows as the pages.

It holds no script and asks for nothing, so that it opens without the app and without a network.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache, partial
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

import queries
from pages.parts import cached, decisions, look, menu, scope_bar, words
from pages.parts.downloads import file_name
from pages.parts.links import View
from pages.parts.report.contents import USED, Rows, sections
from pages.parts.report.footnotes import Notes
from pages.parts.sentences.sources import left_out
from pages.parts.words import _, n_

PAGE = "report"
TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
MOST_KEPT = 64


@dataclass(frozen=True, slots=True)
class Asked:
    """What a report is of: a view of one published file; `address` is where the app shows the same."""

    view: View
    warehouse: Path
    address: str


def html(asked: Asked) -> str:
    """The whole file. An empty scope says so in words."""
    return _html(asked, decisions.state())


def named(asked: Asked) -> str:
    """`会议材料_张家口_2026-11-21.html`: scope, and the day on which the data were published."""
    chosen = scope_bar.in_short(asked.view, cached.choices(asked.warehouse))
    return f"{file_name(menu.title(PAGE), chosen)}_{_published(asked.warehouse)}.html"


def _published(warehouse: Path) -> date:
    return datetime.fromtimestamp(warehouse.stat().st_mtime).date()


@lru_cache(MOST_KEPT)
def _html(asked: Asked, _decided: str) -> str:
    words.use(asked.view.language)
    rows = partial(cached.rows, asked.warehouse, asked.view.scope)
    notes = Notes(rows("document_uses"), rows("documents"))
    is_empty = rows("scope_totals")["projects"].item() == 0
    scope = scope_bar.in_words(asked.view, cached.choices(asked.warehouse))
    return TEMPLATES.get_template("report.html").render(
        language=look.PAGE_LANGUAGE[words.language()],
        title=menu.title(PAGE),
        scope=_("范围：{scope}").format(scope=_("；").join(scope) or _("全部数据")),
        money=scope_bar.about_money(asked.view),
        version=_("数据版本：{name}，{date} 发布").format(name=asked.warehouse.stem, date=_published(asked.warehouse)),
        address=_("同一范围的看板：{address}").format(address=asked.address),
        nothing=_("筛选范围内没有项目，也没有指标。请放宽筛选条件，或清除全部筛选。") if is_empty else "",
        about=_(
            "方括号里是文末所列文件的编号；每一节后面注明它的数出自文件的哪些页或行。没有印出的写“未注明”，不作 0。"
        ),
        sections=[] if is_empty else sections(rows, notes),
        sources_heading=_("来源文件"),
        sources=notes.listed(),
        left_out=_left_out(rows),
        rules_heading=_("口径"),
        rules={} if is_empty else {_(title): _(queries.about(name)) for name, title in USED.items()},
    )


def _left_out(rows: Rows) -> str:
    titles, refused = left_out(rows("document_uses")), rows("refused_documents")["path"].to_list()
    said = [
        _("不在筛选范围内、未计入：{documents}。").format(documents=_("、").join(titles)) if titles else "",
        _("未能读入：{documents}（{number}）。").format(
            documents=_("、").join(refused), number=n_("{n} 份文件", len(refused))
        )
        if refused
        else "",
    ]
    return " ".join(filter(None, said))
