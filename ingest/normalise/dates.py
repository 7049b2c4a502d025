"""Targets that are a date, a deadline or a period."""

import calendar
import re
from datetime import date

from ingest.normalise.words import COMPARE, COMPARES, DENIAL, HAN, SIGN_BEFORE, joined
from ingest.records import TargetReading

YEAR = "(?:19|20)[0-9]{2}"
MONTH = "[0-9]{1,2}"
LEAD = rf"(?:[{HAN}]{{1,8}}:)?(?:力争|确保|争取|计划|预计|应当?|须)?(?:于|在|截至|截止到?|到)?"
DONE = (
    rf"(?:(?:前|之前)?(?:按时|及时|按期|全部|全面|基本)?"
    rf"(?:完成|完工|实施|执行|开展|发放|支付|拨付|办结|交付|验收|到位|结束|上线|竣工)[{HAN}]{{0,8}})?"
)

NUMERIC = re.compile(rf"({YEAR})([-./])({MONTH})\2({MONTH})(?![0-9])[日号]?")
COMPACT = re.compile(rf"(?<![0-9.,])({YEAR})(0[1-9]|1[0-2])([0-2][0-9]|3[01])(?![0-9.,])")
"""`20251231`, as a program writes a date."""
NUMERIC_MONTHS = re.compile(rf"({YEAR})[./]({MONTH})([-~至到]+)({YEAR})[./]({MONTH})")

POINT = re.compile(
    rf"{LEAD}(?P<sign>{COMPARE})?(?P<year>{YEAR})年(?:度)?(?:(?P<month>{MONTH})月份?(?:(?P<day>{MONTH})[日号])?)?"
    rf"(?P<end>年?[底末])?(?P<before>之前|以前|前)?(?P<done>{DONE})"
)
PERIOD = re.compile(
    rf"{LEAD}(?:从|自)?(?P<year>{YEAR})年?度?(?:(?P<month>{MONTH})月?份?(?:(?P<day>{MONTH})[日号])?)?(?:起|开始)?"
    rf"[-~至到]+(?:(?P<year2>{YEAR})年度?)?(?:(?P<month2>{MONTH})月份?(?:(?P<day2>{MONTH})[日号])?)?[底末]?{DONE}"
)
WHOLE_YEAR = re.compile(rf"{LEAD}(?P<year>{YEAR})年?(?:年?全年|年度|年内|度内|度|内)(?:度?内)?{DONE}")
UNTIL = "内?(?P<end>[底末])?(?P<before>之前|以前|前)?"
PART_OF_YEAR = re.compile(rf"{LEAD}(?P<year>{YEAR})年(?P<part>上半年|下半年|第?[一二三四1-4]季度){UNTIL}{DONE}")
PART_NO_YEAR = re.compile(
    rf"{LEAD}(?:当年|本年度?|次年|翌年)?(?:上半年|下半年|第[一二三四1-4]季度|[一二三四]季度){UNTIL}{DONE}"
)
NO_YEAR = re.compile(
    rf"{LEAD}(?:每年)?(?P<sign>{COMPARE})?(?:每年|当年|本年度?|次年|翌年)?"
    rf"(?:(?P<month>{MONTH})(?:月份?(?P<day>{MONTH}[日号])?[底末初]?|[底末](?=之?前|以前))|年?年[底末])"
    rf"(?P<before>之前|以前|前)?{DONE}"
)
MONTHS_NO_YEAR = re.compile(rf"{LEAD}(?P<month>{MONTH})月?份?[-~至到]+(?P<month2>{MONTH})月份?[底末]?{DONE}")

PARTS = {
    **{"上半年": (1, 6), "下半年": (7, 12)},
    **{f"{n}季度": (3 * i + 1, 3 * i + 3) for i, pair in enumerate(("一1", "二2", "三3", "四4")) for n in pair},
}
"""Part of a year -> its first and last month."""

MAY_BE_DATE = re.compile(r"[年月]|季度|[底末](?:之?前|以前)|[0-9]{4}[-./]|[0-9]全年|20[0-9]{6}")


def read_date(text: str) -> TargetReading | None:
    """The date, deadline (≤) or period that the whole of `text` is; None where it is none.

    `2025年12月31日前` is ≤ 2025-12-31; `2025年1月-12月` is 2025-01-01 to 2025-12-31; `≤12月底前` has no year, so it is
    ≤ with both dates null. So is `2025年10月前`: whether October still counts is not said. `第四季度` has no year too.
    """
    if not MAY_BE_DATE.search(text) or DENIAL.search(COMPARES.sub("", text)):
        return None
    dotted = NUMERIC_MONTHS.sub(r"\1年\2月\3\4年\5月", COMPACT.sub(r"\1年\2月\3日", text))
    spelled = NUMERIC.sub(r"\1年\3月\4日", dotted)
    for form, read in FORMS:
        found = form.fullmatch(spelled)
        if found:
            try:
                return read(found)
            except ValueError:
                return None
    return None


def point(found: re.Match[str]) -> TargetReading:
    first, last = span(found["year"], found["month"], found["day"])
    sign = sign_of(found)
    exact = bool(found["day"] or found["end"])
    if found["before"] and not exact:
        return TargetReading("date", sign)
    if sign in ("≤", "<"):
        return TargetReading("date", sign, date_to=last)
    if sign in ("≥", ">"):
        return TargetReading("date", sign, date_from=first)
    return TargetReading("date", sign, date_from=None if found["end"] else first, date_to=last)


def sign_of(found: re.Match[str]) -> str | None:
    """The comparator of a date; `=` in a cell of its own before `12月底前` says no more than the words."""
    before = SIGN_BEFORE.get(found["sign"])
    return "≤" if found["before"] and before == "=" else joined(before, "≤" if found["before"] else None)


def period(found: re.Match[str]) -> TargetReading:
    """From the first to the last day that is named. Raises ValueError where the end names nothing or comes first."""
    if not (found["year2"] or found["month2"]):
        raise ValueError("没有截止日")
    first, _ = span(found["year"], found["month"], found["day"])
    _, last = span(found["year2"] or found["year"], found["month2"], found["day2"])
    if last < first:
        raise ValueError("截止日早于起始日")
    return TargetReading("date", date_from=first, date_to=last)


def whole_year(found: re.Match[str]) -> TargetReading:
    first, last = span(found["year"], None, None)
    return TargetReading("date", date_from=first, date_to=last)


def part_of_year(found: re.Match[str]) -> TargetReading:
    months = PARTS[found["part"].removeprefix("第")]
    first, last = (span(found["year"], str(month), None) for month in months)
    if found["before"] and not found["end"]:
        return part_no_year(found)
    sign = "≤" if found["before"] else None
    return TargetReading("date", sign, date_from=None if found["end"] else first[0], date_to=last[1])


def part_no_year(found: re.Match[str]) -> TargetReading:
    return TargetReading("date", "≤" if found["before"] else None)


def no_year(found: re.Match[str]) -> TargetReading:
    check_month(found["month"])
    return TargetReading("date", sign_of(found))


def months_no_year(found: re.Match[str]) -> TargetReading:
    check_month(found["month"])
    check_month(found["month2"])
    return TargetReading("date")


def check_month(month: str | None) -> None:
    if month and not 1 <= int(month) <= 12:
        raise ValueError("没有这个月份")


def span(year: str, month: str | None, day: str | None) -> tuple[date, date]:
    """First and last day of the year, month or day. Raises ValueError where the calendar has no such day."""
    if not month:
        return date(int(year), 1, 1), date(int(year), 12, 31)
    check_month(month)
    last = calendar.monthrange(int(year), int(month))[1]
    return date(int(year), int(month), int(day or 1)), date(int(year), int(month), int(day or last))


FORMS = (
    (WHOLE_YEAR, whole_year),
    (PART_OF_YEAR, part_of_year),
    (POINT, point),
    (PERIOD, period),
    (NO_YEAR, no_year),
    (MONTHS_NO_YEAR, months_no_year),
    (PART_NO_YEAR, part_no_year),
)
