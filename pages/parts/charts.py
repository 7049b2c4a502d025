"""Rows in, figure out: no query, no filter, no Streamlit. Every figure is a list of rows, the largest first.

A row is a line of text (the name on the left, the number on the right) above its bar, since Chinese names are long and
telephones narrow. Numbers are printed, so that no reading hangs on a colour or a length alone.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from pages.parts.columns import in_words, label
from pages.parts.words import _, n_, percent

Draw = Callable[[pl.DataFrame], go.Figure]

# Streamlit's browser side puts the colours of the theme, light or dark, in the place of these.
BLUE, ORANGE, TEAL, GREY, INK = "#000001", "#000002", "#000003", "#000004", "#000005"
TEXT_SIZE = 12
MOST_ROWS = 30
MOST_PROJECTS = 15
MOST_BULLETS = 20
MOST_RATES = 200
ROW_HEIGHT, BAR_WIDTH = 46, 0.42
LONGEST_NAME = 16
LEAST_SHARE_PRINTED = 12
# Of the width of a column: what is left is for the number beside the bar.
LONGEST_COUNT = 0.55
# In rows: how far above its bar's middle a line of text stands.
LINE_ABOVE = 0.42

CAP_PARTS = {"explained_yuan": (BLUE, ""), "repeated_yuan": (TEAL, "x"), "over_yuan": (ORANGE, "/")}
FUNDING = {"fiscal_yuan": (BLUE, ""), "special_yuan": (TEAL, "x"), "other_yuan": (ORANGE, "/")}
CLASSES = ("output_indicators", "cost_indicators", "benefit_indicators", "satisfaction_indicators")


def budget_by_unit(units: pl.DataFrame) -> go.Figure:
    """Bars of the units' budgets, from `unit_budgets`; 万元 and the share of the scope are printed."""
    shown = units.head(MOST_ROWS)
    figure = _list_of(
        shown["unit_name"],
        _shared(shown["total_yuan"], shown["scope_share_pct"], _("占 {share}")),
        _longest(shown["total_yuan"]),
    )
    return figure.add_trace(_bar(_in_wan(shown["total_yuan"]), label("total_yuan"), BLUE, shown["unit_name"]))


def funding_by_unit(units: pl.DataFrame) -> go.Figure:
    """Bars of the units' budgets stacked by funding source, from `unit_budgets`; a blank source has no part."""
    shown = units.head(MOST_ROWS)
    figure = _list_of(
        shown["unit_name"], [_amount(yuan) for yuan in shown["total_yuan"]], _longest(shown["total_yuan"])
    )
    for name, (colour, pattern) in FUNDING.items():
        figure.add_trace(_bar(_in_wan(shown[name]), label(name), colour, shown["unit_name"], pattern))
    return _with_legend(figure)


def concentration_by_unit(units: pl.DataFrame) -> go.Figure:
    """Bars of 100% cut into the largest project, the next four and the rest, from `unit_concentrations`."""
    shown = units.head(MOST_ROWS).fill_null(0)
    figure = _list_of(shown["unit_name"], [n_("{n} 个项目", number) for number in shown["projects"]], 100)
    largest, top5 = shown["largest_share_pct"], shown["top5_share_pct"]
    parts = {
        _("最大的项目"): (largest, BLUE),
        _("第二至第五"): (top5 - largest, ORANGE),
        _("其余项目"): (100 - top5, GREY),
    }
    for name, (share, colour) in parts.items():
        bar = _bar(share.to_list(), name, colour, shown["unit_name"])
        printed = [percent(part) if part >= LEAST_SHARE_PRINTED else "" for part in share]
        figure.add_trace(bar.update(text=printed, textposition="inside", insidetextanchor="middle", textangle=0))
    return _with_legend(figure)


def largest_projects(projects: pl.DataFrame) -> go.Figure:
    """Bars of the largest projects, from `projects`; 万元, the share of the unit and the unit are printed."""
    shown = projects.head(MOST_PROJECTS)
    figure = _list_of(
        shown["project_name"],
        _shared(shown["total_yuan"], shown["unit_share_pct"], _("占单位 {share}")),
        _longest(shown["total_yuan"]),
    )
    bar = _bar(_in_wan(shown["total_yuan"]), label("total_yuan"), BLUE, shown["unit_name"])
    return figure.add_trace(
        bar.update(text=[_short(name) for name in shown["unit_name"]], textposition="auto", insidetextanchor="start")
    )


def coverage(units: pl.DataFrame) -> go.Figure:
    """A column of bars for each class of indicators, from `unit_coverage`; counts are printed, none as 缺."""
    shown = units.head(MOST_ROWS)
    figure = _list_of(shown["unit_name"], [n_("{n} 条指标", number) for number in shown["indicators"]], len(CLASSES))
    largest = max((shown[name].max() or 0 for name in CLASSES), default=0) or 1
    for column, name in enumerate(CLASSES):
        lengths = [LONGEST_COUNT * count / largest for count in shown[name]]
        bar = _bar(lengths, label(name), BLUE, shown["unit_name"])
        printed = [f"{count}" if count else _("0 缺") for count in shown[name]]
        hover = "%{customdata}<br>" + escape(label(name)) + " %{text}<extra></extra>"
        figure.add_trace(bar.update(base=column, text=printed, textposition="outside", hovertemplate=hover))
    heads = [label(name) for name in CLASSES]
    figure.add_trace(_texts(heads, list(range(len(CLASSES))), [-1.05] * len(CLASSES), "middle right", bold=True))
    figure.update_layout(barmode="overlay")
    return figure.update_yaxes(range=[shown.height - 0.5, -1.5]).update_layout(height=_height(shown.height + 1))


def caps_by_category(categories: pl.DataFrame) -> go.Figure:
    """Bars of the cost caps by category, from `cost_caps_by_category`; 万元 and the share of all caps are printed."""
    shown = categories.head(MOST_ROWS)
    names = pl.Series([in_words("cap_category", category) for category in shown["cap_category"]], dtype=pl.String)
    numbers = _shared(shown["caps_yuan"], shown["caps_share_pct"], _("占 {share}"))
    figure = _list_of(names, numbers, _longest(shown["caps_yuan"]))
    return figure.add_trace(_bar(_in_wan(shown["caps_yuan"]), label("caps_yuan"), BLUE, names))


def caps_by_unit(units: pl.DataFrame) -> go.Figure:
    """Bars of the units' caps cut into itemised, repeating the budget and beyond it, from `cost_caps_by_unit`."""
    shown = units.head(MOST_ROWS)
    numbers = [_beside_budget(*pair) for pair in zip(shown["caps_yuan"], shown["total_yuan"], strict=True)]
    figure = _list_of(shown["unit_name"], numbers, _longest(shown["caps_yuan"]))
    for name, (colour, pattern) in CAP_PARTS.items():
        figure.add_trace(_bar(_in_wan(shown[name]), label(name), colour, shown["unit_name"], pattern))
    return _with_legend(figure)


def caps_by_project(projects: pl.DataFrame) -> go.Figure:
    """A bullet for each project with caps and a budget, from `cost_coverage`: its caps beside the mark of its budget.

    The part of the budget without a cap and the part of the caps beyond the budget are told apart.
    """
    shown = projects.drop_nulls("cap_difference_yuan").head(MOST_BULLETS)
    names, budgets, caps = shown["project_name"], shown["total_yuan"], shown["caps_yuan"]
    figure = _list_of(names, [_state(row) for row in shown.iter_rows(named=True)], _longest(_larger(budgets, caps)))
    repeats = shown["cap_state"] == "repeats"
    within = shown.select(pl.min_horizontal("total_yuan", "caps_yuan")).to_series()
    parts = {
        _("分项上限"): (within.set(repeats, None), BLUE, ""),
        _("上限=预算"): (within.set(~repeats, None), TEAL, "x"),
        _("没有上限的预算"): (_positive(budgets - caps), GREY, "."),
        _("超出预算"): (_positive(caps - budgets), ORANGE, "/"),
    }
    for name, (amounts, colour, pattern) in parts.items():
        figure.add_trace(_bar(_in_wan(amounts), name, colour, names, pattern))
    return _with_legend(figure.add_trace(_marks(_in_wan(budgets), label("total_yuan"))))


def unit_rates(rates: pl.DataFrame) -> go.Figure:
    """Dots of unit rates, from `unit_rates`: a facet for each thing paid by, in it a line for each category and unit.

    One axis of yuan in powers of ten serves all, since a rate misprinted in 万元 would flatten any other.
    """
    by = ["rate_per", "cost_category", "unit_name"]
    priced = rates.head(MOST_RATES).filter(pl.col("value_yuan") > 0)
    lines = priced.group_by(by, maintain_order=True).agg("value_yuan", "level3")
    places, heads = _faceted(lines["rate_per"].to_list())
    above, bottom = [place - LINE_ABOVE for place in places], max(places, default=0) + 0.5
    names = [_short(f"{category or _('未注明')} · {unit}") for _per, category, unit in lines.select(by).iter_rows()]
    titles = [escape(_("元/{per}").format(per=per or _("未注明"))) for per in heads.values()]
    texts = [
        _texts(titles, [0] * len(heads), list(heads), "middle right", bold=True),
        _texts(names, [0] * len(names), above, "middle right"),
        _texts([_spread(values) for values in lines["value_yuan"]], [1] * len(names), above, "middle left", bold=True),
    ]
    figure = go.Figure([text.update(xaxis="x2") for text in texts]).add_trace(_dots(lines, places))
    hidden = {"visible": False, "fixedrange": True}
    return figure.update_layout(
        dragmode=False,
        showlegend=False,
        margin={"l": 4, "r": 4, "t": 8, "b": 48},
        height=round(ROW_HEIGHT * (bottom + 1)) + 56,
        xaxis=_powers_of_ten(priced["value_yuan"]),
        xaxis2={**hidden, "range": [0, 1], "overlaying": "x"},
        yaxis={**hidden, "range": [bottom, -0.75]},
        hoverlabel={"align": "left"},
    )


def most_rows(draw: Draw) -> int:
    """How many rows a chart shows at most; the table beside it shows all."""
    most: dict[Draw, int] = {largest_projects: MOST_PROJECTS, caps_by_project: MOST_BULLETS, unit_rates: MOST_RATES}
    return most.get(draw, MOST_ROWS)


MOST = {largest_projects: MOST_PROJECTS, caps_by_project: MOST_BULLETS}


def _list_of(names: pl.Series, numbers: Sequence[str], longest: float) -> go.Figure:
    """The frame of a chart: a line of text for each row, the bars still to come."""
    figure, above = go.Figure(), [row - LINE_ABOVE for row in range(len(names))]
    figure.add_trace(_texts([_short(name) for name in names], [0] * len(names), above, "middle right"))
    right = _texts(list(numbers), [1] * len(names), above, "middle left", bold=True).update(xaxis="x2")
    figure.add_trace(right)
    hidden = {"visible": False, "fixedrange": True}
    return figure.update_layout(
        barmode="stack",
        dragmode=False,
        showlegend=False,
        margin={"l": 4, "r": 4, "t": 8, "b": 4},
        height=_height(len(names)),
        xaxis={**hidden, "range": [0, longest or 1]},
        # The numbers on the right stand at the edge, wherever the bars end.
        xaxis2={**hidden, "range": [0, 1], "overlaying": "x"},
        yaxis={**hidden, "range": [len(names) - 0.5, -0.75]},
        hoverlabel={"align": "left"},
    )


def _bar(lengths: Sequence[float | None], name: str, colour: str, hover: pl.Series, pattern: str = "") -> go.Bar:
    return go.Bar(
        x=lengths,
        y=list(range(len(lengths))),
        name=name,
        orientation="h",
        width=BAR_WIDTH,
        marker={"color": colour, "pattern": {"shape": pattern, "fillmode": "overlay", "size": 6, "solidity": 0.25}},
        customdata=[escape(text or "") for text in hover],
        hovertemplate="%{customdata}<br>" + escape(name) + " %{x:,.2f}<extra></extra>",
        cliponaxis=False,
        outsidetextfont={"size": TEXT_SIZE, "color": INK},
        insidetextfont={"size": TEXT_SIZE},
    )


def _texts(texts: list[str], x: list[int], y: list[float], position: str, bold: bool = False) -> go.Scatter:
    shown = [f"<b>{text}</b>" for text in texts] if bold else texts
    return go.Scatter(
        x=x,
        y=y,
        text=shown,
        mode="text",
        textposition=position,
        textfont={"size": TEXT_SIZE, "color": INK},
        hoverinfo="skip",
        showlegend=False,
        cliponaxis=False,
    )


def _marks(lengths: Sequence[float | None], name: str) -> go.Scatter:
    return go.Scatter(
        x=lengths,
        y=list(range(len(lengths))),
        name=name,
        mode="markers",
        marker={"symbol": "line-ns", "size": 12, "color": INK, "line": {"width": 3, "color": INK}},
        hovertemplate=escape(name) + " %{x:,.2f}<extra></extra>",
        cliponaxis=False,
    )


def _dots(lines: pl.DataFrame, places: list[float]) -> go.Scatter:
    dots = lines.with_columns(pl.Series("place", places, dtype=pl.Float64)).explode("value_yuan", "level3")
    return go.Scatter(
        x=[float(yuan) for yuan in dots["value_yuan"]],
        y=dots["place"].to_list(),
        mode="markers",
        marker={"symbol": "circle-open", "size": 11, "color": BLUE, "line": {"width": 2, "color": BLUE}},
        customdata=[escape(f"{name or ''} · {unit}") for name, unit in dots.select("level3", "unit_name").iter_rows()],
        hovertemplate="%{customdata}<br>%{x:,.2f}<extra></extra>",
        showlegend=False,
        cliponaxis=False,
    )


def _faceted(kinds: list[str | None]) -> tuple[list[float], dict[float, str | None]]:
    """The place of each line from the top, and of the heading of each facet: a kind that follows another kind."""
    places: list[float] = []
    heads: dict[float, str | None] = {}
    place = -1.0
    for number, kind in enumerate(kinds):
        if number == 0 or kind != kinds[number - 1]:
            place += 1
            heads[place] = kind
        place += 1.1
        places.append(place)
    return places, heads


def _powers_of_ten(amounts: pl.Series) -> dict[str, object]:
    highest = max((len(str(int(amount))) for amount in amounts), default=1)
    return {
        "type": "log",
        "showgrid": True,
        "fixedrange": True,
        "range": [0, highest],
        "tickvals": [10**power for power in range(highest + 1)],
        "ticktext": [f"{10**power:,}" for power in range(highest + 1)],
        "title": {"text": _("元（对数刻度，每格十倍）")},
    }


def _with_legend(figure: go.Figure) -> go.Figure:
    legend = {
        "orientation": "h",
        "y": 1,
        "yanchor": "bottom",
        "x": 0,
        "traceorder": "normal",
        "itemclick": False,
        "itemdoubleclick": False,
    }
    return figure.update_layout(showlegend=True, legend=legend, margin_t=36, height=figure.layout.height + 28)


def _height(rows: int) -> int:
    return ROW_HEIGHT * max(rows, 1) + 16


def _short(name: str | None) -> str:
    text = name or _("未注明")
    return escape(text if len(text) <= LONGEST_NAME else text[: LONGEST_NAME - 1] + "…")


def _state(row: dict[str, Any]) -> str:
    budget, difference = _amount(row["total_yuan"]), row["cap_difference_yuan"]
    state = in_words("cap_state", row["cap_state"])
    apart = f" {_amount(abs(difference))}" if difference else ""
    return _("{state}{amount} · 预算 {budget}").format(state=state, amount=apart, budget=budget)


def _beside_budget(caps: Decimal | None, budget: Decimal | None) -> str:
    printed = _("未印金额上限") if caps is None else _amount(caps)
    return _("{caps} · 预算 {budget}").format(caps=printed, budget=_amount(budget))


def _spread(values: list[Decimal]) -> str:
    lowest, highest = f"{min(values):,.0f}", f"{max(values):,.0f}"
    return lowest if lowest == highest else f"{lowest}–{highest}"


def _larger(one: pl.Series, other: pl.Series) -> pl.Series:
    return pl.select(pl.max_horizontal(one, other)).to_series()


def _positive(amounts: pl.Series) -> pl.Series:
    return amounts.set(amounts <= 0, None)


def _in_wan(amounts: pl.Series) -> list[float | None]:
    return [None if yuan is None else float(yuan / 10000) for yuan in amounts]


def _longest(amounts: pl.Series) -> float:
    return max((amount for amount in _in_wan(amounts) if amount is not None), default=0)


def _shared(amounts: pl.Series, shares: pl.Series, said: str) -> list[str]:
    pairs = zip(amounts, shares, strict=True)
    return [
        _amount(yuan) if share is None else f"{_amount(yuan)} · {said.format(share=percent(share))}"
        for yuan, share in pairs
    ]


def _amount(yuan: Decimal | None) -> str:
    return _("未注明") if yuan is None else f"{yuan / 10000:,.2f}"
