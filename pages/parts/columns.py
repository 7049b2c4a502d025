"""What each column is called on screen, in downloads and in charts, and how a query's rows become the rows on screen.

One quantity has one name everywhere. Amounts leave the warehouse in yuan and are shown in 万元.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import polars as pl

from pages.parts import pair_codes, quality_codes
from pages.parts.words import N_, _

# `money` is shown in 万元, `yuan` as it is, `number` in the unit of measure that stands beside it; a `phrase` is ours,
# no data, and is said in the reader's language.
Kind = Literal["text", "phrase", "money", "yuan", "count", "number", "share", "date", "printed"]


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
CHANGES = {"new": N_("新增"), "gone": N_("没有了"), "changed": N_("改变")}
TEXT_USES = {"unread": N_("未能读入"), "ignored": N_("不读")}
SEVERITIES = {"check": N_("请核对"), "notice": N_("提示")}
REVIEW_STATES = {
    "pending": N_("待核"),
    "explained": N_("已说明"),
    "corrected": N_("已修正"),
    "accepted": N_("接受"),
}
CLASSES = {"产出": N_("产出"), "成本": N_("成本"), "效益": N_("效益"), "满意度": N_("满意度")}
SUBCLASSES = {
    "数量": N_("数量"),
    "质量": N_("质量"),
    "时效": N_("时效"),
    "成本": N_("成本"),
    "经济效益": N_("经济效益"),
    "社会效益": N_("社会效益"),
    "生态效益": N_("生态效益"),
    "可持续影响": N_("可持续影响"),
    "服务对象满意度": N_("服务对象满意度"),
    "经济成本": N_("经济成本"),
    "社会成本": N_("社会成本"),
    "生态环境成本": N_("生态环境成本"),
}
KINDS = {
    "number": N_("数值"),
    "range": N_("区间"),
    "date": N_("日期"),
    "recurrence": N_("频次"),
    "text": N_("文字"),
}
MONEY_BASES = {"total": N_("全年总额"), "rate": N_("单价")}
LANES = {
    "share": N_("满意度占比"),
    "own_staff": N_("询问本单位人员"),
    "other_rate": N_("另一种比率"),
    "count": N_("计数"),
    "no_measure": N_("没有印计量单位"),
    "words": N_("没有数值"),
}
LANE_REASONS = {
    "own_staff": N_("询问的是本单位人员，不是服务对象"),
    "other_rate": N_("不是满意的占比，如办结率、不满意率"),
    "count": N_("计量单位不是 %，如少于5次"),
    "no_measure": N_("有数值，没有印计量单位"),
    "words": N_("指标值是文字、日期或频次，没有可比的数"),
}
# Who is asked, as `data/reference/respondents.csv` names them; names that are added there are shown as they stand.
RESPONDENTS = {
    "服务对象": N_("服务对象"),
    "企业/单位": N_("企业/单位"),
    "公众": N_("公众"),
    "学员/学生": N_("学员/学生"),
    "考生/参评人员": N_("考生/参评人员"),
    "使用者": N_("使用者"),
    "补助对象": N_("补助对象"),
    "劳动者/求职者": N_("劳动者/求职者"),
    "活动参加者": N_("活动参加者"),
    "人才": N_("人才"),
    "上级部门": N_("上级部门"),
    "离退休人员": N_("离退休人员"),
    "本单位人员": N_("本单位人员"),
    "未分类": N_("未分类"),
}

# Who and what a row is about: right after its first column, in sight on a narrow screen too.
SUBJECT = ("later_names", "project_name", "project_in_file", "unit_name")
# What qualifies a column stands right after it.
BESIDE = {"cap_state": "money_rates"}
# Shown as one column, the place.
PLACE = ("page", "line_from", "line_to", "address")

COLUMNS = {
    "amount_unit": Column(N_("印出的金额单位")),
    "annual_target": Column(N_("年度指标值")),
    "base_note": Column(N_("百分比说明"), values=pair_codes.BASE_NOTES),
    "basis": Column(N_("指标值确定依据")),
    "benefit_indicators": Column(N_("效益"), "count"),
    "blank_targets": Column(N_("没有印指标值"), "count"),
    "budget_year": Column(N_("预算年度"), "printed"),
    "cap_category": Column(N_("成本类别"), values=OUTSIDE_COST),
    "cap_difference_yuan": Column(N_("上限之和减预算数（万元）"), "money"),
    "cap_state": Column(N_("对照结果"), values=CAP_STATES),
    "change": Column(N_("变化"), values=CHANGES),
    "caps_share_pct": Column(N_("占上限之和（%）"), "share"),
    "caps_yuan": Column(N_("上限之和（万元）"), "money"),
    "change_pct": Column(N_("增减（%）"), "share"),
    "change_yuan": Column(N_("增减（万元）"), "money"),
    "characters": Column(N_("字符数"), "count"),
    "characters_ignored": Column(N_("不读的字符"), "count"),
    "characters_labels": Column(N_("表头标签字符"), "count"),
    "characters_read": Column(N_("读入字段的字符"), "count"),
    "characters_unread": Column(N_("未能读入的字符"), "count"),
    "check_basis": Column(N_("规则的依据"), "phrase"),
    "check_findings": Column(N_("请核对"), "count"),
    "check_title": Column(N_("规则"), "phrase"),
    "city": Column(N_("城市")),
    "code_year": Column(N_("立项年份"), "printed"),
    "common_share_pct": Column(N_("定在该值的占比（%）"), "share"),
    "common_targets": Column(N_("定在该值的条数"), "count"),
    "common_value": Column(N_("最常见的值（%）"), "number"),
    "comparator": Column(N_("比较符")),
    "core_classes": Column(N_("核心类别（共 4 类）"), "count"),
    "cost_category": Column(N_("成本类别")),
    "cost_indicators": Column(N_("成本"), "count"),
    "cost_state": Column(N_("成本"), values=quality_codes.CLASS_STATES),
    "covered_class": Column(N_("指标类别"), values=CLASSES | SUBCLASSES),
    "cumulative_share_pct": Column(N_("单位内累计（%）"), "share"),
    "date_from": Column(N_("起始日"), "date"),
    "date_to": Column(N_("截止日"), "date"),
    "decided_on": Column(N_("判断日期")),
    "decision": Column(N_("判断"), values=pair_codes.DECISIONS),
    "decreased_yuan": Column(N_("成对减少（万元）"), "money"),
    "description": Column(N_("绩效指标描述")),
    "difference_yuan": Column(N_("行合计减印出合计（万元）"), "money"),
    "distinct_values": Column(N_("不同的值"), "count"),
    "document_title": Column(N_("文件")),
    "earlier_codes": Column(N_("前一年份项目编码"), "printed"),
    "earlier_costs": Column(N_("前一年份成本指标"), "count"),
    "earlier_description": Column(N_("前一年份描述")),
    "earlier_names": Column(N_("前一年份项目名称")),
    "earlier_projects": Column(N_("前一年份项目数"), "count"),
    "earlier_target": Column(N_("前一年份指标值")),
    "earlier_year": Column(N_("前一年份"), "printed"),
    "earlier_yuan": Column(N_("前一年份预算数（万元）"), "money"),
    "ecological_state": Column(N_("生态效益"), values=quality_codes.CLASS_STATES),
    "economic_state": Column(N_("经济效益"), values=quality_codes.CLASS_STATES),
    "effect_decreased_yuan": Column(N_("确认后成对减少改变（万元）"), "money"),
    "effect_increased_yuan": Column(N_("确认后成对增加改变（万元）"), "money"),
    "effect_only_earlier_yuan": Column(N_("确认后只在前一年份改变（万元）"), "money"),
    "effect_only_later_yuan": Column(N_("确认后只在后一年份改变（万元）"), "money"),
    "evidence": Column(N_("依据")),
    "explained_share_pct": Column(N_("分项说明的占预算（%）"), "share"),
    "explained_yuan": Column(N_("分项说明的预算（万元）"), "money"),
    "explanation": Column(N_("可能的正当解释"), "phrase"),
    "findings": Column(N_("疑点数"), "count"),
    "fiscal_yuan": Column(N_("财政资金（万元）"), "money"),
    "goal": Column(N_("绩效目标")),
    "gap": Column(N_("缺少什么"), values=GAPS),
    "increased_yuan": Column(N_("成对增加（万元）"), "money"),
    "indicator_class": Column(N_("指标类别"), values=CLASSES),
    "indicator_subclass": Column(N_("指标子类"), values=SUBCLASSES),
    "indicators": Column(N_("指标数"), "count"),
    "indicators_share_pct": Column(N_("占指标（%）"), "share"),
    "lane": Column(N_("归类"), values=LANES),
    "lane_reason": Column(N_("不可比的原因"), values=LANE_REASONS),
    "largest_project_name": Column(N_("最大的项目")),
    "largest_share_pct": Column(N_("最大项目占比（%）"), "share"),
    "largest_yuan": Column(N_("最大项目（万元）"), "money"),
    "lasting_state": Column(N_("可持续影响"), values=quality_codes.CLASS_STATES),
    "later_codes": Column(N_("后一年份项目编码"), "printed"),
    "later_costs": Column(N_("后一年份成本指标"), "count"),
    "later_description": Column(N_("后一年份描述")),
    "later_names": Column(N_("后一年份项目名称")),
    "later_projects": Column(N_("后一年份项目数"), "count"),
    "later_target": Column(N_("后一年份指标值")),
    "later_year": Column(N_("后一年份"), "printed"),
    "later_yuan": Column(N_("后一年份预算数（万元）"), "money"),
    "layout": Column(N_("表式")),
    "level1": Column(N_("一级指标")),
    "level2": Column(N_("二级指标")),
    "level3": Column(N_("三级指标")),
    "looks_for": Column(N_("查什么"), "phrase"),
    "loaded_value": Column(N_("已读入的")),
    "likeness": Column(N_("相似度"), "count"),
    "likeness_reason": Column(N_("理由"), values=pair_codes.LIKENESS_REASONS),
    "measure": Column(N_("计量单位")),
    "message": Column(N_("疑点")),
    "missing": Column(N_("缺少数"), "count"),
    "missing_classes": Column(N_("未设的类数（共 9 类）"), "count"),
    "missing_projects": Column(N_("未设"), "count"),
    "money_basis": Column(N_("金额口径"), values=MONEY_BASES),
    "money_caps": Column(N_("成本总额（条）"), "count"),
    "money_rates": Column(N_("成本单价（条）"), "count"),
    "month": Column(N_("月底"), "count"),
    "notice_findings": Column(N_("提示"), "count"),
    "not_applicable_projects": Column(N_("写明不适用"), "count"),
    "not_applicable_targets": Column(N_("写明不适用"), "count"),
    "not_in_city_projects": Column(N_("本市未见此类"), "count"),
    "only_earlier_projects": Column(N_("只在前一年份的项目数"), "count"),
    "only_earlier_yuan": Column(N_("只在前一年份（万元）"), "money"),
    "only_later_projects": Column(N_("只在后一年份的项目数"), "count"),
    "only_later_yuan": Column(N_("只在后一年份（万元）"), "money"),
    "other_yuan": Column(N_("其他资金（万元）"), "money"),
    "out_of": Column(N_("总数"), "count"),
    "output_indicators": Column(N_("产出"), "count"),
    "over_yuan": Column(N_("超出预算（万元）"), "money"),
    "pair_state": Column(N_("对比"), values=pair_codes.PAIR_STATES),
    "paired_by": Column(N_("成对的依据"), values=pair_codes.PAIRED_BY),
    "pairs": Column(N_("对数"), "count"),
    "path": Column(N_("路径")),
    "pending_findings": Column(N_("待核"), "count"),
    "place": Column(N_("位置")),
    "planned_pct": Column(N_("累计支出（%）"), "share"),
    "printed_percent": Column(N_("累计支出（照印）")),
    "printed_total_yuan": Column(N_("印出的合计（万元）"), "money"),
    "project_code": Column(N_("项目编码"), "printed"),
    "project_in_file": Column(N_("项目")),
    "project_name": Column(N_("项目名称")),
    "projects": Column(N_("项目数"), "count"),
    "projects_to_80": Column(N_("达到八成的项目数"), "count"),
    "projects_with_caps": Column(N_("有上限的项目数"), "count"),
    "purpose": Column(N_("资金用途")),
    "quality_state": Column(N_("质量"), values=quality_codes.CLASS_STATES),
    "quantified_share_pct": Column(N_("量化占比（%）"), "share"),
    "quantified_targets": Column(N_("量化"), "count"),
    "quantity_state": Column(N_("数量"), values=quality_codes.CLASS_STATES),
    "rate_per": Column(N_("计价单位")),
    "refused_place": Column(N_("位置")),
    "relation_name": Column(N_("表或视图")),
    "remaining_text": Column(N_("文字（照印）")),
    "reason": Column(N_("原因")),
    "remark": Column(N_("备注")),
    "repeated_yuan": Column(N_("上限=预算的项目（万元）"), "money"),
    "repeating_caps": Column(N_("其中等于预算数"), "count"),
    "respondent": Column(N_("询问谁"), values=RESPONDENTS),
    "review_state": Column(N_("状态"), values=REVIEW_STATES),
    "rows_yuan": Column(N_("行合计（万元）"), "money"),
    "same_value_name": Column(N_("同值的另一边")),
    "satisfaction_indicators": Column(N_("满意度"), "count"),
    "satisfaction_state": Column(N_("满意度"), values=quality_codes.CLASS_STATES),
    "scope_share_pct": Column(N_("占范围合计（%）"), "share"),
    "scope_state": Column(N_("范围"), values=pair_codes.SCOPE_STATES),
    "set_projects": Column(N_("已设"), "count"),
    "severity": Column(N_("级别"), values=SEVERITIES),
    "share_targets": Column(N_("可比的条数"), "count"),
    "social_state": Column(N_("社会效益"), values=quality_codes.CLASS_STATES),
    "special_yuan": Column(N_("财政专户拨款（万元）"), "money"),
    "stake_yuan": Column(N_("涉及预算数（万元）"), "money"),
    "step": Column(N_("步骤"), values=pair_codes.STEPS | pair_codes.PAIR_STATES),
    "step_yuan": Column(N_("金额（万元）"), "money"),
    "stored_meaning": Column(N_("含义（数据库中的说明）"), "phrase"),
    "stored_name": Column(N_("列")),
    "subject": Column(N_("单位或文件")),
    "target": Column(N_("指标值")),
    "target_change": Column(N_("指标值的变化"), values=pair_codes.TARGET_CHANGES),
    "target_kind": Column(N_("读法"), values=KINDS),
    "targets_ambiguous": Column(N_("同名多条"), "count"),
    "targets_comparator": Column(N_("比较符改变"), "count"),
    "targets_down": Column(N_("数值下降"), "count"),
    "targets_gone": Column(N_("未再列出"), "count"),
    "targets_new": Column(N_("新增"), "count"),
    "targets_quantified": Column(N_("定性改为定量"), "count"),
    "targets_restated": Column(N_("写法改变"), "count"),
    "targets_same": Column(N_("不变"), "count"),
    "targets_share_pct": Column(N_("占可比的（%）"), "share"),
    "text_targets": Column(N_("文字"), "count"),
    "text_use": Column(N_("去向"), values=TEXT_USES),
    "targets_state": Column(N_("目标的变化"), values=pair_codes.TARGETS_STATES),
    "targets_unquantified": Column(N_("定量改为定性"), "count"),
    "targets_up": Column(N_("数值上升"), "count"),
    "timeliness_state": Column(N_("时效"), values=quality_codes.CLASS_STATES),
    "top5_share_pct": Column(N_("前五项目占比（%）"), "share"),
    "top5_yuan": Column(N_("前五项目（万元）"), "money"),
    "total_yuan": Column(N_("预算数（万元）"), "money"),
    "unclassed_indicators": Column(N_("未分类"), "count"),
    "unclear_projects": Column(N_("归类不明"), "count"),
    "unit_answer": Column(N_("单位回复")),
    "unit_code": Column(N_("单位编码"), "printed"),
    "unit_name": Column(N_("单位")),
    "unit_names": Column(N_("单位")),
    "unit_rank": Column(N_("单位内名次"), "count"),
    "unit_share_pct": Column(N_("占范围内该单位（%）"), "share"),
    "units": Column(N_("单位数"), "count"),
    "uploaded_value": Column(N_("待添加的")),
    "value_high": Column(N_("数值（区间为止）"), "number"),
    "value_low": Column(N_("数值（区间为起）"), "number"),
    "value_yuan": Column(N_("金额（元）"), "yuan"),
    "weight": Column(N_("权重"), "number"),
    "why": Column(N_("为什么要紧"), "phrase"),
    "whole_value": Column(N_("整数值（%）"), "count"),
    "without_comparator": Column(N_("没有印比较符"), "count"),
    "without_measure": Column(N_("没有印计量单位"), "count"),
}


def label(name: str) -> str:
    return _(COLUMNS[name].label)


def word(name: str, code: str) -> str:
    """What a code of a column means; what is no code stays as it is."""
    if COLUMNS[name].kind == "phrase":
        return _(code)
    values = COLUMNS[name].values or {}
    return _(values[code]) if code in values else code


def labels(rows: pl.DataFrame) -> dict[str, str]:
    return {name: label(name) for name in rows.columns}


def can_show(frame: pl.DataFrame) -> bool:
    """Whether a query's rows are for a reader: some only help to make a page."""
    return all(name in COLUMNS for name in frame.columns if not (name in PLACE or name.endswith("_id")))


def screen(frame: pl.DataFrame) -> pl.DataFrame:
    """A query's rows as the reader sees them, still under their column names.

    Ids are left out; amounts are in 万元, exact; years and codes are text, 未注明 where none is printed; page, lines
    and cell are one column, the place; what is coded is in words. After the first column come the project and the unit.
    """
    placed = _placed(frame) if "line_from" in frame.columns else frame
    names = [name for name in placed.columns if not name.endswith("_id")]
    leading = [*names[:1], *(name for name in SUBJECT if name in names)]
    beside = [one for name in names for one in (name, BESIDE.get(name)) if one in names]
    return placed.select(_shown(placed[name]) for name in dict.fromkeys([*leading, *beside]))


def place(row: Mapping[str, object]) -> str | None:
    """Where a row says that it stands in its document, in words; None where it does not say."""
    said: str | None = screen(pl.DataFrame([{name: row[name] for name in PLACE}]))["place"].item()
    return said


def in_full(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows as the reader sees them, under the labels that the reader sees."""
    shown = screen(frame)
    return shown.rename(labels(shown))


def _placed(frame: pl.DataFrame) -> pl.DataFrame:
    page = pl.format(_("第 {} 页"), "page")
    one_line = pl.format(_("第 {} 行"), "line_from")
    lines = pl.format(_("第 {}–{} 行"), "line_from", "line_to")
    lines = pl.when(pl.col("line_from") == pl.col("line_to")).then(one_line).otherwise(lines)
    cell = [pl.col("address")] if "address" in frame.columns else []
    place = pl.concat_str(page, lines, *cell, separator=" ", ignore_nulls=True).replace("", None)
    whole = frame.with_columns(place.alias("line_from")).drop("page", "line_to", "address", strict=False)
    return whole.rename({"line_from": "place"})


def _shown(cells: pl.Series) -> pl.Expr:
    column, cell = COLUMNS[cells.name], pl.col(cells.name)
    if column.kind == "money":
        return cell.cast(pl.Decimal(38, 6)) / 10000
    if column.kind == "printed":
        return cell.cast(pl.String).fill_null(_("未注明"))
    if column.kind == "phrase":
        # Looked up here: the threads in which polars works have no language.
        return cell.replace({phrase: _(phrase) for phrase in cells.drop_nulls().unique()})
    if column.values:
        return cell.replace({code: _(word) for code, word in column.values.items()})
    return cell
