"""What looks like the case of a rule and is another: it is read as if the rule were not there."""

from decimal import Decimal

import pytest

from ingest.errors import RecognitionError
from ingest.normalise import Reference
from ingest.parse import parse
from ingest.sources import Source
from tests.city_forms import blocks
from tests.made_sheets import made_projects, table_text
from tests.written import web_page

FORM = """
2025年项目支出绩效目标表
单位：万元
{labels}
一级指标|二级指标|三级指标|指标值
{rows}
"""
NAMED = "项目名称|{name}|{department}\n资金总额|100||"
NOTE = "说明：绩效指标值中的金额单位：元\n"
ROWS = "产出指标|数量指标|巡护面积|≥35万亩\n满意度指标|服务对象满意度指标|居民满意度|≥90%"


def tables(lines: str, reference: Reference) -> dict[str, list[dict[str, object]]]:
    return parse(web_page(blocks(lines)).encode(), reference, Source()).tables


def form(labels: str, rows: str, reference: Reference) -> dict[str, list[dict[str, object]]]:
    return tables(FORM.format(labels=labels, rows=rows), reference)


def test_masked_targets_beside_money_are_no_template(reference: Reference):
    labels = "项目名称|装备购置|主管部门|清河市某局\n财政拨款|100|其他资金|20"
    found = form(labels, "产出指标|数量指标|购置数量|≥**台\n产出指标|质量指标|合格率|≥**%", reference)
    assert [row["project_name"] for row in found["projects"]] == ["装备购置"]


def test_a_telephone_number_in_a_name_is_no_code(reference: Reference):
    labels = NAMED.format(name="供热客服热线（4008123456）", department="主管部门|清河市某局")
    assert [row["project_code"] for row in form(labels, ROWS, reference)["projects"]] == [None]


def test_of_departments_of_which_one_has_no_level_the_first_holds_the_money(reference: Reference):
    labels = "县级主管部门|清河县林草局|主管部门|省林业和草原局\n项目名称|巡护|资金总额|100"
    assert [row["unit_name"] for row in form(labels, ROWS, reference)["units"]] == ["清河县林草局"]


def test_indicators_of_one_name_in_both_parts_are_not_paired_by_their_order(reference: Reference):
    part = "{part}{{3x1}}|一级指标|二级指标|三级指标|指标值\n产出指标{{2x1}}|数量指标|培训人数|{first}\n数量指标|培训人数|{second}\n"
    lines = "2025年项目支出绩效目标表\n单位：万元\n项目名称|培训|主管部门|清河市某局|\n资金总额|100|||\n"
    lines += part.format(part="长期绩效指标", first="300人", second="200人")
    lines += part.format(part="年度绩效指标", first="60人", second="100人")
    assert [row["annual_target"] for row in tables(lines, reference)["indicators"]] == [None] * 4


def test_an_amount_above_other_numbers_is_that_of_the_name_beside_it(reference: Reference):
    labels = "项目编码|项目名称|预算金额|\n0001|防火经费|100|\n联系人|张三|13800138000|"
    assert [row["total_yuan"] for row in form(labels, ROWS, reference)["projects"]] == [Decimal(1_000_000)]


def test_a_goal_that_speaks_of_classes_holds_no_indicators(reference: Reference):
    first = FORM.format(labels=NAMED.format(name="防火经费", department="主管部门|清河市某局"), rows=ROWS)
    second = "项目名称|预算数|绩效目标\n防火经费|100|数量指标、质量指标、时效指标均达到序时进度要求。\n"
    found = tables(first + "附表\n" + second, reference)
    assert [row["level3"] for row in found["indicators"]] == ["巡护面积", "居民满意度"]


def test_the_unit_of_the_targets_in_a_note_is_not_that_of_the_table(reference: Reference):
    text = table_text(made_projects(seed=1, count=3), unit="清河市某局")
    plain, noted = (parse(f"{note}{text}".encode(), reference, Source()) for note in ("", NOTE))
    assert [row["total_yuan"] for row in noted.tables["projects"]] == [
        row["total_yuan"] for row in plain.tables["projects"]
    ]


@pytest.mark.parametrize("targets", ["3户12人", "1.5万元2.按规定执行"])
def test_targets_that_may_be_one_stay_whole_beside_two_names(targets: str, reference: Reference):
    found = form(
        NAMED.format(name="慰问", department="主管部门|清河市某局"),
        f"产出指标|数量指标|1.慰问对象2.补助标准|{targets}",
        reference,
    )
    assert [(row["level3"], row["target"]) for row in found["indicators"]] == [("1.慰问对象2.补助标准", targets)]


def test_a_list_whose_classes_are_not_known_is_refused(reference: Reference):
    lines = "2025年项目绩效目标表\n单位：万元\n项目名称|预算数|{head}\n防火经费|100|{text}\n巡护经费|20|{text}\n"
    with pytest.raises(RecognitionError, match="指标情况说明,project,indicators"):
        tables(lines.format(head="指标情况说明", text="巡护≥36次，培训≥2次"), reference)


def test_the_name_of_an_indicator_may_begin_with_a_class(reference: Reference):
    lines = "2025年项目绩效目标表\n单位：万元\n项目名称|预算数|绩效指标\n防火经费|100|数量指标完成率≥90%⏎质量指标完成率≥95%\n"
    assert [row["level3"] for row in tables(lines, reference)["indicators"]] == ["数量指标完成率", "质量指标完成率"]


@pytest.mark.parametrize("places", ["总计|合计|甲村", "合计|备注|甲村"])
def test_columns_below_the_targets_that_are_no_places_are_not_chosen_from(places: str, reference: Reference):
    head = "一级指标{2x1}|二级指标{2x1}|三级指标{2x1}|指标值{1x3}\n" + places
    with pytest.raises(RecognitionError):
        tables(
            f"2025年项目绩效目标表\n项目名称|防火|资金总额（万元）|100||\n{head}\n产出指标|数量指标|巡护|8|5|3\n",
            reference,
        )


@pytest.mark.parametrize("title", ["2025年采购需求表", "2025年重点项目表"])
def test_what_is_asked_of_devices_is_no_list_of_indicators(title: str, reference: Reference):
    rows = "电脑|88|内存≥16G；硬盘≥512G\n打印机|8|速度≥30页；分辨率≥600点"
    found = tables(f"{title}\n项目名称|预算金额（万元）|技术参数\n{rows}\n", reference)
    assert found["projects"] == []


def test_goals_beside_how_far_they_were_met_are_no_targets(reference: Reference):
    found = tables(
        "项目支出情况表\n项目名称|预算金额（万元）|绩效目标|执行率\n防火|88|巡护≥20次；到岗率≥95%|98%\n", reference
    )
    assert found["projects"] == []


def test_indicators_beside_names_under_an_unknown_head_are_refused(reference: Reference):
    with pytest.raises(RecognitionError, match="任务名称,project,project_name"):
        tables("2025年项目绩效目标表\n任务名称|金额（万元）|绩效指标\n防火|88|巡护≥20次；到岗率≥95%\n", reference)
