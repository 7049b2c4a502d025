"""Rows in, figure out: no query, no filter, no Streamlit. Every figure is a list of rows, the largest first.

A row is a line of text (the name on the left, the number on the right) above its bar, since Chinese names are long and
telephones narrow. Numbers are printed, so that no reading hangs on a colour or a length alone.
"""

from collections.abc import Callable, Collection, Sequence
from decimal import Decimal
from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from pages.parts.columns import LANES, RESPONDENTS, in_words, label, word
from pages.parts.words import _, n_, percent

Draw = Callable[[pl.DataFrame], go.Figure]

# Streamlit's browser side puts the colours of the theme, light or dark, in the place of these.
BLUE, ORANGE, TEAL, GREY, INK = "#000001", "#000002", "#000003", "#000004", "#000005"
TEXT_SIZE = 12
MOST_ROWS = 30
MOST_PROJECTS = 15
MOST_BULLETS = 20
MOST_RATES = 200
MOST_TARGETS = 1000
ROW_HEIGHT, BAR_WIDTH = 46, 0.42
LONGEST_NAME = 16
LEAST_SHARE_PRINTED = 12
# Of the width of a column: what is left is for the number beside the bar.
LONGEST_COUNT = 0.55
# In rows: how far above its bar's middle a line of text stands.
LINE_ABOVE = 0.42

CAP_PARTS = {"explained_yuan": (BLUE, ""), "repeated_yuan": (TEAL, "x"), "over_yuan": (ORANGE, "/")}
FUNDING = {"fiscal_yuan": (BLUE, ""), "special_yuan": (TEAL, "x"), "other_yuan": (ORANGE, "/")}
COMPARATORS = {
    "≥": (BLUE, ""),
    None: (ORANGE, "/"),
    ">": (TEAL, "x"),
    "=": (ORANGE, "-"),
    "≈": (GREY, "."),
    "≤": (TEAL, "|"),
    "<": (GREY, "\\"),
}
SHAPES = ("circle", "square", "diamond", "triangle-up", "cross")
DOT_COLOURS = (BLUE, ORANGE, TEAL)
# In pixels, but for the distance of two dots of one value, which is in percentage points.
DOT_SIZE, DOT_PITCH, DOT_APART, BIN_HEIGHT = 8, 12, 0.5, 24
MOST_BINS = 40
MOST_WORDS = 3
IS_PERCENTAGE = (pl.col("measure") == "%").fill_null(False) & pl.col("value_low").is_not_null()
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


def caps_by_category(categories: pl.DataFrame) -> go.Figure:
    """Bars of the cost caps by category, from `cost_caps_by_category`; 万元 and the share of all caps are printed."""
    shown = categories.head(MOST_ROWS)
    names = pl.Series([in_words("cap_category", category) for category in shown["cap_category"]], dtype=pl.String)
    numbers = _shared(shown["caps_yuan"], shown["caps_share_pct"], _("占 {share}"))
    figure = _list_of(names, numbers, _longest(shown["caps_yuan"]))
    return figure.add_trace(_bar(_in_wan(shown["caps_yuan"]), label("caps_yuan"), BLUE, names))


def caps_by_unit(units: pl.DataFrame) -> go.Figure:
    """Bars of the units' caps cut into itemised, repeating the budget and beyond it, from `cost_caps_by_unit`."""
    shown = units.head(MOST_ROWS)
    numbers = [_beside_budget(*pair) for pair in zip(shown["caps_yuan"], shown["total_yuan"], strict=True)]
    figure = _list_of(shown["unit_name"], numbers, _longest(shown["caps_yuan"]))
    for name, (colour, pattern) in CAP_PARTS.items():
        figure.add_trace(_bar(_in_wan(shown[name]), label(name), colour, shown["unit_name"], pattern))
    return _with_legend(figure)


def caps_by_project(projects: pl.DataFrame) -> go.Figure:
    """A bullet for each project with caps and a budget, from `cost_coverage`: its caps beside the mark of its budget.

    The part of the budget without a cap and the part of the caps beyond the budget are told apart.
    """
    shown = projects.drop_nulls("cap_difference_yuan").head(MOST_BULLETS)
    names, budgets, caps = shown["project_name"], shown["total_yuan"], shown["caps_yuan"]
    figure = _list_of(names, [_state(row) for row in shown.iter_rows(named=True)], _longest(_larger(budgets, caps)))
    repeats = shown["cap_state"] == "repeats"
    within = shown.select(pl.min_horizontal("total_yuan", "caps_yuan")).to_series()
    parts = {
        _("分项上限"): (within.set(repeats, None), BLUE, ""),
        _("上限=预算"): (within.set(~repeats, None), TEAL, "x"),
        _("没有上限的预算"): (_positive(budgets - caps), GREY, "."),
        _("超出预算"): (_positive(caps - budgets), ORANGE, "/"),
    }
    for name, (amounts, colour, pattern) in parts.items():
        figure.add_trace(_bar(_in_wan(amounts), name, colour, names, pattern))
    return _with_legend(figure.add_trace(_marks(_in_wan(budgets), label("total_yuan"))))


def unit_rates(rates: pl.DataFrame) -> go.Figure:
    """Dots of unit rates, from `unit_rates`: a facet for each thing paid by, in it a line for each category and unit.

    One axis of yuan in powers of ten serves all, since a rate misprinted in 万元 would flatten any other.
    """
    by = ["rate_per", "cost_category", "unit_name"]
    priced = rates.head(MOST_RATES).filter(pl.col("value_yuan") > 0)
    lines = priced.group_by(by, maintain_order=True).agg("value_yuan", "level3")
    places, heads = _faceted(lines["rate_per"].to_list())
    above, bottom = [place - LINE_ABOVE for place in places], max(places, default=0) + 0.5
    names = [_short(f"{category or _('未注明')} · {unit}") for _per, category, unit in lines.select(by).iter_rows()]
    titles = [escape(_("元/{per}").format(per=per or _("未注明"))) for per in heads.values()]
    texts = [
        _texts(titles, [0] * len(heads), list(heads), "middle right", bold=True),
        _texts(names, [0] * len(names), above, "middle right"),
        _texts([_spread(values) for values in lines["value_yuan"]], [1] * len(names), above, "middle left", bold=True),
    ]
    figure = go.Figure([text.update(xaxis="x2") for text in texts]).add_trace(_price_dots(lines, places))
    hidden = {"visible": False, "fixedrange": True}
    return figure.update_layout(
        dragmode=False,
        showlegend=False,
        margin={"l": 4, "r": 4, "t": 8, "b": 48},
        height=round(ROW_HEIGHT * (bottom + 1)) + 56,
        xaxis=_powers_of_ten(priced["value_yuan"]),
        xaxis2={**hidden, "range": [0, 1], "overlaying": "x"},
        yaxis={**hidden, "range": [bottom, -0.75]},
        hoverlabel={"align": "left"},
    )


def satisfaction_dots(targets: pl.DataFrame) -> go.Figure:
    """A strip of dots for each unit, one dot a target, from `satisfaction_targets`; who is asked is colour and shape.

    Below the units stand the lanes that do not compare. A target without a percentage is printed as text.
    """
    figure, top = go.Figure(), 0.0
    dots: list[dict[str, Any]] = []
    for name, band in _bands(targets.head(MOST_TARGETS)):
        figure.add_trace(_texts([name], [0], [top + 0.8], "middle right").update(xaxis="x2"))
        figure.add_trace(
            _texts([_count_and_words(band)], [1], [top + 0.8], "middle left", bold=True).update(xaxis="x2")
        )
        placed = _stacked(band, top + 2.1)
        dots += placed
        top = max([dot["y"] for dot in placed], default=top + 1) + 1
    for place, respondent in enumerate(dict.fromkeys([*RESPONDENTS, *(dot["respondent"] for dot in dots)])):
        if asked := [dot for dot in dots if dot["respondent"] == respondent]:
            figure.add_trace(_dots(asked, word("respondent", respondent), place))
    if any(not dot["is_at_least"] for dot in dots):
        figure.add_trace(_key(_("空心：不是 ≥"), "circle-open"))
    return _on_percent_axis(figure, [dot["x"] for dot in dots], top)


def satisfaction_values(values: pl.DataFrame) -> go.Figure:
    """A histogram with a bar for each whole number and comparators told apart, from `satisfaction_values`."""
    counts: dict[int, dict[str | None, int]] = {}
    for value, comparator, number in values.select("whole_value", "comparator", "share_targets").iter_rows():
        counts.setdefault(value, {})[comparator] = number
    bins = _whole_numbers(counts)
    longest = max((sum(counts[value].values()) for value in counts), default=1)
    figure = go.Figure()
    for comparator, (colour, pattern) in COMPARATORS.items():
        if any(comparator in held for held in counts.values()):
            lengths = [counts.get(value, {}).get(comparator) for value in bins]
            name = comparator or _("没有印比较符")
            hover = pl.Series([f"{comparator or ''}{value}%" for value in bins], dtype=pl.String)
            figure.add_trace(_bar(lengths, name, colour, hover, pattern))
    ends = [sum(counts.get(value, {}).values()) for value in bins]
    figure.add_trace(
        _texts([_by_comparator(counts.get(value, {})) for value in bins], ends, [*range(len(bins))], "middle right")
    )
    figure.update_layout(barmode="stack", dragmode=False, margin={"l": 4, "r": 4, "t": 8, "b": 4})
    figure.update_layout(height=BIN_HEIGHT * len(bins) + 16, hoverlabel={"align": "left"})
    # The counts beside the longest bar need room of their own.
    figure.update_xaxes(visible=False, fixedrange=True, range=[0, longest * 1.6])
    ticks = {"tickvals": [*range(len(bins))], "ticktext": [f"{value}%" for value in bins], "tickfont": {"color": INK}}
    figure.update_yaxes(fixedrange=True, range=[len(bins) - 0.5, -0.5], showgrid=False, **ticks)
    return _with_legend(figure)


def common_values(units: pl.DataFrame) -> go.Figure:
    """Bars of the share that sits on each unit's most common value, from `satisfaction_common_values`."""
    shown = units.head(MOST_ROWS)
    numbers = [
        _("没有可比的")
        if value is None
        else _("{value}%：{number}/{all} 条，{share}").format(
            value=f"{value.normalize():f}", number=number, all=all_targets, share=percent(share)
        )
        for value, number, all_targets, share in shown.select(
            "common_value", "common_targets", "share_targets", "common_share_pct"
        ).iter_rows()
    ]
    bar = _bar(shown["common_share_pct"].to_list(), label("common_share_pct"), BLUE, shown["unit_name"])
    return _list_of(shown["unit_name"], numbers, 100).add_trace(bar)


def kinds_of_targets(kinds: pl.DataFrame) -> go.Figure:
    """Bars of the ways in which targets are read, from `indicator_kinds`; counts and shares are printed."""
    names = pl.Series([word("target_kind", kind) for kind in kinds["target_kind"]], dtype=pl.String)
    pairs = zip(kinds["indicators"], kinds["indicators_share_pct"], strict=True)
    numbers = [f"{number:,} · {percent(share)}" for number, share in pairs]
    figure = _list_of(names, numbers, max(kinds["indicators"], default=0))
    return figure.add_trace(_bar(kinds["indicators"].to_list(), label("indicators"), BLUE, names))


def most_rows(draw: Draw) -> int:
    """How many rows a chart shows at most; the table beside it shows all."""
    most: dict[Draw, int] = {
        largest_projects: MOST_PROJECTS,
        caps_by_project: MOST_BULLETS,
        unit_rates: MOST_RATES,
        satisfaction_dots: MOST_TARGETS,
        satisfaction_values: MOST_TARGETS,
    }
    return most.get(draw, MOST_ROWS)


def _bands(targets: pl.DataFrame) -> list[tuple[str, pl.DataFrame]]:
    """The bands of a strip: comparable targets by unit, most first, then each lane that does not compare."""
    shares = targets.filter(pl.col("lane") == "share")
    units = sorted(shares.partition_by("unit_id", maintain_order=True), key=lambda band: -band.height)
    bands = [(_short(band["unit_name"][0]), band) for band in units]
    for lane in LANES:
        band = targets.filter(pl.col("lane") == lane)
        if lane != "share" and band.height:
            bands.append((_("另列：{lane}").format(lane=word("lane", lane)), band))
    return bands


def _count_and_words(band: pl.DataFrame) -> str:
    """How many targets a band holds; those that have no place on the axis as they are printed."""
    number = n_("{n} 条", band.height)
    words = [_short(target) for target in band.filter(~IS_PERCENTAGE)["target"].unique(maintain_order=True)]
    listed = _("、").join(words[:MOST_WORDS]) + "…" * (len(words) > MOST_WORDS)
    return f"{listed} · {number}" if words else number


def _stacked(band: pl.DataFrame, top: float) -> list[dict[str, Any]]:
    """A place for each dot: side by side where the value is, row below row, who is asked together."""
    dots = []
    placed = band.filter(IS_PERCENTAGE).sort("value_low", "respondent", "comparator", nulls_last=True)
    for same in placed.partition_by("value_low", maintain_order=True):
        for number, row in enumerate(same.iter_rows(named=True)):
            dot = {"x": float(row["value_low"]) + DOT_APART * (number % 2 - 0.5), "y": top + number // 2}
            is_at_least = row["comparator"] == "≥"
            said = [row["target"], row["level3"], row["project_name"], row["unit_name"]]
            hover = "<br>".join(escape(text) for text in said if text)
            dots.append(
                {**dot, "is_at_least": is_at_least, "respondent": row["respondent"] or "未分类", "hover": hover}
            )
    return dots


def _dots(dots: list[dict[str, Any]], name: str, place: int) -> go.Scatter:
    shape, colour = SHAPES[place % len(SHAPES)], DOT_COLOURS[place // len(SHAPES) % len(DOT_COLOURS)]
    symbols = [shape + "-open" * (not dot["is_at_least"]) for dot in dots]
    return go.Scatter(
        x=[dot["x"] for dot in dots],
        y=[dot["y"] for dot in dots],
        mode="markers",
        name=escape(name),
        marker={"symbol": symbols, "color": colour, "size": DOT_SIZE},
        customdata=[dot["hover"] for dot in dots],
        hovertemplate="%{customdata}<br>" + escape(name) + "<extra></extra>",
    )


def _key(name: str, symbol: str) -> go.Scatter:
    return go.Scatter(x=[None], y=[None], mode="markers", name=name, marker={"symbol": symbol, "color": INK})


def _on_percent_axis(figure: go.Figure, values: list[float], bottom: float) -> go.Figure:
    low, high = min(values, default=0), max(values, default=100)
    hidden = {"visible": False, "fixedrange": True}
    figure.update_layout(
        dragmode=False,
        margin={"l": 4, "r": 4, "t": 8, "b": 24},
        height=int(DOT_PITCH * (bottom + 1)) + 60,
        xaxis={"range": [low - 1, high + 1], "ticksuffix": "%", "fixedrange": True, "nticks": 6, "showgrid": True},
        # The names and numbers stand at the edges, whatever the values are.
        xaxis2={**hidden, "range": [0, 1], "overlaying": "x"},
        yaxis={**hidden, "range": [bottom + 1, 0]},
        hoverlabel={"align": "left"},
    )
    return _with_legend(figure)


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


def _texts(texts: list[str], x: Sequence[float], y: Sequence[float], position: str, bold: bool = False) -> go.Scatter:
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


def _marks(lengths: Sequence[float | None], name: str) -> go.Scatter:
    return go.Scatter(
        x=lengths,
        y=list(range(len(lengths))),
        name=name,
        mode="markers",
        marker={"symbol": "line-ns", "size": 12, "color": INK, "line": {"width": 3, "color": INK}},
        hovertemplate=escape(name) + " %{x:,.2f}<extra></extra>",
        cliponaxis=False,
    )


def _price_dots(lines: pl.DataFrame, places: list[float]) -> go.Scatter:
    dots = lines.with_columns(pl.Series("place", places, dtype=pl.Float64)).explode("value_yuan", "level3")
    return go.Scatter(
        x=[float(yuan) for yuan in dots["value_yuan"]],
        y=dots["place"].to_list(),
        mode="markers",
        marker={"symbol": "circle-open", "size": 11, "color": BLUE, "line": {"width": 2, "color": BLUE}},
        customdata=[escape(f"{name or ''} · {unit}") for name, unit in dots.select("level3", "unit_name").iter_rows()],
        hovertemplate="%{customdata}<br>%{x:,.2f}<extra></extra>",
        showlegend=False,
        cliponaxis=False,
    )


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


def _state(row: dict[str, Any]) -> str:
    budget, difference = _amount(row["total_yuan"]), row["cap_difference_yuan"]
    state = in_words("cap_state", row["cap_state"])
    apart = f" {_amount(abs(difference))}" if difference else ""
    return _("{state}{amount} · 预算 {budget}").format(state=state, amount=apart, budget=budget)


def _beside_budget(caps: Decimal | None, budget: Decimal | None) -> str:
    printed = _("未印金额上限") if caps is None else _amount(caps)
    return _("{caps} · 预算 {budget}").format(caps=printed, budget=_amount(budget))


def _spread(values: list[Decimal]) -> str:
    lowest, highest = f"{min(values):,.0f}", f"{max(values):,.0f}"
    return lowest if lowest == highest else f"{lowest}–{highest}"


def _larger(one: pl.Series, other: pl.Series) -> pl.Series:
    return pl.select(pl.max_horizontal(one, other)).to_series()


def _positive(amounts: pl.Series) -> pl.Series:
    return amounts.set(amounts <= 0, None)


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
