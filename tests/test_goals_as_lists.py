"""A column of goals that holds a list of signs for each project holds their indicators."""

import pytest

from ingest.normalise import Reference
from ingest.parse import parse
from ingest.sources import Source
from tests.city_forms import blocks
from tests.written import web_page, word_file, workbook

TABLE = blocks("""
2025年项目绩效目标表
单位名称：芦塘区体育局  单位：万元
项目名称|预算安排|绩效目标
全民健身|66|举办赛事≥12场；参赛人次≥8000人次；器材完好率≥98%
青训补助|18|补助运动员≥60人；教练到位率≥95%
""")
SENTENCES = blocks("""
2025年项目绩效目标表
单位名称：芦塘区体育局  单位：万元
项目名称|预算安排|绩效目标
全民健身|66|全年举办赛事≥12场，参赛人次≥8000人次，丰富群众生活。
青训补助|18|做好青少年训练。
""")


@pytest.mark.parametrize("content", [word_file(TABLE), workbook(TABLE), web_page(TABLE).encode()])
def test_each_item_of_the_lists_is_an_indicator(content: bytes, reference: Reference):
    assert [(row["level3"], row["target"]) for row in parse(content, reference, Source()).tables["indicators"]] == [
        ("举办赛事", "≥12场"),
        ("参赛人次", "≥8000人次"),
        ("器材完好率", "≥98%"),
        ("补助运动员", "≥60人"),
        ("教练到位率", "≥95%"),
    ]


def test_the_sentences_of_goals_are_no_indicators(reference: Reference):
    assert parse(web_page(SENTENCES).encode(), reference, Source()).tables["indicators"] == []
