"""One project in the order of its printed sheet, as HTML that prints on A4: what is printed, beside it what was read.

What a sheet does not print says 未印; no text is cut.
"""

from decimal import Decimal
from typing import Any

import polars as pl

from pages.parts import columns, follow
from pages.parts.columns import label
from pages.parts.links import View
from pages.parts.paper import Html, element, facts, lines, link, table
from pages.parts.sentences.project import Found, of_project, without_pair
from pages.parts.sentences.readings import reading
from pages.parts.sentences.wording import first
from pages.parts.words import _, wan

SOURCES = ("total_yuan", "fiscal_yuan", "special_yuan", "other_yuan")
# Columns that some cities print and others do not; a sheet without one says so below the table.
NOT_EVERYWHERE = ("description", "annual_target", "basis", "weight")
AS_PRINTED = ("level3", "description", "target", "annual_target", "basis", "weight")


def sheet(found: Found, view: View) -> Html:
    """The whole sheet; its links keep the reader's view."""
    row = first(found.project_sheets)
    parts = [
        _head(row, view),
        _part(_("预算数和资金来源"), _funding(row)),
        _part(label("purpose"), element("p", _printed(row["purpose"]))),
        _part(label("goal"), element("p", _printed(row["goal"]))),
        _part(_("资金支出计划（累计）"), _plan(found.spending_plans)),
        _part(_("绩效指标（{number} 条）").format(number=found.indicators.height), _indicators(found.indicators, view)),
        _part(
            _("疑点（{number} 处）").format(number=of_project(found.findings).height), _findings(found.findings, view)
        ),
        _part(_("成对的项目（同一单位，另一立项年份）"), _paired(row, found.paired_projects, view)),
        _part(_("出处"), _source(row, view)),
    ]
    return element("article", *parts, cls="sheet")


def _part(heading: str, inside: Html) -> Html:
    return element("section", element("h2", heading), inside)


def _head(row: dict[str, Any], view: View) -> Html:
    unit = link(_printed(row["unit_name"]), follow.unit_address("project_sheets", view, row["unit_id"]))
    return facts(
        [
            (label("unit_name"), element("span", unit, _("（编码：{code}）").format(code=_printed(row["unit_code"])))),
            (label("city"), row["city"] or _("未注明")),
            (label("project_name"), row["project_name"]),
            (label("project_code"), _printed(row["project_code"])),
            (label("code_year"), str(row["code_year"] or _("未注明"))),
            (label("budget_year"), str(row["budget_year"] or _("未注明"))),
        ]
    )


def _funding(row: dict[str, Any]) -> Html:
    """Amounts in the unit that the document prints, all decimals, and in 万元."""
    in_yuan = row["amount_unit"] == "元"
    head = [_("来源"), *([_("原件（元）")] * in_yuan), _("万元")]
    rows = ([_source_name(name), *([_yuan(row[name])] * in_yuan), _exact_wan(row[name])] for name in SOURCES)
    unit = _("原件的金额单位：{unit}").format(unit=row["amount_unit"] or _("未注明"))
    return lines(table(head, rows, _("预算数和资金来源"), numbers=len(head) - 1), element("small", unit))


def _source_name(name: str) -> str:
    return {
        "total_yuan": _("预算数"),
        "fiscal_yuan": _("其中：财政资金"),
        "special_yuan": _("其中：财政专户拨款"),
        "other_yuan": _("其中：其他资金"),
    }[name]


def _plan(plan: pl.DataFrame) -> Html:
    if plan.is_empty():
        return element("p", _("未印"))
    head = [_("{month} 月底").format(month=month) for month in plan["month"]]
    return table(head, [[_printed(text) for text in plan["printed_percent"]]], _("资金支出计划"))


def _indicators(indicators: pl.DataFrame, view: View) -> Html:
    if indicators.is_empty():
        return element("p", _("没有指标。"))
    printed = [name for name in NOT_EVERYWHERE if indicators[name].is_not_null().any()]
    names = [name for name in AS_PRINTED if name in printed or name not in NOT_EVERYWHERE]
    head = [_("一级、二级指标"), *(label(name) for name in names), _("怎样读的")]
    places = _places(indicators, view)
    rows = (
        [_levels(row), *(_cell(row[name]) for name in names), _read(row, place)]
        for row, place in zip(indicators.iter_rows(named=True), places, strict=True)
    )
    return lines(table(head, rows, _("绩效指标")), _without(printed))


def _levels(row: dict[str, Any]) -> Html:
    """On every row, though sheets merge them: a page of paper that begins in the middle says where it is."""
    return lines(_printed(row["level1"]), _printed(row["level2"]))


def _places(rows: pl.DataFrame, view: View) -> list[Html]:
    """Where each row stands in the document, as a link to its printed words."""
    lead, places = follow.to_words(rows, view), columns.screen(rows)["place"]
    return [link(place or _("原文"), at) for place, at in zip(places, lead.addresses, strict=True)] if lead else []


def _read(row: dict[str, Any], place: Html) -> Html:
    return lines(*reading(row), element("small", place))


def _without(printed: list[str]) -> Html:
    lacking = [label(name) for name in NOT_EVERYWHERE if name not in printed]
    if not lacking:
        return Html()
    return element("small", _("原表没有印：{columns}。").format(columns=_("、").join(lacking)))


def _findings(findings: pl.DataFrame, view: View) -> Html:
    own, said = columns.screen(of_project(findings)), _of_more_than_the_project(findings, view)
    if own.is_empty():
        return lines(element("p", _("没有记录疑点。")), said)
    names = ["message", "severity", "review_state", "evidence", "level3"]
    rows = (
        [*(_reviewed(row) if name == "review_state" else row[name] or "" for name in names), place]
        for row, place in zip(own.to_dicts(), _places(of_project(findings), view), strict=True)
    )
    return lines(table([label(name) for name in (*names, "place")], rows, _("疑点")), said)


def _of_more_than_the_project(findings: pl.DataFrame, view: View) -> Html:
    """The points on its whole unit or document, each a link to its place there."""
    others = findings.filter(pl.col("project_id").is_null())
    lead = follow.to_words(others, view)
    said = [link(message, at) for message, at in zip(others["message"], lead.addresses, strict=True)] if lead else []
    return lines(_("所在单位或文件的疑点："), *said) if said else Html()


def _reviewed(finding: dict[str, Any]) -> Html:
    """How a point to check stands, since when, and what the reviewer remarked."""
    return lines(*(finding[name] or "" for name in ("review_state", "decided_on", "remark")))


def _paired(row: dict[str, Any], paired: pl.DataFrame, view: View) -> Html:
    if paired.is_empty():
        return element("p", without_pair(row))
    names = ["code_year", "project_code", "project_name", "paired_by"]
    rows = (
        [
            str(other["code_year"]),
            _printed(other["project_code"]),
            link(other["project_name"], follow.project_address(view, other["project_id"])),
            columns.word("paired_by", other["paired_by"]),
            wan(other["total_yuan"]),
        ]
        for other in paired.iter_rows(named=True)
    )
    return table([*(label(name) for name in names), _("预算数")], rows, _("成对的项目"))


def _source(row: dict[str, Any], view: View) -> Html:
    place = link(columns.place(row) or _("未注明"), follow.source_address(view, row["project_id"]))
    return facts(
        [
            (label("document_title"), row["document_title"]),
            (label("path"), row["path"]),
            (label("place"), place),
        ]
    )


def _printed(text: str | None) -> str:
    return text or _("未印")


def _cell(value: str | Decimal | None) -> str:
    return f"{value.normalize():f}" if isinstance(value, Decimal) else _printed(value)


def _yuan(yuan: Decimal | None) -> str:
    return _("未印") if yuan is None else f"{yuan:,.2f}"


def _exact_wan(yuan: Decimal | None) -> str:
    """万元 with all decimals that the amount carries, at least two."""
    if yuan is None:
        return _("未印")
    amount = (yuan / 10000).normalize()
    exponent = amount.as_tuple().exponent
    return f"{amount:,.{max(2, -int(exponent))}f}"
