"""Rows in, figure out: no query, no filter, no Streamlit. Every figure is a list of rows, the largest first.

A row is a line of text (the name on the left, the number on the right) above its bar, since Chinese names are long and
telephones narrow. Numbers are printed, so that no reading hangs on a colour or a length alone.
"""

from collections.abc import Callable, Sequence
from decimal import Decimal
from html import escape

import plotly.graph_objects as go
import polars as pl

from pages.parts.columns import label
from pages.parts.words import _, n_, percent

Draw = Callable[[pl.DataFrame], go.Figure]

# Streamlit's browser side puts the colours of the theme, light or dark, in the place of these.
BLUE, ORANGE, TEAL, GREY, INK = "#000001", "#000002", "#000003", "#000004", "#000005"
TEXT_SIZE = 12
MOST_ROWS = 30
MOST_PROJECTS = 15
ROW_HEIGHT, BAR_WIDTH = 46, 0.42
LONGEST_NAME = 16
LEAST_SHARE_PRINTED = 12
# Of the width of a column: what is left is for the number beside the bar.
LONGEST_COUNT = 0.55
# In rows: how far above its bar's middle a line of text stands.
LINE_ABOVE = 0.42

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


def most_rows(draw: Draw) -> int:
    """How many rows a chart shows at most; the table beside it shows all."""
    return MOST_PROJECTS if draw is largest_projects else MOST_ROWS


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
