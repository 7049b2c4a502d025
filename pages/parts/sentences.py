"""The sentences that answer a page's question, in words and with figures, and the line of sources. Markdown out."""

from typing import Any

import polars as pl

from pages.parts import columns
from pages.parts.words import _, n_, percent, plain, wan

MOST_DOCUMENTS = 6


def overview(totals: pl.DataFrame, units: pl.DataFrame) -> str:
    """What is loaded, from `scope_totals` and `unit_budgets`."""
    total, largest = _first(totals), _first(units)
    return _(
        "范围内有 {documents}：{cities}的 {units}、{projects}、{indicators}，"
        "预算合计 **{amount}**；最多的是 {unit}，占 {share}。"
    ).format(
        documents=n_("{n} 份文件", total["documents"]),
        cities=n_("{n} 个城市", total["cities"]),
        units=n_("{n} 个单位", total["units"]),
        projects=n_("{n} 个项目", total["projects"]),
        indicators=n_("{n} 条指标", total["indicators"]),
        amount=wan(total["total_yuan"]),
        unit=_name(largest["unit_name"]),
        share=percent(largest["scope_share_pct"]),
    )


def unit_budget(totals: pl.DataFrame, units: pl.DataFrame, concentrations: pl.DataFrame) -> str:
    """Who has the money and how concentrated it is, from `scope_totals`, `unit_budgets`, `unit_concentrations`."""
    total, largest, concentration = _first(totals), _first(units), _first(concentrations)
    return _(
        "{units}的预算合计 **{amount}**，财政资金占 {fiscal}；最多的是 {unit}（{unit_amount}，占 {share}），"
        "它最大的项目 {project} 占本单位 {project_share}。"
    ).format(
        units=n_("{n} 个单位", total["units"]),
        amount=wan(total["total_yuan"]),
        fiscal=percent(total["fiscal_share_pct"]),
        unit=_name(largest["unit_name"]),
        unit_amount=wan(largest["total_yuan"]),
        share=percent(largest["scope_share_pct"]),
        project=_name(concentration["largest_project_name"]),
        project_share=percent(concentration["largest_share_pct"]),
    )


def overview_figures(totals: pl.DataFrame) -> dict[str, str]:
    total = _first(totals)
    return {
        _("预算合计"): wan(total["total_yuan"]),
        _("项目"): f"{total['projects']:,}",
        _("指标"): f"{total['indicators']:,}",
        _("未能读入的字符"): f"{total['characters_unread']:,}",
    }


def unit_budget_figures(totals: pl.DataFrame, units: pl.DataFrame) -> dict[str, str]:
    total, largest = _first(totals), _first(units)
    return {
        _("预算合计"): wan(total["total_yuan"]),
        _("财政资金占比"): percent(total["fiscal_share_pct"]),
        _("最大单位占比"): percent(largest["scope_share_pct"]),
        _("前五项目占比"): percent(total["top5_share_pct"]),
    }


def satisfaction(targets: pl.DataFrame, values: pl.DataFrame, without: pl.DataFrame) -> str:
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


def satisfaction_figures(targets: pl.DataFrame, values: pl.DataFrame, without: pl.DataFrame) -> dict[str, str]:
    common = _commonest(values)
    return {
        _("满意度指标"): f"{targets.height:,}",
        _("可比的满意度占比"): f"{targets.filter(pl.col('lane') == 'share').height:,}",
        _("最常见的值"): _("无") if common is None else f"{common['whole_value']}% · {percent(common['share'])}",
        _("没有满意度指标的项目"): f"{without.height:,}",
    }


def indicators(totals: pl.DataFrame, kinds: pl.DataFrame) -> str:
    """What the scope holds, from `scope_totals` and `indicator_kinds`."""
    total = _first(totals)
    if kinds.is_empty():
        return _("范围内有 {projects}，没有指标。").format(projects=n_("{n} 个项目", total["projects"]))
    counts = _("、").join(
        _("{kind} {number} 条").format(
            kind=columns.word("target_kind", row["target_kind"]), number=f"{row['indicators']:,}"
        )
        for row in kinds.iter_rows(named=True)
    )
    return _("范围内有 **{indicators}**，属 {units}的 {projects}；指标值按读法分：{counts}。").format(
        indicators=n_("{n} 条指标", total["indicators"]),
        units=n_("{n} 个单位", total["units"]),
        projects=n_("{n} 个项目", total["projects"]),
        counts=counts,
    )


def indicator_figures(kinds: pl.DataFrame) -> dict[str, str]:
    counted = kinds.filter(pl.col("target_kind").is_in(["number", "range"]))
    return {
        _("指标"): f"{kinds['indicators'].sum():,}",
        _("有数值的指标"): f"{counted['indicators'].sum():,}",
        _("有数值而没有印比较符"): f"{counted['without_comparator'].sum():,}",
        _("有数值而没有印计量单位"): f"{counted['without_measure'].sum():,}",
    }


def _commonest(values: pl.DataFrame) -> dict[str, Any] | None:
    """The whole number on which most comparable targets sit, whatever their comparator."""
    summed = values.group_by("whole_value").agg(pl.col("share_targets").sum())
    if summed.is_empty():
        return None
    first = _first(summed.sort("share_targets", "whole_value", descending=[True, False]))
    return {**first, "share": 100 * first["share_targets"] / summed["share_targets"].sum()}


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
    most = _first(asked.sort("len", "respondent", descending=[True, False]))
    name = plain(columns.word("respondent", most["respondent"]))
    return _("，问得最多的是{respondent}（{number} 条）").format(respondent=name, number=f"{most['len']:,}")


def _other_lanes(targets: pl.DataFrame) -> str:
    """The lanes whose targets do not compare, each with its count."""
    counts = dict(targets.group_by("lane").len().iter_rows())
    listed = [
        _("{lane} {number} 条").format(lane=columns.word("lane", lane), number=f"{counts[lane]:,}")
        for lane in columns.LANES
        if lane != "share" and lane in counts
    ]
    return _("另列的有{lanes}").format(lanes=_("、").join(listed)) if listed else _("没有需要另列的")


def sources(uses: pl.DataFrame, refused: pl.DataFrame, version: str) -> str:
    """Which documents the figures come from and what was left out, from `document_uses` and `refused_documents`."""
    used = uses.filter(pl.col("projects_in_scope") > 0)
    left_out = uses.filter(pl.col("projects_in_scope") == 0)
    listed = _listed([_use(row) for row in used.iter_rows(named=True)]) or _("没有文件在筛选范围内")
    said = [_("数据来源：{documents}。").format(documents=listed)]
    if left_out.height:
        documents = _listed([_name(title) for title in left_out["document_title"]])
        said.append(_("不在筛选范围内、未计入：{documents}。").format(documents=documents))
    if refused.height:
        said.append(_("另有 {documents}未能读入，见总览。").format(documents=n_("{n} 份文件", refused.height)))
    said.append(_("数据版本：{name}。").format(name=version))
    return " ".join(said)


def _use(row: dict[str, Any]) -> str:
    return _("{document}（{used}/{all} 个项目）").format(
        document=_name(row["document_title"]), used=row["projects_in_scope"], all=row["projects"]
    )


def _listed(names: list[str]) -> str:
    listed = _("、").join(names[:MOST_DOCUMENTS])
    return (
        listed if len(names) <= MOST_DOCUMENTS else _("{names}等 {number} 份").format(names=listed, number=len(names))
    )


def _name(printed: str | None) -> str:
    return plain(printed) if printed else _("未注明")


def _first(rows: pl.DataFrame) -> dict[str, Any]:
    return rows.row(0, named=True)
