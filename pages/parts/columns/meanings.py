"""What each column means, for the tips on its head and for the sheet 字段说明 of a workbook.

A column that comes from the warehouse as it stands means what the warehouse's own comment says; the others are in
`computed`.
"""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import queries
from pages.parts import cached
from pages.parts.columns.computed import COMPUTED
from pages.parts.columns.named import COLUMNS, Kind
from pages.parts.words import N_, _

# Where several tables have a column of one name, the first that the query names is meant.
TABLES = (
    "units",
    "projects",
    "indicators",
    "documents",
    "findings",
    "checks",
    "refused",
    "spending_plan",
    "remainders",
)
UNITS: dict[Kind, str] = {
    "text": N_("文字"),
    "phrase": N_("文字"),
    "printed": N_("文字"),
    "money": N_("万元"),
    "yuan": N_("元"),
    "count": N_("个数"),
    "number": N_("见计量单位"),
    "share": "%",
    "date": N_("日期"),
}


# What is put together of columns of the warehouse, or called otherwise than there.
COMPOSED = {
    "place": "page, line_from, line_to, address",
    "refused_place": "refused.place",
    "relation_name": "duckdb_columns().table_name",
    "stored_name": "duckdb_columns().column_name",
    "stored_meaning": "duckdb_columns().comment",
}


@dataclass(frozen=True, slots=True)
class Meaning:
    text: str
    unit: str
    # The warehouse's column, or the query that computes it.
    source: str


def meaning(name: str, query: str, warehouse: Path) -> Meaning:
    """What a column on the screen of a query means, in the reader's language."""
    relation = None if name in COMPOSED else _relation(name, query, warehouse)
    said = COMPUTED.get(name) or (cached.comments(warehouse)[relation, name] if relation else "")
    computed = COMPOSED.get(name) or _("由查询 {query} 算出").format(query=query)
    unit = "%" if COLUMNS[name].label.endswith("（%）") else _(UNITS[COLUMNS[name].kind])
    return Meaning(_(said) if said else "", unit, f"{relation}.{name}" if relation else computed)


@lru_cache(1024)
def _relation(name: str, query: str, warehouse: Path) -> str | None:
    """The table or view that says what a column is: the one the query reads, or what another query read for it."""
    comments, statement = cached.comments(warehouse), queries.statement(query)
    holding = [relation for relation, column in comments if column == name]
    read = [relation for relation in holding if re.search(rf"\b{relation}\b", statement)]
    tables_first = sorted(read, key=[*TABLES, *read].index)
    said = (relation for relation in (*tables_first, *TABLES, "named_findings") if comments.get((relation, name)))
    found = next(said, None)
    # A derived table says of what it takes over the same as the table that it comes from.
    origins = (table for table in TABLES if found and comments.get((table, name)) == comments[found, name])
    return next(origins, found)
