"""The place of an indicator or a project as HTML that prints on A4: the words, what was read of them, the file."""

from collections.abc import Iterator, Sequence

from ingest.uploads import Excerpt, IngestError, Lines, Picture, Pictures, Table
from pages.parts import follow, originals
from pages.parts.columns import label
from pages.parts.links import View
from pages.parts.paper import Html, element, facts, lines, link, safe, table
from pages.parts.printed_words import Wanted, stretches
from pages.parts.sentences import source as sentences
from pages.parts.sentences.readings import reading
from pages.parts.sentences.source import Printed, Spot
from pages.parts.words import _

MARKER = "▸"
# Of a picture's own pixels, of which two are a point: on a telephone a page scrolls sideways and can still be read.
LEAST_SIZE, LARGEST_SIZE = 0.5, 0.8
READ = ("level1", "level2", "level3", "description", "target", "annual_target", "basis")


def sheet(printed: Printed, view: View) -> Html:
    """The whole of it; its links keep the reader's view."""
    spot = printed.spot
    parts = [(_("原文"), excerpt(spot)), (_("读入的"), _read(printed, view)), (_("文件"), document(spot))]
    if printed.project_cells.height:
        parts.append((_("本项目各栏的位置"), _cells(printed, view)))
    if printed.indicators.height:
        parts.append((_("本项目各条指标的位置"), _others(printed, view)))
    return article(parts)


def article(parts: Sequence[tuple[str, Html]]) -> Html:
    """Sections under their headings."""
    drawn = (element("section", element("h2", heading), inside) for heading, inside in parts)
    return element("article", *drawn, cls="sheet source")


def excerpt(spot: Spot) -> Html:
    """The place with its neighbours, the words that are looked for marked; or why it cannot be shown."""
    seen = spot.seen
    if isinstance(seen, IngestError | str):
        return element("p", sentences.unseen(seen))
    return Html(_drawn(seen, spot) + element("small", sentences.how_to_read(spot, seen)))


def _drawn(seen: Excerpt, spot: Spot) -> Html:
    if isinstance(seen, Pictures):
        return _pictures(seen, spot)
    return _lines(seen, spot.wanted) if isinstance(seen, Lines) else _table(seen, spot)


def _lines(seen: Lines, wanted: Sequence[Wanted]) -> Html:
    """Numbered lines; what is marked in them may run over several."""
    marked = iter(_marked(seen.words, wanted).split("\n"))
    rows = (
        [str(line.number), Html(next(marked)) if line.is_marked else line.text, "row" if line.is_marked else ""]
        for line in seen.lines
    )
    body = (_row(mark, number, element("td", text)) for number, text, mark in rows)
    return _wide(element("table", element("tbody", *body)), _("行"))


def _table(seen: Table, spot: Spot) -> Html:
    body = []
    for line in seen.lines:
        cells = []
        for field in line.fields:
            spans = {"rowspan": str(field.rows), "colspan": str(field.columns)}
            has_words = field.mark == "cell" if spot.is_cell else bool(field.mark)
            text = Html(_marked(field.text, spot.wanted)) if has_words else field.text
            cells.append(element("td", text, cls=field.mark, **spans))
        is_marked = any(field.mark == "cell" for field in line.fields)
        body.append(_row("row" if is_marked else "", line.number, *cells))
    return _wide(element("table", element("tbody", *body)), _("行"))


def _row(mark: str, number: str, *cells: Html) -> Html:
    return element("tr", element("th", f"{MARKER} {number}" if mark else number, scope="row"), *cells, cls=mark)


def _wide(inside: Html, name: str) -> Html:
    return element("div", inside, cls="wide", tabindex="0", role="region", aria_label=name)


def _marked(text: str, wanted: Sequence[Wanted]) -> Html:
    """The text with the wanted words marked, line by line: a mark that runs over a line's end begins anew."""
    return Html("".join(_pieces(text, stretches(text, wanted))))


def _pieces(text: str, found: Sequence[tuple[int, int]]) -> Iterator[Html]:
    end = 0
    for start, stop in found:
        yield safe(text[end:start])
        yield Html(
            "\n".join(element("mark", part) if part.strip() else safe(part) for part in text[start:stop].split("\n"))
        )
        end = stop
    yield safe(text[end:])


def _pictures(seen: Pictures, spot: Spot) -> Html:
    """What is around the frame, then the whole page; the next page too where the row may go on there."""
    number = spot.place["page"] or 1
    whole = _picture(spot, originals.PAGE, seen.page, _("第 {page} 页整页").format(page=number))
    # Of a project the place only says where its form begins: what matters stands below.
    if seen.part is None or spot.is_start:
        return whole
    words = _("第 {page} 页的一段，框内的字：{words}").format(page=number, words=" ".join(seen.words.split()))
    shown = [_picture(spot, originals.PART, seen.part, words), _folded(_("整页"), whole)]
    if sentences.lacking(spot, seen):
        said = _("第 {page} 页整页").format(page=number + 1)
        shown += [element("p", _("下一页：")), _picture(spot, originals.NEXT_PAGE, seen.page, said)]
    return Html("".join(shown))


def _picture(spot: Spot, part: str, size: Picture, said: str) -> Html:
    """A picture as wide as there is room, and on a telephone no smaller than can be read."""
    address = originals.address(part, **spot.asked)
    sizes = f"min-width: {size.width * LEAST_SIZE:.0f}px; max-width: {size.width * LARGEST_SIZE:.0f}px"
    ratio = {"width": str(size.width), "height": str(size.height)}
    picture = element("img", src=address, alt=said, loading="lazy", style=sizes, **ratio).removesuffix("</img>")
    return _wide(Html(picture), said)


def _folded(name: str, inside: Html) -> Html:
    return element("details", element("summary", name), inside)


def _read(printed: Printed, view: View) -> Html:
    """What was read, beside the words; the file of the project says all of it."""
    project, row = printed.project, printed.indicator
    name = link(project["project_name"], follow.project_address(view, project["project_id"]))
    said: list[tuple[str, str]] = [(label("project_name"), name)]
    if row is not None:
        said += [(label(field), row[field]) for field in READ if row[field]]
        said.append((_("怎样读的"), lines(*reading(row))))
    return facts(said)


def document(spot: Spot) -> Html:
    """The document, and the file to take away."""
    original = spot.original
    gone = isinstance(original.content(), str)
    address = originals.address(originals.FILE, **spot.asked)
    name = original.name if gone else link(_("下载原文件 {name}").format(name=original.name), address)
    return facts(
        [
            (label("document_title"), spot.document_title),
            (label("path"), original.path),
            (_("原文件"), name),
            ("sha256", original.sha256),
        ]
    )


def _cells(printed: Printed, view: View) -> Html:
    """The labels of the form, each leading to the cell that was read."""
    rows = [
        [link(row["label"], follow.document_address(view, row["document_id"], row["place_id"])), row["printed"]]
        for row in printed.project_cells.iter_rows(named=True)
    ]
    return table([_("栏目"), _("文字（照印）")], rows, _("本项目各栏的位置"))


def _others(printed: Printed, view: View) -> Html:
    project = printed.project["project_id"]
    rows = []
    for row in printed.indicators.iter_rows(named=True):
        name = row["level3"] or _("未印")
        address = follow.source_address(view, project, row["indicator_id"])
        is_here = row["indicator_id"] == printed.indicator_id
        rows.append([element("b", f"{MARKER} {name}") if is_here else link(name, address), row["target"] or _("未印")])
    return table([label("level3"), label("target")], rows, _("本项目各条指标的位置"))
