"""What all sentences are made with."""

from decimal import Decimal
from typing import Any

import polars as pl

from pages.parts.words import _, plain

MOST_UNITS = 6


def total_of(amounts: pl.Series) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def name_of(printed: str | None) -> str:
    return plain(printed) if printed else _("未注明")


def names_of(units: pl.Series) -> str:
    """The first names, and of how many, where there are more."""
    named = _("、").join(name_of(name) for name in units[:MOST_UNITS])
    return named if units.len() <= MOST_UNITS else _("{names}等 {number} 个").format(names=named, number=units.len())


def first(rows: pl.DataFrame) -> dict[str, Any]:
    return rows.row(0, named=True)
