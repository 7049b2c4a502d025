"""The figures of 满意度."""

import re
from collections import Counter
from collections.abc import Collection
from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from pages.parts.charts.drawing import (
    BLUE,
    BROWN,
    GREY,
    HIDDEN,
    INK,
    OLIVE,
    ORANGE,
    PURPLE,
    TEAL,
    TEXT_SIZE,
    Trace,
    bar,
    called,
    chart,
    edge_texts,
    figure,
    height,
    list_of,
    short,
    texts,
)
from pages.parts.columns import label, word
from pages.parts.columns.codes import LANES, RESPONDENTS
from pages.parts.words import _, n_, percent

COMPARATORS = {
    "≥": (BLUE, ""),
    None: (ORANGE, "/"),
    ">": (TEAL, "x"),
    "=": (PURPLE, "-"),
    "≈": (GREY, "."),
    "≤": (OLIVE, "|"),
    "<": (BROWN, "\\"),
}
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross")
DOT_COLOURS = (BLUE, ORANGE, TEAL)
MOST_TARGETS = 1000
# In pixels.
DOT_SIZE, DOT_PITCH, BIN_HEIGHT = 8, 12, 24
# In rows of that pitch: dots of one value stand close below one another, and closer where they would fill a screen.
DOT_APART, HIGHEST_BAND = 0.75, 40
MOST_ASKED = 300
# In pixels, of the disc behind a count: the least, and what the largest count adds.
DISC_SIZE, DISC_GROWTH = 16, 16
# In characters and pixels: on a telephone a column is as wide as two Chinese characters.
HEAD_WIDTH, LINE_HEIGHT, LETTER_WIDTH = 2, 16, 8
MOST_BINS = 40
MOST_WORDS = 3
IS_PERCENTAGE = (pl.col("measure") == "%").fill_null(False) & pl.col("value_low").is_not_null()
PLACED = "is_placed"

Bins = dict[int, dict[str | None, int]]
"""Whole number -> comparator -> how many targets."""


@chart(MOST_TARGETS)
def satisfaction_dots(targets: pl.DataFrame) -> go.Figure:
    """A strip of dots for each unit, one dot a target, from `satisfaction_targets`; who is asked is colour and shape.

    Below the units stand the lanes that do not compare. A target without a percentage is printed as text.
    """
    names, numbers, heights = list[str](), list[str](), list[float]()
    dots: list[dict[str, Any]] = []
    top = 0.0
    for name, band in _bands(targets):
        names.append(name)
        numbers.append(_count_and_words(band))
        heights.append(top + 0.8)
        placed = _stacked(band, top + 2.1)
        dots += placed
        top = max([dot["y"] for dot in placed], default=top + 1) + 1
    traces = [*edge_texts(names, numbers, heights), *_by_respondent(dots)]
    return figure(traces, _percent_axis([dot["x"] for dot in dots], top))


@chart(MOST_ASKED)
def asked_by_unit(asked: pl.DataFrame) -> go.Figure:
    """A line for each unit and a column for each who is asked, the counts printed, from `satisfaction_respondents`."""
    units = dict.fromkeys(asked["unit_id"])
    places = {unit: place for place, unit in enumerate(units)}
    found = set(asked["respondent"])
    heads = [name for name in dict.fromkeys([*RESPONDENTS, *asked["respondent"]]) if name in found]
    sums = asked.group_by("unit_id", maintain_order=True).agg("unit_name", pl.col("satisfaction_indicators").sum())
    numbers = [n_("{n} 条", number) for number in sums["satisfaction_indicators"]]
    named, room = _heads([word("respondent", name) for name in heads])
    return list_of(
        sums["unit_name"].list.first(),
        numbers,
        0,
        [
            _discs(
                asked, [heads.index(name) for name in asked["respondent"]], [places[unit] for unit in asked["unit_id"]]
            )
        ],
        height=height(len(units)) + room,
        margin={"l": 4, "r": 4, "t": room, "b": 4},
        xaxis={"side": "top", "fixedrange": True, "showgrid": True, "range": [-0.5, len(heads) - 0.5], **named},
    )


@chart(MOST_TARGETS)
def satisfaction_values(values: pl.DataFrame) -> go.Figure:
    """A histogram with a bar for each whole number and comparators told apart, from `satisfaction_values`."""
    counts: Bins = {}
    for value, comparator, number in values.select("whole_value", "comparator", "share_targets").iter_rows():
        counts.setdefault(value, {})[comparator] = number
    bins = _whole_numbers(counts)
    ends = [sum(counts.get(value, {}).values()) for value in bins]
    printed = [_by_comparator(counts.get(value, {})) for value in bins]
    traces = [*_bars_of(counts, bins), texts(printed, ends, [*range(len(bins))], "middle right")]
    ticks = {"tickvals": [*range(len(bins))], "ticktext": [f"{value}%" for value in bins], "tickfont": {"color": INK}}
    layout = {
        "barmode": "stack",
        "showlegend": True,
        "height": BIN_HEIGHT * len(bins) + 16,
        # The counts beside the longest bar need room of their own.
        "xaxis": {**HIDDEN, "range": [0, max(ends, default=1) * 1.6]},
        "yaxis": {"fixedrange": True, "range": [len(bins) - 0.5, -0.5], "showgrid": False, **ticks},
    }
    return figure(traces, layout)


@chart()
def common_values(units: pl.DataFrame) -> go.Figure:
    """Bars of the share that sits on each unit's most common value, from `satisfaction_common_values`."""
    shares, names = units["common_share_pct"].to_list(), units["unit_name"]
    numbers = [_common(row) for row in units.iter_rows(named=True)]
    return list_of(names, numbers, 100, [bar(shares, label("common_share_pct"), BLUE, names)])


def _bands(targets: pl.DataFrame) -> list[tuple[str, pl.DataFrame]]:
    """The bands of a strip: comparable targets by unit, most first, then each lane that does not compare."""
    lanes = targets.with_columns(IS_PERCENTAGE.alias(PLACED)).partition_by("lane", as_dict=True, maintain_order=True)
    shares = lanes.get(("share",))
    of_units = [] if shares is None else shares.partition_by("unit_id", maintain_order=True)
    units = sorted(of_units, key=lambda band: -band.height)
    bands = [(called(band["unit_name"][0]), band) for band in units]
    for lane in LANES:
        if lane != "share" and (lane,) in lanes:
            bands.append((_("另列：{lane}").format(lane=word("lane", lane)), lanes[lane,]))
    return bands


def _count_and_words(band: pl.DataFrame) -> str:
    """How many targets a band holds; those that have no place on the axis as they are printed."""
    number = n_("{n} 条", band.height)
    printed = dict.fromkeys(target for target, is_placed in band.select("target", PLACED).iter_rows() if not is_placed)
    words = [short(target) for target in printed]
    listed = _("、").join(words[:MOST_WORDS]) + "…" * (len(words) > MOST_WORDS)
    return f"{listed} · {number}" if words else number


def _stacked(band: pl.DataFrame, top: float) -> list[dict[str, Any]]:
    """A place for each dot: where its value is, one below the other, who is asked together."""
    placed = sorted((row for row in band.iter_rows(named=True) if row[PLACED]), key=_place)
    sharing, above = Counter(row["value_low"] for row in placed), Counter[Any]()
    dots = []
    for row in placed:
        value = row["value_low"]
        down = above[value] * min(DOT_APART, HIGHEST_BAND / sharing[value])
        dots.append({"x": float(value), "y": top + down, **_said_of(row)})
        above[value] += 1
    return dots


def _place(row: dict[str, Any]) -> tuple[Any, ...]:
    """By value, then who is asked, then comparator; what is not printed comes last."""
    return row["value_low"], *((row[name] is None, row[name] or "") for name in ("respondent", "comparator"))


def _said_of(row: dict[str, Any]) -> dict[str, Any]:
    said = [row["target"], row["level3"], row["project_name"], row["unit_name"]]
    return {
        "is_at_least": row["comparator"] == "≥",
        "respondent": row["respondent"] or "未分类",
        "hover": "<br>".join(escape(text) for text in said if text),
    }


def _heads(names: list[str]) -> tuple[dict[str, Any], int]:
    """The heads of narrow columns and the height they need: Chinese in short lines, letters upright."""
    is_upright = any(name.isascii() for name in names)
    lines = [[name] if is_upright else _broken(name) for name in names]
    room = (
        LETTER_WIDTH * max(map(len, names), default=0) if is_upright else LINE_HEIGHT * max(map(len, lines), default=0)
    )
    broken = ["<br>".join(map(escape, head)) for head in lines]
    shown = {"tickvals": [*range(len(names))], "ticktext": broken, "tickangle": -90 if is_upright else 0}
    return {**shown, "tickfont": {"size": TEXT_SIZE, "color": INK}}, room + LINE_HEIGHT


def _broken(name: str) -> list[str]:
    """考生/参评人员 as 考生/, 参评, 人员."""
    return [line for part in re.findall(r"[^/]+/?|/", name) for line in re.findall(rf".{{1,{HEAD_WIDTH}}}/?", part)]


def _discs(asked: pl.DataFrame, x: list[int], y: list[int]) -> Trace:
    counts = asked["satisfaction_indicators"].to_list()
    sizes = [DISC_SIZE + DISC_GROWTH * (count / max(counts)) ** 0.5 for count in counts]
    names = zip(asked["unit_name"], asked["respondent"], strict=True)
    return texts([f"{count:,}" for count in counts], x, y, "middle center") | {
        "mode": "markers+text",
        "marker": {"symbol": "circle", "size": sizes, "color": GREY},
        "customdata": [escape(f"{called(unit)} · {word('respondent', name)}") for unit, name in names],
        "hoverinfo": None,
        "hovertemplate": "%{customdata}<br>%{text}<extra></extra>",
    }


def _by_respondent(dots: list[dict[str, Any]]) -> list[Trace]:
    traces = []
    for place, respondent in enumerate(dict.fromkeys([*RESPONDENTS, *(dot["respondent"] for dot in dots)])):
        if asked := [dot for dot in dots if dot["respondent"] == respondent]:
            traces.append(_dots(asked, escape(word("respondent", respondent)), place))
    if any(not dot["is_at_least"] for dot in dots):
        traces.append(_key(_("空心：不是 ≥"), "circle-open"))
    return traces


def _dots(dots: list[dict[str, Any]], name: str, place: int) -> Trace:
    shape, colour = SHAPES[place % len(SHAPES)], DOT_COLOURS[place // len(SHAPES) % len(DOT_COLOURS)]
    symbols = [shape + "-open" * (not dot["is_at_least"]) for dot in dots]
    return {
        "type": "scatter",
        "x": [dot["x"] for dot in dots],
        "y": [dot["y"] for dot in dots],
        "mode": "markers",
        "name": name,
        "marker": {"symbol": symbols, "color": colour, "size": DOT_SIZE},
        "customdata": [dot["hover"] for dot in dots],
        "hovertemplate": "%{customdata}<br>" + name + "<extra></extra>",
    }


def _key(name: str, symbol: str) -> Trace:
    marker = {"symbol": symbol, "color": INK}
    return {"type": "scatter", "x": [None], "y": [None], "mode": "markers", "name": name, "marker": marker}


def _percent_axis(values: list[float], bottom: float) -> dict[str, Any]:
    low, high = min(values, default=0), max(values, default=100)
    return {
        "showlegend": True,
        "margin": {"l": 4, "r": 4, "t": 8, "b": 24},
        "height": int(DOT_PITCH * (bottom + 1)) + 60,
        "xaxis": {"range": [low - 1, high + 1], "ticksuffix": "%", "fixedrange": True, "nticks": 6, "showgrid": True},
        "yaxis": {**HIDDEN, "range": [bottom + 1, 0]},
    }


def _bars_of(counts: Bins, bins: list[int]) -> list[Trace]:
    """The bars of each comparator that is printed."""
    traces = []
    for comparator, (colour, pattern) in COMPARATORS.items():
        if any(comparator in held for held in counts.values()):
            lengths = [counts.get(value, {}).get(comparator) for value in bins]
            hover = [f"{comparator or ''}{value}%" for value in bins]
            traces.append(bar(lengths, comparator or _("没有印比较符"), colour, hover, pattern))
    return traces


def _whole_numbers(values: Collection[int]) -> list[int]:
    """All whole numbers from the smallest to the largest, or, where these are too many, those that hold something."""
    if not values:
        return []
    numbers = range(min(values), max(values) + 1)
    return [*numbers] if len(numbers) <= MOST_BINS else sorted(values)


def _by_comparator(counts: dict[str | None, int]) -> str:
    """`≥ 40 · 无符号 1`: the counts of one bin, each with its comparator."""
    # A blank in front keeps the text off its bar.
    return "\u2002" * bool(counts) + " · ".join(
        f"{name or _('无符号')} {counts[name]:,}" for name in COMPARATORS if name in counts
    )


def _common(row: dict[str, Any]) -> str:
    if row["common_value"] is None:
        return _("没有可比的")
    return _("{value}%：{number}/{all} 条，{share}").format(
        value=f"{row['common_value'].normalize():f}",
        number=row["common_targets"],
        all=row["share_targets"],
        share=percent(row["common_share_pct"]),
    )
