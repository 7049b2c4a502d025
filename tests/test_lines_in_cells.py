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


ONE_TARGET = """
2025年项目支出绩效目标表
单位：万元
项目名称|管网改造|主管部门|清河市某局
资金总额|100||
一级指标|二级指标|三级指标|指标值
产出指标|时效指标|{names}|{target}
满意度指标|服务对象满意度指标|居民满意度|≥90%
"""


@pytest.mark.parametrize(
    "target",
    [
        "2025年12月底前",
        "2025年12月",
        "2025年1-12月",
        "2025年6月至12月",
        "12月31日前",
        "2小时30分钟",
        "1年3个月",
        "1.不低于2.5小时",
    ],
)
def test_one_date_or_time_or_decimal_is_not_parted_between_two_numbered_names(target: str, reference: Reference):
    page = web_page(blocks(ONE_TARGET.format(names="1.项目开工2.项目完工", target=target)))
    assert indicators(page.encode(), reference)[0] == ("1.项目开工2.项目完工", target)


@pytest.mark.parametrize(
    ("names", "target"),
    [("农村居民人均⏎可支配收入增幅", "逐步提高⏎≥5%"), ("交通事故发生率⏎及伤亡人数", "有效降低⏎10%以上")],
)
def test_a_change_and_its_number_on_two_lines_are_one_target(names: str, target: str, reference: Reference):
    page = web_page(blocks(ONE_TARGET.format(names=names, target=target)))
    assert indicators(page.encode(), reference)[0] == (names.replace("⏎", ""), target.replace("⏎", ""))


def test_a_remark_in_brackets_is_no_target_where_the_words_before_it_hold_one(reference: Reference):
    table = blocks("""
2025年部门预算项目绩效目标表
单位：万元
项目名称|金额|绩效指标
干部教育|60|产出指标：⏎数量指标：培训人数≥100人（含外聘）；培训场次（≥5场）；设备合格率达到100%（国标）
""")
    found = indicators(web_page(table).encode(), reference)
    assert found == [("培训人数", "≥100人（含外聘）"), ("培训场次", "≥5场"), ("设备合格率", "达到100%（国标）")]
