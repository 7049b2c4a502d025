"""Parsed documents -> a snapshot, published so that a reader sees the old one or the new one and nothing between.

Each snapshot is a file of its own name; a pointer file, replaced in one step, says which is the one of now. Readers
that still have an old file open keep it, even after it is deleted.
"""

import fcntl
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import duckdb
import polars as pl

from ingest import POINTER, ROOT
from ingest.records import ParsedDocument, Refusal

SCHEMA, DERIVED = ROOT / "ingest" / "schema.sql", ROOT / "ingest" / "derived.sql"
CHECKS = ROOT / "ingest" / "checks"
TABLES = (
    "documents",
    "units",
    "projects",
    "indicators",
    "spending_plan",
    "remainders",
    "doubts",
    "overall_forms",
    "overall_indicators",
)
KEPT_SNAPSHOTS = 3

POLARS_TYPES: dict[str, type[pl.DataType]] = {
    "VARCHAR": pl.String,
    "INTEGER": pl.Int64,
    "DATE": pl.Date,
    "BOOLEAN": pl.Boolean,
}
DECIMAL = re.compile(r"DECIMAL\((\d+),(\d+)\)")


def publish(documents: Sequence[ParsedDocument], refusals: Sequence[Refusal], input_hash: str, directory: Path) -> Path:
    """Build a snapshot in `directory` and make it the one of now; returns its path.

    A killed ingest leaves the published snapshot as it was.
    """
    remove(directory.glob(".build-*"))
    building = directory / f".build-{os.getpid()}.duckdb"
    build(building, documents, refusals, input_hash)
    snapshot = directory / f"wh-{hashlib.sha256(building.read_bytes()).hexdigest()[:16]}.duckdb"
    settle(building, snapshot)
    point_to(snapshot)
    remove(old_snapshots(directory, snapshot))
    return snapshot


@contextmanager
def one_at_a_time(directory: Path) -> Iterator[None]:
    """Alone among all threads and processes that publish in this folder."""
    with (directory / ".ingest.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def settle(building: Path, snapshot: Path) -> None:
    """Give a finished file its own name, safe on disk and never to be written again."""
    sync(building)
    building.replace(snapshot)
    snapshot.chmod(0o444)
    sync(snapshot.parent)


def point_to(snapshot: Path) -> None:
    """The commit point: the pointer names the new snapshot, in one step."""
    pointer = snapshot.parent / POINTER
    waiting = pointer.with_name(f".{POINTER}.tmp")
    waiting.write_text(snapshot.name + "\n", encoding="utf-8")
    sync(waiting)
    waiting.replace(pointer)
    sync(pointer.parent)


def sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def old_snapshots(directory: Path, current: Path) -> list[Path]:
    others = [path for path in directory.glob("wh-*.duckdb") if path != current]
    return sorted(others, key=lambda path: path.stat().st_mtime, reverse=True)[KEPT_SNAPSHOTS - 1 :]


def build(path: Path, documents: Sequence[ParsedDocument], refusals: Sequence[Refusal], input_hash: str) -> None:
    """A new database at `path` with everything in it."""
    with duckdb.connect(str(path)) as con:
        con.execute(SCHEMA.read_text(encoding="utf-8"))
        con.execute("INSERT INTO snapshot VALUES (?)", [input_hash])
        for table in TABLES:
            insert(con, table, [row for document in documents for row in document.tables.get(table, [])])
        insert(con, "refused", [refusal.row() for refusal in refusals])
        derive(con)
        for check in sorted(CHECKS.glob("*.sql")):
            find(con, check)
        con.execute("CHECKPOINT")


def derive(con: duckdb.DuckDBPyConnection) -> None:
    """Work out anew what follows from the rows."""
    con.execute(DERIVED.read_text(encoding="utf-8"))


def insert(con: duckdb.DuckDBPyConnection, table: str, rows: list[dict[str, object]]) -> None:
    """Append rows; the same unit may come from several documents and is kept once."""
    if not rows:
        return
    frame = pl.DataFrame(rows, schema=polars_schema(con, table), strict=True).unique(maintain_order=True)
    con.register("rows_to_insert", frame)
    con.execute(f"INSERT INTO {table} BY NAME SELECT * FROM rows_to_insert")
    con.unregister("rows_to_insert")


def polars_schema(con: duckdb.DuckDBPyConnection, table: str) -> dict[str, pl.DataType | type[pl.DataType]]:
    columns = con.sql(
        "SELECT column_name, data_type FROM duckdb_columns() WHERE table_name = $table ORDER BY column_index",
        params={"table": table},
    ).fetchall()
    return {name: polars_type(data_type) for name, data_type in columns}


def polars_type(data_type: str) -> pl.DataType | type[pl.DataType]:
    decimal = DECIMAL.fullmatch(data_type)
    return pl.Decimal(int(decimal[1]), int(decimal[2])) if decimal else POLARS_TYPES[data_type]


def find(con: duckdb.DuckDBPyConnection, check: Path) -> None:
    """The rows that a check returns become findings; the same point has the same id in every snapshot."""
    con.execute(
        f"""
        INSERT INTO findings
        SELECT DISTINCT
            substr(md5(concat_ws('|', $rule, document_id, project_id, indicator_id, message)), 1, 16),
            $rule, severity, document_id, project_id, indicator_id, message, evidence
        FROM ({check.read_text(encoding="utf-8").rstrip().rstrip(";")})
        """,
        {"rule": check.stem},
    )
