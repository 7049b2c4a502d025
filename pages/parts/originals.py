"""The documents behind the rows: as files to take away, and their pages as pictures.

Both have addresses of their own, so that nothing is sent before somebody looks: `original/file?project=…`,
`original/part.png?project=…&indicator=…`. What is asked for is always a row of the warehouse, never a path.
"""

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


def address(part: str, project: str, indicator: str | None = None) -> str:
    """Where a part of a document is, as seen from any page."""
    asked = {links.PROJECT: project} | ({links.INDICATOR: indicator} if indicator else {})
    return f"original/{part}?{urlencode(asked)}"


def place_of(places: pl.DataFrame, indicator: str | None) -> Row:
    """The row of `places` of an indicator, or of the project itself."""
    return next(row for row in places.iter_rows(named=True) if row["indicator_id"] == indicator)


def of(row: Row) -> Original:
    return Original(row["path"], row["sha256"])


def place(row: Row) -> Place:
    left, top, right, bottom = (row[edge] for edge in BOX)
    box = None if left is None else (float(left), float(top), float(right), float(bottom))
    return Place(row["line_from"], row["line_to"], row["page"], row["address"], box)


def respond(request: Request) -> Response:
    """The file or the picture that an address asks for."""
    part, asked = request.path_params["part"], request.query_params
    project, indicator = asked.get(links.PROJECT, ""), asked.get(links.INDICATOR)
    warehouse = queries.warehouse_path()
    if project not in cached.choices(warehouse)[links.PROJECT]:
        return PlainTextResponse("", HTTPStatus.NOT_FOUND)
    places = cached.rows(warehouse, Scope(project=(project,)), "places")
    if indicator not in [*places["indicator_id"]]:
        return PlainTextResponse("", HTTPStatus.NOT_FOUND)
    row = place_of(places, indicator)
    return _file(of(row)) if part == FILE else _picture(of(row), place(row), part)


def _file(original: Original) -> Response:
    content = original.content()
    if isinstance(content, str):
        return PlainTextResponse("", HTTPStatus.NOT_FOUND)
    named = f"attachment; filename*=UTF-8''{quote(original.name)}"
    return Response(content, media_type="application/octet-stream", headers={"Content-Disposition": named, **HARMLESS})


def _picture(original: Original, place: Place, part: str) -> Response:
    wanted = place if part != NEXT_PAGE else Place(page=(place.page or 0) + 1)
    seen = original.around(wanted)
    shown = (seen.part if part == PART else seen.page) if isinstance(seen, Pictures) else None
    if shown is None:
        return PlainTextResponse("", HTTPStatus.NOT_FOUND)
    return Response(shown.png, media_type="image/png", headers={"Cache-Control": "private, max-age=600", **HARMLESS})


ROUTE = Route("/original/{part}", respond)
