"""The figure of 指标检索."""

import plotly.graph_objects as go
import polars as pl

from pages.parts.charts.drawing import BLUE, bar, chart, list_of
from pages.parts.columns import label, word
from pages.parts.words import percent


@chart()
def kinds_of_targets(kinds: pl.DataFrame) -> go.Figure:
    """Bars of the ways in which targets are read, from `indicator_kinds`; counts and shares are printed."""
    names = [word("target_kind", kind) for kind in kinds["target_kind"]]
    counts = kinds["indicators"].to_list()
    pairs = zip(counts, kinds["indicators_share_pct"], strict=True)
    numbers = [f"{number:,} · {percent(share)}" for number, share in pairs]
    return list_of(names, numbers, max(counts, default=0), [bar(counts, label("indicators"), BLUE, names)])
