"""The report at an address of its own: shown in the page, opened beside it, or saved."""

from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import queries
from pages.parts import cached, links, report, words
from pages.parts.links import View
from pages.parts.report import PAGE, Asked
from pages.parts.words import _

PATH = "export/report.html"


def address(view: View, warehouse: Path, **more: str) -> str:
    """Where the report of a view is, as seen from any page; `save="yes"` is for keeping it as a file."""
    return links.address(PATH, view, data=warehouse.stem, **more)


def respond(request: Request) -> Response:
    """The report that an address asks for; refused when newer data were published since the page was made."""
    asked = _asked(request)
    words.use(asked.view.language)
    if any(key in request.query_params for key in links.OPENED):
        return PlainTextResponse(_("没有这份文件。"), HTTPStatus.NOT_FOUND)
    if request.query_params.get("data") != asked.warehouse.stem:
        return PlainTextResponse(_("数据已经更新，请刷新页面后再下载。"), HTTPStatus.CONFLICT)
    how = "attachment" if "save" in request.query_params else "inline"
    headers = {"Content-Disposition": f"{how}; filename*=UTF-8''{quote(report.named(asked))}"}
    return Response(report.html(asked), media_type="text/html; charset=utf-8", headers=headers)


def _asked(request: Request) -> Asked:
    warehouse = queries.warehouse_path()
    view, _unknown = links.parse(request.query_params, cached.choices(warehouse))
    here = links.on_page(view, PAGE)
    app = str(request.url).partition(f"/{PATH}")[0]
    return Asked(here, warehouse, f"{app}/{links.address(PAGE, here)}")


ROUTE = Route(f"/{PATH}", respond)
