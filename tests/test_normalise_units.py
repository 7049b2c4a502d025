"""Units of a bare number that its name prints in brackets, signs in brackets, and rates of a month."""

from decimal import Decimal

import pytest

from tests.readings import cost, read


@pytest.mark.parametrize(
    ("target", "name", "value", "measure"),
    [
        ("12.6", "保护人口（万人）", "126000", "人"),
        ("≥3.5", "粮食产量（万吨）", "35000", "吨"),
        ("≥2", "宣传活动（场/年）", "2", "场/年"),
        ("≤3", "办理时限（个工作日）", "3", "工作日"),
        ("≥90", "群众满意度（%）", "90", "%"),
        ("≥8", "建设工程（一期）", "8", None),
        ("≥8", "农村公路（县道以上）", "8", None),
    ],
)
def test_bare_number_is_in_the_unit_of_its_name_with_its_multiple(target, name, value, measure):
    reading = read(target, level3=name)
    assert (reading.value_low, reading.measure) == (Decimal(value), measure)


@pytest.mark.parametrize(
    ("target", "name", "value_yuan", "rate_per"),
    [
        ("≤500", "补助标准（元/人）", 500, "人"),
        ("=500", "补助标准（元/人·年）", 500, "人·年"),
        ("≤1.5", "单位成本（万元/公里）", 15_000, "公里"),
        ("≤550元/人.天", "培训成本", 550, "人·天"),
        ("≤1万元", "月均租金", 10_000, "月"),
    ],
)
def test_rate_is_told_by_the_unit_in_the_name(target, name, value_yuan, rate_per):
    reading = cost(target, name=name)
    assert (reading.value_yuan, reading.money_basis, reading.rate_per) == (value_yuan, "rate", rate_per)


def test_rent_of_a_month_is_no_total_of_the_year():
    assert cost("≤1万元", name="月租金").money_basis is None
    assert cost("≤12万元", name="12个月租金").money_basis == "total"
    assert cost("≤2", name="印刷费（单位：万元）").money_basis == "total"


@pytest.mark.parametrize(
    ("target", "comparator", "value", "measure"),
    [
        ("100%（≥）", "≥", "100", "%"),
        ("（≥）90%", "≥", "90", "%"),
        ("95%(含95%)以上", "≥", "95", "%"),
        ("不得低于90%", "≥", "90", "%"),
        ("不得超过3次", "≤", "3", "次"),
        ("≥5百人", "≥", "500", "人"),
        ("≤2h", "≤", "2", "小时"),
        ("≤30min", "≤", "30", "分钟"),
        ("≥5万kW·h", "≥", "50000", "千瓦时"),
    ],
)
def test_sign_and_unit_are_read_in_whatever_spelling(target, comparator, value, measure):
    reading = read(target)
    assert (reading.comparator, reading.value_low, reading.measure) == (comparator, Decimal(value), measure)
