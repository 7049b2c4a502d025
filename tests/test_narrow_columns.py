"""Columns too narrow for what stands in them: numbers that run over a rule, heads that a page end leaves alone."""

from decimal import Decimal

import pytest
from playwright.sync_api import Browser

from ingest.errors import RecognitionError
from ingest.normalise import Reference
from ingest.parse import parse
from ingest.sources import Source
from tests.city_forms import Form, blocks, several_amounts, wanted
from tests.test_city_forms import CSS
from tests.test_city_forms import found as found_in
from tests.test_city_forms import wanted as wanted_of
from tests.test_made_documents import browser as browser
from tests.written import printed, web_page, word_file

NARROW = CSS + "@page{size:150mm 120mm} td{font-size:12px} table{table-layout:fixed}"
TABLE = """
部门预算项目绩效目标表
单位：元
单位名称|项目名称|预算数|年度目标|一级指标|二级指标|三级指标|指标值|度量单位|权重
820001-踏水镇人民政府{2x1}|村组干部报酬{2x1}|3,309,840.00{2x1}|按时发放{2x1}|产出指标|数量指标|发放人数|230|人|20
满意度指标|服务对象满意度指标|干部满意度|95|%|10
"""


def test_a_number_that_runs_over_a_rule_stands_in_the_cell_that_it_begins_in(browser: Browser, reference: Reference):
    tables = parse(printed(browser, web_page(blocks(TABLE), NARROW)), reference, Source()).tables
    (project,) = tables["projects"]
    assert (project["total_yuan"], project["goal"]) == (Decimal("3309840.00"), "按时发放")
    assert [(unit["unit_code"], unit["unit_name"]) for unit in tables["units"]] == [("820001", "踏水镇人民政府")]


CODED = """
部门预算项目绩效目标表
单位：元
项目名称|项目编码|预算金额|年度目标|一级指标|二级指标|三级指标|指标值
村组干部报酬|5111242500000T001|13,309,840.00|按时发放|产出指标|数量指标|发放人数|230人
"""


def test_numbers_that_run_over_each_other_stand_apart(browser: Browser, reference: Reference):
    (project,) = parse(printed(browser, web_page(blocks(CODED), NARROW)), reference, Source()).tables["projects"]
    assert project["project_code"] == "5111242500000T001"
    assert (project["total_yuan"], project["goal"]) == (Decimal("13309840.00"), "按时发放")


def test_columns_of_two_tables_on_a_page_are_told_apart_however_near(browser: Browser, reference: Reference):
    """A long form and a short one whose columns are a little narrower, its numbers close to their rules."""
    form = """
项目支出绩效目标表
单位：万元
项目名称|{name}{{1x4}}
年度资金总额|60{{1x4}}
一级指标|二级指标|三级指标|指标值|权重
"""
    row = "产出指标|数量指标|清扫里程|≥20公里|15\n"
    page = "".join(
        web_page(blocks(form.format(name=name) + row * count)).replace("<table>", f"<table style='width:{width}px'>")
        for name, width, count in (("道路保洁", 600, 16), ("路灯维护", 593, 1))
    )
    css = "td{border:1px solid;padding:0;font-size:11px;width:20%} table{border-collapse:collapse;table-layout:fixed}"
    rows = parse(printed(browser, f"<style>{css}</style>{page}"), reference, Source()).tables["indicators"]
    assert [(row["target"], row["weight"]) for row in rows] == [("≥20公里", Decimal(15))] * 17


def test_two_amounts_on_both_sides_of_a_page_end_are_two(browser: Browser, reference: Reference):
    form = several_amounts.OF_EACH_SOURCE
    css = f"{CSS} tbody tr:nth-child(4){{break-before:page}}"
    parsed = parse(printed(browser, web_page(form.blocks, css)), reference, Source())
    assert found_in(parsed) == wanted_of(form)


HEAD_IN_OTHER_WORDS = """
市直部门预算项目支出绩效目标表
单位：万元
项目名称{1x2}|大楼运行保障{1x3}
年度资金总额{1x2}|814{1x3}
绩效指标{5x1}|一级指标|二级指标|绩效标准|当年预期实现值
数量指标{2x1}|维修维护次数|全年维护情况|280次
安检巡察次数|全年巡检情况|200次
质量指标|验收合格率|验收合格情况|＞92%
满意度指标|干部职工满意度|问卷调查|≥90%
"""
READ = """
/数量指标/维修维护次数/280次
/数量指标/安检巡察次数/200次
/质量指标/验收合格率/＞92%
/满意度指标/干部职工满意度/≥90%
"""


def test_a_head_at_the_end_of_a_page_is_told_by_the_rows_of_the_next(browser: Browser, reference: Reference):
    css = f"{CSS} tbody tr:nth-child(4){{break-before:page}}"
    parsed = parse(printed(browser, web_page(blocks(HEAD_IN_OTHER_WORDS), css)), reference, Source())
    assert found_in(parsed) == wanted_of(Form([], (wanted("大楼运行保障", "8140000", READ),)))


def test_a_form_whose_indicators_have_no_head_is_refused_and_not_passed_over(reference: Reference):
    text = """
项目支出绩效目标表
项目名称|大楼运行保障{1x2}
资金|814万元{1x2}
数量指标|维修维护次数|280次
质量指标|验收合格率|＞92%
社会效益指标|机关运转|正常运转365天
"""
    with pytest.raises(RecognitionError, match="没有认出表头"):
        parse(word_file(blocks(text)), reference, Source())
