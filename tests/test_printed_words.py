"""The words that were read are marked where they stand, once each, and what does not stand there is named."""

from decimal import Decimal

import pytest

from pages.parts.printed_words import missing, stretches

ROW = "11-数量指标;合格率;指标值:100%;年度:100%。12-质量指标;到课率;指标值:100%;年度:100%。"


def marked(text: str, wanted: list) -> list[str]:
    return [text[start:end] for start, end in stretches(text, wanted)]


@pytest.mark.parametrize(
    ("text", "wanted", "found"),
    [
        ("名称 培训\n人次 ≥700", ["培训人次", "≥700"], ["培训\n人次", "≥700"]),
        ("合计 1,200.50 万元，1200.5", [Decimal("1200.5")], ["1,200.50"]),
        ("2025年 25 人，5.0", [Decimal(5)], ["5.0"]),
        ("没有", ["别的"], []),
        ("", ["别的"], []),
        ("满意度≥90% ≥90%", ["满意度≥90%", "≥90%"], ["满意度≥90%", "≥90%"]),
        ("[a](b) .*", [".*"], [".*"]),
    ],
)
def test_words_are_found_whatever_white_space_parts_them_and_numbers_however_they_are_written(text, wanted, found):
    assert marked(text, wanted) == found


def test_of_words_that_stand_there_often_those_beside_the_name_are_marked():
    places = stretches(ROW, ["到课率", "100%", "100%"])
    assert [ROW[start:end] for start, end in places] == ["到课率", "100%", "100%"]
    assert places[0][0] > ROW.index("12-")
    assert marked(ROW, ["合格率", "100%"]) == ["合格率", "100%"]
    assert stretches(ROW, ["合格率", "100%"])[1][0] == ROW.index("100%")


def test_the_name_that_keeps_all_words_closest_together_is_the_one():
    text = "费用 说明 很长的一段话，费用 400元"
    assert stretches(text, ["费用", "400元"])[0][0] == text.rindex("费用")


def test_what_is_cut_is_missing():
    assert missing("社会效益指 页 标 90", ["社会效益指标", Decimal(90), "90"]) == ["社会效益指标"]
