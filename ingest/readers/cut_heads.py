"""The head of a table that a page break cut, inside a row or between its rows, whole again."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from ingest.readers.words import Words
from ingest.readers.words.heads import LEVELS, MOST_HEADS, Fields, head_fields, head_row
from ingest.records import Cell, Grid, Row

DIGIT, YEAR = re.compile(r"\d"), re.compile(r"20\d\d")
LONGEST_HEAD = 20
"""Characters of the head of a column in a word that is not known."""


def with_whole_head(upper: Grid, lower: Grid, words: Words) -> tuple[Grid, Grid]:
    """Both parts, a head row that the page break cut whole again: most of its cells make known heads with their rests,
    and no rest is a head itself; or the rest stands below words that are not known, and not below its levels, where
    every indicator has its name.
    """
    above, below = upper.rows[-1], lower.rows[0]
    pairs = dict.fromkeys(zip(above, below, strict=True))
    joined = {(a, b): Cell(a.text + b.text, a.place) for a, b in pairs}
    whole = {cell: one for pair, one in joined.items() for cell in pair}
    rests = [b for b in dict.fromkeys(below) if b.text]
    is_one_to_one = len(pairs) == len(set(above)) == len(set(below))
    named = sum(is_head_word(whole[b], words) for b in rests)
    levels = [j for j, cell in enumerate(above) if words.cell_field("column", cell.text) in LEVELS]
    is_of_unknown = bool(rests) and all(a.text and not is_head_word(a, words) for a, b in pairs if b.text)
    is_below_none = is_of_unknown and len(levels) > 1 and not any(below[j].text for j in levels)
    is_cut = 2 * named > len(rests) and named >= sum(is_head_word(b, words) for b in rests)
    is_cut = is_cut or is_below_none
    if not is_one_to_one or not is_cut or head_fields(below, words):
        return upper, lower
    rows = tuple(tuple(whole.get(cell, cell) for cell in row) for row in (*upper.rows, *lower.rows[1:]))
    head = head_row(replace(upper, rows=rows), words, first_of_head(upper.rows, words))
    count = len(upper.rows)
    if head is None or head[0] + 1 != count:
        return upper, lower
    return replace(upper, rows=rows[:count]), replace(lower, rows=rows[count:])


def with_joined_heads(upper: Grid, lower: Grid, words: Words) -> tuple[Grid, Grid]:
    """Both parts, where the page break parted the rows of one head: its lower rows go over to the upper part, and a
    head that is merged over the break stands in all of them.
    """
    before = upper, lower
    pairs = dict.fromkeys(zip(upper.rows[-1], lower.rows[0], strict=True))
    aligned = [(a, b) for a, b in pairs if a.text and upper.rows[-1].count(a) == lower.rows[0].count(b)]
    over = {b: Cell(a.text + b.text, a.place) if b.text else a for a, b in aligned if is_rest(a, b, words)}
    upper = with_cells(upper, {a: over[b] for a, b in aligned if b in over})
    if not names_columns(upper.rows[-1], words):
        return before
    below = with_cells(lower, over).rows
    head = head_row(replace(upper, rows=(*upper.rows, *below)), words, first_of_head(upper.rows, words))
    count = head[0] + 1 - len(upper.rows) if head else 0
    own = [tuple(cell for cell in row if cell not in over.values()) for row in below[: max(count, 0)]]
    covered = {j for j, cell in enumerate(lower.rows[0]) if cell in over}
    is_open = bool(covered) and covered <= upper.going_on & lower.cut
    if not 0 < count < MOST_HEADS or not (is_open or all(is_of_head(row, words) for row in own)):
        return before
    rest = replace(lower, rows=below[count:], cut=frozenset())
    return replace(upper, rows=(*upper.rows, *below[:count]), going_on=frozenset(), full=frozenset()), rest


def is_rest(above: Cell, below: Cell, words: Words) -> bool:
    """Whether a cell goes on with a head above the break: it is blank, or makes a head with it and is none itself."""
    return not below.text or (
        is_head_word(Cell(above.text + below.text, above.place), words) and not is_head_word(below, words)
    )


def with_cells(grid: Grid, cells: Mapping[Cell, Cell]) -> Grid:
    return replace(grid, rows=tuple(tuple(cells.get(cell, cell) for cell in row) for row in grid.rows))


def first_of_head(rows: Sequence[Row], words: Words) -> int:
    """Where the heads begin that the rows end with."""
    start = len(rows) - 1
    while start and names_columns(rows[start - 1], words):
        start -= 1
    return start


def last_head(grid: Grid, words: Words) -> tuple[int, Fields] | None:
    """The head that names the columns of the last rows: the first one, but where the table ends with another."""
    other = head_row(grid, words, first_of_head(grid.rows, words)) if names_columns(grid.rows[-1], words) else None
    return other or head_row(grid, words)


def names_columns(row: Row, words: Words) -> bool:
    """Whether a row is the upper one of a head: of its several cells most are heads, and none says a value."""
    return is_of_head(row, words) and len({cell for cell in row if cell.text}) > 1


def is_of_head(row: Row, words: Words) -> bool:
    """Whether more than half of the printed cells are heads, the others short words without a number but a year."""
    cells = [cell for cell in dict.fromkeys(row) if cell.text]
    others = [cell.text for cell in cells if not is_head_word(cell, words)]
    return 2 * len(others) < len(cells) and all(
        len(text) <= LONGEST_HEAD and not DIGIT.search(YEAR.sub("", text)) for text in others
    )


def is_head_word(cell: Cell, words: Words) -> bool:
    is_named = words.cell_field("row", cell.text) or words.cell_field("column", cell.text)
    return bool(is_named) or words.is_class(cell.text)
