"""What 原文 says: what is printed where, and whether the words were found there."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from ingest.uploads import Excerpt, IngestError, Lines, Original, Pictures
from pages.parts import columns, links, originals
from pages.parts.printed_words import Wanted, missing
from pages.parts.sentences.wording import first
from pages.parts.words import _, plain

PARTS = ("target_operator", "target_value", "target_measure")
AMOUNTS = ("total_yuan", "fiscal_yuan", "special_yuan", "other_yuan")


@dataclass(frozen=True, slots=True)
class Spot:
    """A place of a document: how an address asks for it, its row, and the words that are looked for there.

    `is_start` is true where the place only says where something begins; `is_cell` where the words are in the cell
    itself and not in others of its row.
    """

    asked: dict[str, str]
    place: dict[str, Any]
    wanted: list[Wanted]
    document_title: str
    is_start: bool = False
    is_cell: bool = False

    @property
    def original(self) -> Original:
        return originals.of(self.place)

    @property
    def seen(self) -> Excerpt | IngestError | str:
        return self.original.around(originals.place(self.place))

    @property
    def place_said(self) -> str:
        return columns.place(self.place) or _("没有记下位置")

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole document, shown from its beginning."""
        return originals.place(self.place) is None


@dataclass(frozen=True, slots=True)
class Printed:
    """An indicator of a project, or where it is None the project; each frame is the rows of the query of its name."""

    indicator_id: str | None
    project_sheets: pl.DataFrame
    indicators: pl.DataFrame
    places: pl.DataFrame
    project_cells: pl.DataFrame

    @property
    def project(self) -> dict[str, Any]:
        return first(self.project_sheets)

    @property
    def indicator(self) -> dict[str, Any] | None:
        rows = self.indicators.iter_rows(named=True)
        return next((row for row in rows if row["indicator_id"] == self.indicator_id), None)

    @property
    def place(self) -> dict[str, Any]:
        return originals.place_of(self.places, self.indicator_id)

    @property
    def spot(self) -> Spot:
        """Lines say where all of a project stands; elsewhere its place is only where its form begins."""
        project, place = self.project, self.place
        asked = {links.PROJECT: project["project_id"]}
        asked |= {links.INDICATOR: self.indicator_id} if self.indicator_id else {}
        is_start = self.indicator_id is None and place["line_from"] is None
        return Spot(asked, place, self.wanted, project["document_title"], is_start)

    @property
    def wanted(self) -> list[Wanted]:
        """What was read, as it is printed: a target of several cells in its parts, amounts in the document's unit."""
        if self.indicator is None:
            unit = 1 if self.project["amount_unit"] == "元" else 10_000
            amounts = (self.project[name] for name in AMOUNTS)
            return [self.project["project_name"], *(yuan / unit for yuan in amounts if yuan)]
        parts = [self.place[name] for name in PARTS]
        targets = parts if any(parts) else [self.indicator["target"]]
        others = [self.indicator[name] for name in ("description", "annual_target", "basis")]
        return [text for text in (self.indicator["level3"], *targets, *others) if text]


def answer(printed: Printed) -> str:
    """What is printed, in which document and where; and whether it was found there, or why it cannot be shown."""
    return f"{_what(printed)}{_found(printed.spot)}"


def _what(printed: Printed) -> str:
    where = {"document": plain(printed.project["document_title"]), "place": plain(printed.spot.place_said)}
    if printed.indicator is None:
        return _("这个项目印在“{document}”，**{place}**。").format(**where)
    names = {name: plain(printed.indicator[name] or _("未印")) for name in ("level3", "target")}
    return _("指标“{level3}”的指标值 **{target}** 印在“{document}”，**{place}**。").format(**names, **where)


def _found(spot: Spot) -> str:
    seen = spot.seen
    if isinstance(seen, IngestError | str):
        return plain(unseen(seen))
    if spot.is_start:
        return _("标出的是这张表开始的地方，其余各栏在它下面。")
    if absent := lacking(spot, seen):
        said = _("有的字没有在所指的地方连着印出：{words}。多半是一行跨了两页，请连同下文一起看。")
        return said.format(words=_("、").join(plain(str(item)) for item in absent))
    return _("读入的字都在所指的地方逐字找到了。")


def lacking(spot: Spot, seen: Excerpt) -> list[Wanted]:
    """What is looked for and does not stand at the place in one piece."""
    return [] if spot.is_start else missing(seen.words, spot.wanted)


def unseen(state: IngestError | str) -> str:
    """Why the original cannot be shown."""
    if isinstance(state, IngestError):
        return _("原文件还在，但这里画不出来：{reason}。请下载原文件对照。").format(reason=state)
    if state == "changed":
        return _("原文件的位置上现在是另一份内容，不是读入时的那一份，所以不显示；请换回原文件，或重新读入。")
    return _("原文件已经不在原来的位置，无法显示原文；读入的内容不受影响。")


def reference(printed: Printed) -> str:
    """One line that names the place: city, unit, document, page or rows."""
    project = printed.project
    unit = " ".join(filter(None, [project["unit_code"], project["unit_name"]]))
    return one_line(project["city"], unit, project["document_title"], printed.spot.place_said)


def one_line(*parts: str | None) -> str:
    return _("，").join(" ".join(part.split()) if part else _("未注明") for part in parts)


def how_to_read(spot: Spot, seen: Excerpt) -> str:
    """What is marked in the lines, the pictures or the table of a place, and how it is counted."""
    if spot.is_whole:
        return _("这是文件的开头，没有标出哪一处。")
    if isinstance(seen, Lines):
        return _("行号按文件中的换行计，空行也计，从 1 起。▸ 是所指的行，上下各列几行；底色标出与读入相同的字。")
    if not isinstance(seen, Pictures):
        return _("按原文件的表重画，合并的格照原样。粗框是所指的格，▸ 是它所在的行；底色标出与读入相同的字。")
    if seen.part:
        return _("按原文件画出，红框是所指的格。")
    return _("按原文件画出。只知道在这一页，没有记下是哪一格，所以不加框。")
