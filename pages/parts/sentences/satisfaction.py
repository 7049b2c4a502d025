"""What 满意度 says."""

from typing import Any

import polars as pl

from pages.parts import columns
from pages.parts.columns import codes
from pages.parts.sentences.wording import first
from pages.parts.words import _, n_, percent, plain


def answer(targets: pl.DataFrame, values: pl.DataFrame, without: pl.DataFrame) -> str:
    """Whether satisfaction targets compare and who is asked, from `satisfaction_targets`, `satisfaction_values` and
    `projects_without_satisfaction`."""
    lacking = n_("{n} 个项目", without.height)
    if targets.is_empty():
        return _("范围内没有满意度指标；{lacking}的全部指标中都没有。").format(lacking=lacking)
    said = _(
        "{targets}中，**{shares}**是服务对象满意的占比，可以比较{common}{respondent}；{lanes}；{lacking}没有满意度指标。"
    )
    return said.format(
        targets=n_("{n} 条满意度指标", targets.height),
        shares=n_("{n} 条", targets.filter(pl.col("lane") == "share").height),
        common=_common(values),
        respondent=_most_asked(targets),
        lanes=_other_lanes(targets),
        lacking=lacking,
    )


def figures(targets: pl.DataFrame, values: pl.DataFrame, without: pl.DataFrame) -> dict[str, str]:
    common = _commonest(values)
    return {
        _("满意度指标"): f"{targets.height:,}",
        _("可比的满意度占比"): f"{targets.filter(pl.col('lane') == 'share').height:,}",
        _("最常见的值"): _("无") if common is None else f"{common['whole_value']}% · {percent(common['share'])}",
        _("没有满意度指标的项目"): f"{without.height:,}",
    }


def _commonest(values: pl.DataFrame) -> dict[str, Any] | None:
    """The whole number on which most comparable targets sit, whatever their comparator."""
    summed = values.group_by("whole_value").agg(pl.col("share_targets").sum())
    if summed.is_empty():
        return None
    most = first(summed.sort("share_targets", "whole_value", descending=[True, False]))
    return {**most, "share": 100 * most["share_targets"] / summed["share_targets"].sum()}


def _common(values: pl.DataFrame) -> str:
    common = _commonest(values)
    if common is None:
        return ""
    said = _("，其中 {number} 条（{share}）定在 {value}%")
    return said.format(
        number=f"{common['share_targets']:,}", share=percent(common["share"]), value=common["whole_value"]
    )


def _most_asked(targets: pl.DataFrame) -> str:
    asked = targets.filter(pl.col("lane") == "share").drop_nulls("respondent").group_by("respondent").len()
    if asked.is_empty():
        return ""
    most = first(asked.sort("len", "respondent", descending=[True, False]))
    name = plain(columns.word("respondent", most["respondent"]))
    return _("，问得最多的是{respondent}（{number} 条）").format(respondent=name, number=f"{most['len']:,}")


def _other_lanes(targets: pl.DataFrame) -> str:
    """The lanes whose targets do not compare, each with its count."""
    counts = dict(targets.group_by("lane").len().iter_rows())
    listed = [
        _("{lane} {number} 条").format(lane=columns.word("lane", lane), number=f"{counts[lane]:,}")
        for lane in codes.LANES
        if lane != "share" and lane in counts
    ]
    return _("另列的有{lanes}").format(lanes=_("、").join(listed)) if listed else _("没有需要另列的")
