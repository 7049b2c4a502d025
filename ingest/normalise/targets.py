"""Printed target -> what it says: number, range, date, recurrence, or words that stay words."""

import re
from dataclasses import dataclass
from decimal import Decimal

from ingest.normalise.dates import read_date
from ingest.normalise.measures import Measures
from ingest.normalise.money import exact_product
from ingest.normalise.quantities import PUNCTUATION, Quantity, read_quantity, to_value
from ingest.normalise.rates import (
    YEAR,
    described_rate,
    is_spending_cap,
    is_total,
    leading_denominators,
)
from ingest.normalise.recurrences import is_recurrence
from ingest.normalise.spelling import plain
from ingest.normalise.units import Rest
from ingest.records import TargetReading

TEXT = TargetReading("text")
UNIT_IN_NAME = re.compile(r"\((?:单位:)?(?:(?P<sign>[≥≤><=]?)\*{2,})?(?P<unit>[^()*]{1,10})\)$")
"""`印刷费（万元）`, and what a template prints for a number to fill in: `成活率（≥**%）`."""
LARGEST_YUAN = Decimal(10) ** 16
"""What the columns of yuan hold (schema.sql)."""


def read_target(
    target: str | None,
    *,
    level3: str = "",
    description: str = "",
    is_cost: bool = False,
    budget_yuan: Decimal | None = None,
    measures: Measures,
) -> TargetReading:
    """What the printed target says; never raises, and what is not certain is `text`.

    `≥2万条` is number ≥ 20000 条; `90%-95%` a range; `2025年12月31日前` date ≤ 2025-12-31; `每月1次` recurrence 1
    次/月; `400元` of a cost whose description says 每人每天 is money, 400 yuan per 人·天; `进一步提高` is text.

    `is_cost` is true where the class of the indicator is 成本; `budget_yuan` is the project's total, which tells an
    amount for the whole from one that is far too small for it.
    """
    text = PUNCTUATION.sub("", plain(target or ""))
    if not text:
        return TEXT
    if date := read_date(text):
        return date
    if is_recurrence(text):
        return TargetReading("recurrence")
    per, rest = leading_denominators(text, measures)
    quantity = read_quantity(rest, per, measures)
    if quantity is None:
        return TEXT
    quantity = with_unit_of_name(quantity, level3, measures)
    if quantity.measure and quantity.measure.yuan:
        return money(quantity, Cost(level3, description, is_cost, budget_yuan), measures)
    return number(quantity, measures)


def with_unit_of_name(quantity: Quantity, level3: str, measures: Measures) -> Quantity:
    """A bare number under a name that ends in its unit is in that unit: `印刷费（万元）`, `保护人口（万人）`; the sign
    that a template prints there (`成活率（≥**%）`) is its comparator too.
    """
    found = UNIT_IN_NAME.search(plain(level3))
    if quantity.parts or not found:
        return quantity
    try:
        unit = Rest.of(found["unit"], measures)
        low, high = (to_value(str(value), unit.multiple) for value in (quantity.low, quantity.high))
    except ValueError:
        return quantity
    if not unit.is_known or unit.sign:
        return quantity
    return Quantity(quantity.comparator or found["sign"] or None, low, high, unit.parts, unit.measure)


def number(quantity: Quantity, measures: Measures) -> TargetReading:
    """A number or range; events per time (次/月) are a recurrence, however they are written."""
    unit, *per = quantity.parts or ("",)
    recurs = bool(per) and measures.kind(unit) == "event" and all(measures.kind(part) == "time" for part in per)
    return TargetReading(
        "recurrence" if recurs else kind(quantity),
        quantity.comparator,
        quantity.low,
        quantity.high,
        measure="/".join(quantity.parts) or None,
    )


def kind(quantity: Quantity) -> str:
    return "number" if quantity.low == quantity.high else "range"


@dataclass(frozen=True, slots=True)
class Cost:
    """What stands beside an amount of money and tells what it is for."""

    name: str
    description: str
    is_cost: bool
    budget_yuan: Decimal | None


def money(quantity: Quantity, cost: Cost, measures: Measures) -> TargetReading:
    """An amount: a range has no one amount in yuan, so it is never a total."""
    amount = in_yuan(quantity, quantity.low)
    if abs(in_yuan(quantity, quantity.high)) >= LARGEST_YUAN:
        return TEXT
    per = paid_for(quantity, amount, cost, measures)
    is_single = quantity.low == quantity.high
    return TargetReading(
        kind(quantity),
        quantity.comparator,
        quantity.low,
        quantity.high,
        measure="/".join(quantity.parts),
        value_yuan=amount if is_single else None,
        money_basis="rate" if per else "total" if is_single and stands_for_year(quantity, amount, cost) else None,
        rate_per=measures.in_order(per) if per else None,
    )


def in_yuan(quantity: Quantity, value: Decimal) -> Decimal:
    return exact_product(value, quantity.measure.yuan if quantity.measure and quantity.measure.yuan else Decimal(0))


def paid_for(quantity: Quantity, amount: Decimal, cost: Cost, measures: Measures) -> list[str]:
    """What the amount is paid for once: as the target prints it, else as the description or name of a cost says.

    `/年` alone is no denominator, since a project is one year; with others it stays: `万元/年/人` is per 人·年.
    """
    printed = list(quantity.parts[1:])
    if cost.is_cost and not set(printed) - {YEAR}:
        told = described_rate(cost.description, amount, measures) or described_rate(cost.name, amount, measures)
        return told + printed if told else []
    return printed if set(printed) - {YEAR} else []


def stands_for_year(quantity: Quantity, amount: Decimal, cost: Cost) -> bool:
    if cost.is_cost:
        return is_total(amount, quantity.parts[0], cost.budget_yuan, plain(cost.name))
    return is_spending_cap(amount, quantity.comparator, cost.budget_yuan, cost.name + cost.description)
