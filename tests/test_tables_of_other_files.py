"""Tables as other programs leave them: without their merges, in text with tabs, in Excel's XML, beside other tables."""

import csv
import io
from decimal import Decimal

import pytest

from ingest.errors import IngestError
from ingest.normalise import Reference
from ingest.parse import parse
from ingest.records import ParsedDocument
from ingest.sources import Source
from tests.city_forms import blocks
from tests.test_city_forms import found
from tests.written import web_page, word_file, workbook

TABLE = (
    "项目支出绩效目标公开表",
    "单位：万元",
    "项目名称|实施单位|年度预算数|绩效目标|一级指标|二级指标|三级指标|运算符号|指标值|计量单位",
    "智慧法庭运维|沪青区法院|88|系统稳定运行|产出指标|数量指标|运维系统数|≥|6|套",
    "智慧法庭运维|沪青区法院|88|系统稳定运行|产出指标|质量指标|故障率|≤|2|%",
    "法警装备|沪青区法院|12.5|配齐装备|产出指标|数量指标|购置装备|=|30|套",
)
OF_TABLE = [
    ("智慧法庭运维", 880000, ["产出指标/数量指标/运维系统数/≥6套", "产出指标/质量指标/故障率/≤2%"]),
    ("法警装备", 125000, ["产出指标/数量指标/购置装备/=30套"]),
]
FORM = (
    "<tr><td>项目名称</td><td>水产良种</td><td>实施单位</td><td>稻河区水产站</td></tr>"
    "<tr><td>资金总额（万元）</td><td>18</td><td>年度目标</td><td>推广良种</td></tr>"
    "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>"
)
WORD = """ 项目支出绩效目标表

	项目名称
	森林病虫害防治

	主管部门
	黔岭县林业局
	实施单位
	黔岭县森防站

	项目资金（万元）
	年度资金总额
	64.50

	绩效指标
	一级指标
	二级指标
	三级指标
	指标值

	□
	产出指标
	数量指标
	防治面积
	≥3.2万亩

	□
	□
	质量指标
	防治效果
	≥85%

""".replace("□", "")
XML = (
    '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
    '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="s1">'
    '<NumberFormat ss:Format="0%"/></Style></Styles><Worksheet ss:Name="表"><Table>'
    '<Row><Cell ss:MergeAcross="3">{}项目支出绩效目标表</Data></Cell></Row>'
    '<Row><Cell>{}项目名称</Data></Cell><Cell ss:MergeAcross="2">{}企业技改补助</Data></Cell></Row>'
    '<Row><Cell>{}资金总额（万元）</Data></Cell><Cell><Data ss:Type="Number">630</Data></Cell></Row>'
    '<Row ss:Index="6"><Cell>{}一级指标</Data></Cell><Cell>{}二级指标</Data></Cell>'
    "<Cell>{}三级指标</Data></Cell><Cell>{}指标值</Data></Cell></Row>"
    '<Row><Cell ss:MergeDown="1">{}产出指标</Data></Cell><Cell>{}数量指标</Data></Cell>'
    "<Cell>{}支持项目数</Data></Cell><Cell>{}≥40个</Data></Cell></Row>"
    '<Row><Cell ss:Index="2">{}质量指标</Data></Cell><Cell>{}验收率</Data></Cell>'
    '<Cell ss:StyleID="s1"><Data ss:Type="Number">0.95</Data></Cell></Row>'
    "</Table></Worksheet></Workbook>"
).replace("{}", '<Data ss:Type="String">')


def read(content: str | bytes, reference: Reference) -> ParsedDocument:
    return parse(content.encode() if isinstance(content, str) else content, reference, Source())


def projects(content: str | bytes, reference: Reference) -> list[tuple[object, ...]]:
    read_ones = found(read(content, reference))
    return [(one["name"], one["total"], ["/".join(row) for row in one["indicators"]]) for one in read_ones]


def page(rows: str) -> str:
    return (
        f"<html><meta charset=utf-8><body><p>项目支出绩效目标表</p><p>单位：万元</p><table>{rows}</table></body></html>"
    )


def table_page(lines: tuple[str, ...]) -> str:
    rows = ("<tr>" + "".join(f"<td>{cell}</td>" for cell in line.split("|")) + "</tr>" for line in lines)
    return page("".join(rows))


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_text_with_tabs_between_the_cells_of_a_row_is_a_table(encoding: str, reference: Reference):
    text = "\n".join(line.replace("|", "\t") for line in TABLE) + "\n"
    assert projects(text.encode(encoding), reference) == OF_TABLE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_saved_with_commas_is_read(encoding: str, reference: Reference):
    rows = [line.split("|") for line in TABLE]
    rows[5][3] = "配齐,\n装备"
    rows[5][2] = "125,000.00元"
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    parsed = read(buffer.getvalue().encode(encoding), reference)
    assert projects(buffer.getvalue().encode(encoding), reference) == OF_TABLE
    assert [one["goal"] for one in parsed.tables["projects"]] == ["系统稳定运行", "配齐,装备"]


def test_a_form_saved_with_commas_is_read(reference: Reference):
    form = "项目支出绩效目标表,,,\n项目名称,水产良种,,\n资金总额（万元）,18,,\n"
    rows = "一级指标,二级指标,三级指标,指标值\n产出指标,数量指标,推广面积,≥2000亩\n,质量指标,良种率,≥90%\n"
    wanted = ["产出指标/数量指标/推广面积/≥2000亩", "产出指标/质量指标/良种率/≥90%"]
    assert projects(form + rows, reference) == [("水产良种", 180000, wanted)]


def test_a_table_between_upright_strokes_is_read(reference: Reference):
    lines = [f"| {line} |" for line in TABLE[2:]]
    rule = "|" + "---|" * (TABLE[2].count("|") + 1)
    text = "\n".join([f"# {TABLE[0]}", "", TABLE[1], "", lines[0], rule, *lines[1:], "", "注：由财务科填报。", ""])
    assert projects(text, reference) == OF_TABLE


def test_text_with_a_cell_on_a_line_is_read_where_its_head_stands_right_of_a_label(reference: Reference):
    indicators = ["产出指标/数量指标/防治面积/≥3.2万亩", "产出指标/质量指标/防治效果/≥85%"]
    assert projects(WORD, reference) == [("森林病虫害防治", 645000, indicators)]


def test_such_a_text_with_a_row_of_fewer_cells_than_its_head_is_refused(reference: Reference):
    with pytest.raises(IngestError, match="表头有 5 个"):
        read(WORD.replace("\t质量指标\n", ""), reference)


def test_excels_xml_is_read_with_its_merges_its_blank_rows_and_its_formats(reference: Reference):
    indicators = ["产出指标/数量指标/支持项目数/≥40个", "产出指标/质量指标/验收率/95%"]
    assert projects(XML, reference) == [("企业技改补助", 6300000, indicators)]


@pytest.mark.parametrize("damage", [XML[:-40], XML.replace('ss:Index="6"', 'ss:Index="99999"')])
def test_excels_xml_that_is_cut_or_has_a_cell_far_out_is_refused(damage: str, reference: Reference):
    with pytest.raises(IngestError):
        read(damage, reference)


def test_a_row_that_a_page_hides_is_not_read_and_a_point_to_check_says_so(reference: Reference):
    content = table_page(TABLE[2:])
    hidden = "<tr style='display: none'><td>示例项目" + "<td>1" * 9
    content = content.replace("<tr><td>智慧", hidden + "<tr><td>智慧", 1)
    assert projects(content, reference) == OF_TABLE
    assert [row["text"] for row in read(content, reference).tables["doubts"]] == ["示例项目111111111"]


def test_rows_that_lost_the_cells_of_their_merges_are_put_back(reference: Reference):
    rows = (
        "<tr><td>产出指标</td><td>数量指标</td><td>推广面积</td><td>≥2000亩</td></tr>"
        "<tr><td>投放苗种</td><td>≥300万尾</td></tr>"
        "<tr><td>质量指标</td><td>良种率</td><td>≥90%</td></tr>"
        "<tr><td>成本指标</td><td>每亩成本</td><td>≤90元</td></tr>"
        "<tr><td>效益指标</td><td>经济效益指标</td><td>亩均增收</td><td>≥300元</td></tr>"
    )
    ((_, total, indicators),) = projects(page(FORM + rows), reference)
    assert total == Decimal(180000)
    assert indicators == [
        "产出指标/数量指标/推广面积/≥2000亩",
        "产出指标/数量指标/投放苗种/≥300万尾",
        "产出指标/质量指标/良种率/≥90%",
        "产出指标/成本指标/每亩成本/≤90元",
        "效益指标/经济效益指标/亩均增收/≥300元",
    ]


def test_rows_pushed_out_of_a_form_with_a_label_left_of_its_classes_are_put_back(reference: Reference):
    text = """2025年项目支出绩效目标申报表
项目名称 | 水源林建设 | | | |
年度资金总额（万元） | 60.5 | | | |
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | | |
产出指标 | 数量指标 | 营造林面积（亩） | 800 | | | |
其中：新造林面积（亩） | 300 | | | | | |
质量指标 | 苗木成活率（≥**%） | 85 | | | | |
效益指标 | 社会效益指标 | 受益人数（人） | 132 | | | |
"""
    ((_, total, indicators),) = projects(text.encode(), reference)
    assert total == Decimal(605000)
    assert indicators == [
        "产出指标/数量指标/营造林面积（亩）/800",
        "产出指标/数量指标/其中：新造林面积（亩）/300",
        "产出指标/质量指标/苗木成活率（≥**%）/85",
        "效益指标/社会效益指标/受益人数（人）/132",
    ]


def test_a_row_that_may_be_pushed_out_of_its_columns_stays_unread(reference: Reference):
    text = """2025年项目支出绩效目标申报表
项目名称 | 水源林建设 | | | |
年度资金总额（万元） | 60.5 | | | |
绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | | |
产出指标 | 数量指标 | 营造林面积（亩） | 800 | | | |
林区面貌 | 焕然一新 | | | | | |
"""
    ((_, _, indicators),) = projects(text.encode(), reference)
    assert indicators == ["产出指标/数量指标/营造林面积（亩）/800"]
    rest = [row["text"] for row in read(text.encode(), reference).tables["remainders"] if row["use"] == "unread"]
    assert rest == ["林区面貌", "焕然一新"]


def test_rows_pushed_behind_the_blank_cells_of_their_project_are_put_back(reference: Reference):
    text = """单位：万元
项目名称\t预算数\t一级指标\t二级指标\t三级指标\t指标值
厕所革命\t320.50\t产出指标\t数量指标\t改造厕所\t≥1,000座
\t\t质量指标\t验收合格率\t≥98%\t
\t\t成本指标\t每座补助\t≤2000元/座\t
"""
    assert projects(text.encode(), reference) == [
        (
            "厕所革命",
            3_205_000,
            [
                "产出指标/数量指标/改造厕所/≥1,000座",
                "产出指标/质量指标/验收合格率/≥98%",
                "产出指标/成本指标/每座补助/≤2000元/座",
            ],
        )
    ]


def test_a_small_table_in_a_cell_does_not_hide_the_form_around_it(reference: Reference):
    rows = "<tr><td>备注</td><td colspan=3><table><tr><td>苗种</td><td>鲢</td></tr></table></td></tr>"
    indicator = "<tr><td>产出指标</td><td>数量指标</td><td>推广面积</td><td>≥2000亩</td></tr>"
    assert projects(page(rows + FORM + indicator), reference) == [
        ("水产良种", 180000, ["产出指标/数量指标/推广面积/≥2000亩"])
    ]


def nested(amounts: str, indicators: str) -> str:
    return page(
        "<tr><td>项目名称</td><td colspan=2>水产良种</td></tr><tr><td>实施单位</td><td colspan=2>稻河区水产站</td></tr>"
        f"<tr><td>项目资金（万元）</td><td colspan=2><div><table>{amounts}</table></div></td></tr>"
        f"<tr><td>绩效指标</td><td colspan=2><table>{indicators}</table></td></tr>"
    )


@pytest.mark.parametrize(
    "amounts",
    [
        "<tr><td>年度资金总额</td><td>18</td></tr><tr><td>其中：财政拨款</td><td>15</td></tr>",
        "<tr><td>资金总额</td><td>财政拨款</td></tr><tr><td>18</td><td>15</td></tr>",
    ],
)
def test_tables_inside_of_cells_are_read_where_they_are_seen(amounts: str, reference: Reference):
    indicators = (
        "<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td></tr>"
        "<tr><td rowspan=2>产出指标</td><td>数量指标</td><td>推广面积</td><td>≥2000亩</td></tr>"
        "<tr><td>质量指标</td><td>良种率</td><td>≥90%</td></tr>"
    )
    parsed = read(nested(amounts, indicators), reference)
    wanted = ["产出指标/数量指标/推广面积/≥2000亩", "产出指标/质量指标/良种率/≥90%"]
    assert projects(nested(amounts, indicators), reference) == [("水产良种", 180000, wanted)]
    assert parsed.tables["projects"][0]["fiscal_yuan"] == 150_000
    assert parsed.tables["remainders"] == []


def test_two_forms_side_by_side_on_a_sheet_are_two(reference: Reference):
    text = """
项目支出绩效目标表{1x4}||项目支出绩效目标表{1x4}
项目名称|扶贫车间{1x3}||项目名称|技能大赛{1x3}
资金总额（万元）|10{1x3}||资金总额（万元）|6{1x3}
一级指标|二级指标|三级指标|指标值||一级指标|二级指标|三级指标|指标值
产出指标|数量指标|建设车间|2个||产出指标|数量指标|举办大赛|1场
"""
    assert projects(workbook(blocks(text)), reference) == [
        ("扶贫车间", 100000, ["产出指标/数量指标/建设车间/2个"]),
        ("技能大赛", 60000, ["产出指标/数量指标/举办大赛/1场"]),
    ]


def test_a_list_of_indicators_to_choose_from_beside_a_table_is_no_sheet(reference: Reference):
    library = "绩效指标库\n行业类别|一级指标|二级指标|三级指标|指标解释\n教育|产出指标|数量指标|培训人数|反映人数"
    content = table_page(TABLE[2:]) + web_page(blocks(library))
    assert projects(content, reference) == OF_TABLE


def test_an_amount_on_two_lines_is_refused_and_a_target_on_two_lines_is_told(reference: Reference):
    amount = TABLE[5].replace("12.5", "12⏎5")
    for writer in (workbook, word_file):
        with pytest.raises(IngestError, match="金额「125」的数字分在两行"):
            read(writer(blocks("\n".join((*TABLE[:5], amount)))), reference)
    with pytest.raises(IngestError, match="金额「125」的数字分在两行"):
        read(table_page((*TABLE[2:5], amount)).replace("12⏎5", "<p>12</p><p>5</p>"), reference)
    parsed = read(workbook(blocks("\n".join((*TABLE[:5], TABLE[5].replace("|30|", "|3⏎0|"))))), reference)
    assert [row["text"] for row in parsed.tables["doubts"]] == ["30"]


def test_what_a_page_strikes_out_is_no_part_of_a_number(reference: Reference):
    content = table_page(TABLE[2:]).replace("<td>12.5", "<td><s>100</s>12.5")
    assert projects(content, reference) == OF_TABLE
    assert [row["text"] for row in read(content, reference).tables["doubts"]] == ["100"]


def test_indicators_side_by_side_in_the_row_of_their_project_are_refused(reference: Reference):
    head = "预算单位|项目名称|项目预算（万元）|绩效指标1|指标值1|绩效指标2|指标值2"
    with pytest.raises(IngestError, match="几条指标横排（指标值1、指标值2）"):
        read(table_page((head, "乐山坪镇|村道硬化|88|硬化里程|≥5公里|验收合格率|100%")), reference)


def test_the_unit_of_money_may_stand_in_a_cell_beside_its_label(reference: Reference):
    form = FORM.replace("资金总额（万元）", "资金总额").replace("年度目标", "金额单位").replace("推广良种", "千元")
    indicator = "<tr><td>产出指标</td><td>数量指标</td><td>推广面积</td><td>≥2000亩</td></tr>"
    content = f"<html><meta charset=utf-8><body><p>项目支出绩效目标表</p><table>{form}{indicator}</table></body></html>"
    assert projects(content, reference) == [("水产良种", 18_000, ["产出指标/数量指标/推广面积/≥2000亩"])]


YEARS = """
2025年项目支出绩效目标表
单位：万元
项目名称{2x1}|预算金额{1x3}|绩效目标{2x1}|一级指标{2x1}|二级指标{2x1}|三级指标{2x1}|2025年指标值{2x1}
2024年|2025年|2026年
智慧粮库{2x1}|400{2x1}|320{2x1}|150{2x1}|建设智慧粮库{2x1}|产出指标|数量指标|改造粮仓|≥8座
效益指标|可持续影响|储粮损耗率|≤0.5%
"""
RESULTS = """
2025年项目支出绩效目标表
项目名称|流域水质自动监测{1x5}
预算金额（万元）|90.5{1x5}
一级指标|二级指标|三级指标|2023年完成值|2024年目标值|2025年目标值
产出指标{2x1}|数量指标|监测断面数|22个|≥24个|≥26个
质量指标|数据有效率|93%|≥94%|≥95%
"""
TEMPLATE = """
填表说明
1.项目名称：填写项目全称。

项目支出绩效目标表{1x4}
项目名称|{1x3}
年度预算（万元）|{1x3}
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|指标1：|
"""


def test_the_amount_of_a_year_is_that_of_the_year_of_the_form(reference: Reference):
    wanted = ["产出指标/数量指标/改造粮仓/≥8座", "效益指标/可持续影响/储粮损耗率/≤0.5%"]
    assert projects(workbook(blocks(YEARS)), reference) == [("智慧粮库", 3_200_000, wanted)]
    assert projects(workbook(blocks(YEARS.replace("2025年项目", "项目", 1))), reference)[0][1] is None


def test_the_amounts_of_years_beside_one_label_stand_behind_their_years(reference: Reference):
    form = RESULTS.replace("|90.5{1x5}", "|2024年|82|2025年|90.5|注")
    assert projects(workbook(blocks(form)), reference)[0][:2] == ("流域水质自动监测", 905_000)
    undated = form.replace("2025年项目", "项目", 1).replace("2024年目标值", "指标说明")
    assert projects(workbook(blocks(undated)), reference)[0][1] is None
    assert projects(workbook(blocks(RESULTS.replace("90.5", "2025"))), reference)[0][1] == 20_250_000


def test_what_an_earlier_year_reached_does_not_make_a_sheet_one_of_results(reference: Reference):
    wanted = ["产出指标/数量指标/监测断面数/≥26个", "产出指标/质量指标/数据有效率/≥95%"]
    assert projects(workbook(blocks(RESULTS)), reference) == [("流域水质自动监测", 905_000, wanted)]
    assert projects(workbook(blocks(RESULTS.replace("2023年完成值", "2025年完成值"))), reference) == []


def test_a_blank_form_below_its_instructions_is_no_project(reference: Reference):
    assert projects(workbook(blocks(TEMPLATE)), reference) == []
    form = TEMPLATE + "\n" + "\n".join(TABLE)
    assert projects(workbook(blocks(form)), reference) == OF_TABLE


LIBRARY = "行业类别|一级指标|二级指标|三级指标|指标解释\n教育|产出指标|数量指标|培训人数|反映人数"
LIBRARY_WITH_TARGETS = "一级指标|二级指标|三级指标|参考指标值\n产出指标|数量指标|培训人数|≥100人"


@pytest.mark.parametrize("library", [LIBRARY, LIBRARY_WITH_TARGETS])
@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_list_of_indicators_below_a_table_on_its_sheet_is_no_part_of_it(
    between: str, library: str, reference: Reference
):
    table = "\n".join(TABLE)
    form = "项目支出绩效目标表\n项目名称|水产良种{1x3}\n资金总额（万元）|18{1x3}\n一级指标|二级指标|三级指标|指标值\n"
    form += "产出指标|数量指标|推广面积|≥2000亩"
    for above, wanted in ((table, OF_TABLE), (form, [("水产良种", 180000, ["产出指标/数量指标/推广面积/≥2000亩"])])):
        content = workbook(blocks(f"{above}{between}附：绩效指标库（参考）\n{library}"))
        assert projects(content, reference) == wanted
    with pytest.raises(IngestError, match="缺少指标值那一列"):
        read(workbook(blocks(f"{form}{between}{LIBRARY}")), reference)


def test_who_filled_in_a_table_and_a_blank_form_of_another_fund_are_no_projects(reference: Reference):
    below = "填报人：李某|||联系电话：0000000"
    blank = "政府性基金项目支出绩效目标表\n项目名称|{1x3}\n年度资金总额|{1x3}\n一级指标|二级指标|三级指标|指标值\n产出指标|数量指标||"
    content = workbook(blocks("\n".join((*TABLE, below, "", blank))))
    assert projects(content, reference) == OF_TABLE


def test_a_table_with_amounts_whose_names_stand_under_an_unknown_head_is_refused(reference: Reference):
    with pytest.raises(IngestError, match="没有认出项目名称那一列；不认识的表头词：支出事由"):
        read(table_page((TABLE[2].replace("项目名称|实施单位", "支出事由|经费出处"), *TABLE[3:])), reference)


def test_results_without_a_known_target_under_the_title_of_a_sheet_are_refused_not_passed_over(reference: Reference):
    text = """
项目支出绩效目标批复表
项目名称|道路保洁{1x4}
一级指标|二级指标|三级指标|实际完成值|来年拟达成
产出指标|数量指标|清扫面积|30万平方米|35万平方米
"""
    with pytest.raises(IngestError, match="缺少指标值那一列；不认识的表头词：来年拟达成"):
        read(table_page(text.strip().splitlines()), reference)


def test_text_of_a_word_form_that_prints_its_unit_of_money_in_a_label_is_read_by_its_cells(reference: Reference):
    text = "项目支出绩效目标表\n\n" + "\n".join(
        "".join(f"\t{cell}\n" for cell in row.split("|"))
        for row in (
            "项目名称|应急体系建设",
            "实施单位|沧源市疾控中心",
            "年度资金总额（万元）|260.00|其中：财政拨款|260.00",
            "一级指标|二级指标|三级指标|指标值",
            "产出指标|数量指标|储备物资品种|≥30种",
            "|| 应急演练次数|≥4次",
        )
    )
    wanted = ["产出指标/数量指标/储备物资品种/≥30种", "产出指标/数量指标/应急演练次数/≥4次"]
    assert projects(text.encode(), reference) == [("应急体系建设", 2_600_000, wanted)]
    with pytest.raises(IngestError, match="这一行有 3 个单元格，表头有 4 个"):
        read(text.replace("\t≥30种\n", "").encode(), reference)


def test_a_target_of_the_year_alone_is_the_target(reference: Reference):
    text = """项目支出绩效目标表
单位名称：湛江港航中心
单位：万元
项目名称（资金使用单位）\t总计\t财政拨款\t财政专户拨款\t其他资金\t绩效目标\t绩效指标
航标维护\t80.00\t80.00\t\t\t航道畅通\t1、产出指标；数量指标；维护航标座数；年度指标值：≥96座。
"""
    assert projects(text.encode(), reference) == [("航标维护", 800_000, ["产出指标/数量指标/维护航标座数/≥96座"])]
