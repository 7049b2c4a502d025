"""Rows on screen -> a CSV file that Excel opens with Chinese intact and without running anything in it."""

import polars as pl

from pages.parts import columns
from pages.parts.downloads import formulas
from pages.parts.downloads.table import Table


def csv_file(table: Table, _link: str) -> bytes:
    rows = table.rows
    return csv(rows, columns.labels(rows))


def csv(rows: pl.DataFrame, labels: dict[str, str]) -> bytes:
    """The rows in their order, UTF-8 with BOM, under the labels that the reader sees.

    A text that begins like a formula gets an apostrophe in front; numbers, and texts that are plain numbers, do not.
    """
    texts = [_neutralised(name) for name, kind in rows.schema.items() if kind == pl.String]
    amounts = [_amount(name) for name, kind in rows.schema.items() if isinstance(kind, pl.Decimal)]
    safe = rows.with_columns(texts + amounts).rename(labels)
    return safe.write_csv(include_bom=True, line_terminator="\r\n").encode()


def _neutralised(name: str) -> pl.Expr:
    cell = pl.col(name)
    return pl.when(formulas.begins_like_one(cell)).then(pl.lit("'") + cell).otherwise(cell).alias(name)


def _amount(name: str) -> pl.Expr:
    """All decimals that carry something, at least two: 2329.880000 is 2329.88, 0.050025 stays."""
    return pl.col(name).cast(pl.String).str.replace(r"(\.\d{2}\d*?)0+$", "$1").alias(name)
