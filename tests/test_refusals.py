"""A form in words that nobody entered is refused with the row to enter; with that row it loads."""

from pathlib import Path

import pytest

from ingest import REFERENCE
from ingest.errors import IngestError
from ingest.normalise import Reference
from ingest.parse import parse
from ingest.records import ParsedDocument
from ingest.sources import Source
from tests.city_forms import blocks
from tests.written import word_file

FORM = """
项目支出绩效目标表
单位：万元
项目称谓|社区食堂补助{1x3}
总盘子|88.00|其中：财政拨款|66.00
年度目标|补助食堂。{1x3}
一级指标|二级指标|三级指标|指标目标数
产出指标|数量指标|补助食堂|应补尽补
"""
ACROSS = """
项目支出绩效目标表
单位：万元
项目名称|预算金额|数量指标|质量指标|社会效益指标
社区食堂补助|88.00|补助40家|全部达标|老人受益
"""


def loaded(form: str, reference: Reference) -> ParsedDocument:
    return parse(word_file(blocks(form)), reference, Source())


def with_rows(folder: Path, *rows: str) -> Reference:
    for table in REFERENCE.glob("*.csv"):
        text = table.read_text(encoding="utf-8")
        (folder / table.name).write_text(text, encoding="utf-8")
    with (folder / "labels.csv").open("a", encoding="utf-8") as labels:
        labels.writelines(f"{row}\n" for row in rows)
    return Reference.load(folder)


def test_each_refusal_names_the_row_that_mends_it(tmp_path: Path):
    target, name, total = "指标目标数,head,target", "项目称谓,label,project_name", "总盘子,label,total"
    with pytest.raises(IngestError, match=f"认出了表头 一级指标、二级指标、三级指标.*不认识.*指标目标数.*「{target}」"):
        loaded(FORM, with_rows(tmp_path))
    with pytest.raises(IngestError, match=f"认出的栏目：其中：财政拨款、年度目标.*不认识.*项目称谓.*「{name}」"):
        loaded(FORM, with_rows(tmp_path, target))
    parsed = loaded(FORM, with_rows(tmp_path, target, name))
    assert parsed.tables["projects"][0]["total_yuan"] is None
    assert [rest["text"] for rest in parsed.tables["remainders"] if rest["use"] == "unread"] == ["总盘子", "88.00"]
    parsed = loaded(FORM, with_rows(tmp_path, target, name, total))
    assert parsed.tables["projects"][0]["total_yuan"] == 880_000


def test_an_item_that_nothing_parts_is_kept_whole_as_a_name_without_a_target(reference: Reference):
    rows = loaded(ACROSS, reference).tables["indicators"]
    assert [(row["level3"], row["target"]) for row in rows] == [
        ("补助", "40家"),
        ("全部达标", None),
        ("老人受益", None),
    ]


def test_an_item_with_two_signs_is_refused(reference: Reference):
    with pytest.raises(IngestError, match="分不清名称和指标值：「补助≥40家合格≥9家」"):
        loaded(ACROSS.replace("补助40家", "补助≥40家合格≥9家"), reference)


LOST = {
    "classes without a head": """
项目支出绩效目标表
产出指标|数量指标|清扫里程|≥20公里
效益指标|社会效益指标|投诉下降|≥5%
满意度指标|服务对象满意度指标|居民满意度|≥90%
""",
    "amounts beside indicators": """
单位名称：清河市城管局
||一级指标|二级指标|三级指标|指标值
道路保洁|60.00|产出指标|数量指标|清扫里程|≥20公里
路灯维护|8.00|产出指标|数量指标|维护路灯|≥300盏
""",
    "form of a project without its name": """
部门预算项目支出绩效目标表
预算单位：清河市城管局
预算金额（万元）|60{1x3}
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|清扫里程|≥20公里
""",
    "row of a project without its name": """
项目支出绩效目标表
单位：万元
项目名称|预算金额|一级指标|二级指标|三级指标|指标值
|60.00|产出指标|数量指标|清扫里程|≥20公里
""",
}


@pytest.mark.parametrize("name", LOST)
def test_a_table_that_looks_like_a_sheet_is_never_passed_over(name: str, reference: Reference):
    with pytest.raises(IngestError):
        loaded(LOST[name], reference)
