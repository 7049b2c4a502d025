"""Where a form, or another table, begins in a ruled table."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.readers.words import LEVEL_END, Words
from ingest.readers.words.by_content import FEWEST_CLASSES, classes_headed
from ingest.readers.words.heads import DIGIT, LEVELS, TARGETS, head_fields, is_label
from ingest.readers.words.numbered import HEADING, numbered_name
from ingest.records import Cell, Grid, Row

OTHER_TITLE = re.compile(r"[^，。；]{3,40}表(?:[（(].*[)）])?")
TITLE = re.compile(r"绩效(?:总体)?目标.{0,6}表")
SECTION = re.compile(r"(?:中?长期|中期|实施期|实施周期|项目周期|年度|当年)(?:总体)?绩效(?:目标|指标)表?")
"""The title of a part of a form: its targets for the whole period, then those of the year."""
LIBRARY = re.compile(r".{0,20}指标(?:库|目录)(?:[（(].*[)）])?")
"""The title of a list of indicators to choose from."""
FEWEST_LABELS = 3
"""Labels of a form side by side, whose values stand below them."""
LONGEST_TITLE = 80
"""Characters: what is longer is a sentence that mentions a form."""


def forms_of(grid: Grid, words: Words) -> Iterator[Grid]:
    """A table parted where another form begins in it: at a title, or at the name of a project below indicators.

    What stands above the title of the first form is a part of its own: on a sheet of a workbook another table may. So
    is a list of indicators to choose from below a form, told by its title or by its head without a target, and any
    other table that has a title.
    """
    starts = [0]
    has_body = has_name = False
    heads = [i for i, row in enumerate(grid.rows) if head_fields(row, words)]
    for i, row in enumerate(grid.rows):
        is_next = begins_form(row, words) if has_body else (is_title(row) or is_heading(row)) and not has_name
        is_next = is_next or ((has_body or not has_name) and is_numbered(grid.rows[i : i + len(LEVELS)], words))
        is_next = is_next or is_library(row) or begins_list(grid.rows, i, heads, words)
        is_next = is_next or (has_body and heads_values(grid.rows[i : i + 2], words))
        is_next = is_next or (has_body and begins_other(grid.rows, i, words))
        if is_next and not begins_section(grid.rows[i:], words):
            starts += [start for start in [first_line(grid.rows, i, words)] if start > starts[-1]]
            has_body = has_name = False
        has_name = has_name or any(words.cell_field("form", cell.text) == "project_name" for cell in row)
        has_body = has_body or is_body(row, words)
    if len(starts) == 1:
        yield grid
        return
    for start, end in zip(starts, [*starts[1:], len(grid.rows)], strict=True):
        part = replace(grid, rows=grid.rows[start:end])
        part = replace(part, cut=grid.cut if start == 0 else frozenset())
        if end < len(grid.rows):
            part = replace(part, going_on=frozenset(), full=frozenset())
        yield narrowed(part)


def begins_other(rows: Sequence[Row], i: int, words: Words) -> bool:
    """Whether a row is only the title of a table of something else (政府采购预算表): heads without a number stand below
    it, and nothing of indicators up to the next form.
    """
    title = [cell for cell in dict.fromkeys(rows[i]) if cell.text]
    if len(title) != 1 or not OTHER_TITLE.fullmatch(title[0].text):
        return False
    own = list(takewhile(lambda row: not begins_form(row, words), rows[i + 1 :]))
    head = next((row for row in own if len({cell for cell in row if cell.text}) >= FEWEST_CLASSES), ())
    heads = {cell for cell in head if cell.text}
    below = {cell for row in own for cell in row} - heads
    of_indicators = any(words.cell_field("column", cell.text) in LEVELS for cell in heads)
    of_indicators = of_indicators or any(words.is_class(cell.text) for cell in below)
    return bool(heads) and not any(DIGIT.search(cell.text) for cell in heads) and not of_indicators


def first_line(rows: Sequence[Row], i: int, words: Words) -> int:
    """Where the lines above a form begin that share its table: the year, the unit."""
    while i > 0:
        printed, above = {cell for cell in rows[i - 1] if cell.text}, rows[i - 2] if i > 1 else ()
        is_line = len(printed) < 2 and (not printed or rows[i - 1][0] in printed)
        if not is_line or printed & set(above) or any(words.cell_field("form", c.text) for c in printed):
            return i
        i -= 1
    return i


def is_body(row: Row, words: Words) -> bool:
    """Whether a row is of an indicator table: its label or head, a class in full (产出指标), a text that heads several
    classes beside a label, or several cells without a label among them.
    """
    cells = {cell for cell in row if cell.text}
    is_named = any(words.cell_field("row", cell.text) == "indicators" or is_full_class(cell, words) for cell in cells)
    is_named = is_named or (len(cells) > 1 and any(classes_headed(c.text, words) >= FEWEST_CLASSES for c in cells))
    levels = {words.cell_field("column", cell.text) for cell in cells} & {*LEVELS, *TARGETS}
    return bool(is_named or len(levels) > 1 or head_fields(row, words)) or (
        len(cells) > len(LEVELS) and not any(words.cell_field("form", cell.text) for cell in cells)
    )


def is_full_class(cell: Cell, words: Words) -> bool:
    return cell.text.endswith(LEVEL_END) and words.is_class(cell.text)


def is_title(row: Row) -> bool:
    cells = [cell for cell in dict.fromkeys(row) if cell.text]
    return len(cells) == 1 and len(cells[0].text) <= LONGEST_TITLE and bool(TITLE.search(cells[0].text))


def heads_values(rows: Sequence[Row], words: Words) -> bool:
    """Whether the first of two rows is labels of a form, the project's name among them, and the second their values."""
    fields = {cell: words.cell_field("form", cell.text) for cell in rows[0]}
    is_head = "project_name" in fields.values() and sum(map(bool, fields.values())) >= FEWEST_LABELS
    if not is_head or len(rows) == 1 or head_fields(rows[0], words):
        return False
    name = next(j for j, cell in enumerate(rows[0]) if fields[cell] == "project_name")
    filled = [cell for cell in dict.fromkeys(rows[1]) if cell.text]
    has_name = bool(rows[1][name].text) and not is_label(rows[1][name], words)
    return has_name and 2 * sum(is_label(cell, words) for cell in filled) < len(filled)


def is_library(row: Row) -> bool:
    cells = [cell for cell in dict.fromkeys(row) if cell.text]
    return len(cells) == 1 and bool(LIBRARY.fullmatch(cells[0].text))


def begins_list(rows: Sequence[Row], i: int, heads: Sequence[int], words: Words) -> bool:
    """Whether row i, below the whole head of a table, names levels of indicators again but no target."""
    above = heads[0] if heads else i
    is_apart = above + 1 < i and i not in heads and i - 1 not in heads and i + 1 not in heads
    texts = [cell.text for cell in rows[i]]
    return is_apart and names_levels(rows[i], words) and all(texts != [c.text for c in row] for row in rows[:i])


def names_levels(row: Row, words: Words) -> bool:
    return len({words.cell_field("column", cell.text) for cell in row} & set(LEVELS)) > 1


def is_heading(row: Row) -> bool:
    """Whether a row says the name of a project in one cell, numbered or called so."""
    cells = [cell for cell in dict.fromkeys(row) if cell.text]
    return len(cells) == 1 and bool(HEADING.fullmatch(cells[0].text))


def begins_form(row: Row, words: Words) -> bool:
    """Whether a row is a title, a heading that says the name of a project, or the label of a project's name with the
    name beside it and not the next head.
    """
    if is_title(row):
        return True
    cells = [cell for cell in dict.fromkeys(row) if cell.text]
    if not cells:
        return False
    if is_heading(row):
        return True
    if says_name(cells[0].text, words):
        return True
    beside = cells[1].text if len(cells) > 1 else ""
    is_head = any(words.cell_field(part, beside) for part in ("row", "column"))
    return words.cell_field("form", cells[0].text) == "project_name" and not is_head


def says_name(text: str, words: Words) -> bool:
    """Whether a text is the label of a project's name, a colon, and the name."""
    label, colon, name = text.replace("：", ":").partition(":")
    return bool(colon and name) and words.cell_field("form", label) == "project_name"


def is_numbered(rows: Sequence[Row], words: Words) -> bool:
    """Whether the first of three rows is only a numbered name, and the next begins a form that has no label for it."""
    texts = [cell.text for cell in dict.fromkeys(rows[0]) if cell.text]
    if len(texts) != 1 or not numbered_name(texts[0], words) or len(rows) < len(LEVELS):
        return False
    labels = [words.cell_field("form", cell.text) for cell in rows[1]]
    return (any(labels) and "project_name" not in labels) or bool(head_fields(rows[1], words))


def begins_section(rows: Sequence[Row], words: Words) -> bool:
    """Whether a title heads only a part of the form above it: no name of a project stands before the next head."""
    if not any(SECTION.fullmatch(cell.text) for cell in rows[0]):
        return False
    for row in rows[1:]:
        if any(words.cell_field("form", cell.text) == "project_name" for cell in row):
            return False
        if head_fields(row, words):
            return True
    return True


def narrowed(grid: Grid) -> Grid:
    """The table without the columns that only other forms beside it have."""
    columns = range(len(grid.rows[0]))
    kept = [j for j in columns if j == 0 or any(row[j] is not row[j - 1] for row in grid.rows)]
    place = {j: n for n, j in enumerate(kept)}
    edges = (*(grid.edges[j] for j in kept), grid.edges[-1]) if grid.edges else ()
    rows = tuple(tuple(row[j] for j in kept) for row in grid.rows)
    sets = (frozenset(place[j] for j in some if j in place) for some in (grid.cut, grid.going_on, grid.full))
    return Grid(rows, True, edges, *sets)
