"""What 指标检索 says."""

import polars as pl

from pages.parts import columns
from pages.parts.sentences.wording import first
from pages.parts.words import _, n_


def answer(totals: pl.DataFrame, kinds: pl.DataFrame) -> str:
    """What the scope holds, from `scope_totals` and `indicator_kinds`."""
    total = first(totals)
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


def figures(kinds: pl.DataFrame) -> dict[str, str]:
    counted = kinds.filter(pl.col("target_kind").is_in(["number", "range"]))
    return {
        _("指标"): f"{kinds['indicators'].sum():,}",
        _("有数值的指标"): f"{counted['indicators'].sum():,}",
        _("有数值而没有印比较符"): f"{counted['without_comparator'].sum():,}",
        _("有数值而没有印计量单位"): f"{counted['without_measure'].sum():,}",
    }
