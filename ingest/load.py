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

from ingest import POINTER, ROOT, check_list
from ingest.records import ParsedDocument, Place, Refusal

SCHEMA, DERIVED = ROOT / "ingest" / "schema.sql", ROOT / "ingest" / "derived.sql"
TABLES = (
    "documents",
    "units",
    "projects",
    "project_cells",
    "indicators",
    "spending_plan",
    "remainders",
    "doubts",
    "printed_totals",
    "overall_forms",
    "overall_indicators",
)
PLACE = tuple(Place().columns())
KEPT_SNAPSHOTS = 3

POLARS_TYPES: dict[str, type[pl.DataType]] = {
    "VARCHAR": pl.String,
    "INTEGER": pl.Int64,
    "DATE": pl.Date,
    "BOOLEAN": pl.Boolean,
}
DERIVED_TABLE = re.compile(r"^CREATE OR REPLACE TABLE (\w+) AS$(.*?);$", re.MULTILINE | re.DOTALL)
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
        # Nobody reads the file before it is whole: one transaction writes to the disk once.
        con.execute("BEGIN")
        con.execute(SCHEMA.read_text(encoding="utf-8"))
        con.execute("INSERT INTO snapshot VALUES (?)", [input_hash])
        for table in TABLES:
            insert(con, table, [row for document in documents for row in document.tables.get(table, [])])
        insert(con, "refused", [refusal.row() for refusal in refusals])
        insert(con, "checks", [check.row() for check in check_list.checks()])
        derive(con)
        find(con, check_list.paths())
        derive(con)
        describe(con)
        con.execute("COMMIT")
        con.execute("CHECKPOINT")


def derive(con: duckdb.DuckDBPyConnection) -> None:
    """Work out anew what follows from the rows: for the checks, which read it, and again with what they found."""
    con.execute(DERIVED.read_text(encoding="utf-8"))


def describe(con: duckdb.DuckDBPyConnection) -> None:
    """Gives what a derived table takes over as it stands the comment of the table that it comes from."""
    said = comments(con)
    for table, statement in DERIVED_TABLE.findall(DERIVED.read_text(encoding="utf-8")):
        read = dict.fromkeys(re.findall(r"\w+", statement))
        for column in [name for relation, name in said if relation == table and not said[table, name]]:
            said[table, column] = next(said[relation, column] for relation in read if said.get((relation, column)))
            quoted = str(said[table, column]).replace("'", "''")
            con.execute(f"COMMENT ON COLUMN {table}.{column} IS '{quoted}'")


def comments(con: duckdb.DuckDBPyConnection) -> dict[tuple[str, str], str | None]:
    """What is said of each column, by table and column."""
    columns = "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE NOT internal ORDER BY column_index"
    return {(relation, column): comment for relation, column, comment in con.sql(columns).fetchall()}


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


def find(con: duckdb.DuckDBPyConnection, checks: Iterable[Path]) -> None:
    """The rows that checks return become findings; the same point has the same id in every snapshot.

    A check may return besides the unit and the place that a point is about, where project and indicator do not say so.
    """
    con.execute("CREATE OR REPLACE TEMP TABLE found AS SELECT * FROM findings LIMIT 0")
    for check in checks:
        statement = check.read_text(encoding="utf-8").rstrip().rstrip(";")
        con.execute(f"INSERT INTO found BY NAME SELECT $rule AS rule, * FROM ({statement})", {"rule": check.stem})
    place = ", ".join(f"found.{column}" for column in PLACE)
    con.execute(
        f"""
        INSERT INTO findings BY NAME
        WITH only_units AS (
            SELECT document_id, min(unit_id) AS unit_id FROM projects
            GROUP BY document_id HAVING count(DISTINCT unit_id) = 1
        )
        SELECT DISTINCT
            substr(md5(concat_ws('|', rule, found.document_id, found.project_id, indicator_id, message, evidence,
                found.unit_id, {place})), 1, 16) AS finding_id,
            rule, severity, found.document_id,
            coalesce(found.unit_id, projects.unit_id, only_units.unit_id) AS unit_id,
            found.project_id, indicator_id, message, evidence, {place}
        FROM found
        LEFT JOIN projects ON projects.project_id = found.project_id
        LEFT JOIN only_units ON only_units.document_id = found.document_id
        """
    )
    con.execute("DROP TABLE found")
