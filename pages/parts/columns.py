"""What each column is called on screen, in downloads and in charts, and how a query's rows become the rows on screen.

One quantity has one name everywhere. Amounts leave the warehouse in yuan and are shown in 万元.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl

from pages.parts.words import N_, _

# Amounts are shown in 万元, prices of one thing in yuan.
Kind = Literal["text", "money", "yuan", "count", "share", "printed"]


@dataclass(frozen=True, slots=True)
class Column:
    label: str
    kind: Kind = "text"
    # What the column's codes mean; other texts are data and stay as printed.
    values: Mapping[str, str] | None = None


GAPS = {
    "budget_year": N_("未注明预算年度"),
    "unit_code": N_("未印单位编码"),
    "project_code": N_("项目未印编码"),
    "purpose": N_("项目未印资金用途"),
    "total": N_("项目未印预算数"),
    "indicators": N_("项目没有指标"),
    "money_caps": N_("项目没有可相加的金额上限"),
    "satisfaction": N_("项目没有满意度指标"),
    "printed_total": N_("未印合计，无从对照"),
    "unread": N_("有未读入的字符"),
}
CAP_STATES = {
    "matches": N_("相符"),
    "uncovered": N_("未覆盖"),
    "exceeds": N_("超出"),
    "repeats": N_("上限=预算"),
    "rates_only": N_("单价不可加"),
    "no_money": N_("无金额"),
    "no_budget": N_("未印预算数"),
}
OUTSIDE_COST = {"not_a_cost": N_("印在其他类别的金额")}
SEVERITIES = {"check": N_("请核对"), "notice": N_("提示")}

COLUMNS = {
    "amount_unit": Column(N_("印出的金额单位")),
    "basis": Column(N_("指标值确定依据")),
    "benefit_indicators": Column(N_("效益"), "count"),
    "budget_year": Column(N_("预算年度"), "printed"),
    "cap_category": Column(N_("成本类别"), values=OUTSIDE_COST),
    "cap_difference_yuan": Column(N_("上限之和减预算数（万元）"), "money"),
    "cap_state": Column(N_("对照结果"), values=CAP_STATES),
    "caps_share_pct": Column(N_("占上限之和（%）"), "share"),
    "caps_yuan": Column(N_("上限之和（万元）"), "money"),
    "characters": Column(N_("字符数"), "count"),
    "characters_ignored": Column(N_("不读的字符"), "count"),
    "characters_labels": Column(N_("表头标签字符"), "count"),
    "characters_read": Column(N_("读入字段的字符"), "count"),
    "characters_unread": Column(N_("未能读入的字符"), "count"),
    "city": Column(N_("城市")),
    "code_year": Column(N_("立项年份"), "printed"),
    "cost_category": Column(N_("成本类别")),
    "cost_indicators": Column(N_("成本"), "count"),
    "cumulative_share_pct": Column(N_("单位内累计（%）"), "share"),
    "description": Column(N_("绩效指标描述")),
    "difference_yuan": Column(N_("行合计减印出合计（万元）"), "money"),
    "document_title": Column(N_("文件")),
    "evidence": Column(N_("依据")),
    "explained_share_pct": Column(N_("分项说明的占预算（%）"), "share"),
    "explained_yuan": Column(N_("分项说明的预算（万元）"), "money"),
    "fiscal_yuan": Column(N_("财政资金（万元）"), "money"),
    "gap": Column(N_("缺少什么"), values=GAPS),
    "indicators": Column(N_("指标数"), "count"),
    "largest_project_name": Column(N_("最大的项目")),
    "largest_share_pct": Column(N_("最大项目占比（%）"), "share"),
    "largest_yuan": Column(N_("最大项目（万元）"), "money"),
    "layout": Column(N_("表式")),
    "level3": Column(N_("三级指标")),
    "message": Column(N_("疑点")),
    "missing": Column(N_("缺少数"), "count"),
    "money_caps": Column(N_("成本总额"), "count"),
    "money_rates": Column(N_("成本单价"), "count"),
    "other_yuan": Column(N_("其他资金（万元）"), "money"),
    "out_of": Column(N_("总数"), "count"),
    "output_indicators": Column(N_("产出"), "count"),
    "over_yuan": Column(N_("超出预算（万元）"), "money"),
    "path": Column(N_("路径")),
    "place": Column(N_("位置")),
    "printed_total_yuan": Column(N_("印出的合计（万元）"), "money"),
    "project_code": Column(N_("项目编码"), "printed"),
    "project_name": Column(N_("项目名称")),
    "projects": Column(N_("项目数"), "count"),
    "projects_to_80": Column(N_("达到八成的项目数"), "count"),
    "projects_with_caps": Column(N_("有上限的项目数"), "count"),
    "rate_per": Column(N_("计价单位")),
    "reason": Column(N_("原因")),
    "repeated_yuan": Column(N_("上限=预算的项目（万元）"), "money"),
    "repeating_caps": Column(N_("其中等于预算数"), "count"),
    "rows_yuan": Column(N_("行合计（万元）"), "money"),
    "satisfaction_indicators": Column(N_("满意度"), "count"),
    "scope_share_pct": Column(N_("占范围合计（%）"), "share"),
    "severity": Column(N_("级别"), values=SEVERITIES),
    "special_yuan": Column(N_("财政专户拨款（万元）"), "money"),
    "subject": Column(N_("单位或文件")),
    "target": Column(N_("指标值")),
    "top5_share_pct": Column(N_("前五项目占比（%）"), "share"),
    "top5_yuan": Column(N_("前五项目（万元）"), "money"),
    "total_yuan": Column(N_("预算数（万元）"), "money"),
    "unclassed_indicators": Column(N_("未分类"), "count"),
    "unit_code": Column(N_("单位编码"), "printed"),
    "unit_name": Column(N_("单位")),
    "unit_names": Column(N_("单位")),
    "unit_rank": Column(N_("单位内名次"), "count"),
    "unit_share_pct": Column(N_("占单位（%）"), "share"),
    "units": Column(N_("单位数"), "count"),
    "value_yuan": Column(N_("单价（元）"), "yuan"),
}


def label(name: str) -> str:
    return _(COLUMNS[name].label)


def labels(rows: pl.DataFrame) -> dict[str, str]:
    return {name: label(name) for name in rows.columns}


def in_words(name: str, cell: str) -> str:
    """A cell of a column as the reader sees it: what is coded in words, data as printed."""
    values = COLUMNS[name].values or {}
    return _(values[cell]) if cell in values else cell


def screen(frame: pl.DataFrame) -> pl.DataFrame:
    """A query's rows as the reader sees them, still under their column names.

    Ids are left out; amounts are in 万元, exact; years and codes are text, 未注明 where none is printed; page and lines
    are one column, the place; what is coded is in words.
    """
    placed = _placed(frame) if "line_from" in frame.columns else frame
    return placed.select(_shown(name) for name in placed.columns if not name.endswith("_id"))


def _placed(frame: pl.DataFrame) -> pl.DataFrame:
    page = pl.format(_("第 {} 页"), "page")
    one_line = pl.format(_("第 {} 行"), "line_from")
    lines = pl.format(_("第 {}–{} 行"), "line_from", "line_to")
    lines = pl.when(pl.col("line_from") == pl.col("line_to")).then(one_line).otherwise(lines)
    place = pl.concat_str(page, lines, separator=" ", ignore_nulls=True).replace("", None)
    return frame.with_columns(place.alias("line_from")).drop("page", "line_to").rename({"line_from": "place"})


def _shown(name: str) -> pl.Expr:
    column, cell = COLUMNS[name], pl.col(name)
    if column.kind == "money":
        return cell.cast(pl.Decimal(38, 6)) / 10000
    if column.kind == "printed":
        return cell.cast(pl.String).fill_null(_("未注明"))
    if column.values:
        return cell.replace({code: _(word) for code, word in column.values.items()})
    return cell
