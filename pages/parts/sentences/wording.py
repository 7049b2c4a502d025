"""What all sentences are made with."""

from decimal import Decimal
from typing import Any

import polars as pl

from pages.parts.words import _, plain


def total_of(amounts: pl.Series) -> Decimal:
    return sum((amount for amount in amounts if amount is not None), Decimal(0))


def name_of(printed: str | None) -> str:
    return plain(printed) if printed else _("未注明")


def first(rows: pl.DataFrame) -> dict[str, Any]:
    return rows.row(0, named=True)
