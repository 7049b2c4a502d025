"""Printed targets read as the project reads them, for the tests of their reading."""

from decimal import Decimal

from ingest import REFERENCE
from ingest.normalise import Reference, read_target

MEASURES = Reference.load(REFERENCE).measures


def read(target, **beside):
    return read_target(target, measures=MEASURES, **beside)


def cost(target, description="", name="", budget_yuan=1_100_000):
    """The reading of a cost target in a project of this budget."""
    budget = None if budget_yuan is None else Decimal(budget_yuan)
    return read(target, level3=name, description=description, is_cost=True, budget_yuan=budget)
