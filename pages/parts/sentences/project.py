"""What 项目档案 says."""

from dataclasses import dataclass
from typing import Any

import polars as pl

from pages.parts.sentences.wording import first, name_of
from pages.parts.words import _, n_, percent, plain, wan


@dataclass(frozen=True, slots=True)
class Found:
    """The rows of one project, each from the query of its name."""

    project_sheets: pl.DataFrame
    spending_plans: pl.DataFrame
    indicators: pl.DataFrame
    findings: pl.DataFrame
    paired_projects: pl.DataFrame


def answer(found: Found) -> str:
    """What the project costs, how many targets it sets, and whether it stands there with another year."""
    sheet = first(found.project_sheets)
    said = _("{unit}的项目，预算 **{amount}**{fiscal}；印有 {indicators}，记有 {findings}；{paired}。")
    return said.format(
        unit=name_of(sheet["unit_name"]),
        amount=wan(sheet["total_yuan"]),
        fiscal=_fiscal(sheet),
        indicators=n_("{n} 条指标", found.indicators.height),
        findings=_findings(of_project(found.findings)),
        paired=_paired(sheet, found.paired_projects),
    )


def figures(found: Found) -> dict[str, str]:
    others = _("、").join(wan(yuan) for yuan in found.paired_projects["total_yuan"])
    return {
        _("预算数"): wan(first(found.project_sheets)["total_yuan"]),
        _("指标"): f"{found.indicators.height:,}",
        _("疑点"): f"{of_project(found.findings).height:,}",
        _("成对的项目（另一立项年份）"): others or _("无"),
    }


def of_project(findings: pl.DataFrame) -> pl.DataFrame:
    """The points to check that are about the project or one of its indicators, not about its whole document."""
    return findings.drop_nulls("project_id")


def without_pair(sheet: dict[str, Any]) -> str:
    """Why a project is in no pair, from its row of `project_sheets`."""
    if sheet["code_year"] is None:
        return _("没有印编码，无从对照立项年份")
    return _("本单位没有另一立项年份的同名项目，也没有经人确认成对的")


def _fiscal(sheet: dict[str, Any]) -> str:
    if not sheet["total_yuan"] or sheet["fiscal_yuan"] is None:
        return ""
    share = float(100 * sheet["fiscal_yuan"] / sheet["total_yuan"])
    return _("（财政资金占 {share}）").format(share=percent(share))


def _findings(findings: pl.DataFrame) -> str:
    said = n_("{n} 处疑点", findings.height)
    pending = findings.filter(pl.col("review_state") == "pending").height
    return said + _("（待核 {pending} 处）").format(pending=f"{pending:,}") if findings.height else said


def _paired(sheet: dict[str, Any], paired: pl.DataFrame) -> str:
    if paired.is_empty():
        return without_pair(sheet)
    found = (
        _("{year} 年立项的 {amount}").format(year=plain(str(year)), amount=wan(yuan))
        for year, yuan in paired.select("code_year", "total_yuan").iter_rows()
    )
    return _("本单位成对的项目有 {projects}").format(projects=_("、").join(found))
