"""Printed amounts of money -> yuan, exactly."""

import re
from decimal import Context, Decimal

from ingest.normalise.spelling import plain

YUAN = {"元": Decimal(1), "千元": Decimal(1_000), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
AMOUNT = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
NOTHING_PRINTED = re.compile(r"[-/]*")


def to_yuan(text: str | None, unit: str) -> Decimal | None:
    """The printed amount in yuan; None for a blank cell or a dash, which say nothing and are not zero.

    `54,117.80` in 万元 is 541,178,000; `7.30` is 73,000; `３０` in 元 is 30.

    Raises ValueError with the printed text where it is no amount, and with the unit where it is no unit of money.
    """
    if unit not in YUAN:
        raise ValueError(f"金额单位是“{unit}”，应为 {'、'.join(YUAN)} 之一")
    amount = plain(text or "")
    if NOTHING_PRINTED.fullmatch(amount):
        return None
    if not AMOUNT.fullmatch(amount):
        raise ValueError(f"“{text}”不是金额，应为数字，如 54,117.80")
    return exact_product(Decimal(amount.replace(",", "")), YUAN[unit])


def exact_product(amount: Decimal, factor: Decimal) -> Decimal:
    """`amount` × `factor` with no digit lost, however long the amount is."""
    digits = len(amount.as_tuple().digits) + len(factor.as_tuple().digits)
    return Context(prec=max(digits, 1)).multiply(amount, factor)
