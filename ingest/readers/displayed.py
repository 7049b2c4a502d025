"""A number of a workbook -> the text that Excel shows for it: `1` in the format `0%` is `100%`.

The rules are those of number formats in ECMA-376 part 1, 18.8.31, as far as they change what is read.
"""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

LITERAL = re.compile(r'"([^"]*)"|[\\!](.)|\[\$([^\]-]*)[^\]]*\]')
SKIPPED = re.compile(r"\[[^\]]*\]|_.|\*.")
SECTION_END = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')
CONDITION = re.compile(r"\[([<>=]{1,2})(-?[\d.]+)\]")
GENERAL = re.compile(r"General|G/通用格式", re.IGNORECASE)
IN_FULL = re.compile(r"[Ee][+-]|@|/ *[?#\d]")
"""Powers of ten, text and fractions: the number stands in full, as it would in another format."""
DATE_PART = re.compile(r"y+|m+|d+", re.IGNORECASE)
OF_CHINESE_DATE = re.compile(r"[年月日]")
SIGNIFICANT = 15
"""Digits that Excel keeps of a number."""
HOLDERS = "0#?"
MOST_ROUNDED = Decimal("0.005")
"""Of a number: two decimals of an amount in 万元 lose less."""


def shown(value: object, number_format: str) -> str:
    """The text of a cell. Text stands as it is; a number and a date as their format shows them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (datetime, date, time)):
        return date_shown(value, number_format)
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, (int, float)):
        return number_shown(Decimal(f"{value:.{SIGNIFICANT}g}"), number_format)
    return str(value)


def number_shown(value: Decimal, number_format: str) -> str:
    """`1234.5` in `#,##0.00` is `1,234.50`, in `0.0,` it is `1.2`; without a pattern of digits it stands in full."""
    pattern, value = section_of(value, number_format)
    plain = plain_of(pattern)
    text = format(value.normalize(), "f")
    if GENERAL.search(plain):
        text = GENERAL.sub(text, plain)
    elif not stands_in_full(value, plain):
        text = filled(value, plain)
    for match in LITERAL.finditer(pattern):
        text = text.replace("\0", match[1] or match[2] or match[3] or "", 1)
    return text.strip()


def rounds_off(value: object, number_format: str) -> bool:
    """Whether a number is shown with so few digits that it reads as another: `12.5` in the format `0` is `13`."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return False
    pattern, number = section_of(Decimal(f"{value:.{SIGNIFICANT}g}"), number_format)
    plain = plain_of(pattern)
    if GENERAL.search(plain) or stands_in_full(number, plain) or not any(holder in plain for holder in HOLDERS):
        return False
    number, decimals = scaled(number, plain)
    rounded = number.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return abs(rounded - number) > abs(number) * MOST_ROUNDED


def plain_of(pattern: str) -> str:
    """A pattern without colours and widths, its literal texts as marks."""
    return SKIPPED.sub("", LITERAL.sub("\0", pattern)).strip()


def stands_in_full(value: Decimal, plain: str) -> bool:
    return bool(IN_FULL.search(plain)) or (bool(value) and not any(holder in plain for holder in HOLDERS))


def section_of(value: Decimal, number_format: str) -> tuple[str, Decimal]:
    """The part of a format for this value, and the value without a sign where that part is one of negative numbers."""
    sections = SECTION_END.split(number_format)
    conditions = [CONDITION.search(section) for section in sections]
    if any(conditions):
        holds = (not found or is_met(value, found) for found in conditions)
        return next((section for section, met in zip(sections, holds, strict=True) if met), sections[-1]), value
    if value < 0 and len(sections) > 1:
        return sections[1], -value
    return ((sections[2:3] if not value else []) or sections)[0], value


def is_met(value: Decimal, condition: re.Match[str]) -> bool:
    sign, limit = condition[1], Decimal(condition[2])
    return ("<" in sign and value < limit) or (">" in sign and value > limit) or ("=" in sign and value == limit)


def filled(value: Decimal, plain: str) -> str:
    """A pattern with the digits of a number in the places of its holders (0, # and ?)."""
    value, decimals = scaled(value, plain)
    rounded = abs(value).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    whole, _, fraction = format(rounded, "f").partition(".")
    before, point, after = plain.partition(".")
    left = with_whole("" if whole == "0" else whole, before)
    right = with_fraction(fraction, after)
    sign = "-" if value < 0 and rounded else ""
    return sign + left + (point if right[:1].isdigit() else "") + right


def scaled(value: Decimal, plain: str) -> tuple[Decimal, int]:
    """The number that a pattern shows (100 times for %, a thousandth for each comma at its end) and its decimals."""
    before, _, after = plain.partition(".")
    commas = sum(part.count(",") for part in (re.split("[0#?]", before)[-1], after))
    decimals = sum(after.count(holder) for holder in HOLDERS)
    return value * 100 ** plain.count("%") / Decimal(1000) ** commas, decimals


def with_whole(digits: str, pattern: str) -> str:
    """The digits before the point: each holder one, the first of them all that are left."""
    at = [i for i, mark in enumerate(pattern) if mark in HOLDERS]
    if not at:
        return pattern.replace(",", "")
    if "," in pattern[at[0] : at[-1]]:
        required = pattern.count("0")
        grouped = f"{int(digits.zfill(required)):,}" if digits or required else ""
        return pattern[: at[0]] + grouped + pattern[at[-1] + 1 :].replace(",", "")
    own = list(pattern)
    for n, i in enumerate(reversed(at)):
        digit = digits[-1 - n : len(digits) - n] if n < len(digits) else ""
        own[i] = digit or ("0" if pattern[i] == "0" else "")
    own[at[0]] = digits[: max(len(digits) - len(at), 0)] + own[at[0]]
    return "".join(own).replace(",", "")


def with_fraction(digits: str, pattern: str) -> str:
    """The digits behind the point, without the zeros at the end for which no 0 stands."""
    at = [i for i, mark in enumerate(pattern) if mark in HOLDERS]
    required = max((n for n, i in enumerate(at, start=1) if pattern[i] == "0"), default=0)
    kept = digits[:required] + digits[required:].rstrip("0")
    own = list(pattern)
    for n, i in enumerate(at):
        own[i] = kept[n : n + 1]
    return "".join(own).replace(",", "")


def date_shown(value: date | datetime | time, number_format: str) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    pattern = LITERAL.sub(lambda match: match[1] or match[2] or "", SECTION_END.split(number_format)[0]).lower()
    pattern = SKIPPED.sub("", pattern).partition("h")[0]
    parts = {"y": value.year, "m": value.month, "d": value.day}
    if OF_CHINESE_DATE.search(pattern):
        return DATE_PART.sub(lambda match: str(parts[match[0][0]]), pattern)
    mark = next((mark for mark in "-/." if mark in pattern), "-")
    return mark.join(str(part) for letter, part in parts.items() if letter in pattern or not pattern)
