"""The sentences that answer a page's question, in words and with figures, and the line of sources. Markdown out."""

from decimal import Decimal
from typing import Any

import polars as pl

from pages.parts import columns
from pages.parts.columns import CAP_STATES
from pages.parts.words import _, n_, percent, plain, wan

MOST_DOCUMENTS = 6
MOST_UNITS = 6


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


def costs(projects: pl.DataFrame, units: pl.DataFrame) -> str:
    """How much of the budget the cost caps explain, from `cost_coverage` and `cost_caps_by_unit`."""
    total = _sum(projects["total_yuan"])
    if units["caps_yuan"].is_null().all():
        said = _("{projects}的预算 **{amount}** 都没有可相加的金额上限：单价不可加 {rates_only}，无金额 {no_money}。")
        named = {"projects": n_("{n} 个项目", projects.height), "amount": wan(total)}
        return f"{said.format(**named, **_counts(projects))} {_without_caps(units)}"
    explained, repeated = _sum(units["explained_yuan"]), _sum(units["repeated_yuan"])
    said = _(
        "在 {projects}的预算 {amount} 中，分项的成本上限说明了 **{explained}**（占 {share}），"
        "另有 {repeated} 只有一个等于预算的上限，其余 {bare} 没有可相加的上限。"
    ).format(
        projects=n_("{n} 个项目", projects.height),
        amount=wan(total),
        explained=wan(explained),
        share=percent(float(100 * explained / total) if total else None),
        repeated=wan(repeated),
        bare=wan(total - explained - repeated),
    )
    return " ".join(filter(None, [said, _cap_states(projects), _without_caps(units)]))


def cost_figures(projects: pl.DataFrame, units: pl.DataFrame) -> dict[str, str]:
    figures = {
        _("上限之和"): _sum(units["caps_yuan"]),
        _("分项说明的预算"): _sum(units["explained_yuan"]),
        _("未覆盖"): -_sum(_differences(projects, "uncovered")),
        _("超出"): _sum(_differences(projects, "exceeds")),
    }
    has_caps = not units["caps_yuan"].is_null().all()
    return {name: wan(amount) if has_caps else _("无上限") for name, amount in figures.items()}


def cap_rules() -> str:
    """When a project is in which state, as `cost_coverage` has it."""
    return _(
        "- **相符**、**未覆盖**、**超出**：可相加的金额上限（成本总额）之和等于、小于、大于预算数。"
        "等于预算数的上限若旁边另有其他上限，是总数，不重复计入。\n"
        "- **上限=预算**：只有等于预算数的上限，没有分项，只计一次。\n"
        "- **单价不可加**：只有单价，没有总额。**无金额**：没有任何金额的成本指标。两者没有差额，不作 0。"
    )


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


def _cap_states(projects: pl.DataFrame) -> str:
    return _(
        "项目数：相符 {matches}，未覆盖 {uncovered}（共 {lacking}），超出 {exceeds}（共 {beyond}），"
        "上限=预算 {repeats}，单价不可加 {rates_only}，无金额 {no_money}。"
    ).format(
        **_counts(projects),
        lacking=wan(-_sum(_differences(projects, "uncovered"))),
        beyond=wan(_sum(_differences(projects, "exceeds"))),
    )


def _counts(projects: pl.DataFrame) -> dict[str, int]:
    counts = dict(projects["cap_state"].value_counts().iter_rows())
    return {state: counts.get(state, 0) for state in CAP_STATES}


def _without_caps(units: pl.DataFrame) -> str:
    silent = units.filter(pl.col("caps_yuan").is_null())["unit_name"]
    if silent.is_empty():
        return ""
    named = _("、").join(_name(name) for name in silent[:MOST_UNITS])
    if silent.len() > MOST_UNITS:
        named = _("{names}等 {number} 个").format(names=named, number=silent.len())
    return _("没有印出金额上限的单位：{units}。").format(units=named)


def _differences(projects: pl.DataFrame, state: str) -> pl.Series:
    return projects.filter(pl.col("cap_state") == state)["cap_difference_yuan"]


def _sum(amounts: pl.Series) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


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
