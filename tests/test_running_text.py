"""Text of a PDF that says nowhere where a cell ends is read right, or refused."""

from functools import partial

import pytest

from ingest.errors import IngestError
from ingest.normalise import Reference
from ingest.parse import parse
from ingest.records import ParsedDocument
from ingest.sources import Source
from tests.city_forms import Form, forms
from tests.running_text import cell_a_line, running_text
from tests.test_city_forms import found, wanted

READ = [
    "amounts_by_source.gansu",
    "amounts_by_source.guangdong",
    "amounts_by_source.hubei",
    "amounts_by_source.jiangsu",
    "amounts_by_source.xinjiang",
    "beside_other_tables.below_the_sum_of_another_table",
    "beside_other_tables.without_an_amount",
    "class_rows.three_in_header",
    "classes_across.guizhou",
    "classes_across.jilin",
    "classes_across.shaanxi",
    "earlier_years.shenzhen",
    "extra_columns.amounts_under_heads",
    "in_parts.in_two_tables",
    "in_parts.shandong",
    "in_parts.transfer",
    "in_sentences.cost_new",
    "in_sentences.fujian_title",
    "in_sentences.plan_by_month",
    "in_sentences.sources_with_words",
    "names_in_lines.ezhou",
    "names_in_lines.goal_between",
    "names_in_lines.titles_above",
    "names_in_lines.xj",
    "names_with_codes.hainan_upright",
    "numbered_indicators.hubei_standard",
    "one_project.chongqing",
    "one_project.shanghai",
    "one_project.transfer",
    "other_kinds.overall_then_project",
    "printed_again.short_heads",
    "targets_in_parts.central_to_local",
    "targets_in_parts.execution_rate",
    "uncommon_places.continued_table",
    "uncommon_places.narrative_projects",
    "unnamed_columns.approval",
    "unnamed_columns.book",
    "unnamed_columns.ningxia",
    "unnamed_columns.shanghai_text",
    "unnamed_columns.title_name",
]
FORMS = {name: form for name, form in forms().items() if form.projects}

PLAIN = """
项目支出绩效目标表

项目名称 城区绿化养护
主管部门 清河市园林局 实施单位 清河市园林中心
项目资金（万元）
年度资金总额 60.00
其中：财政拨款 60.00
年度目标 养护绿地，保持整洁。
一级指标 二级指标 三级指标 指标值 分值
产出指标 数量指标 养护面积 ≥5000平方米 40
效益指标 社会效益指标 绿化覆盖率 ≥40% 30
满意度指标 服务对象满意度指标 市民满意度 ≥90% 20
"""


def read(text: str, reference: Reference) -> ParsedDocument:
    return parse(text.encode(), reference, Source())


def cells(form: Form) -> int:
    return sum(3 + 4 * len(one.indicators) for one in form.projects)


def wrong_cells(parsed: ParsedDocument, form: Form) -> int:
    """How many names, totals, units and cells of indicators are not as printed; all of a project that is not there."""
    wrong = 0
    got = [*found(parsed), *[None] * len(form.projects)]
    for one, other in zip(wanted(form), got, strict=False):
        assert isinstance(one, dict)
        rows = [*(other["indicators"] if isinstance(other, dict) else []), *[("",) * 4] * len(one["indicators"])]
        pairs = [pair for row in zip(one["indicators"], rows, strict=False) for pair in zip(*row, strict=True)]
        pairs += [(one[name], other[name] if isinstance(other, dict) else None) for name in ("name", "total", "unit")]
        wrong += sum(left != right for left, right in pairs)
    return wrong


@pytest.mark.parametrize("apart", ["\n", "\n\n"], ids=["close", "apart"])
@pytest.mark.parametrize("width", [8, 12, 20, 40])
@pytest.mark.parametrize("name", READ)
def test_a_form_is_read_to_the_last_cell_in_columns_of_any_width(
    name: str, width: int, apart: str, reference: Reference
):
    form = FORMS[name]
    assert found(read(running_text(form.blocks, width, apart), reference)) == wanted(form)


WRITERS = {"a cell a line": cell_a_line} | {
    f"{width} wide": partial(running_text, width=width) for width in (7, 10, 16, 28)
}


@pytest.mark.parametrize("writer", WRITERS)
def test_what_is_not_refused_is_right(writer: str, reference: Reference):
    """A few rows can be read two ways even by a person: of the cells that are read at most one in a hundred is wrong."""
    total = wrong = 0
    for form in FORMS.values():
        try:
            parsed = read(WRITERS[writer](form.blocks), reference)
        except IngestError:
            continue
        total += cells(form)
        wrong += wrong_cells(parsed, form)
    assert total > 900
    assert wrong <= total * 0.01


def test_a_plain_form_is_read(reference: Reference):
    parsed = read(PLAIN, reference)
    assert [row["target"] for row in parsed.tables["indicators"]] == ["≥5000平方米", "≥40%", "≥90%"]
    assert [row["weight"] for row in parsed.tables["indicators"]] == [40, 30, 20]
    assert [row["goal"] for row in parsed.tables["projects"]] == ["养护绿地，保持整洁。"]


@pytest.mark.parametrize(
    ("printed", "instead", "said"),
    [
        ("指标值 分值", "指标值 分值 备考", "表头里的「备考」不认识"),
        ("项目名称 城区绿化养护", "项目名称 城区绿化养护 立项批次 第三批", "「立项批次」不是认识的栏目名"),
        ("年度资金总额 60.00", "年度资金总额 60\n00.00", "60｜00.00"),
        ("≥40% 30", "≥40%", "效益指标｜社会效益指标｜绿化覆盖率｜≥40%"),
        ("绿化覆盖率 ≥40% 30", "绿化 覆盖率 ≥40% 30", "绿化覆盖率"),
        ("养护面积 ≥5000平方米 40", "1.养护面积\n2.补植面积\n≥5000平方米\n40", "1.养护面积2.补植面积"),
        ("产出指标 数量指标", "建设类 数量指标", "建设类"),
        ("一级指标", "项目名称 年度目标 一级指标", "一行一个项目的表"),
        ("项目名称 城区绿化养护\n", "项目名称\n", "项目名称｜"),
        ("效益指标 社会", "其他资金\n效益指标 社会", "效益指标"),
        ("社会效益指标 绿化", "满意度指标 绿化", "效益指标｜满意度指标"),
        ("≥90% 20", "≥90% 20\n名词解释", "市民满意度"),
        ("项目名称 城区绿化养护", "项目名称 城区绿化养护\n立项批次：第三批", "立项批次"),
        ("年度资金总额 60.00", "年度资金总额 财政拨款 其他资金\n60.00 60.00", "60.00｜60.00"),
        ("其中：财政拨款 60.00", "其中：财政拨款 60.00 其中：财政拨款 20.00", "60.00｜20.00"),
        ("城区绿化养护\n", "城区绿化养护\n年度目标 由\n实施单位 组织验收。\n", "组织验收"),
        ("绿化覆盖率 ≥40%", "完成时间 2025年1\n月底", "完成时间"),
        ("绿化覆盖率 ≥40% 30", "绿化覆盖率 ≥40% 30\n2026年1月，全市绿化工作完成。\n≥1 10", "全市绿化工作"),
    ],
)
def test_what_cannot_be_told_apart_refuses_with_the_words(printed: str, instead: str, said: str, reference: Reference):
    assert printed in PLAIN
    with pytest.raises(IngestError, match=said):
        read(PLAIN.replace(printed, instead), reference)


def test_a_name_parted_only_by_a_line_break_from_a_target_in_words_is_a_doubt(reference: Reference):
    words = PLAIN.replace("绿化覆盖率 ≥40% 30", "城区绿化覆盖率和完好率\n水平\n持续提升\n30")
    assert [row["text"] for row in read(words, reference).tables["doubts"]] == ["城区绿化覆盖率和完好率水平持续提升"]
    assert read(PLAIN, reference).tables["doubts"] == []


def test_a_form_of_a_whole_department_that_cannot_be_read_leaves_the_projects(reference: Reference):
    whole = PLAIN.replace("项目支出绩效目标表", "部门整体绩效目标表").replace("项目名称 城区绿化养护\n", "")
    text = whole.replace("产出指标 数量指标", "履职效能 重点任务") + PLAIN
    parsed = read(text, reference)
    assert [row["project_name"] for row in parsed.tables["projects"]] == ["城区绿化养护"]
    assert [row["text"] for row in parsed.tables["doubts"]] == ["部门整体绩效目标表"]


def test_a_number_below_a_label_and_above_the_heads_is_no_page_number(reference: Reference):
    text = PLAIN.replace("年度目标 养护绿地，保持整洁。\n", "").replace("其中：财政拨款 60.00", "其中：财政拨款\n60")
    assert [row["fiscal_yuan"] for row in read(text, reference).tables["projects"]] == [600_000]


def test_radicals_that_stand_for_plain_characters_are_read_as_these(reference: Reference):
    assert found(read(PLAIN.replace("目", "⽬").replace("一", "⼀"), reference)) == found(read(PLAIN, reference))
