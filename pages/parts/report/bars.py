"""The bars of a page's figure as rows of a table: they print sharp, are cut by no page break, and need no script."""

import math
import re
from dataclasses import dataclass
from html import unescape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from pages.parts.charts.drawing import (
    BLUE,
    BROWN,
    GREY,
    INK,
    MOSS,
    OLIVE,
    ORANGE,
    PLUM,
    PURPLE,
    TEAL,
    Chart,
)
from pages.parts.words import _

# The light theme of `.streamlit/config.toml`, for paper.
PAPER = {
    BLUE: "#1b4f8a",
    ORANGE: "#d07f1e",
    TEAL: "#2b8568",
    GREY: "#acb7c3",
    INK: "#0d1620",
    PURPLE: "#896edb",
    PLUM: "#5e3d59",
    OLIVE: "#948e4a",
    BROWN: "#5e2621",
    MOSS: "#4b5e13",
}
# The names of the patterns in the template.
PATTERNS = {"/": "slash", "\\": "backslash", "x": "cross", ".": "dots", "-": "lines", "|": "strokes"}
TAGS = re.compile(r"</?b>")


@dataclass(frozen=True, slots=True)
class Look:
    fill: str
    pattern: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a bar, in hundredths of the width."""

    start: float
    width: float
    look: Look


@dataclass(frozen=True, slots=True)
class Line:
    name: str
    number: str
    pieces: list[Piece]


@dataclass(frozen=True, slots=True)
class Bars:
    heading: str
    legend: dict[str, Look]
    lines: list[Line]
    cut: str


def of(heading: str, chart: Chart, rows: pl.DataFrame) -> Bars:
    """The bars that `chart` draws of the rows, with the names and the numbers that it prints."""
    figure = chart(rows)
    traces = [trace for trace in figure.data if trace.type == "bar"]
    names, numbers = _names(figure, traces), _numbers(figure)
    pieces = [list[Piece]() for _name in names]
    for trace in traces:
        _add(trace, pieces, figure.layout.xaxis.range)
    legend = {trace.name: _look(trace, 0) for trace in traces} if figure.layout.showlegend else {}
    # Steps of an axis that hold nothing only take paper.
    lines = [Line(name, numbers[row], pieces[row]) for row, name in enumerate(names) if numbers[row] or pieces[row]]
    cut = _("图中为前 {number} 行，共 {all} 行").format(number=chart.most_rows, all=rows.height)
    return Bars(heading, legend, lines, cut if rows.height > chart.most_rows else "")


def _names(figure: go.Figure, traces: list[Any]) -> list[str]:
    """In full: lines of text above bars are cut short on screen, what the mouse shows is not."""
    said = figure.layout.yaxis.ticktext or (traces[0].customdata if traces else ())
    return [unescape(name) or _("未注明") for name in said]


def _numbers(figure: go.Figure) -> dict[int, str]:
    """What stands at the right of each row, which is the last text that the figure writes."""
    written = [trace for trace in figure.data if trace.type == "scatter" and trace.mode == "text"][-1:]
    return {
        math.ceil(place): unescape(TAGS.sub("", text)).strip()
        for trace in written
        for place, text in zip(trace.y, trace.text, strict=True)
    }


def _add(trace: Any, pieces: list[list[Piece]], ends: tuple[float, float]) -> None:  # noqa: ANN401 - plotly has no types
    """Puts the parts of a trace beside those before it, or where they say that they begin."""
    low, high = ends
    for row, length in enumerate(trace.x):
        if length is None:
            continue
        before = pieces[row][-1] if pieces[row] else None
        begin = 100 * (trace.base[row] - low) / (high - low) if trace.base else 0.0
        if before and not trace.base:
            begin = before.start + before.width
        width = 100 * length / (high - low)
        pieces[row].append(Piece(round(min(begin, begin + width), 3), round(abs(width), 3), _look(trace, row)))


def _look(trace: Any, row: int) -> Look:  # noqa: ANN401 - plotly has no types
    colour, shape = trace.marker.color, trace.marker.pattern.shape
    colour = colour if isinstance(colour, str) else colour[row]
    shape = shape if isinstance(shape, str) or shape is None else shape[row]
    return Look(PAPER[colour], PATTERNS.get(shape or "", ""))
