"""Parts of a year, dates as programs write them, and recurrences that say no more than how often."""

from datetime import date

import pytest

from ingest.records import TargetReading
from tests.readings import read


@pytest.mark.parametrize(
    ("target", "comparator", "date_from", "date_to"),
    [
        ("第四季度", None, None, None),
        ("第3季度", None, None, None),
        ("三季度末前", "≤", None, None),
        ("上半年", None, None, None),
        ("四季度前完成", "≤", None, None),
        ("次年3月底前", "≤", None, None),
        ("2025年三季度前", "≤", None, None),
        ("2025年第三季度末", None, None, date(2025, 9, 30)),
        ("2025年三季度末前", "≤", None, date(2025, 9, 30)),
        ("20251231", None, date(2025, 12, 31), date(2025, 12, 31)),
        ("20251231前", "≤", None, date(2025, 12, 31)),
    ],
)
def test_part_of_a_year_and_date_without_words_are_dates(target, comparator, date_from, date_to):
    assert read(target) == TargetReading("date", comparator, date_from=date_from, date_to=date_to)


@pytest.mark.parametrize("target", ["每周", "每月", "每季度", "每月15日前", "每月25号之前"])
def test_how_often_alone_is_a_recurrence(target):
    assert read(target) == TargetReading("recurrence")


@pytest.mark.parametrize("target", ["一季度一次", "2025学年", "20251331"])
def test_what_only_looks_like_a_part_of_a_year_is_none(target):
    assert read(target).target_kind != "date"


def test_school_year_is_no_number():
    assert read("2025学年") == TargetReading("text")
