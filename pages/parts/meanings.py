"""What each column means, for the tips on its head and for the sheet 字段说明 of a workbook.

A column that comes from the warehouse as it stands means what the warehouse's own comment says. Here are those that
a query computes, and those that are shown otherwise than they are stored.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import queries
from pages.parts import cached, quality_meanings, year_meanings
from pages.parts.columns import COLUMNS, Kind
from pages.parts.words import N_, _

# Where several tables have a column of one name, the first that the query names is meant.
TABLES = (
    "units",
    "projects",
    "indicators",
    "documents",
    "findings",
    "checks",
    "refused",
    "spending_plan",
    "remainders",
)
UNITS: dict[Kind, str] = {
    "text": N_("文字"),
    "phrase": N_("文字"),
    "printed": N_("文字"),
    "money": N_("万元"),
    "yuan": N_("元"),
    "count": N_("个数"),
    "number": N_("见计量单位"),
    "share": "%",
    "date": N_("日期"),
}
COMPUTED = {
    "change": N_("待添加的文件与已读入的旧版本相比：新增、没有了，或改变"),
    "loaded_value": N_("已读入的旧版本里的预算数（元）或指标值"),
    "project_in_file": N_("待添加的文件或旧版本里的项目名称，照印"),
    "refused_place": N_("读到文件的哪里读不下去；针对整份文件时为空"),
    "relation_name": N_("数据库里的表"),
    "stored_name": N_("列在数据库里的名称"),
    "stored_meaning": N_("数据库自带的列说明，照录：是什么、单位、从哪里来、没有时怎样"),
    "remaining_text": N_("文件里没有进入任何字段的文字，照印"),
    "text_use": N_("这段文字为什么没有进入字段：不读，或未能读入"),
    "uploaded_value": N_("待添加的文件里的预算数（元）或指标值"),
    "benefit_indicators": N_("效益类指标的条数"),
    "budget_year": N_("预算年度；文件没有注明的为“未注明”，不推测"),
    "cap_category": N_("成本指标按名称和描述归入的类别；印在成本以外指标下的金额自成一类"),
    "cap_difference_yuan": N_("上限之和减预算数；负数是没有上限覆盖的部分，正数是超出的部分"),
    "cap_state": N_("成本上限之和与预算数对照的结果，各状态的规则写在成本指标页"),
    "caps_share_pct": N_("该类别的上限之和占各类别上限之和的比例"),
    "caps_yuan": N_("可相加的全年金额上限之和；等于预算数的上限若旁边另有其他上限，不重复计入"),
    "code_year": N_("项目编码中的立项年份（编码前 6 位为区划，其后 2 位为年份）；没有编码的为“未注明”"),
    "common_share_pct": N_("定在最常见值上的条数，占该单位可比条数的比例"),
    "common_targets": N_("定在最常见值上的可比满意度指标条数"),
    "common_value": N_("该单位可比的满意度指标里最常见的值；一样多时取小的"),
    "cost_indicators": N_("成本类指标的条数，印在产出下的成本指标也计入"),
    "check_basis": N_("这条规则依据的文件、算术或常识"),
    "check_findings": N_("级别是请核对的疑点数"),
    "check_title": N_("查出这个疑点的规则"),
    "findings": N_("疑点的处数，不论级别和状态；一行是项目时，针对整份文件的不计入"),
    "notice_findings": N_("级别是提示的疑点数"),
    "pending_findings": N_("还没有人记下判断、或内容变了要重新判断的疑点数"),
    "review_state": N_("复核人记下的状态；没有记下、或内容变了的为待核"),
    "stake_yuan": N_("有疑点的项目的预算数之和，每个项目只计一次；不是差错的金额"),
    "cumulative_share_pct": N_("从该单位最大的项目加到本项目，占该单位在筛选范围内预算的比例"),
    "difference_yuan": N_("各项目预算数之和减文件印出的合计；0 为一致"),
    "distinct_values": N_("可比的满意度指标用了几个不同的值"),
    "explained_share_pct": N_("分项说明的预算占预算数的比例"),
    "explained_yuan": N_("分项成本上限之和，每个项目至多计到它的预算数"),
    "fiscal_yuan": N_("预算数中的财政资金（财政拨款）；印为空白时为空，不作 0。一行是单位时为其项目之和"),
    "gap": N_("没有印出的是哪一项"),
    "indicators": N_("指标的条数"),
    "indicators_share_pct": N_("该读法的指标占范围内全部指标的比例"),
    "lane": N_("满意度指标归入哪一类：可比的占比，或不可比的一类"),
    "lane_reason": N_("不可比的原因；可比的为空"),
    "largest_project_name": N_("该单位预算数最大的项目，名称照印"),
    "largest_share_pct": N_("最大的项目占该单位在筛选范围内预算的比例"),
    "largest_yuan": N_("该单位最大的项目的预算数"),
    "missing": N_("没有印出的个数"),
    "money_basis": N_("金额是全年总额（可相加）还是单价（不可相加）；无法判断或不是金额为空"),
    "money_caps": N_("可相加的全年金额上限的条数"),
    "money_rates": N_("单价的条数；单价不可相加"),
    "other_yuan": N_("预算数中的其他资金；印为空白时为空，不作 0。一行是单位时为其项目之和"),
    "out_of": N_("一共有几个"),
    "output_indicators": N_("产出类指标的条数，印在产出下的成本指标不计入"),
    "over_yuan": N_("分项成本上限之和超出预算数的部分"),
    "planned_pct": N_("读出的累计支出百分比；印为空白或不是数字时为空"),
    "printed_percent": N_("累计支出百分比，照印；印为空白时为空"),
    "place": N_("在原文件中的页、起止行或单元格；文本文件的行按换行计，空行也计，从 1 起"),
    "printed_total_yuan": N_("文件自己印出的合计；没有合计行为空"),
    "project_code": N_("项目编码，照印；没有印出的为“未注明”"),
    "projects": N_("项目的个数"),
    "projects_to_80": N_("从最大的项目加起，累计达到该单位预算八成所需的项目数"),
    "projects_with_caps": N_("印有可相加的金额上限的项目数"),
    "repeated_yuan": N_("只有等于预算数的上限、没有分项的项目，其预算数之和"),
    "repeating_caps": N_("金额等于预算数的上限的条数"),
    "rows_yuan": N_("该文件全部项目的预算数之和"),
    "satisfaction_indicators": N_("满意度类指标的条数"),
    "scope_share_pct": N_("占筛选范围内全部单位预算数的比例"),
    "severity": N_("疑点的级别：请核对，或提示"),
    "share_targets": N_("可比的满意度指标（服务对象满意的占比）的条数"),
    "special_yuan": N_("预算数中的财政专户拨款；印为空白或没有这一栏时为空，不作 0。一行是单位时为其项目之和"),
    "subject": N_("缺少内容的单位或文件"),
    "target_kind": N_("指标值读成什么：数值、区间、日期、频次或文字"),
    "targets_share_pct": N_("占全部可比的满意度指标的比例"),
    "top5_share_pct": N_("前五个项目占该单位在筛选范围内预算的比例"),
    "top5_yuan": N_("该单位前五个项目的预算数之和"),
    "total_yuan": N_("预算数；一行是单位时为其在筛选范围内的项目之和"),
    "unclassed_indicators": N_("归不进四类的指标条数"),
    "unit_answer": N_("留空，由单位填写"),
    "unit_code": N_("单位编码，照印；没有印出的为“未注明”"),
    "unit_names": N_("文件里的预算单位，编码和名称照印"),
    "unit_rank": N_("按预算数从大到小，在该单位内排第几"),
    "unit_share_pct": N_("占该单位在筛选范围内预算的比例"),
    "units": N_("预算单位的个数"),
    "value_high": N_("指标值读出的数值上限；单一数值时与下限相同"),
    "value_low": N_("指标值读出的数值（区间为下限），计量单位见旁列；计数中的万、亿已乘开，金额保留印出的单位"),
    "value_yuan": N_("指标值里的金额；单价时为每一计价单位的金额；不是金额为空"),
    "whole_value": N_("满意度指标的值，带小数的归入不大于它的整数，区间取下限"),
    "without_comparator": N_("数值和区间里没有印比较符的条数"),
    "without_measure": N_("数值和区间里没有印计量单位的条数"),
    **year_meanings.COMPUTED,
    **quality_meanings.COMPUTED,
}


# What is put together of columns of the warehouse, or called otherwise than there.
COMPOSED = {
    "place": "page, line_from, line_to, address",
    "refused_place": "refused.place",
    "relation_name": "duckdb_columns().table_name",
    "stored_name": "duckdb_columns().column_name",
    "stored_meaning": "duckdb_columns().comment",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    text: str
    unit: str
    # The warehouse's column, or the query that computes it.
    source: str


def meaning(name: str, query: str, warehouse: Path) -> Meaning:
    """What a column on the screen of a query means, in the reader's language."""
    relation = None if name in COMPOSED else _relation(name, query, warehouse)
    said = COMPUTED.get(name) or (cached.comments(warehouse)[relation, name] if relation else "")
    computed = COMPOSED.get(name) or _("由查询 {query} 算出").format(query=query)
    unit = "%" if COLUMNS[name].label.endswith("（%）") else _(UNITS[COLUMNS[name].kind])
    return Meaning(_(said) if said else "", unit, f"{relation}.{name}" if relation else computed)


@lru_cache(1024)
def _relation(name: str, query: str, warehouse: Path) -> str | None:
    """The table or view that says what a column is: the one the query reads, or what another query read for it."""
    comments, statement = cached.comments(warehouse), queries.statement(query)
    holding = [relation for relation, column in comments if column == name]
    read = [relation for relation in holding if re.search(rf"\b{relation}\b", statement)]
    tables_first = sorted(read, key=[*TABLES, *read].index)
    said = (relation for relation in (*tables_first, *TABLES, "named_findings") if comments.get((relation, name)))
    found = next(said, None)
    # A derived table says of what it takes over the same as the table that it comes from.
    origins = (table for table in TABLES if found and comments.get((table, name)) == comments[found, name])
    return next(origins, found)
