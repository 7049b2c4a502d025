"""Amounts as forms print them: a number with its unit, blank, or within a sentence."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal

from ingest.errors import ParseError
from ingest.records import Amount, Cell

AMOUNT = re.compile(
    r"(?:人民币)?[¥￥]?(-?[\d,，]+(?:\.\d+)?)(?:[（(](?=(?:亿元|万元|千元|元)[)）]))?(亿元|万元|千元|元|万)?整?(?:(?<=元)[)）])?"
)
AMOUNT_IN_TEXT = re.compile(r"(?<![\d.])(-?\d[\d,，]*(?:\.\d+)?)(亿元|万元|千元|元)(?![/／每])")
SUM_IN_TEXT = re.compile(r"(?:合计|总计|共计|总额)[:：]?(\d[\d,，]*(?:\.\d+)?)(亿元|万元|千元|元)?(?![\d.])")
OF_PARTS = re.compile(r"其中|包括|[（(；;。]")
PLAIN_AMOUNT = re.compile(r"\d[\d,，]*(?:\.\d+)?(?:万?元)?")
YEARLY = re.compile(r"年度|当年|本年|全年")
SUM = re.compile(r"总额|总计|合计|总量|总数|总金额")
APPROVED = re.compile(r"核定|批复|审定|下达")
BLANK_AMOUNT = re.compile(r"[-—－–―/]*|无")


def refuse_parted(cells: Iterable[Cell]) -> None:
    """Raises ParseError for an amount whose digits stand on two lines: joined, two amounts would read as one."""
    for cell in cells:
        if cell.parts_number:
            raise ParseError(
                f"金额「{cell.text}」的数字分在两行，分不清是一个数还是两个；请核对原文件", str(cell.place)
            )


def rank(label: str, *, has_carried: bool, is_of_year: bool = False) -> tuple[bool, ...]:
    """How an amount ranks by its label among several that may be the budget, the first before the others: of the year,
    then approved. Beside what is carried over, what names the year is all of it only where it says that it is a sum;
    else the sum is.
    """
    is_sum = bool(SUM.search(label)) or not has_carried
    return not (is_sum and (is_of_year or bool(YEARLY.search(label)))), not is_sum, not APPROVED.search(label)


def is_amount(text: str) -> bool:
    return bool(text) and bool(AMOUNT.fullmatch(text) or BLANK_AMOUNT.fullmatch(text))


def amount_in(text: str) -> re.Match[str] | None:
    """The one amount, with its unit, that a sentence names before it goes into its parts:
    `年初预算安排45万元，其中：中央资金20万元`, `85万（维修50万元，购置35万元）`; else the sum that it says:
    `上级资金60；县级资金45；合计105`.
    """
    whole = OF_PARTS.split(text)[0]
    found = list(AMOUNT_IN_TEXT.finditer(whole))
    return AMOUNT.fullmatch(whole) or (found[0] if len(found) == 1 else SUM_IN_TEXT.search(text))


def in_unit_of(total: Amount | None, part: Amount) -> Amount:
    """A part without a unit of its own, in the unit that the total prints; not where it would exceed the total."""
    if part.unit or not total or not total.unit or not AMOUNT.fullmatch(part.text):
        return part
    return replace(part, unit=total.unit) if value_of(part) <= value_of(total) else part


def value_of(amount: Amount) -> Decimal:
    return number(amount.text)


def number(text: str) -> Decimal:
    """The digits of an amount without the commas between its thousands."""
    return Decimal(text.replace(",", "").replace("，", ""))


def sum_of(amounts: Sequence[Amount]) -> Amount:
    return Amount(str(sum(map(value_of, amounts))), amounts[0].unit, amounts[0].place)
