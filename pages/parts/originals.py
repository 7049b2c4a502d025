"""The documents behind the rows: as files to take away, and their pages as pictures.

Both have addresses of their own, so that nothing is sent before somebody looks: `original/file?project=…`,
`original/part.png?project=…&indicator=…`, or with a document and one of its places. What is asked for is always a
row of the warehouse, never a path.
"""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, urlencode

import polars as pl
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import queries
from ingest.uploads import Original, Pictures, Place
from pages.parts import cached, links
from queries import Scope

BOX = ("box_left", "box_top", "box_right", "box_bottom")
PART, PAGE, NEXT_PAGE = "part.png", "page.png", "next.png"
FILE = "file"
# A strange file must neither be opened by the browser as a page of this site nor be taken for what it is not.
HARMLESS = {"X-Content-Type-Options": "nosniff", "Content-Security-Policy": "sandbox; default-src 'none'"}

Row = dict[str, Any]


def address(part: str, **asked: str) -> str:
    """Where a part of a document is, as seen from any page; what is asked is a row by the keys of links."""
    return f"original/{part}?{urlencode(asked)}"


def place_of(places: pl.DataFrame, indicator: str | None) -> Row:
    """The row of `places` of an indicator, or of the project itself."""
    return next(row for row in places.iter_rows(named=True) if row["indicator_id"] == indicator)


def in_document(places: pl.DataFrame, place: str | None) -> Row:
    """The row of `document_places` of a place of the open document, or of the document itself."""
    rows = [row for row in places.iter_rows(named=True) if row["place_id"] in (place, row["document_id"])]
    return next((row for row in rows if row["place_id"] == place), rows[0])


def of(row: Row) -> Original:
    return Original(row["path"], row["sha256"])


def place(row: Row) -> Place | None:
    """Where a row stands; None where it is of a whole document, which is shown from its beginning."""
    left, top, right, bottom = (row[edge] for edge in BOX)
    box = None if left is None else (float(left), float(top), float(right), float(bottom))
    found = Place(row["line_from"], row["line_to"], row["page"], row["address"], box)
    return None if found == Place() and "place_id" in row else found


def respond(request: Request) -> Response:
    """The file or the picture that an address asks for."""
    part = request.path_params["part"]
    row = _asked(request.query_params)
    if row is None:
        return PlainTextResponse("", HTTPStatus.NOT_FOUND)
    return _file(of(row)) if part == FILE else _picture(of(row), place(row), part)


def _asked(asked: Mapping[str, str]) -> Row | None:
    """The row that an address names; None where there is no such row."""
    warehouse = queries.warehouse_path()
    known = cached.choices(warehouse)
    project, document = asked.get(links.PROJECT), asked.get(links.DOCUMENT)
    if document in known[links.DOCUMENT]:
        found = cached.rows(warehouse, Scope(document=(document,)), "document_places")
        named = {row["place_id"]: row for row in found.iter_rows(named=True)}
        return named.get(asked.get(links.PLACE, document))
    if project in known[links.PROJECT]:
        found = cached.rows(warehouse, Scope(project=(project,)), "places")
        named = {row["indicator_id"]: row for row in found.iter_rows(named=True)}
        return named.get(asked.get(links.INDICATOR))
    return None


def _file(original: Original) -> Response:
    content = original.content()
    if isinstance(content, str):
        return PlainTextResponse("", HTTPStatus.NOT_FOUND)
    named = f"attachment; filename*=UTF-8''{quote(original.name)}"
    return Response(content, media_type="application/octet-stream", headers={"Content-Disposition": named, **HARMLESS})


def _picture(original: Original, place: Place | None, part: str) -> Response:
    wanted = place if part != NEXT_PAGE or place is None else Place(page=(place.page or 0) + 1)
    seen = original.around(wanted)
    shown = (seen.part if part == PART else seen.page) if isinstance(seen, Pictures) else None
    if shown is None:
        return PlainTextResponse("", HTTPStatus.NOT_FOUND)
    return Response(shown.png, media_type="image/png", headers={"Cache-Control": "private, max-age=600", **HARMLESS})


ROUTE = Route("/original/{part}", respond)
