"""A number of a workbook is read as Excel shows it: its format can change its unit, its sign and its digits."""

import io
from datetime import date, time

import openpyxl
import pytest

from ingest.normalise import Reference
from ingest.parse import parse
from ingest.readers.displayed import rounds_off, shown
from ingest.sources import Source
from tests.city_forms import blocks
from tests.test_city_forms import found
from tests.written import workbook

NUMBERS = [
    (1234567, "#,##0,", "1,235"),
    (12345, r"0\.0,", "1.2"),
    (123456, '0!.0,"万元"', "12.3万元"),
    (1234567, '0.00,,"百万"', "1.23百万"),
    (0, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-"),
    (1234.5, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "1,234.50"),
    (-5.5, r"0.00_);[Red]\(0.00\)", "(5.50)"),
    (-5.5, "#,##0.00", "-5.50"),
    (0, "0.00;-0.00;;@", ""),
    (0.5, "# ?/?", "0.5"),
    (85, '"≥"0"%"', "≥85%"),
    (0.955, '"≥"0.0%', "≥95.5%"),
    (1e6, "0.00E+00", "1000000"),
    (1500, '[>=1000]0.0,"千";0', "1.5千"),
    (7, '[>=1000]0.0,"千";0', "7"),
    (5, "00", "05"),
    (20251231, "0000-00-00", "2025-12-31"),
    (1234.5, "[$¥-804]#,##0.00", "¥1,234.50"),
    (12.5, 'General"万元"', "12.5万元"),
    (12.5, 'G/通用格式"万元"', "12.5万元"),
    (2.5, "0.0#", "2.5"),
    (3, "#.##", "3"),
    (0.5, "0.##", "0.5"),
    (12.5, "@", "12.5"),
    (360, '0"元/人"', "360元/人"),
    (1234567.891, "#,##0.00", "1,234,567.89"),
]
DATES = [
    ('yyyy"年"', "2025年"),
    ('yyyy"年"m"月"', "2025年12月"),
    ('[$-804]yyyy"年"m"月"d"日";@', "2025年12月31日"),
    ('m"月"d"日"', "12月31日"),
    ("mm-dd-yy", "2025-12-31"),
    ("yyyy/m/d h:mm", "2025/12/31"),
    ("yyyy.mm", "2025.12"),
    ("yyyy", "2025"),
]
FORM = """
项目支出绩效目标表{1x4}
项目名称|水渠清淤{1x3}
资金总额（万元）|18{1x3}
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|清淤长度|20
"""


@pytest.mark.parametrize(("value", "number_format", "text"), NUMBERS)
def test_a_number_reads_as_its_format_shows_it(value: float, number_format: str, text: str):
    assert shown(value, number_format) == text


@pytest.mark.parametrize(("number_format", "text"), DATES)
def test_a_date_has_only_the_parts_that_its_format_shows(number_format: str, text: str):
    assert shown(date(2025, 12, 31), number_format) == text


def test_a_time_of_day_is_shown():
    assert shown(time(9, 30), "h:mm") == "09:30"


@pytest.mark.parametrize(
    ("value", "number_format", "rounds"),
    [(12.5, "0", True), (0.004, "0.00", True), (85.234, "0.00", False), (1234, "0.0,", True), (123456, "0.0,", False)],
)
def test_a_number_shown_with_too_few_digits_is_told(value: float, number_format: str, *, rounds: bool):
    assert rounds_off(value, number_format) is rounds


def test_an_amount_is_the_one_that_is_shown_and_a_point_to_check_tells_of_lost_digits(reference: Reference):
    book = openpyxl.load_workbook(io.BytesIO(workbook(blocks(FORM))))
    sheet = book.worksheets[0]
    sheet["B3"].value, sheet["B3"].number_format = 123_456, '#,##0.0000,"千元"'
    sheet["D5"].value, sheet["D5"].number_format = 12.5, "0"
    buffer = io.BytesIO()
    book.save(buffer)
    parsed = parse(buffer.getvalue(), reference, Source())
    ((one),) = found(parsed)
    assert (one["total"], one["indicators"]) == (123_456, [("产出指标", "数量指标", "清淤长度", "13")])
    (doubt,) = parsed.tables["doubts"]
    assert (doubt["address"], doubt["text"]) == ("Sheet!D5", "D5 显示 13")
