"""What a page is made of, in the order in which it is read: title, sentence, figures, sections, sources.

Each element sent to the browser costs the server more than a query that is cached, so a page is made of few of them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import polars as pl
import streamlit as st
from streamlit.elements.lib.column_types import ColumnConfig

import queries
from pages.parts import cached, columns, downloads, follow, links, look, scope_bar, visit
from pages.parts.charts.drawing import Chart
from pages.parts.columns import meanings
from pages.parts.downloads.table import Table
from pages.parts.sentences.sources import sources
from pages.parts.words import _, n_, plain

# Tables up to this many rows are shown whole, longer ones scroll.
MOST_ROWS_AT_ONCE = 15
SCROLLING_HEIGHT = 560
# A page with fewer questions can be seen at a glance.
LEAST_LISTED = 4
# What stands in brackets behind a heading: the unit of its figures.
TRAILING = re.compile(r"\s*[（(][^（()）]*[)）]$")
LEADS_TO, TO_WORDS, LEADS_TO_WIDTH = "leads_to", "to_words", 64
WIDTHS = {
    "unit_name": 160,
    **dict.fromkeys(["unit_names", "subject", "largest_project_name"], 230),
    **dict.fromkeys(["project_name", "earlier_names", "later_names"], 200),
    "document_title": 260,
    "message": 290,
    **dict.fromkeys(["reason", "evidence", "explanation"], 360),
    **dict.fromkeys(["target", "annual_target", "earlier_target", "later_target"], 140),
    "level3": 180,
    **dict.fromkeys(["description", "earlier_description", "later_description", "basis", "lane_reason"], 300),
}
# A wider column that stays in sight would leave no room for the others on a telephone.
WIDEST_PINNED = 200
# Numbers as they are: the format that Streamlit calls plain shows 95 as 95.0000000000001.
FORMATS = {"money": "accounting", "yuan": "accounting", "share": "%.1f", "count": "localized", "number": "%.12g"}
PRINTED_ADDRESS = '<span class="printed-address"></span>'
PLOTLY = {"displayModeBar": False}


@dataclass(frozen=True, slots=True)
class File:
    """A list that is only downloaded; how long it is, is counted in its section's rows."""

    heading: str
    query: str
    note: str
    count: Callable[[pl.DataFrame], int]


@dataclass(frozen=True, slots=True)
class Section:
    """One question: its heading, the query that answers it, the chart drawn of its rows, what to say of no rows.

    A chart may need a column: where no row has a value in it there is nothing to draw, and the page says so instead.
    `covers` says of the rows and the most that are drawn which of them are; without it they are the first ones.
    """

    heading: str
    query: str
    draw: Chart | None = None
    empty: str = ""
    needs: str = ""
    note: str = ""
    covers: Callable[[pl.DataFrame, int], str] | None = None
    files: tuple[File, ...] = ()

    @property
    def queries(self) -> list[str]:
        return [self.query, *(file.query for file in self.files)]

    def drawn(self, found: pl.DataFrame) -> bool:
        return self.draw is not None and not (self.needs and found[self.needs].is_null().all())


def rows(query: str) -> pl.DataFrame:
    """The rows of a query in the reader's scope, or of the open project."""
    here = visit.now()
    return cached.rows(here.warehouse, here.shown.scope, query, here.decided)


def totals(question: str, controls: Callable[[], None] | None = None, or_rows_of: str | None = None) -> pl.DataFrame:
    """The totals of the scope; where nothing is in it, no project nor a row of the query that a page names, the page
    says so in words, shows its controls, and ends there."""
    scope_bar.show_unknown()
    found = rows("scope_totals")
    if found["projects"].item() == 0 and (or_rows_of is None or rows(or_rows_of).is_empty()):
        empty = _("筛选范围内没有项目，也没有指标。请放宽筛选条件，或清除全部筛选。")
        notice(question, empty + scope_bar.about_search(visit.now().view))
        if controls:
            controls()
        _sources()
        st.stop()
    return found


def notice(question: str, said: str) -> None:
    """The page's title, and why there is no answer."""
    look.apply()
    st.markdown(_title(question), anchors=False)
    st.info(said, icon=":material/info:")


def answer(question: str, say: Callable[[], str], count: Callable[[], dict[str, str]] = dict) -> None:
    """The page's title, the question that it answers, the answer in words, and the few figures that carry it.

    Both are made only where they were not shown before.
    """
    cached.elements(f"{visit.now().key}/answer", partial(_answer, question, say, count))


def document(write: Callable[[], str], *wanted: Section) -> None:
    """A page that is one document to print; below it, on screen only, its rows as files and how they are found."""
    cached.elements(f"{visit.now().key}/document", partial(_document, write, wanted))


def quotation(say: Callable[[], str]) -> None:
    """One line to copy."""
    cached.elements(f"{visit.now().key}/quotation", partial(_quotation, say))


def part(*wanted: Section) -> None:
    """Questions that stand above a page's own controls; `sections` goes on below these."""
    cached.elements(f"{visit.now().key}/part", partial(_part, wanted))


def sections(*wanted: Section, above: tuple[Section, ...] = ()) -> None:
    """The page's questions one after the other, and at the end where all its figures come from, those above too."""
    cached.elements(f"{visit.now().key}/sections", partial(_sections, wanted, above))


def _part(wanted: tuple[Section, ...], below: tuple[Section, ...] = ()) -> None:
    _contents((*wanted, *below))
    for section in wanted:
        _section(section)


def _contents(listed: tuple[Section, ...]) -> None:
    """The questions of a long page, each a link to its place on it."""
    if len(listed) >= LEAST_LISTED:
        places = " · ".join(f"[{TRAILING.sub('', section.heading)}](#{section.query})" for section in listed)
        st.markdown(f":small[{_('本页：')}{places}]")


def _sections(wanted: tuple[Section, ...], above: tuple[Section, ...]) -> None:
    _part(wanted)
    _sources()
    _explain(["scope_totals", *(query for section in (*above, *wanted) for query in section.queries)])


def _quotation(say: Callable[[], str]) -> None:
    st.caption(_("引用（指到框里，点右上角复制，粘贴为一行）："))
    st.code(say(), language=None, wrap_lines=True)


def _document(write: Callable[[], str], wanted: tuple[Section, ...]) -> None:
    st.html(write())
    _printed_from()
    with st.container(key="downloads"):
        for section in wanted:
            shown = columns.screen(rows(section.query))
            if shown.height:
                st.markdown(f"{section.heading}　{_download(section, shown.height)}")
    _explain([section.query for section in wanted])


def _explain(asked: list[str]) -> None:
    with st.expander(_("口径与查询语句"), icon=":material/function:"):
        st.markdown(_made_by(asked))


def _answer(question: str, say: Callable[[], str], count: Callable[[], dict[str, str]]) -> None:
    look.apply()
    st.markdown(f"{_title(question)}\n\n{say()}", anchors=False)
    with st.container(horizontal=True):
        for name, value in count().items():
            st.metric(name, value, border=True)


def _title(question: str) -> str:
    here = visit.now()
    for key, opened in ((links.PROJECT, here.project), (links.DOCUMENT, here.document)):
        if opened:
            return f"# {plain(here.choices[key][opened])}\n\n:small[:gray[{here.page_title}　{question}]]"
    chosen = plain(_("；").join(scope_bar.in_words(here.view, here.choices))) or _("全部数据")
    scope = _("范围：{scope}").format(scope=chosen)
    money = scope_bar.about_money(here.view)
    return f"# {here.page_title}\n\n:small[:gray[{question}　{scope}]]" + f"  \n:small[{money}]" * bool(money)


def _section(section: Section) -> None:
    found = rows(section.query)
    st.header(section.heading, anchor=section.query, help=_(queries.about(section.query)))
    if found.is_empty():
        st.markdown(section.empty or _("没有可列出的内容。"))
        return
    shown = columns.screen(found)
    is_drawn = section.drawn(found)
    said = [
        _download(section, shown.height),
        *(_file(file, found) for file in section.files),
        _cut(section, found) if is_drawn else "",
    ]
    said += [section.note, "" if is_drawn or not section.draw else section.empty]
    st.markdown("\n\n".join(filter(None, said)))
    if section.draw and is_drawn:
        st.plotly_chart(section.draw(found), key=f"chart_{section.query}", config=PLOTLY, alt=section.heading)
    view = visit.now().view
    _table(section, shown, follow.of_rows(section.query, found, view), follow.to_words(found, view))


def _cut(section: Section, found: pl.DataFrame) -> str:
    if section.draw and section.covers:
        return section.covers(found, section.draw.most_rows)
    if section.draw is None or found.height <= section.draw.most_rows:
        return ""
    return _("图中为前 {number} 行，表中为全部").format(number=section.draw.most_rows)


def _table(section: Section, shown: pl.DataFrame, lead: follow.Lead | None, to_words: follow.Lead | None) -> None:
    """The rows, and before them where each leads: beside the name, since a name that is a link is copied as an address
    and sorted by it."""
    scrolls = shown.height > MOST_ROWS_AT_ONCE
    configured: dict[str, ColumnConfig] = {
        name: column_config(section.query, name, name == shown.columns[0]) for name in shown.columns
    }
    if to_words:
        shown = shown.select(to_words.addresses.alias(TO_WORDS), pl.all())
        configured[TO_WORDS] = _link_column(to_words, pinned=False)
    if lead:
        shown = shown.select(lead.addresses.alias(LEADS_TO), pl.all())
        configured[LEADS_TO] = _link_column(lead, pinned=True)
    st.dataframe(
        as_arrow(shown),
        key=f"table_{section.query}",
        hide_index=True,
        height=SCROLLING_HEIGHT if scrolls else "content",
        column_config=configured,
        placeholder="",
        alt=section.heading,
    )


def _link_column(lead: follow.Lead, *, pinned: bool) -> ColumnConfig:
    return st.column_config.LinkColumn(
        lead.label, display_text=_("打开"), width=LEADS_TO_WIDTH, pinned=pinned, help=lead.help
    )


def as_arrow(shown: pl.DataFrame) -> object:
    """The rows on screen as they are sent to the browser: from polars, Streamlit would go by way of pandas.

    Texts that stand in many rows are sent once: a rerun costs the server by the bytes that it sends.
    """
    texts = shown.select(pl.col(pl.String)) if shown.height > MOST_ROWS_AT_ONCE else ()
    repeated = [text.name for text in texts if text.n_unique() * 2 < shown.height]
    coded = shown.cast({pl.Decimal: pl.Float64, **dict.fromkeys(repeated, pl.Categorical)})
    return coded.to_arrow(compat_level=pl.CompatLevel.oldest())


def column_config(query: str, name: str, pinned: bool) -> ColumnConfig:
    """How a column of a query is shown; the first one says what the row is about, and stays in sight."""
    kind, label = columns.COLUMNS[name].kind, columns.label(name)
    tip = meanings.meaning(name, query, visit.now().warehouse).text
    if kind in FORMATS:
        return st.column_config.NumberColumn(label, format=FORMATS[kind], help=tip)
    if kind == "date":
        return st.column_config.DateColumn(label, format="YYYY-MM-DD", help=tip)
    width = WIDTHS.get(name)
    stays = pinned and (width or 0) <= WIDEST_PINNED
    return st.column_config.TextColumn(label, width=width, pinned=stays or None, help=tip)


def _download(section: Section | File, number: int) -> str:
    here = visit.now()
    table = Table(section.query, section.heading, here.page_path, here.shown, here.warehouse)
    text = _("下载 CSV（{rows}）").format(rows=n_("{n} 行", number))
    csv, xlsx = (downloads.address(table, file_type) for file_type in ("csv", "xlsx"))
    return f"[:material/download: {text}]({csv}) · [XLSX]({xlsx})"


def _file(listed: File, found: pl.DataFrame) -> str:
    number = listed.count(found)
    said = listed.heading + _("（{names}）").format(names=listed.note)
    return f"{said}　{_download(listed, number)}" if number else ""


def _sources() -> None:
    st.caption(sources(rows("document_uses"), rows("refused_documents"), visit.now().warehouse.stem))
    _printed_from(_("表格只印出屏幕上看得见的行和列，全部请下载。"))


def _printed_from(more: str = "") -> None:
    """Where a page on paper comes from; the browser, which knows the address, writes it in."""
    said = _("打印自 {address}，数据版本：{name}。").format(address=PRINTED_ADDRESS, name=visit.now().warehouse.stem)
    st.html(f'<p class="only-paper">{said}{more}</p>')


def _made_by(asked: list[str]) -> str:
    parts = (f"**{name}**　{_(queries.about(name))}\n```sql\n{queries.statement(name)}\n```" for name in asked)
    return "\n\n".join(parts)
