"""The figures of 成本指标."""

from decimal import Decimal
from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from pages.parts.charts.drawing import (
    BLUE,
    GREY,
    HIDDEN,
    LINE_ABOVE,
    ORANGE,
    ROW_HEIGHT,
    TEAL,
    Trace,
    amount,
    bar,
    bold,
    called,
    chart,
    edge_texts,
    figure,
    in_wan,
    list_of,
    longest,
    marks,
    shared,
    texts,
    told_apart,
)
from pages.parts.columns import label, word
from pages.parts.words import _, n_, percent

CAP_PARTS = {"explained_yuan": (BLUE, ""), "repeated_yuan": (TEAL, "x"), "over_yuan": (ORANGE, "/")}
MOST_BULLETS = 20
MOST_RATES = 200


@chart()
def caps_by_category(categories: pl.DataFrame) -> go.Figure:
    """Bars of the cost caps by category, from `cost_caps_by_category`; 万元 and the share of all caps are printed."""
    names = [word("cap_category", category) for category in categories["cap_category"]]
    caps = categories["caps_yuan"]
    numbers = shared(caps, categories["caps_share_pct"], _("占 {share}"))
    return list_of(names, numbers, longest(caps), [bar(in_wan(caps), label("caps_yuan"), BLUE, names)])


@chart()
def caps_by_unit(units: pl.DataFrame) -> go.Figure:
    """Bars of the units' caps cut into itemised, repeating the budget and beyond it, from `cost_caps_by_unit`."""
    numbers = [_beside_budget(row) for row in units.iter_rows(named=True)]
    names = units["unit_name"]
    bars = [
        bar(in_wan(units[name]), label(name), colour, names, pattern) for name, (colour, pattern) in CAP_PARTS.items()
    ]
    return list_of(names, numbers, longest(units["caps_yuan"]), bars, showlegend=True)


@chart(MOST_BULLETS)
def caps_by_project(projects: pl.DataFrame) -> go.Figure:
    """A bullet for each project with caps and a budget, from `cost_coverage`: its caps beside the mark of its budget.

    The part of the budget without a cap and the part of the caps beyond the budget are told apart.
    """
    shown = projects.drop_nulls("cap_difference_yuan")
    names, budgets, caps = told_apart(shown), shown["total_yuan"], shown["caps_yuan"]
    repeats = shown["cap_state"] == "repeats"
    within = shown.select(pl.min_horizontal("total_yuan", "caps_yuan")).to_series()
    parts = {
        _("分项上限"): (within.set(repeats, None), BLUE, ""),
        _("上限=预算"): (within.set(~repeats, None), TEAL, "x"),
        _("没有上限的预算"): (_positive(budgets - caps), GREY, "."),
        _("超出预算"): (_positive(caps - budgets), ORANGE, "/"),
    }
    bars = [bar(in_wan(amounts), name, colour, names, pattern) for name, (amounts, colour, pattern) in parts.items()]
    numbers = [_state(row) for row in shown.iter_rows(named=True)]
    traces = [*bars, marks(in_wan(budgets), label("total_yuan"))]
    return list_of(names, numbers, max(longest(budgets), longest(caps)), traces, showlegend=True)


@chart(MOST_RATES)
def unit_rates(rates: pl.DataFrame) -> go.Figure:
    """Dots of unit rates, from `unit_rates`: a facet for each thing paid by, in it a line for each category and unit.

    One axis of yuan in powers of ten serves all, since a rate misprinted in 万元 would flatten any other.
    """
    by = ["rate_per", "cost_category", "unit_name"]
    priced = rates.filter(pl.col("value_yuan") > 0)
    lines = priced.group_by(by, maintain_order=True).agg("value_yuan", "level3", pl.sum("findings"))
    places, heads = _faceted(lines["rate_per"].to_list())
    above, bottom = [place - LINE_ABOVE for place in places], max(places, default=0) + 0.5
    names = [f"{called(category)} · {called(unit)}" for _per, category, unit in lines.select(by).iter_rows()]
    titles = bold([escape(_("元/{per}").format(per=called(per))) for per in heads.values()])
    traces = [
        texts(titles, [0] * len(heads), [*heads], "middle right", xaxis="x2"),
        *edge_texts(names, [_spread(*line) for line in lines.select("value_yuan", "findings").iter_rows()], above),
        _price_dots(lines, places),
    ]
    layout = {
        "margin": {"l": 4, "r": 4, "t": 8, "b": 48},
        "height": round(ROW_HEIGHT * (bottom + 1)) + 56,
        "xaxis": _powers_of_ten(priced["value_yuan"]),
        "yaxis": {**HIDDEN, "range": [bottom, -0.75]},
    }
    return figure(traces, layout)


def _price_dots(lines: pl.DataFrame, places: list[float]) -> Trace:
    dots = lines.with_columns(pl.Series("place", places, dtype=pl.Float64)).explode("value_yuan", "level3")
    named = dots.select("level3", "unit_name").iter_rows()
    return {
        "type": "scatter",
        "x": [float(yuan) for yuan in dots["value_yuan"]],
        "y": dots["place"].to_list(),
        "mode": "markers",
        "marker": {"symbol": "circle-open", "size": 11, "color": BLUE, "line": {"width": 2, "color": BLUE}},
        "customdata": [escape(f"{called(name)} · {called(unit)}") for name, unit in named],
        "hovertemplate": "%{customdata}<br>%{x:,.2f}<extra></extra>",
        "showlegend": False,
        "cliponaxis": False,
    }


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


def _state(row: dict[str, Any]) -> str:
    budget, difference = amount(row["total_yuan"]), row["cap_difference_yuan"]
    state = word("cap_state", row["cap_state"])
    apart = f" {amount(abs(difference))}" if difference else ""
    return _("{state}{amount} · 预算 {budget}").format(state=state, amount=apart, budget=budget)


def _beside_budget(unit: dict[str, Any]) -> str:
    """How much of a unit's budget its caps explain by their parts: caps beyond it explain nothing."""
    share, budget = unit["explained_share_pct"], amount(unit["total_yuan"])
    if share is None:
        return _("未印金额上限 · 预算 {budget}").format(budget=budget)
    return _("分项说明 {budget} 的 {share}").format(budget=budget, share=percent(share))


def _spread(values: list[Decimal], findings: int) -> str:
    """From the lowest to the highest, and how many points to check there are on them."""
    amounts = dict.fromkeys((f"{min(values):,.0f}", f"{max(values):,.0f}"))
    return " · ".join(["–".join(amounts), *([n_("{n} 处疑点", findings)] if findings else [])])


def _positive(amounts: pl.Series) -> pl.Series:
    return amounts.set(amounts <= 0, None)
