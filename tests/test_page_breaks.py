"""A table that a page end cuts before any of its rows is read as if it were whole."""

import pytest
from playwright.sync_api import Browser

from ingest.normalise import Reference
from ingest.parse import parse
from ingest.sources import Source
from tests.test_city_forms import ALL, CSS, found, wanted
from tests.test_made_documents import browser as browser
from tests.written import printed, web_page

BREAKS = {
    "blank level above another class": ("all_projects.name_once", 4),
    "sum below a blank name": ("all_projects.name_once", 7),
    "unit and its sum below the head": ("all_projects.sichuan", 2),
    "unit above its first project": ("wide_and_merged.yunnan", 3),
    "name and target of several rows": ("beside_other_tables.period_and_year_of_different_length", 10),
    "classes side by side": ("amounts_by_source.henan", 6),
    "amount right of the levels": ("earlier_years.name_first", 3),
    "levels under one head": ("uncommon_places.levels_unnamed", 7),
    "fewer columns above": ("unnamed_columns.short_heads", 2),
}


@pytest.mark.parametrize("name", BREAKS)
def test_a_row_after_a_page_end_stays_a_row_of_its_own(name: str, browser: Browser, reference: Reference):
    form, row = ALL[BREAKS[name][0]], BREAKS[name][1]
    css = f"{CSS} tbody tr:nth-child({row}){{break-before:page}}"
    parsed = parse(printed(browser, web_page(form.blocks, css)), reference, Source())
    assert found(parsed) == wanted(form)


def test_a_title_that_runs_over_two_lines_names_its_project(browser: Browser, reference: Reference):
    form = ALL["in_sentences.fujian_title"]
    css = CSS + "p{font-size:26px;width:480px}"
    parsed = parse(printed(browser, web_page(form.blocks, css)), reference, Source())
    assert found(parsed) == wanted(form)
