"""What is kept between runs, for all readers: the rows of queries and the elements made of them.

Nothing else in the app is cached. Keys hold the published data, the scope and the language, so that nothing has to be
thrown away; what is oldest makes room.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path

import polars as pl
import streamlit as st

import queries
from pages.parts import links
from queries import Scope

MOST_KEPT = 512


# Frames cannot change, so that readers share them as they stand; Streamlit's own caches would copy them.
@lru_cache(MOST_KEPT)
def rows(warehouse: Path, scope: Scope, query: str) -> pl.DataFrame:
    return queries.run(query, scope, warehouse=warehouse)


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
