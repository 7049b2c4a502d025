"""A place of a document that is of no project, as HTML that prints on A4: the words, the file, other such places."""

from pages.parts import follow
from pages.parts.columns import label
from pages.parts.columns.codes import TEXT_USES
from pages.parts.links import View
from pages.parts.paper import Html, element, facts, lines, link, table
from pages.parts.sentences.document_place import CELL, DOCUMENT, FINDING, OVERALL, PrintedPlace
from pages.parts.source_sheet import MARKER, article, document, excerpt
from pages.parts.words import N_, _, n_

KINDS = {DOCUMENT: N_("开头"), FINDING: N_("疑点"), OVERALL: N_("部门整体绩效目标表"), CELL: N_("栏目"), **TEXT_USES}
# What was not read by rule is in the file below: page numbers and narrative would hide the rest.
LISTED = {DOCUMENT: 0, OVERALL: 1, FINDING: 2, "unread": 3}
MOST_LISTED, LONGEST = 100, 60


def sheet(printed: PrintedPlace, view: View) -> Html:
    """The whole of it; its links keep the reader's view."""
    spot = printed.spot
    parts = [(_("原文"), excerpt(spot))]
    if printed.kind != DOCUMENT:
        parts.append((_("所指的"), _said(printed)))
    parts += [(_("文件"), document(spot)), (_("这份文件里不属于项目的位置"), _others(printed, view))]
    return article(parts)


def _said(printed: PrintedPlace) -> Html:
    place = printed.place
    named = label("evidence") if printed.kind == FINDING else label("remaining_text")
    said = [(_(KINDS[printed.kind]), place["reason"]), (named, place["printed"])]
    return facts([(name, text) for name, text in said if text])


def _others(printed: PrintedPlace, view: View) -> Html:
    """The beginning, forms of whole departments, points on the whole document and what could not be read."""
    found = [row for row in printed.document_places.iter_rows(named=True) if row["place_kind"] in LISTED]
    found.sort(key=lambda row: LISTED[row["place_kind"]])
    rows = []
    for row in found[:MOST_LISTED]:
        text = row["reason"] or row["printed"] or row["document_title"]
        name = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
        address = follow.document_address(view, row["document_id"], row["place_id"])
        is_here = row["place_id"] == printed.place["place_id"]
        rows.append([_(KINDS[row["place_kind"]]), element("b", f"{MARKER} {name}") if is_here else link(name, address)])
    listed = table([_("是什么"), _("文字（照印）")], rows, _("这份文件里不属于项目的位置"))
    rest = len(found) - MOST_LISTED
    return lines(listed, _("其余 {rest}见下面的文件。").format(rest=n_("{n} 处", rest))) if rest > 0 else listed
