"""Indicators in one cell that nothing but the ends of their lines parts."""

import pytest
from playwright.sync_api import Browser

from ingest.errors import IngestError
from ingest.normalise import Reference
from ingest.parse import parse
from ingest.sources import Source
from tests.city_forms import blocks
from tests.test_made_documents import browser as browser
from tests.written import printed, web_page, word_file, workbook

TABLE = blocks("""
2025年部门预算项目绩效目标表
单位：万元
项目名称|金额|产出指标|效益指标|满意度指标
干部教育|60|举办培训班6期⏎培训人次≥480人次⏎外聘教师课时费≤1000元/课时|干部能力⏎明显提升|学员⏎满意度≥95%
""")
WANTED = [
    ("举办培训班", "6期"),
    ("培训人次", "≥480人次"),
    ("外聘教师课时费", "≤1000元/课时"),
    ("干部能力", "明显提升"),
    ("学员满意度", "≥95%"),
]
TABBED = """项目支出绩效目标表
单位名称：榆川县文旅局\t单位：万元
序号\t项目名称\t预算金额\t绩效目标\t绩效指标
1\t文旅宣传\t88.5\t提升知名度\t1.举办文旅活动≥8场
2.活动参与人次≥5万人次
2\t文物保护\t45\t保护文物\t修缮文物点3处；工程验收合格率100%
合计\t\t133.5\t\t
"""


SIDE_BY_SIDE = blocks("""
项目绩效目标表
项目名称|智慧社区{1x3}
预算金额（万元）|33{1x3}
一级指标|二级指标|三级指标|指标值
产出指标{2x1}|数量指标|建设社区数⏎安装设备数|≥5个⏎≥120台
时效指标|完工⏎时间|2025年⏎11月底前
效益指标|社会效益指标|惠及⏎居民户|5期⏎1200户
""")


def indicators(content: bytes, reference: Reference) -> list[object]:
    return [(row["level3"], row["target"]) for row in parse(content, reference, Source()).tables["indicators"]]


@pytest.mark.parametrize("content", [word_file(TABLE), workbook(TABLE), web_page(TABLE).encode()])
def test_each_line_with_a_target_of_its_own_is_an_indicator(content: bytes, reference: Reference):
    assert indicators(content, reference) == WANTED


def test_a_printed_line_that_leaves_room_for_the_next_word_was_ended(browser: Browser, reference: Reference):
    assert indicators(printed(browser, web_page(TABLE, "td{border:1px solid}")), reference) == WANTED


@pytest.mark.parametrize("style", ["width:40px", "width:60px", "width:80px;text-indent:2em", "width:90px;padding:9px"])
def test_printed_lines_that_are_as_wide_as_the_cell_part_nothing(style: str, browser: Browser, reference: Reference):
    css = f"td{{border:1px solid;padding:2px;{style}}} table{{width:0}}"
    wrapped = blocks("""
2025年部门预算项目绩效目标表
单位：万元
项目名称|金额|产出指标|效益指标|满意度指标
干部教育|60|举办培训班6期培训人次480人次|干部能力明显提升|学员满意度95%
""")
    [first, *_] = indicators(printed(browser, web_page(wrapped, css)), reference)
    assert first == ("举办培训班6期培训人次", "480人次")


def test_text_of_a_table_in_other_words_has_its_lists_parted(reference: Reference):
    tables = parse(TABBED.encode(), reference, Source()).tables
    assert [(row["project_name"], row["total_yuan"]) for row in tables["projects"]] == [
        ("文旅宣传", 885_000),
        ("文物保护", 450_000),
    ]
    assert [(row["level3"], row["target"]) for row in tables["indicators"]] == [
        ("举办文旅活动", "≥8场"),
        ("活动参与人次", "≥5万人次"),
        ("修缮文物点", "3处"),
        ("工程验收合格率", "100%"),
    ]


def test_a_list_in_which_an_item_has_no_target_is_refused(reference: Reference):
    with pytest.raises(IngestError, match="认不出其中的指标"):
        parse(TABBED.replace("修缮文物点3处", "加强文物保护").encode(), reference, Source())


@pytest.mark.parametrize("content", [word_file(SIDE_BY_SIDE), workbook(SIDE_BY_SIDE), web_page(SIDE_BY_SIDE).encode()])
def test_names_and_targets_line_by_line_in_two_cells_are_as_many_indicators(content: bytes, reference: Reference):
    assert indicators(content, reference) == [
        ("建设社区数", "≥5个"),
        ("安装设备数", "≥120台"),
        ("完工时间", "2025年11月底前"),
        ("惠及居民户", "5期1200户"),
    ]
