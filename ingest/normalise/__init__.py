"""Printed text -> what it says: money in yuan, targets, classes, cost categories, respondents; words stay words."""

from ingest.normalise.classes import Classes
from ingest.normalise.keywords import UNCLASSIFIED, Keywords, cost_category, respondent
from ingest.normalise.measures import Measure, Measures
from ingest.normalise.money import to_yuan
from ingest.normalise.reference import Reference
from ingest.normalise.spelling import plain
from ingest.normalise.targets import read_target

__all__ = [
    "UNCLASSIFIED",
    "Classes",
    "Keywords",
    "Measure",
    "Measures",
    "Reference",
    "cost_category",
    "plain",
    "read_target",
    "respondent",
    "to_yuan",
]
