"""What 原文 says of a place that is of no project: text that is in no field, a point to check on a whole document."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from ingest.uploads import IngestError
from pages.parts import links, originals
from pages.parts.sentences.source import Spot, lacking, one_line, unseen
from pages.parts.sentences.wording import first
from pages.parts.words import N_, _, plain

DOCUMENT, FINDING, OVERALL, CELL = "document", "finding", "overall", "cell"
# By what a row of `document_places` is.
WHAT = {
    DOCUMENT: N_("下面是“{document}”的开头。"),
    "unread": N_("这段文字没有能读入任何字段，印在“{document}”，**{place}**。"),
    "ignored": N_("这段文字不读（{reason}），印在“{document}”，**{place}**。"),
    FINDING: N_("疑点“{reason}”说的是“{document}”的 **{place}**。"),
    CELL: N_("“{reason}”一栏印在“{document}”，**{place}**。"),
    OVERALL: N_("这张部门整体绩效目标表印在“{document}”，**{place}**；它属于整个部门，不属于任何项目。"),
}
OF_ALL = N_("疑点“{reason}”说的是整份文件“{document}”，没有一个单独的位置；下面是文件的开头。")


@dataclass(frozen=True, slots=True)
class PrintedPlace:
    """A place of a document; each frame is the rows of the query of its name, of that document only."""

    place_id: str | None
    document_places: pl.DataFrame
    documents: pl.DataFrame

    @property
    def place(self) -> dict[str, Any]:
        return originals.in_document(self.document_places, self.place_id)

    @property
    def kind(self) -> str:
        kind: str = self.place["place_kind"]
        return kind

    @property
    def spot(self) -> Spot:
        place = self.place
        wanted = [place["printed"]] if place["printed"] and originals.place(place) else []
        asked = {links.DOCUMENT: place["document_id"], links.PLACE: place["place_id"]}
        return Spot(asked, place, wanted, place["document_title"], is_start=self.kind == OVERALL, is_cell=True)


def answer(printed: PrintedPlace) -> str:
    """What is printed, in which document and where; and whether it was found there, or why it cannot be shown."""
    return f"{_what(printed)}{_found(printed)}"


def _what(printed: PrintedPlace) -> str:
    place = printed.place
    said = OF_ALL if printed.spot.is_whole and printed.kind == FINDING else WHAT[printed.kind]
    names = {"document": place["document_title"], "place": printed.spot.place_said, "reason": place["reason"] or ""}
    return _(said).format(**{name: plain(text) for name, text in names.items()})


def _found(printed: PrintedPlace) -> str:
    spot = printed.spot
    seen = spot.seen
    if isinstance(seen, IngestError | str):
        return plain(unseen(seen))
    # What a point says of a place need not be printed there.
    if spot.is_whole or printed.kind in (FINDING, OVERALL):
        return ""
    return _("这些字没有在所指的地方连着印出。") if lacking(spot, seen) else _("这些字在所指的地方逐字找到了。")


def reference(printed: PrintedPlace) -> str:
    """One line that names the place: city, units, document, page or rows."""
    document = first(printed.documents)
    place = _("整份文件") if printed.spot.is_whole else printed.spot.place_said
    return one_line(document["city"], document["unit_names"], document["document_title"], place)
