"""What all figures are drawn with: a list of rows, the largest first.

A row is a line of text (the name on the left, the number on the right) above its bar, since Chinese names are long and
telephones narrow. Numbers are printed, so that no reading hangs on a colour or a length alone.

Traces are plain dicts that become a figure at once: Plotly takes five times as long to put one together piece by piece.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape
from typing import Any
from unicodedata import east_asian_width

import plotly.graph_objects as go
import polars as pl

from pages.parts.words import _, percent

Trace = dict[str, Any]
Layout = dict[str, Any]
Texts = Sequence[str | None] | pl.Series
Draw = Callable[[pl.DataFrame], go.Figure]

# Streamlit's browser side puts the colours of the theme, light or dark, in the place of these.
BLUE, ORANGE, TEAL, GREY, INK = "#000001", "#000002", "#000003", "#000004", "#000005"
# For charts that tell more kinds apart.
PURPLE, PLUM, OLIVE, BROWN, MOSS = "#000006", "#000007", "#000008", "#000009", "#000010"
TEXT_SIZE = 12
MOST_ROWS = 30
ROW_HEIGHT, BAR_WIDTH = 46, 0.42
# In Chinese letters, or twice as many Latin ones: what stands side by side on a telephone 390 pixels wide.
LONGEST_LINE, LONGEST_NAME = 27, 16
# In rows: how far above its bar's middle a line of text stands.
LINE_ABOVE = 0.42
LEGEND = {
    "orientation": "h",
    "y": 1,
    "yanchor": "bottom",
    "x": 0,
    "traceorder": "normal",
    "itemclick": False,
    "itemdoubleclick": False,
}
LEGEND_HEIGHT = 28
HIDDEN = {"visible": False, "fixedrange": True}
# Names and numbers stand at the edges of this axis, whatever the values are.
EDGES = {**HIDDEN, "range": [0, 1], "overlaying": "x"}


@dataclass(frozen=True, slots=True)
class Chart:
    """Draws the first rows of a query; the table beside it shows all of them."""

    draw: Draw
    most_rows: int

    def __call__(self, rows: pl.DataFrame) -> go.Figure:
        return self.draw(rows.head(self.most_rows))


def chart(most_rows: int = MOST_ROWS) -> Callable[[Draw], Chart]:
    return lambda draw: Chart(draw, most_rows)


def list_of(
    names: Texts, numbers: Sequence[str], longest: float, traces: Sequence[Trace], **layout: object
) -> go.Figure:
    """A line of text for each row above its bars. A legend takes the room that it needs."""
    above = [row - LINE_ABOVE for row in range(len(names))]
    lines = edge_texts(names, numbers, above)
    axes = {"xaxis": {**HIDDEN, "range": [0, longest or 1]}, "yaxis": {**HIDDEN, "range": [len(names) - 0.5, -0.75]}}
    return figure([*lines, *traces], {"barmode": "stack", "height": height(len(names)), **axes, **layout})


def figure(traces: Sequence[Trace], layout: Layout) -> go.Figure:
    """The traces in a frame that does not move; `layout` says at least how high it is."""
    frame = {
        "dragmode": False,
        "showlegend": False,
        "margin": {"l": 4, "r": 4, "t": 8, "b": 4},
        "xaxis2": EDGES,
        "hoverlabel": {"align": "left"},
        **layout,
    }
    if frame["showlegend"]:
        frame["legend"] = LEGEND
        frame["margin"] = {**frame["margin"], "t": 36}
        frame["height"] += LEGEND_HEIGHT
    return go.Figure({"data": [*traces], "layout": frame})


def bar(
    lengths: Sequence[float | None],
    name: str,
    colour: str,
    hover: Texts,
    pattern: str = "",
    **more: object,
) -> Trace:
    """The bars of one part of each row; `pattern` tells it apart where colour does not."""
    return {
        "type": "bar",
        "x": [*lengths],
        "y": [*range(len(lengths))],
        "name": name,
        "orientation": "h",
        "width": BAR_WIDTH,
        "marker": {"color": colour, "pattern": {"shape": pattern, "fillmode": "overlay", "size": 6, "solidity": 0.25}},
        "customdata": [escape(called(text)) for text in hover],
        "hovertemplate": "%{customdata}<br>" + escape(name) + " %{x:,.2f}<extra></extra>",
        "cliponaxis": False,
        "outsidetextfont": {"size": TEXT_SIZE, "color": INK},
        "insidetextfont": {"size": TEXT_SIZE},
        **more,
    }


def edge_texts(names: Texts, numbers: Sequence[str], heights: Sequence[float]) -> list[Trace]:
    """Names at the left edge and numbers at the right one, at each of the heights; a name has the room that its number
    leaves."""
    rooms = (max(LONGEST_NAME, LONGEST_LINE - _width(number)) for number in numbers)
    cut = [short(name, room) for name, room in zip(names, rooms, strict=True)]
    left = texts(cut, [0] * len(names), heights, "middle right", xaxis="x2")
    right = texts(bold(numbers), [1] * len(numbers), heights, "middle left", xaxis="x2")
    return [left, right]


def texts(shown: Sequence[str], x: Sequence[float], y: Sequence[float], position: str, **more: object) -> Trace:
    return {
        "type": "scatter",
        "x": [*x],
        "y": [*y],
        "text": [*shown],
        "mode": "text",
        "textposition": position,
        "textfont": {"size": TEXT_SIZE, "color": INK},
        "hoverinfo": "skip",
        "showlegend": False,
        "cliponaxis": False,
        **more,
    }


def marks(lengths: Sequence[float | None], name: str) -> Trace:
    """An upright stroke across each row's bar."""
    return {
        "type": "scatter",
        "x": [*lengths],
        "y": [*range(len(lengths))],
        "name": name,
        "mode": "markers",
        "marker": {"symbol": "line-ns", "size": 12, "color": INK, "line": {"width": 3, "color": INK}},
        "hovertemplate": escape(name) + " %{x:,.2f}<extra></extra>",
        "cliponaxis": False,
    }


def bold(shown: Sequence[str]) -> list[str]:
    return [f"<b>{text}</b>" for text in shown]


def height(rows: int) -> int:
    return ROW_HEIGHT * max(rows, 1) + 16


def called(name: str | None) -> str:
    return name or _("未注明")


def short(name: str | None, room: float = LONGEST_NAME) -> str:
    text = called(name)
    return escape(text if _width(text) <= room else _cut(text, room) + "…")


def _width(text: str) -> float:
    """In Chinese letters."""
    return sum(1 if east_asian_width(letter) in "WF" else 0.5 for letter in text)


def _cut(text: str, room: float) -> str:
    return next(text[:end] for end in range(len(text), 0, -1) if _width(text[:end]) < room)


def told_apart(projects: pl.DataFrame) -> list[str | None]:
    """The projects' names; one that several share begins with the code year of each, where there is one."""
    named = zip(projects["project_name"], projects["code_year"], projects["project_name"].is_duplicated(), strict=True)
    return [f"{year} · {name}" if is_shared and year else name for name, year, is_shared in named]


def in_wan(amounts: pl.Series) -> list[float | None]:
    return [None if yuan is None else float(yuan / 10000) for yuan in amounts]


def longest(amounts: pl.Series) -> float:
    """The largest amount, in 万元."""
    return max((amount for amount in in_wan(amounts) if amount is not None), default=0)


def shared(amounts: pl.Series, shares: pl.Series, said: str) -> list[str]:
    """Each amount with its share, as `said` puts it; without one where the share is not known."""
    pairs = zip(amounts, shares, strict=True)
    return [
        amount(yuan) if share is None else f"{amount(yuan)} · {said.format(share=percent(share))}"
        for yuan, share in pairs
    ]


def amount(yuan: Decimal | None) -> str:
    return _("未注明") if yuan is None else f"{yuan / 10000:,.2f}"
