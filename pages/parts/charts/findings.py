"""The figure of 疑点."""

from typing import Any

import plotly.graph_objects as go
import polars as pl

from pages.parts.charts.drawing import BLUE, GREY, amount, bar, chart, list_of
from pages.parts.columns import word
from pages.parts.words import _


@chart()
def by_rule(rules: pl.DataFrame) -> go.Figure:
    """Bars of the points to check that each rule finds, from `finding_rules`: those still pending, then the others."""
    names = [word("check_title", title) for title in rules["check_title"]]
    pending, found = rules["pending_findings"].to_list(), rules["findings"].to_list()
    reviewed = [number - still for number, still in zip(found, pending, strict=True)]
    bars = [bar(pending, _("待核"), BLUE, names), bar(reviewed, _("已有判断"), GREY, names, "/")]
    for part in bars:
        part["hovertemplate"] = part["hovertemplate"].replace("%{x:,.2f}", "%{x:,}")
    numbers = [_number(row) for row in rules.iter_rows(named=True)]
    return list_of(names, numbers, max(found, default=0), bars, showlegend=any(reviewed))


def _number(rule: dict[str, Any]) -> str:
    """提示 17 · 1,234.56, the last in 万元; a rule on whole documents has no money."""
    said = [f"{word('severity', rule['severity'])} {rule['findings']:,}"]
    return " · ".join([*said, *([amount(rule["stake_yuan"])] if rule["stake_yuan"] is not None else [])])
