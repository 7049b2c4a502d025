"""What is kept between runs, for all readers: the rows of queries and the elements made of them.

Nothing else in the app is cached. Keys hold the published data, the scope, the language and what reviewers decided, so
that nothing has to be thrown away; what is oldest makes room.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import polars as pl
import streamlit as st

import queries
from pages.parts import decisions, finding_reviews, links, pairs
from queries import Relations, Scope
from queries.relations import OF_FINDINGS, SHARED

MOST_KEPT = 512
# Who knows what was decided, by the relation that a query reads.
DECIDED = {"candidates": pairs.known, "joined_names": pairs.known}
# Their rows are the same in every scope that holds what they are about, which this column names: made once of all that
# is published, then chosen from.
HELD_BY = {
    "cost_coverage": "project_id",
    "indicators": "indicator_id",
    "project_coverage": "project_id",
    "project_sheets": "project_id",
    "projects_without_satisfaction": "project_id",
    "satisfaction_targets": "indicator_id",
    "spending_plans": "project_id",
    "unit_rates": "indicator_id",
}
# So are those on pairs, made for the two years that are compared.
ON_PAIRS = {"year_pairs", "pair_indicators", "pair_targets", "pair_candidates"}


def rows(warehouse: Path, scope: Scope, query: str, decided: str | None = None) -> pl.DataFrame:
    """The rows of a query; `decided` is the state of the decisions, where the caller has looked at them already."""
    state = (decisions.state() if decided is None else decided) if queries.reads(query) else ""
    if query in HELD_BY:
        return _rows_held(warehouse, scope, query)
    return (_rows_on_pairs if query in ON_PAIRS else _rows)(warehouse, scope, query, state)


# Frames cannot change, so that readers share them as they stand; Streamlit's own caches would copy them.
@lru_cache(MOST_KEPT)
def _rows(warehouse: Path, scope: Scope, query: str, state: str) -> pl.DataFrame:
    known = _decided(warehouse, query, state)
    shared = [name for name in queries.reads(query) if name in SHARED and name not in known]
    given = {**known, **{name: rows(warehouse, scope, name, state) for name in shared}}
    if OF_FINDINGS in queries.reads(query):
        given[OF_FINDINGS] = _findings(warehouse, scope, state)
    return queries.run(query, scope, warehouse=warehouse, given=given)


@lru_cache(MOST_KEPT)
def _rows_held(warehouse: Path, scope: Scope, query: str) -> pl.DataFrame:
    held = queries.in_scope(warehouse, scope)[HELD_BY[query]].implode()
    return _rows(warehouse, Scope(), query, "").filter(pl.col(HELD_BY[query]).is_in(held))


@lru_cache(MOST_KEPT)
def _findings(warehouse: Path, scope: Scope, state: str) -> pl.DataFrame:
    return queries.findings_of(warehouse, scope, finding_reviews.known(warehouse, state).given)


def _decided(warehouse: Path, query: str, state: str) -> Relations:
    given: dict[str, pl.DataFrame] = {}
    for known in {DECIDED[name] for name in queries.reads(query) if name in DECIDED}:
        given |= known(warehouse, state).given
    return given


@lru_cache(MOST_KEPT)
def _rows_on_pairs(warehouse: Path, scope: Scope, query: str, state: str) -> pl.DataFrame:
    compared = _rows(warehouse, scope, "compared", state)
    years = compared.select("earlier_year", "later_year").head(1).rows()
    found = _rows(warehouse, Scope(code_year=years[0]) if years else scope, query, state)
    held = compared["pair_id"].unique().implode()
    return found.filter(pl.all_horizontal(pl.col("^(.*_)?pair_id$").is_in(held)))


@lru_cache(2)
def choices(warehouse: Path) -> links.Choices:
    return links.choices(queries.run("choices", Scope(), warehouse=warehouse))


@lru_cache(2)
def comments(warehouse: Path) -> Mapping[tuple[str, str], str]:
    """What the warehouse says of each of its columns, by table or view and column."""
    described = queries.run("warehouse_columns", Scope(), warehouse=warehouse)
    return {(relation, column): comment or "" for relation, column, comment in described.iter_rows()}


@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False)
def elements(key: str, _show: Callable[[], None]) -> None:
    """Shows elements as they were made when the same key was first shown. No control may be among them."""
    _show()
