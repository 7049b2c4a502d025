"""What 成本指标 says."""

import polars as pl

from pages.parts.columns import word
from pages.parts.columns.codes import CAP_STATES
from pages.parts.sentences.wording import names_of, total_of
from pages.parts.words import _, n_, percent, wan


def answer(projects: pl.DataFrame, units: pl.DataFrame) -> str:
    """How much of the budget the cost caps explain, from `cost_coverage` and `cost_caps_by_unit`."""
    total = total_of(projects["total_yuan"])
    if units["caps_yuan"].is_null().all():
        said = _("{projects}的预算 **{amount}** 都没有可相加的金额上限：单价不可加 {rates_only}，无金额 {no_money}。")
        named = {"projects": n_("{n} 个项目", projects.height), "amount": wan(total)}
        return f"{said.format(**named, **_counts(projects))} {_without_caps(units)}"
    explained, repeated = total_of(units["explained_yuan"]), total_of(units["repeated_yuan"])
    said = _(
        "在 {projects}的预算 {amount}中，分项的成本上限说明了 **{explained}**（占 {share}），"
        "另有 {repeated}只有一个等于预算的上限，其余 {bare}没有可相加的上限。"
    ).format(
        projects=n_("{n} 个项目", projects.height),
        amount=wan(total),
        explained=wan(explained),
        share=percent(float(100 * explained / total) if total else None),
        repeated=wan(repeated),
        bare=wan(total - explained - repeated),
    )
    return " ".join(filter(None, [said, _cap_states(projects), _rates_beside(projects), _without_caps(units)]))


def figures(projects: pl.DataFrame, units: pl.DataFrame) -> dict[str, str]:
    explained, repeated = total_of(units["explained_yuan"]), total_of(units["repeated_yuan"])
    of_caps = {
        _("分项说明的预算"): explained,
        _("只有总数上限的预算"): repeated,
        _("超出预算的上限"): total_of(_differences(projects, "exceeds")),
    }
    has_caps = not units["caps_yuan"].is_null().all()
    said = {name: wan(amount) if has_caps else _("无上限") for name, amount in of_caps.items()}
    # Not what single projects lack beside their caps, which would look like all that is not explained.
    bare = total_of(projects["total_yuan"]) - explained - repeated
    return {**said, _("没有可相加上限的预算"): wan(bare)}


def cap_rules() -> str:
    """When a project is in which state, as `cost_coverage` has it."""
    return _(
        "- **相符**、**未覆盖**、**超出**：可相加的金额上限（成本总额）之和等于、小于、大于预算数。"
        "等于预算数的上限若旁边另有其他上限，是总数，不重复计入。\n"
        "- **上限=预算**：只有等于预算数的上限，没有分项，只计一次。\n"
        "- **单价不可加**：只有单价，没有总额。"
        "**无金额**：没有可作上限的金额；印成下限（≥）的总额不是上限。两者没有差额，不作 0。"
    )


def drawn(projects: pl.DataFrame, most: int) -> str:
    """Which projects of `cost_coverage` are in the chart of at most so many, and why the others are not."""
    apart = projects.drop_nulls("cap_difference_yuan")
    without = projects.filter(pl.col("cap_difference_yuan").is_null())
    first = _("有上限可比的共 {projects}，图中是按差额从大到小的前 {number} 个。").format(
        number=most, projects=n_("{n} 个项目", apart.height)
    )
    left_out = _("无从与预算相比、不在图中的有 {projects}：{states}。").format(
        projects=n_("{n} 个项目", without.height), states=_("，").join(_of_each_state(without))
    )
    said = first * (apart.height > most) + left_out * (without.height > 0)
    return said and said + _("表中为全部。")


def _of_each_state(projects: pl.DataFrame) -> list[str]:
    return [f"{word('cap_state', state)} {number:,}" for state, number in _counts(projects).items() if number]


def _rates_beside(projects: pl.DataFrame) -> str:
    """Which projects' uncovered part may be priced by rates, which are never added to the caps."""
    both = projects.filter((pl.col("cap_state") == "uncovered") & (pl.col("money_rates") > 0))
    if both.is_empty():
        return ""
    said = _(
        "未覆盖的项目中有 {number} 个另有单价（{rates} 条）："
        "没有上限的部分可能按单价×数量安排，单价不可加，没有算进去。"
    )
    return said.format(number=f"{both.height:,}", rates=f"{both['money_rates'].sum():,}")


def _cap_states(projects: pl.DataFrame) -> str:
    return _(
        "项目数：相符 {matches}，未覆盖 {uncovered}（共 {lacking}），超出 {exceeds}（共 {beyond}），"
        "上限=预算 {repeats}，单价不可加 {rates_only}，无金额 {no_money}。"
    ).format(
        **_counts(projects),
        lacking=wan(-total_of(_differences(projects, "uncovered"))),
        beyond=wan(total_of(_differences(projects, "exceeds"))),
    )


def _counts(projects: pl.DataFrame) -> dict[str, int]:
    counts = dict(projects["cap_state"].value_counts().iter_rows())
    return {state: counts.get(state, 0) for state in CAP_STATES}


def _without_caps(units: pl.DataFrame) -> str:
    silent = units.filter(pl.col("caps_yuan").is_null())["unit_name"]
    if silent.is_empty():
        return ""
    return _("没有印出金额上限的单位：{units}。").format(units=names_of(silent))


def _differences(projects: pl.DataFrame, state: str) -> pl.Series:
    return projects.filter(pl.col("cap_state") == state)["cap_difference_yuan"]
