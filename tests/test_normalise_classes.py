"""Classes, cost categories and respondents, and the tables that a person edits."""

import pickle
import shutil
from pathlib import Path

import pytest

from ingest.csv_table import TableError
from ingest.normalise import UNCLASSIFIED, Reference, cost_category, respondent

TABLES = Path(__file__).parents[1] / "data" / "reference"
REFERENCE = Reference.load(TABLES)


@pytest.fixture
def tables(tmp_path):
    return Path(shutil.copytree(TABLES, tmp_path / "reference"))


@pytest.mark.parametrize(
    ("level1", "level2", "expected"),
    [
        ("产出指标", "数量指标", ("产出", "数量")),
        ("产出指标", "成本指标", ("成本", "成本")),
        ("产出", "成本", ("成本", "成本")),
        ("成本指标", "经济成本指标", ("成本", "经济成本")),
        ("成本指标", "生态环境成本指标", ("成本", "生态环境成本")),
        ("效益指标", "社会效益", ("效益", "社会效益")),
        ("效益指标", "可持续发展影响指标", ("效益", "可持续影响")),
        ("满意度指标", "社会公众或服务对象满意度指标", ("满意度", "服务对象满意度")),
        ("效益指标", "服务对象满意度指标", ("满意度", "服务对象满意度")),
        ("产出指标", "其他指标", ("产出", None)),
        ("产出指标", "数量指标2", ("产出", "数量")),
        ("满意度指标", "受益群众满意度指标", ("满意度", "服务对象满意度")),
        ("效益指标", "社会公众满意度", ("满意度", "服务对象满意度")),
        ("社会效益指标", None, ("效益", "社会效益")),
        ("产出 指标", None, ("产出", None)),
        (None, "质量指标", ("产出", "质量")),
        ("其他指标", "其他指标", (None, None)),
        (None, None, (None, None)),
    ],
)
def test_printed_levels_have_one_class_and_subclass_or_none(level1, level2, expected):
    assert REFERENCE.classes.classify(level1, level2) == expected


def test_vocabulary_of_levels_holds_each_word_with_and_without_its_ending():
    levels = set(REFERENCE.classes.levels())
    missing = {(word, level) for word, level in levels if not word.endswith("指标")} - {
        (word.removesuffix("指标"), level) for word, level in levels if word.endswith("指标")
    }
    assert not missing
    assert ("成本指标", 1) in levels
    assert ("成本指标", 2) in levels


@pytest.mark.parametrize(
    ("name", "description", "category"),
    [
        ("评审专家劳务费总成本", "每人每天所需成本", "劳务"),
        ("劳务派遣人员工资及社保缴费总成本", "", "工资社保"),
        ("工资审核培训总成本", "工资调整系统审核及培训费成本", "培训"),
        ("会议费总成本", "工资调整会议费所需成本", "会议"),
        ("考试场地租赁费成本", "", "场地"),
        ("考试计算机租用费成本", "", "租赁"),
        ("租车费", "", "交通"),
        ("物业服务费", "", "物业"),
        ("维修维护建设成本", "每平方米修缮成本", "维修"),
        ("管理系统成本", "维护院校电子信息管理系统所需成本", "运维"),
        ("人均发放水平", "按人均发放水平", "补助"),
        ("工作人员总成本", "中级职称评审工作人员每人每天劳务费成本", "劳务"),
        ("总成本", "各项活动举办产生的宣传、场地、印刷费用", UNCLASSIFIED),
        ("工资审核总成本", "控制在预算成本内", UNCLASSIFIED),
        (None, None, UNCLASSIFIED),
    ],
)
def test_name_of_a_cost_decides_its_category_before_the_description(name, description, category):
    assert cost_category(REFERENCE.cost_categories, name, description) == category


@pytest.mark.parametrize(
    ("name", "description", "asked"),
    [
        ("服务对象满意度", "", "服务对象"),
        ("学生满意度", "享受奖学金学生满意度", "学员/学生"),
        ("招聘企业满意度", "", "企业/单位"),
        ("劳务派遣人员满意度", "", "本单位人员"),
        ("发促中心工作人员服务满意度", "", "服务对象"),
        ("无军籍退休职工对补助工作满意度", "", "补助对象"),
        ("群众满意度", "", "公众"),
        ("参考人员满意度", "", "考生/参评人员"),
        ("高层次人才专线电话服务事项办结率", "", UNCLASSIFIED),
        ("满意度", "", UNCLASSIFIED),
    ],
)
def test_satisfaction_says_who_is_asked(name, description, asked):
    assert respondent(REFERENCE.respondents, name, description) == asked


def test_reference_crosses_to_another_process_unchanged():
    assert pickle.loads(pickle.dumps(REFERENCE)) == REFERENCE


def test_table_saved_by_excel_with_a_byte_order_mark_reads_the_same(tables):
    for table in tables.glob("*.csv"):
        text = table.read_text(encoding="utf-8")
        table.write_text(text.replace("\n", "\r\n"), encoding="utf-8-sig", newline="")
    assert Reference.load(tables) == REFERENCE


@pytest.mark.parametrize(
    ("table", "line", "found"),
    [
        ("classes.csv", "杂项,2,产出,杂项", "indicator_subclass=杂项"),
        ("classes.csv", "杂项,3,产出,", "level=3"),
        ("classes.csv", "杂项,1,其他,", "indicator_class=其他"),
        ("classes.csv", "数量,2,产出,质量", "重复的 数量"),
        ("classes.csv", "杂项,2,产出", "3 列"),
        ("measures.csv", "吨位,吨位,weight,", "kind=weight"),
        ("measures.csv", "美元,美元,money,", "yuan="),
        ("measures.csv", "美元,美元,money,很多", "yuan=很多"),
        ("measures.csv", "箱,箱,thing,5", "yuan=5"),
        ("measures.csv", "箱,,thing,", "空白的 measure"),
        ("cost_categories.csv", "劳务费,培训", "重复的 劳务费"),
        ("respondents.csv", ",公众", "空白的 keyword"),
        ("labels.csv", "指标目标数,heading,target", "part=heading"),
        ("labels.csv", "指标目标数,head,traget", "field=traget"),
        ("labels.csv", "项目名称,form,goal", "重复的 项目名称"),
    ],
)
def test_malformed_line_is_refused_with_file_line_and_what_was_found(tables, table, line, found):
    path = tables / table
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    last = len(path.read_text(encoding="utf-8").splitlines())
    with pytest.raises(TableError) as error:
        Reference.load(tables)
    assert f"{table} 第 {last} 行" in str(error.value)
    assert found in str(error.value)
    assert "应为" in str(error.value)


def test_table_with_another_head_is_refused(tables):
    (tables / "measures.csv").write_text("unit,measure\n", encoding="utf-8")
    with pytest.raises(TableError, match=r"第 1 行：读到“unit,measure”，应为表头 printed,measure,kind,yuan"):
        Reference.load(tables)


def test_table_that_is_not_utf_8_is_refused(tables):
    (tables / "respondents.csv").write_bytes("keyword,respondent\n群众,公众\n".encode("gb18030"))
    with pytest.raises(TableError, match="UTF-8"):
        Reference.load(tables)
