"""The figures of 总览."""

from html import escape

import plotly.graph_objects as go
import polars as pl

from pages.parts.charts.drawing import (
    BLUE,
    HIDDEN,
    Trace,
    bar,
    bold,
    chart,
    height,
    in_wan,
    list_of,
    longest,
    shared,
    texts,
)
from pages.parts.columns import label
from pages.parts.words import _, n_

CLASSES = ("output_indicators", "cost_indicators", "benefit_indicators", "satisfaction_indicators")
# Of the width of a column: what is left is for the number beside the bar.
LONGEST_COUNT = 0.55


@chart()
def budget_by_unit(units: pl.DataFrame) -> go.Figure:
    """Bars of the units' budgets, from `unit_budgets`; 万元 and the share of the scope are printed."""
    budgets, names = units["total_yuan"], units["unit_name"]
    numbers = shared(budgets, units["scope_share_pct"], _("占 {share}"))
    return list_of(names, numbers, longest(budgets), [bar(in_wan(budgets), label("total_yuan"), BLUE, names)])


@chart()
def coverage(units: pl.DataFrame) -> go.Figure:
    """A column of bars for each class of indicators, from `unit_coverage`; counts are printed, none as 缺."""
    numbers = [n_("{n} 条指标", number) for number in units["indicators"]]
    largest = max((count for name in CLASSES for count in units[name]), default=0) or 1
    bars = [_counts(units, name, column, largest) for column, name in enumerate(CLASSES)]
    places = [*range(len(CLASSES))]
    heads = texts(bold([label(name) for name in CLASSES]), places, [-1.05] * len(CLASSES), "middle right")
    yaxis = {**HIDDEN, "range": [units.height - 0.5, -1.5]}
    return list_of(
        units["unit_name"],
        numbers,
        len(CLASSES),
        [*bars, heads],
        barmode="overlay",
        yaxis=yaxis,
        height=height(units.height + 1),
    )


def _counts(units: pl.DataFrame, name: str, column: int, largest: int) -> Trace:
    return bar(
        [LONGEST_COUNT * count / largest for count in units[name]],
        label(name),
        BLUE,
        units["unit_name"],
        base=column,
        text=[f"{count}" if count else _("0 缺") for count in units[name]],
        textposition="outside",
        hovertemplate="%{customdata}<br>" + escape(label(name)) + " %{text}<extra></extra>",
    )
