"""A number of a workbook -> the text that Excel shows for it: `1` in the format `0%` is `100%`."""

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal

LITERAL = re.compile(r'"([^"]*)"|\\(.)')
SKIPPED = re.compile(r"\[[^\]]*\]|_.|\*.")
DIGITS = re.compile(r"[#0?,.]+")
DATE = re.compile(r"[ymdhs年月日]", re.IGNORECASE)
SIGNIFICANT = 15
"""Digits that Excel keeps of a number."""


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
        return number_shown(Decimal(f"{value:.{SIGNIFICANT}g}"), number_format.split(";")[0])
    return str(value)


def number_shown(value: Decimal, pattern: str) -> str:
    """`1234.5` in `#,##0.00` is `1,234.50`; without a pattern of digits the number stands in full."""
    literals: list[str] = []

    def keep(match: re.Match[str]) -> str:
        literals.append(match[1] or match[2] or "")
        return "\0"

    plain = SKIPPED.sub("", LITERAL.sub(keep, pattern))
    digits = DIGITS.search(plain)
    if plain.strip().lower() in ("general", "@", "") or not digits or "E" in plain.upper():
        return format(value.normalize(), "f")
    if "%" in plain:
        value *= 100
    decimals = len(digits[0].rpartition(".")[2].replace(",", "")) if "." in digits[0] else 0
    required = digits[0].rpartition(".")[2].count("0") if "." in digits[0] else 0
    text = format(value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP), ",f" if "," in digits[0] else "f")
    for _ in range(decimals - required):
        text = text.removesuffix("0")
    whole = plain[: digits.start()] + text.removesuffix(".") + plain[digits.end() :]
    for literal in literals:
        whole = whole.replace("\0", literal, 1)
    return whole.strip()


def date_shown(value: date | datetime | time, number_format: str) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    pattern = LITERAL.sub(lambda match: match[1] or match[2] or "", number_format).lower()
    has_day = "d" in pattern or "日" in pattern
    if "年" in pattern:
        return f"{value.year}年{value.month}月" + (f"{value.day}日" if has_day else "")
    mark = next((mark for mark in "-/." if mark in pattern), "-")
    return mark.join(map(str, (value.year, value.month, value.day) if has_day else (value.year, value.month)))
