"""The figures of 目标质量."""

from html import escape
from typing import Any

import plotly.graph_objects as go
import polars as pl

from pages.parts.charts.drawing import (
    BLUE,
    GREY,
    HIDDEN,
    INK,
    LINE_ABOVE,
    ORANGE,
    TEAL,
    Trace,
    bar,
    bold,
    chart,
    edge_texts,
    figure,
    height,
    list_of,
    short,
    texts,
)
from pages.parts.columns import label, word
from pages.parts.words import _, n_, percent

TARGETS = {
    "quantified_targets": (BLUE, ""),
    "text_targets": (ORANGE, "/"),
    "blank_targets": (TEAL, "x"),
    "not_applicable_targets": (GREY, "."),
}
PROJECTS = {
    "set_projects": (BLUE, ""),
    "missing_projects": (ORANGE, "/"),
    "not_applicable_projects": (TEAL, "x"),
    "unclear_projects": (INK, "-"),
    "not_in_city_projects": (GREY, "."),
}
# A matrix is drawn whole or not at all: what has no column of its own is in the last one.
MOST_CELLS, MOST_SUBJECTS = 10_000, 12
HEADS_HEIGHT, CELL_SIZE = 190, 24


@chart()
def quantified_by_class(classes: pl.DataFrame) -> go.Figure:
    """Bars of the targets of each class cut into quantified, words, blank and not applicable, from
    `quantified_targets`; how many of how many are quantified is printed."""
    names = [_class_name(row) for row in classes.iter_rows(named=True)]
    numbers = [_quantified(row) for row in classes.iter_rows(named=True)]
    return list_of(names, numbers, _most(classes["indicators"]), _parts(TARGETS, classes, names), showlegend=True)


def _quantified(row: dict[str, Any]) -> str:
    if row["quantified_share_pct"] is None:
        return _("均写明不适用")
    return _("量化 {quantified}/{all} · {share}").format(
        quantified=row["quantified_targets"],
        all=row["indicators"] - row["not_applicable_targets"],
        share=percent(row["quantified_share_pct"]),
    )


@chart()
def classes_covered(classes: pl.DataFrame) -> go.Figure:
    """Bars of the projects cut into those that set a class, those that do not, and those of which it is not known,
    from `class_coverage`; how many set it is printed."""
    names = [word("covered_class", covered) for covered in classes["covered_class"]]
    numbers = [
        _("已设 {number}/{all}，未设 {missing}").format(
            number=row["set_projects"], all=row["projects"], missing=row["missing_projects"]
        )
        for row in classes.iter_rows(named=True)
    ]
    return list_of(names, numbers, _most(classes["projects"]), _parts(PROJECTS, classes, names), showlegend=True)


@chart(MOST_CELLS)
def findings_by_unit_and_rule(cells: pl.DataFrame) -> go.Figure:
    """A line for each rule with its findings under the units that they concern, from `unit_rules`.

    Units beyond the first twelve share the last column, so that each line adds up to the number at its end.
    """
    rules, subjects = _totals(cells, "check_title"), _totals(cells, "subject")
    rows, columns = _places([*rules]), _places([*subjects][:MOST_SUBJECTS])
    placed = _summed(cells, columns)
    names = [word("check_title", rule) for rule in rules]
    numbers = [n_("{n} 处疑点", number) for number in rules.values()]
    heads = [f"{short(subject)} <b>{subjects[subject]}</b>" for subject in columns]
    heads += [_("其余 {number} 个").format(number=len(subjects) - len(columns))] * (len(subjects) > len(columns))
    layout = {
        "margin": {"l": 4, "r": 4, "t": HEADS_HEIGHT, "b": 4},
        "height": height(len(rules)) + HEADS_HEIGHT,
        "xaxis": _columns_axis(heads),
        "yaxis": {**HIDDEN, "range": [len(rules) - 0.5, -0.75]},
    }
    places = [(columns.get(subject, len(columns)), rows[rule], number) for rule, subject, number in placed]
    lines = edge_texts(names, numbers, [row - LINE_ABOVE for row in range(len(rules))])
    return figure([*lines, *_cells(places)], layout)


def _most(counts: pl.Series) -> int:
    return max(counts, default=0)


def _class_name(row: dict[str, Any]) -> str:
    name = row["indicator_subclass"] or row["indicator_class"]
    return word("indicator_subclass", name) if name else _("未分类")


def _parts(looks: dict[str, tuple[str, str]], rows: pl.DataFrame, names: list[str]) -> list[Trace]:
    """The parts of the bars that some row has, each with its number."""
    return [_part(name, rows[name].to_list(), names, *looks[name]) for name in looks if rows[name].sum()]


def _part(name: str, counts: list[int], names: list[str], colour: str, pattern: str) -> Trace:
    hover = "%{customdata}<br>" + escape(label(name)) + " %{x:,}<extra></extra>"
    return bar([count or None for count in counts], label(name), colour, names, pattern, hovertemplate=hover)


def _totals(cells: pl.DataFrame, name: str) -> dict[Any, int]:
    """The values of a column with their findings, those with most of them first."""
    summed = cells.group_by(name, maintain_order=True).agg(pl.col("findings").sum())
    return dict(summed.sort("findings", descending=True, maintain_order=True).iter_rows())


def _places(values: list[Any]) -> dict[Any, int]:
    return {value: place for place, value in enumerate(values)}


def _summed(cells: pl.DataFrame, columns: dict[Any, int]) -> list[tuple[Any, Any, int]]:
    """The findings of each rule under each subject; subjects without a column of their own are one."""
    kept = pl.when(pl.col("subject").is_in(list(columns), nulls_equal=True)).then("subject").otherwise(pl.lit(""))
    summed = cells.group_by("check_title", kept.alias("subject"), maintain_order=True).agg(pl.col("findings").sum())
    return summed.rows()


def _columns_axis(heads: list[str]) -> dict[str, object]:
    return {
        "side": "top",
        "fixedrange": True,
        "showgrid": True,
        "range": [-0.5, max(len(heads), 1) - 0.5],
        "tickvals": [*range(len(heads))],
        "ticktext": heads,
        "tickangle": -90,
        "tickfont": {"color": INK},
    }


def _cells(places: list[tuple[int, int, int]]) -> list[Trace]:
    """A square for each count, the darker the more, with the count in it."""
    x, y, counts = [list(part) for part in zip(*places, strict=True)] if places else ([], [], [])
    most = max(counts, default=1)
    marker = {
        "symbol": "square",
        "size": CELL_SIZE,
        "color": BLUE,
        "opacity": [0.12 + 0.28 * count / most for count in counts],
    }
    squares = {"type": "scatter", "x": x, "y": y, "mode": "markers", "marker": marker, "hoverinfo": "skip"}
    return [squares | {"showlegend": False}, texts(bold([f"{count}" for count in counts]), x, y, "middle center")]
