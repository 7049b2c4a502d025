"""Text of a table from which a program has taken the tabs of the blank cells at the end of a row."""

from decimal import Decimal

import pytest

from ingest.errors import IngestError
from ingest.normalise import Reference
from ingest.parse import parse
from ingest.sources import Source

HEAD = """项目支出绩效目标表
单位名称：沙洲市救助站
单位：万元
项目名称	总计	财政拨款	其他资金	绩效目标	绩效指标
"""
SUMS = "沙洲市救助站	114.6	114.6\n本级项目	114.6	114.6\n"
PROJECTS = """街面救助	82.6	82.6		及时救助。	数量指标：救助人次≥1500人次；质量指标：返乡率≥95%。
车辆运行	32	32		保障运行。	数量指标：保障车辆数=8辆。
"""


def names_and_totals(text: str, reference: Reference) -> list[tuple[object, object]]:
    rows = parse(text.encode(), reference, Source()).tables["projects"]
    return [(row["project_name"], row["total_yuan"]) for row in rows]


@pytest.mark.parametrize("last", ["", "合计	114.6	114.6\n"])
def test_sums_without_their_blank_cells_are_rows_of_their_own(last: str, reference: Reference):
    found = names_and_totals(HEAD + SUMS + PROJECTS + last, reference)
    assert found == [("街面救助", Decimal(826_000)), ("车辆运行", Decimal(320_000))]


def test_a_goal_of_two_lines_stays_in_its_row(reference: Reference):
    parted = PROJECTS.replace("及时救助。", "及时救助流浪人员，\n每年不少于\t1500人次。", 1)
    with pytest.raises(IngestError):
        names_and_totals(HEAD + parted, reference)
    joined = PROJECTS.replace("及时救助。", "及时救助流浪人员，\n每年不少于1500人次。", 1)
    assert len(names_and_totals(HEAD + joined, reference)) == 2


def test_a_text_cut_behind_the_amounts_of_a_project_is_refused(reference: Reference):
    with pytest.raises(IngestError, match="截断"):
        names_and_totals(HEAD + PROJECTS + "值班经费	12	12", reference)


def test_a_sum_below_the_numbers_of_the_rows_is_no_project(reference: Reference):
    head = "序号\t项目名称\t总计\t其中：财政拨款\t绩效目标\t绩效指标\n"
    rows = "1\t街面救助\t82.6\t80\t及时救助。\t数量指标：救助人次≥1500人次。\n合计\t\t82.6\t80\t\t\n"
    [project] = parse((HEAD.rsplit("\n", 2)[0] + "\n" + head + rows).encode(), reference, Source()).tables["projects"]
    assert (project["project_name"], project["total_yuan"], project["fiscal_yuan"]) == ("街面救助", 826_000, 800_000)
