"""One sheet that its file holds as several tables, joined again."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ingest.readers.words import Words
from ingest.readers.words.form_starts import begins_form, is_library, names_levels
from ingest.readers.words.heads import head_row
from ingest.records import Block, Cell, Grid, Row


def joined(blocks: Iterable[Block], words: Words) -> Iterator[Block]:
    """The blocks, a table that goes on with the one right before it joined to it."""
    last: Grid | None = None
    for block in blocks:
        if isinstance(block, Grid):
            if last and goes_on(last, block, words):
                last = replace(last, rows=(*last.rows, *block.rows), going_on=block.going_on)
                continue
            if last:
                yield last
            last = block
            continue
        if isinstance(block, Cell) and last:
            yield last
            last = None
        yield block
    if last:
        yield last


def sides(grid: Grid, words: Words) -> Iterator[Grid]:
    """The tables that a sheet holds side by side, a blank column between them and a head in each; else the whole."""
    blank = [j for j in range(len(grid.rows[0])) if not any(row[j].text for row in grid.rows)] if grid.rows else []
    for j in blank:
        parts = [replace(grid, rows=tuple(row[a:b] for row in grid.rows)) for a, b in ((0, j), (j + 1, None))]
        if all(part.rows[0] and head_row(part, words) for part in parts):
            yield from (one for part in parts for one in sides(part, words))
            return
    yield grid


def goes_on(upper: Grid, lower: Grid, words: Words) -> bool:
    """Whether a table is the rest of the sheet above it: as many columns, no title or name of its own, and either no
    head but classes of indicators, or the same head once more and no project in the first row below it.
    """
    head, again = head_row(upper, words), head_row(lower, words)
    if head is None or not lower.rows or len(upper.rows[0]) != len(lower.rows[0]):
        return False
    if any(begins_form(row, words) or is_library(row) for row in lower.rows):
        return False
    if again is None:
        return not any(names_levels(row, words) for row in lower.rows) and any(
            words.is_class(cell.text) for row in lower.rows for cell in row
        )
    names = [j for j, field in enumerate(again[1]) if field == "project_name"]
    below = lower.rows[again[0] + 1 : again[0] + 2]
    same = texts(upper.rows[head[0]]) == texts(lower.rows[again[0]])
    return same and is_only_head(lower.rows[: again[0]], upper) and not any(row[j].text for row in below for j in names)


def is_only_head(rows: Iterable[Row], upper: Grid) -> bool:
    printed = {texts(row) for row in upper.rows}
    return all(texts(row) in printed for row in rows)


def texts(row: Row) -> tuple[str, ...]:
    return tuple(cell.text for cell in row)
