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
    "amounts under one head": ("amounts_by_source.guizhou", 2),
    "classes under one head": ("classes_across.henan", 2),
    "names and targets under their classes": ("classes_across.henan", 3),
    "classes of two levels under one head": ("classes_across.classes_of_two_levels_across", 2),
    "years under the target": ("one_project.hubei", 14),
    "indicators below a second head": ("one_project.hubei", 15),
    "line above the form in its table": ("names_in_lines.js_half", 2),
    "first project below the numbers of the columns": ("unit_tables.yn_tree", 3),
    "class in a row of its own": ("unit_tables.yn_tree", 8),
    "unit and its sum below a project": ("unit_tables.hn_units", 11),
    "kind of projects and its sum": ("unit_tables.subtotals", 8),
    "sum without a name": ("all_projects.hainan", 5),
    "project below one whose last rows have no name": ("printed_again.place_sums", 6),
    "project below one of classes in rows": ("all_projects.yunnan", 12),
    "amount of a source below the total": ("in_sentences.cost_new", 4),
    "name merged over the page end": ("beside_other_tables.same_name_and_target_shared", 7),
    "name beside a target merged over the page end": ("beside_other_tables.same_name_and_target_shared", 9),
    "text of a tall cell below its page": ("unit_tables.hn_units", 6),
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
