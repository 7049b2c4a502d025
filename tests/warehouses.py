"""Warehouses for the tests: ingest run as a user runs it, and its tables read back."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import polars as pl

import queries
from ingest import ROOT, warehouse_path
from ingest.load import derive
from pages.parts import columns
from queries import Scope


def ingest(*paths: Path, warehouse: Path) -> subprocess.CompletedProcess[str]:
    """`python -m ingest` in a process of its own."""
    command = [sys.executable, "-m", "ingest", *map(str, paths), "--warehouse", str(warehouse)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env={**os.environ}, timeout=300)


def rows(warehouse: Path, sql: str) -> list[tuple]:
    with duckdb.connect(str(warehouse_path(warehouse)), read_only=True) as con:
        return con.sql(sql).fetchall()


def altered(warehouse: Path, folder: Path, *statements: str) -> Path:
    """A copy of a published file in which something else is printed, published under a folder."""
    path = folder / f"altered-{warehouse.name}"
    shutil.copyfile(warehouse, path)
    path.chmod(0o644)
    with duckdb.connect(path) as connection:
        for statement in statements:
            connection.execute(statement)
        derive(connection)
    (folder / "CURRENT").write_text(path.name, encoding="utf-8")
    return path


def run(warehouse: Path, name: str, scope: Scope = Scope()) -> pl.DataFrame:  # noqa: B008 - a Scope cannot change
    """The rows of a query in a published file."""
    return queries.run(name, scope, warehouse=warehouse)


def shown(warehouse: Path) -> list[str]:
    """The queries whose rows are tables for a reader; the others help to make a page."""
    return [name for name in queries.names() if columns.can_show(run(warehouse, name))]
