"""The figures of 单位预算."""

import plotly.graph_objects as go
import polars as pl

from pages.parts.charts.drawing import (
    BLUE,
    GREY,
    ORANGE,
    TEAL,
    amount,
    bar,
    chart,
    in_wan,
    list_of,
    longest,
    shared,
    short,
    told_apart,
)
from pages.parts.columns import label
from pages.parts.words import _, n_, percent

FUNDING = {"fiscal_yuan": (BLUE, ""), "special_yuan": (TEAL, "x"), "other_yuan": (ORANGE, "/")}
MOST_PROJECTS = 15
LEAST_SHARE_PRINTED = 12
INSIDE = {"textposition": "inside", "insidetextanchor": "middle", "textangle": 0}


@chart()
def funding_by_unit(units: pl.DataFrame) -> go.Figure:
    """Bars of the units' budgets stacked by funding source, from `unit_budgets`; a blank source has no part."""
    names, budgets = units["unit_name"], units["total_yuan"]
    bars = [
        bar(in_wan(units[name]), label(name), colour, names, pattern) for name, (colour, pattern) in FUNDING.items()
    ]
    return list_of(names, [amount(yuan) for yuan in budgets], longest(budgets), bars, showlegend=True)


@chart()
def concentration_by_unit(units: pl.DataFrame) -> go.Figure:
    """Bars of 100% cut into the largest project, the next four and the rest, from `unit_concentrations`."""
    shown = units.fill_null(0)
    names, largest, top5 = shown["unit_name"], shown["largest_share_pct"], shown["top5_share_pct"]
    parts = {
        _("最大的项目"): (largest, BLUE),
        _("第二至第五"): (top5 - largest, ORANGE),
        _("其余项目"): (100 - top5, GREY),
    }
    bars = [
        bar(share.to_list(), name, colour, names) | {"text": _large(share), **INSIDE}
        for name, (share, colour) in parts.items()
    ]
    numbers = [n_("{n} 个项目", number) for number in shown["projects"]]
    return list_of(names, numbers, 100, bars, showlegend=True)


@chart(MOST_PROJECTS)
def largest_projects(projects: pl.DataFrame) -> go.Figure:
    """Bars of the largest projects, from `projects`; 万元, the share of the unit and the unit are printed."""
    budgets = projects["total_yuan"]
    numbers = shared(budgets, projects["unit_share_pct"], _("占范围内该单位 {share}"))
    units = [short(name) for name in projects["unit_name"]]
    drawn = bar(in_wan(budgets), label("total_yuan"), BLUE, projects["unit_name"])
    drawn |= {"text": units, "textposition": "auto", "insidetextanchor": "start"}
    return list_of(told_apart(projects), numbers, longest(budgets), [drawn])


def _large(shares: pl.Series) -> list[str]:
    return [percent(share) if share >= LEAST_SHARE_PRINTED else "" for share in shares]
