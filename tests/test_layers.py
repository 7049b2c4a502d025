"""Who may import whom, and what the warehouse must say of itself."""

import ast
from pathlib import Path

import pytest

from ingest import ROOT
from ingest.load import DERIVED, DERIVED_TABLE
from tests.warehouses import rows

MAY_IMPORT = {
    "ingest": {"ingest"},
    "queries": {"queries", "ingest.warehouse_path"},
    "pages": {"pages", "queries", "ingest.uploads"},
    "ingest/readers": {"ingest.readers", "ingest.records", "ingest.errors"},
    "ingest/layouts": {"ingest.layouts", "ingest.readers.words", "ingest.records", "ingest.errors"},
}
OUR_PACKAGES = ("ingest", "queries", "pages", "tests")


def imported(path: Path) -> set[str]:
    """The names of our own packages that a module imports, `from a import b` as a.b."""
    names = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names |= {f"{node.module}.{alias.name}" for alias in node.names}
    return {name for name in names if name.split(".")[0] in OUR_PACKAGES}


@pytest.mark.parametrize("folder", MAY_IMPORT)
def test_a_folder_imports_only_what_it_may(folder: str):
    allowed = MAY_IMPORT[folder]
    found = {name for path in (ROOT / folder).rglob("*.py") for name in imported(path)}
    assert found, folder
    assert {name for name in found if not any(name == a or name.startswith(f"{a}.") for a in allowed)} == set()


def test_a_query_or_a_page_never_reads_the_documents():
    for folder in ("queries", "pages"):
        for path in (ROOT / folder).rglob("*.py"):
            assert "data/sheets" not in path.read_text(encoding="utf-8")


def test_every_table_and_column_of_the_warehouse_has_a_comment(five_sheets: Path):
    copied = [row[0] for row in rows(five_sheets, "SELECT column_name FROM duckdb_columns() WHERE comment IS NOT NULL")]
    bare = rows(
        five_sheets, "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL"
    )
    derived = dict(DERIVED_TABLE.findall(DERIVED.read_text(encoding="utf-8")))
    assert [row for row in bare if row[0] not in derived or row[1] not in copied] == []
    assert rows(five_sheets, "SELECT table_name FROM duckdb_tables() WHERE NOT internal AND comment IS NULL") == []


def test_every_table_view_and_column_of_the_warehouse_has_a_comment(five_sheets: Path):
    for kind, name in (("columns", "column"), ("tables", "table"), ("views", "view")):
        bare = f"SELECT {name}_name FROM duckdb_{kind}() WHERE NOT internal AND coalesce(comment, '') = ''"
        assert rows(five_sheets, bare) == []


def test_column_that_a_view_takes_over_says_what_its_table_says(five_sheets: Path):
    said = "SELECT comment FROM duckdb_columns() WHERE column_name = '{column}' AND table_name IN ('{table}', '{view}')"
    for table, view, column in (
        ("documents", "named_documents", "sha256"),
        ("projects", "named_projects", "project_id"),
        ("units", "named_projects", "unit_code"),
        ("indicators", "project_indicators", "page"),
        ("projects", "project_indicators", "document_id"),
    ):
        found = rows(five_sheets, said.format(table=table, view=view, column=column))
        assert len(found) == 2
        assert len(set(found)) == 1
