"""Every column that a reader can see says what it means, in both languages."""

import re
from collections.abc import Iterable
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pages.parts import columns, downloads, words
from pages.parts.columns import meanings
from pages.parts.columns.computed import COMPUTED
from pages.parts.downloads.table import Table
from pages.parts.links import View
from queries import LOCKED
from tests.server import ROOT
from tests.test_downloads import get
from tests.warehouses import run, shown

VIEWS = sorted((ROOT / "pages" / "views").glob("[!_]*.py"))


def test_every_column_on_screen_has_a_meaning_a_unit_and_a_source_in_both_languages(made):
    for query in shown(made):
        for name in columns.screen(run(made, query)).columns:
            said = {language: spoken(language, name, query, made) for language in ("en", "zh")}
            assert all(said["zh"]), (query, name)
            assert said["en"][0] != said["zh"][0], (query, name)
            assert not re.search(r"[\u4e00-\u9fff]", " ".join(said["en"])), (query, name)


def spoken(language: str, name: str, query: str, made: Path) -> list[str]:
    words.use(language)
    meaning = meanings.meaning(name, query, made)
    return [meaning.text, meaning.unit, meaning.source]


def test_column_as_it_is_stored_means_what_the_warehouse_says(made):
    meaning = meanings.meaning("project_name", "projects", made)
    assert (meaning.text, meaning.source) == ("项目名称，照印", "projects.project_name")


def test_column_of_two_tables_means_the_one_that_the_query_reads(made):
    assert meanings.meaning("path", "documents", made).source == "documents.path"
    assert meanings.meaning("path", "refused_documents", made).source == "refused.path"


def test_column_of_a_view_comes_from_the_table_behind_it_unless_the_view_makes_it(made):
    sources = {name: meanings.meaning(name, "projects", made).source for name in ("unit_name", "document_title")}
    assert sources == {"unit_name": "units.unit_name", "document_title": "named_projects.document_title"}


def test_column_that_a_query_computes_names_the_query(made):
    assert meanings.meaning("unit_share_pct", "projects", made).source == "由查询 projects 算出"


def test_amounts_are_in_ten_thousand_yuan_and_rates_in_yuan(made):
    units = {name: meanings.meaning(name, "indicators", made).unit for name in ("total_yuan", "value_yuan")}
    assert units == {"total_yuan": "万元", "value_yuan": "元"}


@pytest.mark.parametrize("view", VIEWS, ids=lambda path: path.stem)
def test_every_query_of_a_section_can_be_shown_and_downloaded(made, view):
    sections = re.findall(r'Section\(\s*_\("[^"]*"\),\s*"(\w+)"', view.read_text(encoding="utf-8"))
    assert set(sections) <= set(shown(made))


def test_meanings_of_all_columns_of_the_warehouse_are_listed_on_a_page(five_warehouse):
    listed = run(five_warehouse, "warehouse_columns")
    assert listed["stored_meaning"].null_count() == 0
    assert {"projects", "named_projects", "findings"} <= set(listed["relation_name"])
    assert (listed.height, listed.filter(pl.col("stored_meaning") == "").height) == (len(columns_of(five_warehouse)), 0)
    assert '"warehouse_columns"' in (ROOT / "pages" / "views" / "documents.py").read_text(encoding="utf-8")


def test_meanings_of_all_columns_of_the_warehouse_are_in_the_readers_language_on_screen_and_in_files(
    five_warehouse, monkeypatch
):
    monkeypatch.setenv("WAREHOUSE", str(five_warehouse.parent))
    for language, is_said in (("en", not_any), ("zh", all)):
        words.use(language)
        listed = columns.screen(run(five_warehouse, "warehouse_columns"))["stored_meaning"]
        assert is_said(re.search(r"[\u4e00-\u9fff]", said) for said in listed), language
        assert all(listed)
        view = View(language=language)
        file = get(downloads.address(Table("warehouse_columns", "a", "documents", view, five_warehouse), "csv"))
        held = pl.read_csv(file.body)
        assert held[held.columns[-1]].to_list() == listed.to_list()


def not_any(found: Iterable[object]) -> bool:
    return not any(found)


def columns_of(warehouse: Path) -> list[tuple]:
    with duckdb.connect(warehouse, read_only=True, config=LOCKED) as connection:
        return connection.sql("SELECT * FROM duckdb_columns() WHERE NOT internal").fetchall()


def test_place_means_the_place_in_the_document_and_for_a_refused_file_where_the_reading_stopped(made):
    place = meanings.meaning("place", "projects", made)
    assert (place.text[:5], place.source) == ("在原文件中", "page, line_from, line_to, address")
    assert "未读入" not in place.text
    refused = meanings.meaning("refused_place", "refused_documents", made)
    assert ("读不下去" in refused.text, refused.source) == (True, "refused.place")


def test_column_of_a_view_in_a_published_warehouse_names_the_table_that_it_comes_from(five_warehouse):
    found = {name: meanings.meaning(name, "projects", five_warehouse).source for name in ("unit_name", "project_name")}
    assert found == {"unit_name": "units.unit_name", "project_name": "projects.project_name"}


def test_no_meaning_is_left_over():
    assert sorted(set(COMPUTED) - set(columns.COLUMNS)) == []
