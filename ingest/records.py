"""The typed records that cross each border of the pipeline: reader -> layout -> normalise -> load."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Place:
    """Where printed text stands in its document: lines count from 1; a text file has no page."""

    line_from: int | None = None
    line_to: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class TargetReading:
    """What a printed target says, for the columns of `indicators` with the same names (units: see schema.sql)."""

    target_kind: str
    comparator: str | None = None
    value_low: Decimal | None = None
    value_high: Decimal | None = None
    date_from: date | None = None
    date_to: date | None = None
    measure: str | None = None
    value_yuan: Decimal | None = None
    money_basis: str | None = None
    rate_per: str | None = None
