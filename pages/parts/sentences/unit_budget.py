"""What 单位预算 says."""

import polars as pl

from pages.parts.sentences.wording import first, name_of
from pages.parts.words import _, n_, percent, wan


def answer(totals: pl.DataFrame, units: pl.DataFrame, concentrations: pl.DataFrame) -> str:
    """Who has the money and how concentrated it is, from `scope_totals`, `unit_budgets`, `unit_concentrations`."""
    total, largest, concentration = first(totals), first(units), first(concentrations)
    said = _(
        "{units}在范围内的项目预算合计 **{amount}**，财政资金占 {fiscal}；"
        "最多的是{unit}（{unit_amount}，占 {share}），它在范围内最大的项目“{project}”占其中 {project_share}。"
    )
    of_one = _(
        "{unit}在范围内的项目预算合计 **{amount}**，财政资金占 {fiscal}；最大的项目“{project}”占其中 {project_share}。"
    )
    return (of_one if units.height == 1 else said).format(
        units=n_("{n} 个单位", total["units"]),
        amount=wan(total["total_yuan"]),
        fiscal=percent(total["fiscal_share_pct"]),
        unit=name_of(largest["unit_name"]),
        unit_amount=wan(largest["total_yuan"]),
        share=percent(largest["scope_share_pct"]),
        project=name_of(concentration["largest_project_name"]),
        project_share=percent(concentration["largest_share_pct"]),
    )


def figures(totals: pl.DataFrame, units: pl.DataFrame) -> dict[str, str]:
    total, largest = first(totals), first(units)
    return {
        _("项目预算合计"): wan(total["total_yuan"]),
        _("财政资金占比"): percent(total["fiscal_share_pct"]),
        _("最大单位占比"): percent(largest["scope_share_pct"]),
        _("前五项目占比"): percent(total["top5_share_pct"]),
    }
