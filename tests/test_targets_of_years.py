"""Targets of several years side by side: that of the year of the budget is the project's."""

import pytest

from ingest.errors import RecognitionError
from ingest.normalise import Reference
from ingest.parse import parse
from ingest.sources import Source
from tests.city_forms import blocks
from tests.written import web_page

THREE_YEARS = """
财政支出项目绩效目标表
项目名称|智慧水务{{1x5}}
实施单位|石榴县供水中心|{label}|320||
一级指标|二级指标|三级指标|2025年指标值|2026年指标值|2027年指标值
产出指标|数量指标|安装智能水表|≥3000只|≥4000只|≥5000只
"""


def indicators(lines: str, reference: Reference) -> list[dict[str, object]]:
    return parse(web_page(blocks(lines)).encode(), reference, Source()).tables["indicators"]


@pytest.mark.parametrize(("label", "target"), [("2025年预算（万元）", "≥3000只"), ("2026年预算（万元）", "≥4000只")])
def test_of_targets_of_several_years_that_of_the_budget_is_the_form_s(label: str, target: str, reference: Reference):
    assert [row["target"] for row in indicators(THREE_YEARS.format(label=label), reference)] == [target]


def test_targets_of_several_years_beside_a_budget_of_no_year_are_not_chosen_from(reference: Reference):
    with pytest.raises(RecognitionError):
        indicators(THREE_YEARS.format(label="预算数（万元）"), reference)
