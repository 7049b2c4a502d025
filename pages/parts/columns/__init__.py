"""How a query's rows become the rows on screen, in downloads and in charts, and what their columns are called.

Amounts leave the warehouse in yuan and are shown in 万元.
"""

from collections.abc import Mapping

import polars as pl

from pages.parts.columns.named import COLUMNS
from pages.parts.words import _

__all__ = ["COLUMNS", "PLACE", "can_show", "in_full", "label", "labels", "place", "screen", "word"]

# Who and what a row is about: right after its first column, in sight on a narrow screen too.
SUBJECT = ("later_names", "project_name", "project_in_file", "unit_name")
# What qualifies a column stands right after it.
BESIDE = {"cap_state": "money_rates"}
# Shown as one column, the place.
PLACE = ("page", "line_from", "line_to", "address")


def label(name: str) -> str:
    return _(COLUMNS[name].label)


def word(name: str, code: str) -> str:
    """What a code of a column means; what is no code stays as it is."""
    if COLUMNS[name].kind == "phrase":
        return _(code)
    values = COLUMNS[name].values or {}
    return _(values[code]) if code in values else code


def labels(rows: pl.DataFrame) -> dict[str, str]:
    return {name: label(name) for name in rows.columns}


def can_show(frame: pl.DataFrame) -> bool:
    """Whether a query's rows are for a reader: some only help to make a page."""
    return all(name in COLUMNS for name in frame.columns if not (name in PLACE or name.endswith("_id")))


def screen(frame: pl.DataFrame) -> pl.DataFrame:
    """A query's rows as the reader sees them, still under their column names.

    Ids are left out; amounts are in 万元, exact; years and codes are text, 未注明 where none is printed; page, lines
    and cell are one column, the place; what is coded is in words. After the first column come the project and the unit.
    """
    placed = _placed(frame) if "line_from" in frame.columns else frame
    names = [name for name in placed.columns if not name.endswith("_id")]
    leading = [*names[:1], *(name for name in SUBJECT if name in names)]
    beside = [one for name in names for one in (name, BESIDE.get(name)) if one in names]
    return placed.select(_shown(placed[name]) for name in dict.fromkeys([*leading, *beside]))


def place(row: Mapping[str, object]) -> str | None:
    """Where a row says that it stands in its document, in words; None where it does not say."""
    said: str | None = screen(pl.DataFrame([{name: row[name] for name in PLACE}]))["place"].item()
    return said


def in_full(frame: pl.DataFrame) -> pl.DataFrame:
    """The rows as the reader sees them, under the labels that the reader sees."""
    shown = screen(frame)
    return shown.rename(labels(shown))


def _placed(frame: pl.DataFrame) -> pl.DataFrame:
    page = pl.format(_("第 {} 页"), "page")
    one_line = pl.format(_("第 {} 行"), "line_from")
    lines = pl.format(_("第 {}–{} 行"), "line_from", "line_to")
    lines = pl.when(pl.col("line_from") == pl.col("line_to")).then(one_line).otherwise(lines)
    cell = [pl.col("address")] if "address" in frame.columns else []
    place = pl.concat_str(page, lines, *cell, separator=" ", ignore_nulls=True).replace("", None)
    whole = frame.with_columns(place.alias("line_from")).drop("page", "line_to", "address", strict=False)
    return whole.rename({"line_from": "place"})


def _shown(cells: pl.Series) -> pl.Expr:
    column, cell = COLUMNS[cells.name], pl.col(cells.name)
    if column.kind == "money":
        return cell.cast(pl.Decimal(38, 6)) / 10000
    if column.kind == "printed":
        return cell.cast(pl.String).fill_null(_("未注明"))
    if column.kind == "phrase":
        # Looked up here: the threads in which polars works have no language.
        return cell.replace({phrase: _(phrase) for phrase in cells.drop_nulls().unique()})
    if column.values:
        return cell.replace({code: _(word) for code, word in column.values.items()})
    return cell
