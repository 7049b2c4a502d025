"""The figures of 年度对比."""

from collections.abc import Sequence
from decimal import Decimal
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
    LINE_ABOVE,
    MOSS,
    OLIVE,
    ORANGE,
    PLUM,
    PURPLE,
    TEAL,
    Trace,
    amount,
    bar,
    chart,
    edge_texts,
    figure,
    height,
    in_wan,
    list_of,
    marks,
)
from pages.parts.columns import label, word
from pages.parts.words import _, n_, signed

MOST_PAIRS = 40
UNIT_STEPS = ("only_earlier", "decreased", "increased", "only_later")
STEP_LOOKS = {
    "earlier": (GREY, "."),
    "only_earlier": (ORANGE, "/"),
    "increased": (BLUE, ""),
    "decreased": (PURPLE, "x"),
    "unchanged": (GREY, ""),
    "only_later": (TEAL, "\\"),
    "later": (GREY, "."),
}
TARGET_LOOKS = {
    "same": (GREY, ""),
    "restated": (OLIVE, ""),
    "comparator": (PURPLE, "x"),
    "quantified": (TEAL, "/"),
    "unquantified": (PLUM, "/"),
    "up": (BLUE, ""),
    "down": (ORANGE, ""),
    "new": (MOSS, "x"),
    "gone": (BROWN, "\\"),
    "ambiguous": (INK, "-"),
}
# Of the width of the figure: the money on the left, the targets on the right.
MONEY, TARGETS = [0, 0.46], [0.52, 1]


@chart()
def bridge(steps: pl.DataFrame) -> go.Figure:
    """The steps from the sum of one code year to that of the next, from `year_steps`; each begins where one ended."""
    shown = steps.filter((pl.col("step") != "unchanged") & pl.col("step_yuan").is_not_null())
    names = [step_name(row) for row in shown.iter_rows(named=True)]
    amounts = in_wan(shown["step_yuan"])
    starts = _starts(shown)
    numbers = [_step_number(row) for row in shown.iter_rows(named=True)]
    drawn = bar(amounts, _("金额"), BLUE, names, base=starts) | {"marker": _markers([*shown["step"]])}
    reach = max((max(start, start + (length or 0)) for start, length in zip(starts, amounts, strict=True)), default=0)
    return list_of(names, numbers, reach, [drawn])


@chart()
def steps_by_unit(units: pl.DataFrame) -> go.Figure:
    """What left and what came in each unit, to the left and to the right of nothing, from `year_steps_by_unit`."""
    names = units["unit_name"]
    numbers = [_from_to(row) for row in units.iter_rows(named=True)]
    parts = {step: in_wan(units[f"{step}_yuan"]) for step in UNIT_STEPS}
    bars = [_part(step, lengths, units) for step, lengths in parts.items()]
    ends = [(sum(filter(_is_loss, row)), sum(filter(_is_gain, row))) for row in zip(*parts.values(), strict=True)]
    traces = [*bars, _zero(len(names))]
    return list_of(names, numbers, 0, traces, showlegend=True, barmode="relative", xaxis=_around_zero(ends))


@chart(MOST_PAIRS)
def dumbbells(pairs: pl.DataFrame) -> go.Figure:
    """A line for each pair from its earlier budget to its later one, from `year_pairs`."""
    shown = pairs.drop_nulls("change_yuan")
    names = shown["later_names"]
    numbers = [_from_to(row) + _change_share(row) for row in shown.iter_rows(named=True)]
    earlier, later = in_wan(shown["earlier_yuan"]), in_wan(shown["later_yuan"])
    traces = [
        *edge_texts(names, numbers, [place - LINE_ABOVE for place in range(len(names))]),
        _lines(earlier, later),
        _dots(later, _year(shown, "later_year"), "circle", BLUE, 8, shown["later_names"]),
        _dots(earlier, _year(shown, "earlier_year"), "circle-open", ORANGE, 14, shown["later_names"]),
    ]
    reach = max((value for value in [*earlier, *later] if value is not None), default=1)
    layout = {
        "showlegend": True,
        "height": height(len(names)),
        "xaxis": {**HIDDEN, "range": [-reach * 0.02, reach * 1.02]},
        "yaxis": {**HIDDEN, "range": [len(names) - 0.5, -0.75]},
    }
    return figure(traces, layout)


@chart(MOST_PAIRS)
def money_against_targets(pairs: pl.DataFrame) -> go.Figure:
    """For each pair the change of its budget on the left and what became of its targets on the right, from
    `pair_targets`; what kind of change that is in all is printed."""
    shown = pairs.drop_nulls("change_yuan")
    names, changes = shown["later_names"], in_wan(shown["change_yuan"])
    numbers = [
        f"{signed(yuan)} · {word('targets_state', state)}"
        for yuan, state in shown.select("change_yuan", "targets_state").iter_rows()
    ]
    kinds = {kind: shown[f"targets_{kind}"] for kind in TARGET_LOOKS if shown[f"targets_{kind}"].sum()}
    most = max((sum(filter(None, row)) for row in zip(*kinds.values(), strict=True)), default=1)
    sides = {
        # The first axis goes over both sides, for the texts that lie over it; the ground of the others would hide them.
        "plot_bgcolor": "rgba(0,0,0,0)",
        "xaxis3": {**HIDDEN, "range": [0, most], "domain": TARGETS},
        "xaxis4": {**_around_zero([_ends(change) for change in changes]), "domain": MONEY},
    }
    bars = [_counted(kind, counts, names) for kind, counts in kinds.items()]
    traces = [_money(changes, names), _zero(len(names)) | {"xaxis": "x4"}, *bars]
    return list_of(names, numbers, 0, traces, showlegend=True, barmode="relative", **sides)


def step_name(row: dict[str, Any]) -> str:
    """A step in words, with its year: 2024 年立项, 减：只在 2024 年, 加：成对项目增加."""
    said = {
        "earlier": _("{earlier} 年立项"),
        "only_earlier": _("减：只在 {earlier} 年"),
        "increased": _("加：成对项目的增加"),
        "decreased": _("减：成对项目的减少"),
        "only_later": _("加：只在 {later} 年"),
        "later": _("{later} 年立项"),
    }
    return said[row["step"]].format(earlier=row["earlier_year"], later=row["later_year"])


def _starts(steps: pl.DataFrame) -> list[float]:
    """Where each step begins: the sums of the years at nothing, the others where the one before ended."""
    starts, reached = [], Decimal(0)
    for step, yuan in steps.select("step", "step_yuan").iter_rows():
        begin = Decimal(0) if step in ("earlier", "later") else reached
        starts.append(float(begin / 10000))
        reached = begin + yuan
    return starts


def _step_number(row: dict[str, Any]) -> str:
    printed = amount(row["step_yuan"]) if row["step"] in ("earlier", "later") else signed(row["step_yuan"])
    counted = n_("{n} 对", row["pairs"]) if row["pairs"] else n_("{n} 个项目", row["projects"])
    return f"{printed} · {counted}"


def _markers(steps: list[str]) -> dict[str, Any]:
    colours, shapes = zip(*(STEP_LOOKS[step] for step in steps), strict=True) if steps else ([], [])
    pattern = {"shape": [*shapes], "fillmode": "overlay", "size": 6, "solidity": 0.25}
    return {"color": [*colours], "pattern": pattern}


def _from_to(row: dict[str, Any]) -> str:
    """What stands at both ends; what is not there is said, and is no 0."""
    ends = [_("无") if yuan is None else amount(yuan) for yuan in (row["earlier_yuan"], row["later_yuan"])]
    return " → ".join(ends)


def _change_share(row: dict[str, Any]) -> str:
    share = row["change_pct"]
    return f" · {word('base_note', row['base_note'])}" if share is None else f" · {share:+,.1f}%".replace("-", "−")


def _lines(earlier: Sequence[float | None], later: Sequence[float | None]) -> Trace:
    ends = [[*pair, None] for pair in zip(earlier, later, strict=True)]
    return {
        "type": "scatter",
        "x": [end for line in ends for end in line],
        "y": [place for place in range(len(ends)) for _end in range(3)],
        "mode": "lines",
        "line": {"color": GREY, "width": 4},
        "hoverinfo": "skip",
        "showlegend": False,
    }


def _dots(values: Sequence[float | None], name: str, symbol: str, colour: str, size: int, hover: pl.Series) -> Trace:
    return {
        "type": "scatter",
        "x": [*values],
        "y": [*range(len(values))],
        "mode": "markers",
        "name": name,
        "marker": {"symbol": symbol, "size": size, "color": colour, "line": {"width": 3, "color": colour}},
        "customdata": [escape(text) for text in hover],
        "hovertemplate": "%{customdata}<br>" + escape(name) + " %{x:,.2f}<extra></extra>",
        "cliponaxis": False,
    }


def _year(shown: pl.DataFrame, name: str) -> str:
    return _("{year} 年立项").format(year=shown[name][0]) if shown.height else label(name)


def _money(changes: Sequence[float | None], names: pl.Series) -> Trace:
    colours = [ORANGE if _is_loss(change) else BLUE for change in changes]
    drawn = bar(changes, _("预算增减（万元）"), BLUE, names)
    return drawn | {"showlegend": False, "marker": {"color": colours}, "xaxis": "x4"}


def _ends(change: float | None) -> tuple[float, float]:
    return min(change or 0, 0), max(change or 0, 0)


def _counted(kind: str, counts: pl.Series, names: pl.Series) -> Trace:
    """How many targets of each pair went one way, printed in its part of the bar."""
    colour, pattern = TARGET_LOOKS[kind]
    printed = {"text": [str(count or "") for count in counts], "textposition": "inside", "insidetextanchor": "middle"}
    drawn = bar(counts.to_list(), word("target_change", kind), colour, names, pattern)
    hover = "%{customdata}<br>" + word("target_change", kind) + " %{x}<extra></extra>"
    drawn["marker"]["pattern"]["solidity"] = 0.15
    return drawn | printed | {"xaxis": "x3", "textangle": 0, "hovertemplate": hover}


def _part(step: str, lengths: Sequence[float | None], units: pl.DataFrame) -> Trace:
    colour, pattern = STEP_LOOKS[step]
    row = units.row(0, named=True) if units.height else {"earlier_year": "", "later_year": ""}
    return bar(lengths, step_name({**row, "step": step}), colour, units["unit_name"], pattern)


def _around_zero(ends: Sequence[tuple[float, float]]) -> dict[str, object]:
    """An axis that holds what lies left and right of nothing."""
    low, high = min((end[0] for end in ends), default=0), max((end[1] for end in ends), default=0)
    return {**HIDDEN, "range": [low, high if high > low else low + 1]}


def _zero(rows: int) -> Trace:
    """Strokes where nothing is, beside the bars and not across the names above them."""
    return marks([0] * rows, "0") | {"showlegend": False, "hoverinfo": "skip", "hovertemplate": None}


def _is_loss(value: float | None) -> bool:
    return value is not None and value < 0


def _is_gain(value: float | None) -> bool:
    return value is not None and value > 0
