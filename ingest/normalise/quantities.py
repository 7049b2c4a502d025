"""Numbers in a target: comparator, value or range, and measure. What is not certain is not read."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.normalise.measures import Measure, Measures
from ingest.normalise.money import exact_product
from ingest.normalise.units import MULTIPLES, Rest
from ingest.normalise.words import COMPARE, HAN, SIGN_BEFORE, introduces, joined

DIGITS = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
HAN_DIGITS = "一二三四五六七八九十"
HAN_VALUES = {**{digit: value for value, digit in enumerate(HAN_DIGITS, start=1)}, "两": 2}
DOES = "(?:组织|开展|举办|召开|进行|完成|培训|服务|发放)?"

SINGLE = re.compile(
    rf"(?P<words>[^0-9<>≤≥=≈~]*?)(?P<sign>{COMPARE})?{DOES}(?P<number>-?{DIGITS}|[{HAN_DIGITS}两])(?P<rest>[^0-9]*)"
)
RANGE = re.compile(
    rf"(?P<words>[^0-9<>≤≥=≈~]*?)(?P<about>约|大约|≈)?(?P<low>{DIGITS})(?P<unit_low>[^0-9~]*?)(?:[-~]+|至|到)"
    rf"(?P<high>{DIGITS})(?P<rest>[^0-9]*)"
)
BOTH = re.compile(
    rf"(?P<words>[^0-9<>≤≥=≈~]*?)(?:≥|>=|>|不低于|不少于|大于等于|大于)(?P<low>{DIGITS})(?P<unit_low>[^0-9<>≤≥=]*?)"
    rf"[且并,;、和]*(?:≤|<=|<|不高于|不超过|小于等于|小于)(?P<high>{DIGITS})(?P<rest>[^0-9]*)"
)
BETWEEN = re.compile(
    rf"(?P<words>)(?P<low>{DIGITS})(?P<unit_low>[^0-9<>≤≥=]*?)(?:≤|<=|<)[{HAN}A-Za-z]*(?:≤|<=|<)(?P<high>{DIGITS})(?P<rest>[^0-9]*)"
)
YEAR_NUMBER = re.compile(r"(?:19|20)[0-9]{2}(?:\.(?:0?[1-9]|1[0-2]))?")
"""A year, or a year with its month: 2025.12."""
TWICE = re.compile(r"([≥≤><=%])\1+|(?<=[≥≤])=")
"""A sign or % printed in two cells of one target, or as `≥=`."""
PUNCTUATION = re.compile(r"[。.;,!]+$")
REMARK = re.compile(rf"\(([{HAN}%]*)\)$")
INCLUDED = re.compile(r"\(含[0-9.]*[%‰分]?\)")
"""`(含)`, `(含95%)`: what 以上 and 以下 mean anyway."""
SIGN_APART = re.compile(r"\((?P<first>[≥≤><=]+)\)(?P<rest>[^≥≤><=]+)|(?P<own>[^≥≤><=]+)\((?P<last>[≥≤><=]+)\)")
"""`(≥)90%`, `90%(≥)`: a sign in brackets of its own."""
HUNDREDTHS = re.compile(rf"(?<![0-9.])百分之({DIGITS})")

LARGEST = Decimal(10) ** 15
MOST_DECIMALS = 6
"""What the columns of a value hold (schema.sql)."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number or range with its measure; `parts` are the parts of a compound measure, the unit itself first."""

    comparator: str | None
    low: Decimal
    high: Decimal
    parts: tuple[str, ...]
    measure: Measure | None


def read_quantity(text: str, per: list[str], measures: Measures) -> Quantity | None:
    """The one number or range in `text`, once for each of `per` (`每场` printed in front); None if not certain."""
    once = TWICE.sub(r"\1", INCLUDED.sub("", PUNCTUATION.sub("", text)))
    if apart := SIGN_APART.fullmatch(once):
        once = "".join(apart.group("first", "rest") if apart["first"] else apart.group("last", "own"))
    printed = without_remark(HUNDREDTHS.sub(r"\1%", once), measures)
    for form, read in ((BOTH, read_range), (BETWEEN, read_range), (RANGE, read_range), (SINGLE, read_single)):
        found = form.fullmatch(printed)
        if found and introduces(found["words"]):
            try:
                return read(found, per, measures)
            except ValueError:
                return None
    return None


def without_remark(text: str, measures: Measures) -> str:
    """`100%(含)` without its remark; a unit in brackets, as in `90(%)`, is no remark."""
    found = REMARK.search(text)
    if not found or "每" in found[1] or "均" in found[1]:
        return text
    return text[: found.start()] + (found[1] if measures.get(found[1]) else "")


def read_single(found: re.Match[str], per: list[str], measures: Measures) -> Quantity:
    number, rest = found["number"], Rest.of(found["rest"], measures)
    if number.startswith("-") and found.start("number") > len(found["sign"] or ""):
        raise ValueError("是连接号，不是负号")
    if number in HAN_VALUES and not rest.is_known:
        raise ValueError("汉字数字后没有已知的计量单位")
    if rest.text.startswith(("年", "月", "学年")) and (YEAR_NUMBER.fullmatch(number) or is_month(number, rest)):
        raise ValueError("是年份或月份，不是数值")
    if per and not rest.parts:
        raise ValueError("每……之后只有数字，没有计量单位")
    sign = joined(SIGN_BEFORE.get(found["sign"]), rest.sign)
    if (not (sign or rest.parts) and found["words"]) or (YEAR_NUMBER.fullmatch(number) and not (sign or rest.measure)):
        raise ValueError("只有数字，没有比较符和计量单位：可能是编号或年份")
    value = to_value(number, rest.multiple)
    return Quantity(sign, value, value, (*rest.parts, *per), rest.measure)


def is_month(number: str, rest: Rest) -> bool:
    return rest.text.startswith("月") and len(number) < 3 and number.isdigit() and int(number) <= 12


def read_range(found: re.Match[str], per: list[str], measures: Measures) -> Quantity:
    rest = Rest.of(found["rest"], measures)
    first = Rest.of(found["unit_low"], measures) if found["unit_low"] else rest
    if found["unit_low"] in MULTIPLES:
        first = Rest.of(found["unit_low"] + found["rest"].removeprefix(found["unit_low"]), measures)
    if first.parts != rest.parts or rest.text.startswith("月") or rest.sign or YEAR_NUMBER.fullmatch(found["low"]):
        raise ValueError("区间两端的计量单位不同")
    low, high = to_value(found["low"], first.multiple), to_value(found["high"], rest.multiple)
    if low > high:
        raise ValueError("区间的下限大于上限")
    about = found.groupdict().get("about")
    return Quantity("≈" if about else None, low, high, (*rest.parts, *per), rest.measure)


def to_value(number: str, multiple: Decimal) -> Decimal:
    """The number itself. Raises ValueError where it is longer than the columns hold."""
    printed = HAN_VALUES.get(number)
    value = exact_product(Decimal(printed if printed else number.replace(",", "")), multiple)
    decimals = -int(value.as_tuple().exponent)
    if abs(value) >= LARGEST or decimals > MOST_DECIMALS:
        raise ValueError("数值过长")
    return value
