"""Rows on screen -> a CSV file that Excel opens with Chinese intact and without running anything in it.

A file has an address of its own, made of what the reader chose, so that nothing is built before somebody asks for it:
`export/projects/单位预算_项目明细_张家口.csv?city=张家口&data=wh-1f2e`.
"""

import re
from datetime import date
from http import HTTPStatus
from urllib.parse import quote, urlencode

import polars as pl
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

import queries
from pages.parts import cached, columns, links, words
from pages.parts.words import _

# A cell that begins like this, also after white space or invisible marks, may be run as a formula by a spreadsheet.
FORMULA = r"^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r]"
NUMBER = r"^[+-]?\d[\d,]*(\.\d+)?$"
UNFIT_FOR_FILE_NAMES = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
LONGEST_PART = 40


def csv(rows: pl.DataFrame, labels: dict[str, str]) -> bytes:
    """The rows in their order, UTF-8 with BOM, under the labels that the reader sees.

    A text that begins like a formula gets an apostrophe in front; numbers, and texts that are plain numbers, do not.
    """
    texts = [_neutralised(name) for name, kind in rows.schema.items() if kind == pl.String]
    amounts = [_amount(name) for name, kind in rows.schema.items() if isinstance(kind, pl.Decimal)]
    safe = rows.with_columns(texts + amounts).rename(labels)
    return safe.write_csv(include_bom=True, line_terminator="\r\n").encode()


def address(query: str, name: str, view: links.View, version: str) -> str:
    """Where the rows of a query in a view are downloaded, as seen from any page."""
    asked = urlencode({**links.query(view), "data": version})
    return f"export/{query}/{quote(name)}.csv?{asked}"


def file_name(*parts: str) -> str:
    """`单位预算_项目明细_张家口`: page, table and scope, without what file systems refuse."""
    named = (UNFIT_FOR_FILE_NAMES.sub("-", part).strip("-.")[:LONGEST_PART] for part in parts)
    return "_".join(part for part in named if part)


def _neutralised(name: str) -> pl.Expr:
    cell = pl.col(name)
    runs = cell.str.contains(FORMULA) & ~cell.str.contains(NUMBER)
    return pl.when(runs).then(pl.lit("'") + cell).otherwise(cell).alias(name)


def _amount(name: str) -> pl.Expr:
    """All decimals that carry something, at least two: 2329.880000 is 2329.88, 0.050025 stays."""
    return pl.col(name).cast(pl.String).str.replace(r"(\.\d{2}\d*?)0+$", "$1").alias(name)


def respond(request: Request) -> Response:
    """The file that an address asks for; refused when newer data were published since the page was made."""
    query, warehouse = request.path_params["query"], queries.warehouse_path()
    view, unknown = links.parse(request.query_params, cached.choices(warehouse))
    words.use(view.language)
    # A project that is not there must not be answered with the rows of all of them.
    if query not in queries.names() or any(part.startswith(f"{links.PROJECT}=") for part in unknown):
        return PlainTextResponse(_("没有这份文件。"), HTTPStatus.NOT_FOUND)
    if request.query_params.get("data") != warehouse.stem:
        return PlainTextResponse(_("数据已经更新，请刷新页面后再下载。"), HTTPStatus.CONFLICT)
    rows = columns.screen(cached.rows(warehouse, view.scope, query))
    named = f"{file_name(request.path_params['name'])}_{date.today().isoformat()}.csv"
    headers = {"Content-Disposition": f"attachment; filename*=UTF-8''{quote(named)}"}
    return Response(csv(rows, columns.labels(rows)), media_type="text/csv; charset=utf-8", headers=headers)


ROUTE = Route("/export/{query}/{name}.csv", respond)
