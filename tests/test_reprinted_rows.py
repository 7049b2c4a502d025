"""Rows that a writer prints again at the top of each page, and lines above tables on pages of their own."""

from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page

from ingest.normalise import Reference
from ingest.parse import parse
from ingest.readers.reprints import reprint_apart
from ingest.records import Cell, Grid, ParsedDocument, Place
from ingest.sources import Source
from tests.city_forms import Form, blocks, unit_tables
from tests.city_forms import wanted as made
from tests.test_city_forms import CSS, found, wanted
from tests.test_made_documents import browser as browser
from tests.written import Block, Line, Table, printed, web_page

HEADS = {
    "label of the name": """
项目支出绩效目标表
单位：万元
项目名称|道路保洁{1x4}
实施单位|清河市环卫所|年度资金总额|60{1x2}
年度目标|道路干净。{1x4}
一级指标|二级指标|三级指标|指标值|备注
产出指标{2x1}|数量指标|清扫里程|≥20公里|
质量指标|清扫达标率|≥95%|
满意度指标|服务对象满意度指标|居民满意度|≥90%|
""",
    "upper row of the head": """
项目支出绩效目标表
单位：清河市环卫所 单位：万元
项目名称|预算金额|绩效指标{1x4}
||一级指标|二级指标|三级指标|指标值
道路保洁{3x1}|60{3x1}|产出指标{2x1}|数量指标|清扫里程|≥20公里
质量指标|清扫达标率|≥95%
满意度指标|服务对象满意度指标|居民满意度|≥90%
""",
    "line above the form": """
项目支出绩效目标表
部门：清河市环卫所{1x2}|单位：万元{1x2}
项目名称|预算金额|绩效目标{1x2}
道路保洁|60|干净{1x2}
一级指标|二级指标|三级指标|指标值
产出指标{2x1}|数量指标|清扫里程|≥20公里
质量指标|清扫达标率|≥95%
满意度指标|服务对象满意度指标|居民满意度|≥90%
""",
}
READ = """
            产出指标/数量指标/清扫里程/≥20公里
            产出指标/质量指标/清扫达标率/≥95%
            满意度指标/服务对象满意度指标/居民满意度/≥90%
"""


def with_head(some: list[Block]) -> list[Block]:
    """The document with the first row of its tables printed again on each page."""
    return [Table(block.rows, heads=1) if isinstance(block, Table) else block for block in some]


@pytest.mark.parametrize("row", [2, 3, 4, 5])
@pytest.mark.parametrize("name", HEADS)
def test_the_first_row_of_a_table_may_stand_on_each_page(name: str, row: int, browser: Browser, reference: Reference):
    css = f"{CSS} tbody tr:nth-child({row}){{break-before:page}}"
    parsed = parse(printed(browser, web_page(with_head(blocks(HEADS[name])), css)), reference, Source())
    assert found(parsed) == wanted(Form([], (made("道路保洁", "600000", READ, "清河市环卫所"),)))


def test_a_row_whose_cells_stand_in_the_next_one_too_is_not_taken_away(reference: Reference):
    def table(*texts: str) -> Grid:
        unit, *rest = (Cell(text, Place(page=1)) for text in texts)
        return Grid(((unit, rest[0]), (unit, rest[1])), True, (0.0, 100.0, 200.0))

    above, below = table("单位", "预算", "合计"), table("单位", "预算", "小计")
    assert reprint_apart(above, above, below, reference.words) == ([], below)


def test_a_form_of_the_same_name_on_the_next_page_is_another(browser: Browser, reference: Reference):
    twice = [*blocks(HEADS["label of the name"]), *blocks("==\n" + HEADS["label of the name"])]
    untitled = [block for block in twice if not isinstance(block, Line)]
    text = web_page([Line("单位：万元"), *untitled], CSS)
    assert len(parse(printed(browser, text), reference, Source()).tables["projects"]) == 2


@pytest.mark.parametrize("row", [3, 4, 5])
def test_a_head_printed_again_inside_a_project_leaves_its_kind_a_sum(row: int, browser: Browser, reference: Reference):
    form = unit_tables.SUBTOTALS
    css = f"{CSS} tbody tr:nth-child({row}){{break-before:page}}"
    parsed = parse(printed(browser, web_page(with_head(form.blocks), css)), reference, Source())
    assert found(parsed) == wanted(form)


NUMBERED_COLUMNS = """
部门项目支出绩效目标表
单位：万元
项目名称|预算数|年度目标|一级指标|二级指标|三级指标|指标值
1|2|3|4|5|6|7
道路保洁{3x1}|60{3x1}|干净{3x1}|产出指标|数量指标|清扫里程|≥20公里
产出指标|质量指标|清扫达标率|≥95%
满意度指标|服务对象满意度指标|居民满意度|≥90%
"""


@pytest.mark.parametrize("row", [1, 2, 3])
def test_the_numbers_of_the_columns_are_printed_again_with_the_head(row: int, browser: Browser, reference: Reference):
    css = f"{CSS} tbody tr:nth-child({row}){{break-before:page}}"
    text = web_page([replace(block, heads=2) if isinstance(block, Table) else block for block in blocks(NUMBERED_COLUMNS)], css)  # fmt: skip
    parsed = parse(printed(browser, text), reference, Source())
    assert found(parsed) == wanted(Form([], (made("道路保洁", "600000", READ),)))


@pytest.mark.parametrize("rest", ["项目支出绩效目标表（续）", "项目支出绩效目标表（续表）"])
def test_a_title_that_says_so_heads_the_rest_of_its_form(rest: str, browser: Browser, reference: Reference):
    form = (
        HEADS["label of the name"]
        .replace("质量指标|", f"==\n{rest}\n产出指标|质量指标|")
        .replace("{2x1}|数量", "|数量")
    )
    parsed = parse(printed(browser, web_page(blocks(form), f"{CSS} table{{table-layout:fixed}}")), reference, Source())
    assert found(parsed) == wanted(Form([], (made("道路保洁", "600000", READ, "清河市环卫所"),)))


def with_running_head(page: Page, text: str, head: str) -> bytes:
    page.set_content(text)
    header = f"<div style='font-size:9px;width:100%;text-align:center'>{head}</div>"
    content = page.pdf(prefer_css_page_size=True, display_header_footer=True, header_template=header, footer_template="<p></p>")  # fmt: skip
    page.close()
    return content


def test_the_year_of_a_running_head_is_not_that_of_a_form_on_two_pages(browser: Browser, reference: Reference):
    form = """
2026年项目支出绩效目标表
单位：万元
项目名称|道路保洁{1x4}
一级指标|二级指标|三级指标|2025年指标值|2026年指标值
产出指标|数量指标|清扫里程|≥18公里|≥20公里
满意度指标|服务对象满意度指标|居民满意度|≥88%|≥90%
"""
    css = CSS + "@page{margin:20mm} tbody tr:nth-child(4){break-before:page}"
    parsed = parse(with_running_head(browser.new_page(), web_page(blocks(form), css), "2025年部门预算"), reference, Source())  # fmt: skip
    assert targets(parsed) == ["≥20公里", "≥90%"]


def test_a_form_begins_on_the_page_after_its_title(browser: Browser, reference: Reference):
    form = """
项目支出绩效目标表
单位：万元
==
项目名称|道路保洁{1x3}
年度资金总额|60{1x3}
"""
    rest = "一级指标|二级指标|三级指标|指标值\n产出指标|数量指标|清扫里程|≥20公里"
    css = CSS + "tbody tr:nth-child(3){break-before:page}"
    parsed = parse(printed(browser, web_page(blocks(form.rstrip() + "\n" + rest), css)), reference, Source())
    assert [str(project["total_yuan"]) for project in parsed.tables["projects"]] == ["600000.00"]
    assert targets(parsed) == ["≥20公里"]


def targets(parsed: ParsedDocument) -> list[object]:
    return [row["target"] for row in parsed.tables["indicators"]]
