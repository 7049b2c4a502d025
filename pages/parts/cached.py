"""What is kept between runs, for all readers: the rows of queries and the elements made of them.

Nothing else in the app is cached. Keys hold the published data, the scope, the language and what reviewers decided, so
that nothing has to be thrown away; what is oldest makes room.
"""

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

import polars as pl
import streamlit as st

import queries
from pages.parts import decisions, links, pairs
from queries import Scope

MOST_KEPT = 512


def rows(warehouse: Path, scope: Scope, query: str) -> pl.DataFrame:
    return _rows(warehouse, scope, query, decisions.state() if queries.reads(query) else "")


# Frames cannot change, so that readers share them as they stand; Streamlit's own caches would copy them.
@lru_cache(MOST_KEPT)
def _rows(warehouse: Path, scope: Scope, query: str, state: str) -> pl.DataFrame:
    known = pairs.known(warehouse, state).given if queries.reads(query) else {}
    given = {name: known[name] if name in known else rows(warehouse, scope, name) for name in queries.reads(query)}
    return queries.run(query, scope, warehouse=warehouse, given=given)


@lru_cache(2)
def choices(warehouse: Path) -> links.Choices:
    return links.choices(queries.run("choices", Scope(), warehouse=warehouse))


@st.cache_resource(max_entries=MOST_KEPT, show_spinner=False)
def elements(key: str, _show: Callable[[], None]) -> None:
    """Shows elements as they were made when the same key was first shown. No control may be among them."""
    _show()
