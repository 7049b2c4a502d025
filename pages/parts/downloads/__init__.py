"""The rows on screen as files: CSV, and an Excel workbook that says beside them what they are.

A file has an address of its own, made of what the reader chose, so that nothing is built before somebody asks for it:
`export/projects.csv?city=张家口&data=wh-1f2e&page=unit-budget&table=项目明细`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from http import HTTPStatus
from urllib.parse import quote, urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import queries
from pages.parts import cached, columns, links, scope_bar, words
from pages.parts.downloads.csv_files import csv_file
from pages.parts.downloads.table import Table
from pages.parts.downloads.workbooks import MOST_ROWS, workbook
from pages.parts.words import _

UNFIT_FOR_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
LONGEST_PART = 40
# Longer headings are no page's.
LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class FileType:
    media_type: str
    # Of the table and the link to its page.
    make: Callable[[Table, str], bytes]


FILE_TYPES = {
    "csv": FileType("text/csv; charset=utf-8", csv_file),
    "xlsx": FileType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", workbook),
}


def address(table: Table, file_type: str) -> str:
    """Where a table is downloaded, as seen from any page."""
    named = {"data": table.warehouse.stem, "page": table.page_path, "table": table.heading}
    asked = urlencode({**links.query(table.view), **named})
    return f"export/{table.query}.{file_type}?{asked}"


def file_name(*parts: str) -> str:
    """`单位预算_项目明细_张家口`: page, table and scope, without what file systems refuse."""
    named = (UNFIT_FOR_FILE_NAMES.sub("-", part).strip("-.")[:LONGEST_PART] for part in parts)
    return "_".join(part for part in named if part)


def respond(request: Request) -> Response:
    """The file that an address asks for; refused when newer data were published since the page was made."""
    table, file_type = _asked(request), request.path_params["file_type"]
    words.use(table.view.language)
    # A project or a document that is not there must not be answered with the rows of all of them.
    is_of_all = any(key in request.query_params and not getattr(table.view.scope, key) for key in links.OPENED)
    if is_of_all or file_type not in FILE_TYPES or not _is_shown(table):
        return PlainTextResponse(_("没有这份文件。"), HTTPStatus.NOT_FOUND)
    if request.query_params.get("data") != table.warehouse.stem:
        return PlainTextResponse(_("数据已经更新，请刷新页面后再下载。"), HTTPStatus.CONFLICT)
    if file_type == "xlsx" and table.found.height > MOST_ROWS:
        return PlainTextResponse(_("行数超过 Excel 一张表的上限，请下载 CSV。"), HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    data = FILE_TYPES[file_type].make(table, _link(request, table))
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(_named(table))}.{file_type}"}
    return Response(data, media_type=FILE_TYPES[file_type].media_type, headers=headers)


def _is_shown(table: Table) -> bool:
    return table.query in queries.names() and columns.can_show(table.found)


def _asked(request: Request) -> Table:
    asked, warehouse = request.query_params, queries.warehouse_path()
    view, _unknown = links.parse(asked, cached.choices(warehouse))
    heading, path = (asked.get(key, "")[:LONGEST_TITLE] for key in ("table", "page"))
    return Table(request.path_params["query"], heading, path, view, warehouse)


def _link(request: Request, table: Table) -> str:
    app = str(request.url).partition("/export/")[0]
    asked = urlencode(links.query(table.view))
    return f"{app}/{quote(table.page_path, safe='')}" + (f"?{asked}" if asked else "")


def _named(table: Table) -> str:
    chosen = scope_bar.in_short(table.view, cached.choices(table.warehouse))
    return f"{file_name(table.page_title, table.heading, chosen)}_{date.today().isoformat()}"


ROUTE = Route("/export/{query}.{file_type}", respond)
