"""Small made sheets for the checks: printed words go through the same reading as those of a document."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import duckdb

from ingest import REFERENCE
from ingest.check_list import FOLDER as CHECKS
from ingest.load import SCHEMA, TABLES, derive, find, insert
from ingest.normalise import Reference
from ingest.normalise.tables import sheet_tables
from ingest.records import Amount, Place, PrintedIndicator, PrintedProject, Sheet
from ingest.sources import Source

PLACE = Place(1, 1)
MONTHS = (3, 6, 10, 12)
LEVEL1 = {"成本": "成本指标", "满意度": "满意度指标", "数量": "产出指标", "质量": "产出指标", "时效": "产出指标"}
LEVEL2 = {"成本": "成本指标", "满意度": "服务对象满意度指标"}
DOCUMENT = {
    "document_id": "d",
    "path": "d.txt",
    "file_name": "d.txt",
    "sha256": "d",
    "file_type": "txt",
    "amount_unit": "万元",
    "budget_year": 2025,
    "breaks_off": False,
} | {f"characters{kind}": 0 for kind in ("", "_read", "_labels", "_ignored", "_unread")}


@dataclass(frozen=True)
class Made:
    """A made document: its forms, what differs from the usual document, and rows that no form gives."""

    projects: Sequence[PrintedProject]
    document: dict[str, object] = field(default_factory=dict)
    tables: dict[str, list[dict[str, object]]] = field(default_factory=dict)


def line(subclass: str, level3: str, target: str | None, description: str | None = None, weight: str | None = None):
    """One printed indicator."""
    level1 = LEVEL1.get(subclass, "效益指标")
    return PrintedIndicator(
        PLACE, level1, LEVEL2.get(subclass, f"{subclass}指标"), level3, description, target, weight=weight
    )


def form(
    *indicators: PrintedIndicator, name="培训经费", total="10", code=None, purpose=None, goal=None, plan=(), fiscal=None
):
    """One printed form, its money in 万元, its plan the printed percentages by the end of March, June, October, December."""
    amounts = {"total": total, "fiscal": fiscal}
    return PrintedProject(
        place=PLACE,
        unit_code="101",
        unit_name="甲局",
        project_name=name,
        project_code=code,
        amounts={source: Amount(text, "万元", PLACE) for source, text in amounts.items() if text},
        purpose=purpose,
        goal=goal,
        plan=tuple(zip(MONTHS, plan, strict=False)),
        indicators=indicators,
    )


def made(
    *projects: PrintedProject, tables: dict[str, list[dict[str, object]]] | None = None, **document: object
) -> Made:
    return Made(projects, document, tables or {})


def load(sheet: Made) -> duckdb.DuckDBPyConnection:
    """A warehouse of one made document, without findings."""
    con = duckdb.connect()
    con.execute(SCHEMA.read_text(encoding="utf-8"))
    rows = sheet_tables(Sheet("万元", tuple(sheet.projects)), "d", Source(city="天津"), Reference.load(REFERENCE))
    rows |= {"documents": [DOCUMENT | sheet.document]} | sheet.tables
    for table in TABLES:
        insert(con, table, rows.get(table, []))
    derive(con)
    return con


def findings(check: str, sheet: Made) -> list[tuple[str, str]]:
    """The messages of a check on a made document, each with its evidence."""
    with load(sheet) as con:
        find(con, [CHECKS / f"{check}.sql"])
        return con.sql("SELECT message, evidence FROM findings ORDER BY ALL").fetchall()


def places(check: str, sheet: Made) -> list[tuple[int | None, int | None, int | None]]:
    """Page and lines of a check's findings on a made document, where they have a place of their own."""
    with load(sheet) as con:
        find(con, [CHECKS / f"{check}.sql"])
        return con.sql("SELECT page, line_from, line_to FROM findings ORDER BY ALL").fetchall()


def names() -> list[str]:
    return sorted(path.stem for path in Path(CHECKS).glob("*.sql"))
