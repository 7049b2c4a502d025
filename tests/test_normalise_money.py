"""Printed amounts in yuan."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.normalise import to_yuan


@pytest.mark.parametrize(
    ("text", "unit", "yuan"),
    [
        ("54,117.80", "万元", "541178000"),
        ("7.30", "万元", "73000"),
        ("455000.00", "元", "455000"),
        ("0.05", "万元", "500"),
        ("５４，１１７．８０", "万元", "541178000"),
        (" 1 283.00 ", "万元", "12830000"),
        ("-0.50", "万元", "-5000"),
        ("0.00", "元", "0"),
    ],
)
def test_printed_amount_is_exact_in_yuan(text, unit, yuan):
    assert to_yuan(text, unit) == Decimal(yuan)


@pytest.mark.parametrize("text", [None, "", " ", "\u3000", "-", "—", "－－", "/"])
def test_blank_or_dash_is_no_amount_and_not_zero(text):
    assert to_yuan(text, "万元") is None


@pytest.mark.parametrize("text", ["约30", "30万元", "1,23", "1.2.3", "3O", "10-20", "１２%", "١٢", "12e3", "NaN"])
def test_what_is_no_amount_is_refused_with_its_text(text):
    with pytest.raises(ValueError, match=r"不是金额") as error:
        to_yuan(text, "万元")
    assert text in str(error.value)


def test_what_is_no_unit_of_money_is_refused():
    with pytest.raises(ValueError, match=r"金额单位是“人”"):
        to_yuan("30", "人")


@given(st.decimals(min_value=-(10**30), max_value=10**30, places=6), st.sampled_from([("元", 0), ("万元", 4)]))
def test_amount_survives_the_way_to_yuan_and_back(amount, unit):
    word, places = unit
    assert Fraction(to_yuan(f"{amount:,f}", word)) / 10**places == Fraction(amount)
