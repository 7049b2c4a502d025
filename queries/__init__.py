"""Questions to the warehouse: each `.sql` file here is one SELECT, named after what a row is.

A file opens with a sentence on what a row is, which is also what the reader of a page is told. It reads the tables
of `ingest/schema.sql` and the relation `selected` (see `queries.scope`); a few read others (see `queries.relations`).
"""

import warnings
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

import duckdb
import polars as pl

from ingest import warehouse_path
from queries import relations
from queries.relations import Relations
from queries.scope import Choice, Scope, selected, selected_documents, selected_findings

__all__ = [
    "Choice",
    "Relations",
    "Scope",
    "about",
    "findings_of",
    "in_scope",
    "names",
    "reads",
    "run",
    "statement",
    "warehouse_path",
]

FOLDER = Path(__file__).parent

# DuckDB advises to plan a statement twice rather than to copy its few rows once.
warnings.filterwarnings("ignore", "Arrow output on a DB-API result", UserWarning)

# The app only reads, and only this file: nothing that a statement says can reach the machine around it.
LOCKED: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "memory_limit": "2GB",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "enable_external_access": "false",
    "lock_configuration": "true",
}


def run(
    name: str, scope: Scope, *, warehouse: Path | None = None, given: Relations | None = None, **parameters: object
) -> pl.DataFrame:
    """The rows of one query in a scope; `warehouse` holds several queries to one published file.

    `given` are relations that it reads and that are at hand; others it finds by itself, or takes as empty.
    Raises FileNotFoundError when nothing is published, and what DuckDB raises.
    """
    path = warehouse or warehouse_path()
    # A cursor of its own for each call: one connection must not serve two threads at once.
    cursor = _connection(path).cursor()
    cursor.register("selected", in_scope(path, scope))
    given = given or {}
    for relation in reads(name):
        cursor.register(relation, given[relation] if relation in given else _related(relation, scope, path, given))
    return _frame(cursor, statement(name), parameters)


@lru_cache
def reads(name: str) -> list[str]:
    """The relations that a query reads, beside the tables and `selected`."""
    return relations.read_by(statement(name))


def names() -> list[str]:
    return sorted(path.stem for path in FOLDER.glob("*.sql"))


@lru_cache
def about(name: str) -> str:
    """What a row of the query is: its header comment, parameters left out, as one line of text."""
    lines = (line.removeprefix("--").strip() for line in _header(name))
    return "".join(line for line in lines if not line.startswith("$"))


@lru_cache
def statement(name: str) -> str:
    """The query's one statement, without header comment and semicolon."""
    lines = _text(name).splitlines()[len(_header(name)) :]
    return "\n".join(lines).strip().removesuffix(";")


# A page asks several queries of one scope: what is in it is found once.
@lru_cache(maxsize=64)
def in_scope(path: Path, scope: Scope) -> pl.DataFrame:
    """The relation `selected`: project_id and indicator_id of what the scope holds (see `queries.scope`)."""
    text, bound = selected(scope)
    return _frame(_connection(path).cursor(), text, bound)


@lru_cache(maxsize=64)
def _selected_documents(path: Path, scope: Scope) -> pl.DataFrame:
    cursor = _connection(path).cursor()
    cursor.register("selected", in_scope(path, scope))
    return _frame(cursor, *selected_documents(scope))


def _frame(cursor: duckdb.DuckDBPyConnection, text: str, bound: Mapping[str, object]) -> pl.DataFrame:
    """The rows of a statement, planned once: `sql` would plan it a second time, to know its columns beforehand."""
    frame = pl.from_arrow(cursor.execute(text, bound).to_arrow_table())
    assert isinstance(frame, pl.DataFrame)
    return frame


def findings_of(path: Path, scope: Scope, given: Relations) -> pl.DataFrame:
    """The relation `selected_findings`, for a caller that keeps it for several queries."""
    cursor = _connection(path).cursor()
    cursor.register("selected", in_scope(path, scope))
    cursor.register(relations.OF_DOCUMENTS, _selected_documents(path, scope))
    cursor.register("finding_reviews", given.get("finding_reviews", relations.empty("finding_reviews")))
    text, bound = selected_findings(scope)
    return _frame(cursor, text, bound)


def _related(name: str, scope: Scope, path: Path, given: Relations) -> pl.DataFrame:
    if name == relations.OF_FINDINGS:
        return findings_of(path, scope, given)
    if name == relations.OF_DOCUMENTS:
        return _selected_documents(path, scope)
    return run(name, scope, warehouse=path, given=given) if name in relations.SHARED else relations.empty(name)


def _header(name: str) -> list[str]:
    lines = _text(name).splitlines()
    return lines[: next(number for number, line in enumerate(lines) if not line.startswith("--"))]


@lru_cache
def _text(name: str) -> str:
    return (FOLDER / f"{name}.sql").read_text(encoding="utf-8")


# Each published file has a name of its own, so that a connection never turns stale. An evicted one is not closed:
# cursors that still read keep it open.
@lru_cache(maxsize=2)
def _connection(path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(path, read_only=True, config=LOCKED)
