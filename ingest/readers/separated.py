"""Text whose cells are parted by commas (CSV as spreadsheets save it) or by upright strokes (tables of Markdown)."""

import csv
import io
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from ingest.readers.line_breaks import BREAK, cell_of
from ingest.readers.plain_tables import rows_of, table
from ingest.readers.words import Words, squeeze
from ingest.readers.words.heads import head_fields
from ingest.records import Block, Cell, Place, Row

FEWEST_CELLS = 3
RULE = re.compile(r"[\s|:+-]+")
"""The line below the head of a Markdown table."""
LINE_END = re.compile(r"<br\s*/?>")


def blocks(text: str, words: Words) -> list[Block]:
    """The tables and the lines around them; empty where neither mark parts a head of indicators or of projects."""
    readers: tuple[Callable[[str], Iterator[Block]], ...] = (of_commas, of_strokes)
    found = (list(reader(text)) for reader in readers)
    return next((some for some in found if any(head_fields(row, words) for row in rows_of(some))), [])


def of_commas(text: str) -> Iterator[Block]:
    """All lines as one table, as the sheet was that they were saved from."""
    rows: list[Row] = []
    lines = csv.reader(io.StringIO(text))
    start = 1
    try:
        for texts in lines:
            place = Place(start, lines.line_num)
            start = lines.line_num + 1
            if any(map(squeeze, texts)):
                rows.append(tuple(cell_of(part.replace("\n", BREAK), place) for part in texts))
    except csv.Error:
        return
    if max(map(len, rows), default=0) >= FEWEST_CELLS:
        yield table(rows)


def of_strokes(text: str) -> Iterator[Block]:
    """Lines with strokes that follow each other as the rows of a table, the others as paragraphs."""
    numbered = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    for is_table, some in groupby(numbered, key=lambda one: one[1].count("|") >= FEWEST_CELLS - 1):
        if is_table:
            yield from tables([cells_of(n, line) for n, line in some if not RULE.fullmatch(line)])
        else:
            yield from (Cell(squeeze(line).lstrip("#"), Place(n, n)) for n, line in some)


def tables(rows: Sequence[Row]) -> Iterator[Block]:
    if rows:
        yield table(rows)


def cells_of(number: int, line: str) -> Row:
    parts = line.strip().removeprefix("|").removesuffix("|").split("|")
    return tuple(cell_of(LINE_END.sub(BREAK, part), Place(number, number)) for part in parts)
