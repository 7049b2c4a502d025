"""What stands behind a number: a multiple such as 万, its unit, a comparator such as 以上, and harmless words."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.normalise.measures import Measure, Measures
from ingest.normalise.words import COMPARE_AFTER, DENIAL, HAN, SIGN_AFTER, harmless, joined

MULTIPLES = {
    "百": Decimal(100),
    "千": Decimal(10) ** 3,
    "万": Decimal(10) ** 4,
    "亿": Decimal(10) ** 8,
    "万亿": Decimal(10) ** 12,
}
ABOVE = ("余", "多")

NOT_A_NOUN = re.compile(r"[前后起第至到的之以且按余内均]")
"""What follows a unit and shows that it is none, or that more is meant than so many of a thing."""

UNIT_WORD = rf"(?:[{HAN}]{{1,4}}|[A-Za-z℃°²³]{{1,8}})"
UNKNOWN_MEASURE = re.compile(rf"{UNIT_WORD}(?:[/·]{UNIT_WORD})*")
LATIN_WORD = re.compile(r"[A-Za-z]\|[A-Za-z]")
"""A unit in Latin letters that only begins a longer one: MW is no M."""
NO_UNIT = re.compile(r"[前后内外按且单每的至到起为是和及余以之均第一二三四五六七八九十]|完成|发放|左右")


@dataclass(frozen=True, slots=True)
class Rest:
    """What stands behind a number: multiple (万), measure, comparator (以上), and words that leave the number alone."""

    text: str
    multiple: Decimal
    sign: str | None
    parts: tuple[str, ...]
    measure: Measure | None
    is_known: bool

    @classmethod
    def of(cls, text: str, measures: Measures) -> "Rest":
        """Raises ValueError where the words behind the number are not certain."""
        multiple, after = split_multiple(text, measures)
        sign = None
        if after.startswith(ABOVE):
            sign, after = ">", after[1:]
        unit, sign_after, words = split_comparator(after, measures)
        if not harmless(words):
            raise ValueError("数值后另有文字")
        parts, measure, is_known = read_unit(unit, measures)
        return cls(text, multiple, joined(sign, sign_after), parts, measure, is_known and not words)


def split_multiple(text: str, measures: Measures) -> tuple[Decimal, str]:
    """`万条` is 10,000 of 条; `万元` and `千米` are units of their own; `万余元` is 余 in front of 万元."""
    if measures.prefix(text):
        return Decimal(1), text
    for word in ("万亿", "亿", "万", "千", "百"):
        after = text.removeprefix(word)
        if after == text:
            continue
        if after.startswith(ABOVE) and (whole := measures.prefix(word + after[1:])) and whole[0].kind == "money":
            return Decimal(1), after[0] + word + after[1:]
        return MULTIPLES[word], after
    return Decimal(1), text


def split_comparator(text: str, measures: Measures) -> tuple[str, str | None, str]:
    """The unit, the comparator behind it and the words behind that."""
    for found in COMPARE_AFTER.finditer(text):
        unit = text[: found.start()]
        if not unit or measures.get(unit) or found[0] != "内":
            return unit, SIGN_AFTER[found[0]], text[found.end() :]
    return text, None, ""


def read_unit(text: str, measures: Measures) -> tuple[tuple[str, ...], Measure | None, bool]:
    """The parts of the unit, the measure that the value is in, and whether the whole unit is in the table."""
    if not text:
        return (), None, False
    start = measures.prefix(text)
    if not start:
        return unknown_unit(text), None, False
    measure, after = start
    if after.startswith("·") and measure.kind != "money":
        return unknown_unit(text.replace("·", "")), None, False
    if after and measure.kind == "share" and after[0] in "/·":
        raise ValueError("比例没有分母")
    if not after or after[0] in "/·每(":
        parts = measures.parts(after)
        return (measure.name, *parts), measure, True
    return measured_noun(text, measure, after, measures)


def measured_noun(
    text: str, measure: Measure, after: str, measures: Measures
) -> tuple[tuple[str, ...], Measure | None, bool]:
    """`次培训` is 次; `公里` within `人公里` is no noun, so the unit is kept as printed."""
    if measures.get(after) or LATIN_WORD.search(text.removesuffix(after) + "|" + after):
        return unknown_unit(text), None, False
    if NOT_A_NOUN.match(after) or not harmless(after):
        raise ValueError("计量单位后另有文字")
    return (measure.name,), measure, False


def unknown_unit(text: str) -> tuple[str, ...]:
    """A unit that the table does not know, kept as printed. Raises ValueError where it cannot be a unit."""
    if not UNKNOWN_MEASURE.fullmatch(text) or NO_UNIT.search(text) or DENIAL.search(text):
        raise ValueError("不是计量单位")
    return tuple(part for part in text.split("/") if part)
