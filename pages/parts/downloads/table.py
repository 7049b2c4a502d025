"""A table on a page, as a file is made of it."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from pages.parts import cached, columns, menu
from pages.parts.links import View


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a query in a view, under a heading of a page; `page_path` is the page's address within the app."""

    query: str
    heading: str
    page_path: str
    view: View
    warehouse: Path

    @property
    def page_title(self) -> str:
        return menu.title(self.page_path)

    @property
    def found(self) -> pl.DataFrame:
        return cached.rows(self.warehouse, self.view.scope, self.query)

    @property
    def rows(self) -> pl.DataFrame:
        """Exactly what the reader sees, under column names."""
        return columns.screen(self.found)
