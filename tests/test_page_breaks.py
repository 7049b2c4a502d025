"""A table that a page end cuts before any of its rows is read as if it were whole."""

import pytest
from playwright.sync_api import Browser

from ingest.normalise import Reference
from ingest.parse import parse
from ingest.sources import Source
from tests.city_forms import Form, blocks
from tests.city_forms import wanted as made
from tests.test_city_forms import ALL, CSS, found, wanted
from tests.test_made_documents import browser as browser
from tests.written import printed, web_page

BREAKS = {
    "blank level above another class": ("all_projects.name_once", 4),
    "sum below a blank name": ("all_projects.name_once", 7),
    "unit and its sum below the head": ("all_projects.sichuan", 2),
    "unit above its first project": ("wide_and_merged.yunnan", 3),
    "name and target of several rows": ("beside_other_tables.period_and_year_of_different_length", 10),
    "classes side by side": ("amounts_by_source.henan", 6),
    "amount right of the levels": ("earlier_years.name_first", 3),
    "levels under one head": ("uncommon_places.levels_unnamed", 7),
    "fewer columns above": ("unnamed_columns.short_heads", 2),
    "amounts under one head": ("amounts_by_source.guizhou", 2),
    "classes under one head": ("classes_across.henan", 2),
    "names and targets under their classes": ("classes_across.henan", 3),
    "classes of two levels under one head": ("classes_across.classes_of_two_levels_across", 2),
    "years under the target": ("one_project.hubei", 14),
    "indicators below a second head": ("one_project.hubei", 15),
    "line above the form in its table": ("names_in_lines.js_half", 2),
    "first project below the numbers of the columns": ("unit_tables.yn_tree", 3),
    "class in a row of its own": ("unit_tables.yn_tree", 8),
    "unit and its sum below a project": ("unit_tables.hn_units", 11),
    "kind of projects and its sum": ("unit_tables.subtotals", 8),
    "sum without a name": ("all_projects.hainan", 5),
    "project below one whose last rows have no name": ("printed_again.place_sums", 6),
    "project below one of classes in rows": ("all_projects.yunnan", 12),
    "amount of a source below the total": ("in_sentences.cost_new", 4),
    "name merged over the page end": ("beside_other_tables.same_name_and_target_shared", 7),
    "name beside a target merged over the page end": ("beside_other_tables.same_name_and_target_shared", 9),
    "text of a tall cell below its page": ("unit_tables.hn_units", 6),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_row_after_a_page_end_stays_a_row_of_its_own(name: str, browser: Browser, reference: Reference):
    form, row = ALL[BREAKS[name][0]], BREAKS[name][1]
    css = f"{CSS} tbody tr:nth-child({row}){{break-before:page}}"
    parsed = parse(printed(browser, web_page(form.blocks, css)), reference, Source())
    assert found(parsed) == wanted(form)


def test_a_title_that_runs_over_two_lines_names_its_project(browser: Browser, reference: Reference):
    form = ALL["in_sentences.fujian_title"]
    css = CSS + "p{font-size:26px;width:480px}"
    parsed = parse(printed(browser, web_page(form.blocks, css)), reference, Source())
    assert found(parsed) == wanted(form)


FIXED = CSS + "table{table-layout:fixed}"
OWN = """
            产出指标/数量指标/清扫里程/≥20公里
            满意度指标/服务对象满意度指标/居民满意度/≥90%
"""
CUT = {
    "head of projects inside its row": """
项目绩效目标公开表
单位：万元
序号|项目名|预算金|一级指|二级指|三级指|指标
==
|称|额|标|标|标|值
1{2x1}|道路保洁{2x1}|60{2x1}|产出指标|数量指标|清扫里程|≥20公里
满意度指标|服务对象满意度指标|居民满意度|≥90%
""",
    "upper head inside its row": """
项目绩效目标公开表
单位：万元
项目名|预算|绩效目|绩效指标{1x4}
==
称|金额|标|一级指标|二级指标|三级指标|指标值
道路保洁{2x1}|60{2x1}|干净{2x1}|产出指标|数量指标|清扫里程|≥20公里
满意度指标|服务对象满意度指标|居民满意度|≥90%
""",
    "head in words that are heads themselves": """
项目绩效目标公开表
单位：万元
项目|项目|预算|一级|二级|三级|绩效
==
名称|类别|资金|指标|指标|指标|指标值
道路保洁{2x1}|常年{2x1}|60{2x1}|产出指标|数量指标|清扫里程|≥20公里
满意度指标|服务对象满意度指标|居民满意度|≥90%
""",
    "label of the first row": """
项目支出绩效目标表
单位：万元
项目名|道路保洁{1x3}
==
称|{1x3}
年度资金总额|60{1x3}
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|清扫里程|≥20公里
满意度指标|服务对象满意度指标|居民满意度|≥90%
""",
    "labels beside each other": """
项目支出绩效目标表
单位：万元
项目名称|道路保洁{1x3}
年度资|60|其中：|60
==
金总额||财政拨款|
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|清扫里程|≥20公里
满意度指标|服务对象满意度指标|居民满意度|≥90%
""",
    "class and its form's end": """
项目支出绩效目标表
单位：万元
项目名称|道路保洁{1x3}
年度资金总额|60{1x3}
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|清扫里程|≥20公里
满意度指标|服务对象满意度指|居民满意度|≥90%
==
|标||
项目名称|路灯维护{1x3}
年度资金总额|8{1x3}
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|维护路灯|≥300盏
""",
    "measure of the only target": """
项目支出绩效目标表
单位：万元
项目名称|道路保洁{1x3}
年度资金总额|60{1x3}
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|清扫里|≥20
==
||程|公里
满意度指标|服务对象满意度指标|居民满意度|≥90%
""",
    "head in a word that is not known": """
项目支出绩效目标表
单位：万元
项目名称|道路保洁{1x3}
年度资金总额|60{1x3}
一级指标|二级指标|三级指标|本期计
==
|||划水平
产出指标|数量指标|清扫里程|≥20公里
满意度指标|服务对象满意度指标|居民满意度|≥90%
""",
    "form between its number and its table": """
项目支出绩效目标
单位：万元
一、道路保洁
项目名称：道路保洁
预算金额：60万元
二级指标|三级指标|指标值
产出指标{1x3}
数量指标|清扫里程|≥20公里
满意度指标{1x3}
服务对象满意度指标|居民满意度|≥90%
二、路灯维护
==
项目名称：路灯维护
预算金额：8万元
二级指标|三级指标|指标值
产出指标{1x3}
数量指标|维护路灯|≥300盏
""",
}  # fmt: skip


@pytest.mark.parametrize("name", CUT)
def test_a_row_that_a_page_end_cuts_between_closed_rules_is_whole(name: str, browser: Browser, reference: Reference):
    other = [made("路灯维护", "80000", "产出指标/数量指标/维护路灯/≥300盏")] if "路灯维护" in CUT[name] else []
    content = printed(browser, web_page(blocks(CUT[name]), FIXED))
    assert found(parse(content, reference, Source())) == wanted(Form([], (made("道路保洁", "600000", OWN), *other)))


def test_a_class_with_its_weight_that_a_page_end_cuts_is_one(browser: Browser, reference: Reference):
    form = """
项目支出绩效目标表
项目名称|道路保洁{1x3}
一级指标|二级指标|三级指标|指标值
产出指标（50|数量指标|清扫里程|≥20公里
==
分）|质量指标|清扫达标率|≥95%
"""
    rows = parse(printed(browser, web_page(blocks(form), FIXED)), reference, Source()).tables["indicators"]
    assert [row["level1"] for row in rows] == ["产出指标（50分）"] * 2


def test_the_number_of_a_page_inside_a_table_is_of_no_cell(browser: Browser, reference: Reference):
    rows = "\n".join(f"产出指标|数量指标|清扫{n}号路|≥{n}公里" for n in range(100, 160))
    form = f"项目支出绩效目标表\n单位：万元\n项目名称|道路保洁{{1x3}}\n一级指标|二级指标|三级指标|指标值\n{rows}"
    footer = "<div style='font-size:9px;width:100%;text-align:center'>— <span class=pageNumber></span> —</div>"
    page = browser.new_page()
    page.set_content(web_page(blocks(form), CSS + "@page{margin:10mm 10mm 4mm}"))
    content = page.pdf(prefer_css_page_size=True, display_header_footer=True, header_template="<p></p>", footer_template=footer)  # fmt: skip
    page.close()
    parsed = parse(content, reference, Source())
    assert {tuple(row[level] for level in ("level1", "level2")) for row in parsed.tables["indicators"]} == {
        ("产出指标", "数量指标")
    }
    assert "—1—" in [rest["text"] for rest in parsed.tables["remainders"] if rest["reason"] == "页码"]


def test_the_year_of_a_running_head_is_not_that_of_the_forms(browser: Browser, reference: Reference):
    form = """
2024年度部门预算
2025年度项目支出绩效目标表
单位：万元
项目名称|{name}{{1x4}}
一级指标|二级指标|三级指标|2024年指标值|2025年指标值
产出指标|数量指标|清扫里程|≥18公里|≥20公里
==
"""
    content = printed(browser, web_page(blocks("".join(form.format(name=name) for name in ("保洁", "路灯"))), CSS))
    parsed = parse(content, reference, Source())
    assert [row["target"] for row in parsed.tables["indicators"]] == ["≥20公里", "≥20公里"]
    assert parsed.tables["documents"][0]["budget_year"] == 2025
