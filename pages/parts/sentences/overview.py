"""What 总览 says."""

import polars as pl

from pages.parts.sentences.wording import first, name_of
from pages.parts.words import _, n_, percent, wan


def answer(totals: pl.DataFrame, units: pl.DataFrame, documents: pl.DataFrame) -> str:
    """What is loaded, from `scope_totals`, `unit_budgets` and `documents`."""
    total, largest = first(totals), first(units)
    said = _(
        "范围内有 {documents}：{cities}的 {units}、{projects}、{indicators}，"
        "这些项目的预算合计 **{amount}**；最多的是{unit}，占 {share}。"
    )
    of_one = _("范围内有 {documents}：{cities}的 {unit}，{projects}、{indicators}，这些项目的预算合计 **{amount}**。")
    return (of_one if units.height == 1 else said).format(
        documents=n_("{n} 份文件", total["documents"]),
        cities=n_("{n} 个城市", total["cities"]),
        units=n_("{n} 个单位", total["units"]),
        projects=n_("{n} 个项目", total["projects"]),
        indicators=n_("{n} 条指标", total["indicators"]),
        amount=wan(total["total_yuan"]),
        unit=name_of(largest["unit_name"]),
        share=percent(largest["scope_share_pct"]),
    ) + _("文件的预算年度：{years}。").format(years=_("，").join(budget_years(documents)))


def budget_years(documents: pl.DataFrame) -> list[str]:
    """How many documents print which budget year, the latest first; at the end those that print none."""
    counted = documents.group_by("budget_year").len().sort("budget_year", descending=True, nulls_last=True)
    return [
        _("{year}（{documents}）").format(year=year or _("未注明"), documents=n_("{n} 份文件", number))
        for year, number in counted.iter_rows()
    ]


def figures(totals: pl.DataFrame) -> dict[str, str]:
    total = first(totals)
    return {
        _("项目预算合计"): wan(total["total_yuan"]),
        _("项目"): f"{total['projects']:,}",
        _("指标"): f"{total['indicators']:,}",
        _("未能读入的字符"): f"{total['characters_unread']:,}",
    }
