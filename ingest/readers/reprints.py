"""Rows that a writer prints again at the top of each page, since they are marked as the head of their table."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise, takewhile

from ingest.readers.both_sides import begins_sum
from ingest.readers.words import Words
from ingest.readers.words.heads import head_row
from ingest.records import REPRINTED, Block, Furniture, Grid, Row

FORM_STARTS = {"project_name", "total", "budget", "department", "unit", "goal", "cycle_goal", "cycle_total"}


def reprint_apart(upper: Block, before: Block | None, lower: Block, words: Words) -> tuple[list[Furniture], Block]:
    """What the first table of a page prints again of the rows that the table `before` begins with, and the table
    without them: the first of the labels of the form `upper`, or of the rows of its head.
    """
    if not isinstance(upper, Grid) or not isinstance(before, Grid) or not isinstance(lower, Grid):
        return [], lower
    pairs = takewhile(lambda rows: printed(rows[0]) == printed(rows[1]), zip(before.rows, lower.rows, strict=False))
    count = sum(1 for _ in pairs)
    if not 0 < count < len(lower.rows):
        return [], lower
    rest = replace(lower, rows=lower.rows[count:], cut=frozenset())
    cells = dict.fromkeys(cell for row in lower.rows[:count] for cell in row if cell.text)
    is_merged_on = any(cell in cells for row in rest.rows for cell in row)
    if is_merged_on or is_other_form(upper, rest, count, words):
        return [], lower
    return [Furniture(cell, REPRINTED) for cell in cells], rest


def is_other_form(upper: Grid, rest: Grid, count: int, words: Words) -> bool:
    """Whether what follows the first `count` rows is of another form that begins as the one above does: below the
    indicators of that one stand labels, or a head that is not only printed again too.
    """
    head, again = head_row(upper, words), head_row(rest, words)
    if head is None:
        return False
    if starts_in(rest.rows[:1], words) & starts_in(upper.rows, words):
        return True
    if again and not any(words.is_class(cell.text) for cell in rest.rows[0]):
        return again[0] > 0 or head[0] <= count
    return head[0] < count


def starts_in(rows: Iterable[Row], words: Words) -> set[str]:
    """The labels of a form that stand above its indicators."""
    return {field for row in rows if not begins_sum(row) for field in label_fields(row, words)} & FORM_STARTS


def printed(row: Row) -> list[str]:
    return [cell.text for cell in dict.fromkeys(row)]


def label_fields(row: Row, words: Words) -> set[str]:
    """The labels of a row; the head of a list of names (项目名称 beside 预算金额) is none."""
    cells = list(dict.fromkeys(cell for cell in row if cell.text))
    found = {field for cell in cells if (field := words.cell_field("form", cell.text))}
    heads = (b for a, b in pairwise(cells) if words.cell_field("form", a.text) == "project_name")
    return found - {"project_name"} if any(words.cell_field("row", cell.text) for cell in heads) else found
