"""Every column that a reader can see says what it means, in both languages."""

import re

import pytest

import queries
from pages.parts import columns, meanings, words
from queries import Scope
from tests.server import ROOT

VIEWS = sorted((ROOT / "pages" / "views").glob("[!_]*.py"))


@pytest.mark.parametrize("query", queries.names())
def test_every_column_on_screen_has_a_meaning_a_unit_and_a_source_in_both_languages(made, query):
    rows = queries.run(query, Scope(), warehouse=made)
    if not columns.can_show(rows):
        pytest.skip("never shown as a table")
    for name in columns.screen(rows).columns:
        said = {}
        for language in ("en", "zh"):
            words.use(language)
            said[language] = meanings.meaning(name, query, made)
        assert said["zh"].text, name
        assert said["zh"].unit, name
        assert said["zh"].source, name
        assert said["en"].text != said["zh"].text, name
        english = [said["en"].text, said["en"].unit, said["en"].source]
        assert not re.search(r"[\u4e00-\u9fff]", " ".join(english)), name


def test_column_as_it_is_stored_means_what_the_warehouse_says(made):
    meaning = meanings.meaning("project_name", "projects", made)
    assert (meaning.text, meaning.source) == ("项目名称，照印", "projects.project_name")


def test_column_of_two_tables_means_the_one_that_the_query_reads(made):
    assert meanings.meaning("path", "documents", made).source == "documents.path"
    assert meanings.meaning("path", "refused_documents", made).source == "refused.path"


def test_column_that_a_query_computes_names_the_query(made):
    assert meanings.meaning("unit_share_pct", "projects", made).source == "由查询 projects 算出"


def test_amounts_are_in_ten_thousand_yuan_and_rates_in_yuan(made):
    units = {name: meanings.meaning(name, "indicators", made).unit for name in ("total_yuan", "value_yuan")}
    assert units == {"total_yuan": "万元", "value_yuan": "元"}


@pytest.mark.parametrize("view", VIEWS, ids=lambda path: path.stem)
def test_every_query_of_a_section_can_be_shown_and_downloaded(made, view):
    sections = re.findall(r'Section\(\s*_\("[^"]*"\),\s*"(\w+)"', view.read_text(encoding="utf-8"))
    assert all(columns.can_show(queries.run(query, Scope(), warehouse=made)) for query in sections)


def test_no_meaning_is_left_over():
    assert sorted(set(meanings.COMPUTED) - set(columns.COLUMNS)) == []
