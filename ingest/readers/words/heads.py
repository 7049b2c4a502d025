"""Which columns a row of a ruled table names, by its words in whatever order, and where a form begins."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from ingest.readers.words import Words
from ingest.readers.words.elimination import completed
from ingest.readers.words.numbered import HEADING, numbered_name
from ingest.records import Cell, Grid, Row

LEVELS = ("level1", "level2", "level3")
TARGETS = ("target", "annual_target")
CONTENT = ("level3", *TARGETS, "named_target", "operator", "direction", "measure", "weight", "description", "basis")
"""Columns whose cells belong to one row; those of levels and projects may be merged over several."""

CONTINUED = re.compile(r"[（(]?(?:续表?|接上页|续上表)[)）]?")
OTHER_TITLE = re.compile(r"[^，。；]{3,40}表(?:[（(].*[)）])?")
TITLE = re.compile(r"绩效(?:总体)?目标.{0,6}表")
SECTION = re.compile(r"(?:中?长期|中期|实施期|实施周期|项目周期|年度|当年)(?:总体)?绩效(?:目标|指标)表?")
"""The title of a part of a form: its targets for the whole period, then those of the year."""
LIBRARY = re.compile(r".{0,20}指标(?:库|目录)(?:[（(].*[)）])?")
"""The title of a list of indicators to choose from."""
MOST_HEADS = 4
"""Rows of heads in one table."""
FEWEST_LABELS = 3
"""Labels of a form side by side, whose values stand below them."""
FEWEST_CLASSES = 3
"""Heads that are classes: a table that prints 产出指标、效益指标、满意度指标 side by side has its indicators below."""
DIGIT = re.compile(r"\d")
LONGEST_TITLE = 80
"""Characters: what is longer is a sentence that mentions a form."""

Fields = tuple[str | None, ...]
"""For each column of a ruled table the field that it holds."""


def indicator_fields(row: Row, words: Words) -> Fields:
    """The fields of a head row that names a third level and a target; empty where the row is none.

    Columns left of the first level are the project's; the same word may mean another thing there.
    """
    named = [words.cell_field("column", cell.text) for cell in row]
    levels = [i for i, field in enumerate(named) if field in LEVELS]
    if levels and "level3" not in named:
        named = [
            "level3" if i > levels[-1] and words.cell_field("row", row[i].text) == "indicators" else field
            for i, field in enumerate(named)
        ]  # 绩效指标 right of 二级指标 is the name of an indicator.
    if "level3" in named and not set(TARGETS) & set(named):
        goals = [i for i in range(named.index("level3"), len(row)) if words.cell_field("row", row[i].text) == "goal"]
        named = ["target" if i in goals[:1] else field for i, field in enumerate(named)]  # 绩效目标 right of the name.
    named = with_named_targets(named)
    first = next((i for i, field in enumerate(named) if field in LEVELS), len(named))
    if not names_indicators(named[first:]) or is_spread(row[first:], named[first:]):
        return ()
    left = (words.cell_field("row", cell.text) for cell in row[:first])
    return (*left, *named[first:])


def with_named_targets(named: list[str | None]) -> list[str | None]:
    """The columns; one of names with their targets is that of the targets beside one of names, and none without levels
    (绩效指标及指标值 holds all the indicators of a project in one cell).
    """
    if "level3" in named and not set(TARGETS) & set(named):
        return ["target" if field == "named_target" else field for field in named]
    if set(named) & {"level3", *TARGETS} or not set(named) & {"level1", "level2"}:
        return [None if field == "named_target" else field for field in named]
    return named


def names_indicators(fields: Sequence[str | None]) -> bool:
    """Whether a third level and a target are among the columns, or both in one."""
    return "named_target" in fields or ("level3" in fields and bool(set(TARGETS) & set(fields)))


def is_without_names(fields: Sequence[str | None]) -> bool:
    """Whether the target stands where the names would: `一级指标 | 二级指标 | 目标值`, no unknown column between."""
    if "level3" in fields or not {"level1", "level2"} <= set(fields) or not set(TARGETS) & set(fields):
        return False
    last = max(j for j, field in enumerate(fields) if field in TARGETS)
    return None not in fields[fields.index("level1") : last + 1]


def is_spread(row: Row, named: Sequence[str | None]) -> bool:
    """Whether one cell stands for both: a head row has its own cell for each."""
    if "named_target" in named:
        return False
    return (
        row[named.index("level3" if "level3" in named else "level2")]
        is row[next(i for i, field in enumerate(named) if field in TARGETS)]
    )


def packed_fields(row: Row, words: Words) -> Fields:
    """The fields of a head row of one project a row, its indicators in one cell; empty where the row is none."""
    named = tuple(words.cell_field("row", cell.text) for cell in row)
    if "project_name" in named and "indicators" not in named:
        return class_fields(row, named, words)
    is_packed = {"project_name", "total", "indicators"} <= set(named) and named.count("indicators") == 1
    return named if is_packed else ()


def class_fields(row: Row, named: Fields, words: Words) -> Fields:
    """The fields of a head row whose indicators stand in one column for each class; empty where the row is none."""
    classes = {cell for cell, field in zip(row, named, strict=True) if not field and words.is_class(cell.text)}
    has_results = any(words.cell_field("column", cell.text) == "result" for cell in row)
    if len(classes) < FEWEST_CLASSES or has_results:
        return ()
    return tuple("indicators" if cell in classes else field for cell, field in zip(row, named, strict=True))


def head_fields(row: Row, words: Words) -> Fields:
    return indicator_fields(row, words) or packed_fields(row, words)


def head_row(grid: Grid, words: Words, start: int = 0) -> tuple[int, Fields] | None:
    """The last row of the first head of a table, from row `start` on, with its fields: the lower of two rows of heads
    names the columns, since a cell that is merged over both stands in it too. None where the lower row parts the
    target into columns that no word names.
    """
    found: tuple[int, Fields] | None = None
    for i in range(start, len(grid.rows)):
        row = grid.rows[i]
        fields = head_fields(row, words)
        if not fields and found and parts_head(row, grid.rows[i - 1], found[1]):
            fields = parted_fields(row, grid.rows[i - 1], found[1], words)
            if not names_indicators(fields):
                return None
        if fields:
            found = i, fields
        elif found:
            break
    found = found or by_elimination(grid.rows, words, start)
    return (found[0], with_upper(grid.rows[: found[0] + 1], found[1], words)) if found else None


def by_elimination(rows: Sequence[Row], words: Words, start: int) -> tuple[int, Fields] | None:
    """The first head whose one unknown column is told by where it stands and what stands below it."""
    for i in range(start, len(rows) - 1):
        named = [words.cell_field("column", cell.text) for cell in rows[i]]
        name_levels(rows[i], rows[i + 1], named, words)
        if not {"level1", "level2"} & set(named):
            continue
        first = next(j for j, field in enumerate(named) if field in LEVELS)
        fields = completed(rows[i][first:], named[first:], [row[first:] for row in rows[i + 1 :]], words)
        if (names_indicators(fields) or is_without_names(fields)) and not is_spread(rows[i][first:], fields):
            return i, (*(words.cell_field("row", cell.text) for cell in rows[i][:first]), *fields)
    return None


def with_upper(rows: Sequence[Row], fields: Fields, words: Words) -> Fields:
    """The fields, where blank with those of the rows above that `绩效指标` makes a part of the head."""
    for i in range(len(rows) - 2, max(len(rows) - MOST_HEADS, 0) - 1, -1):
        own = [words.cell_field("row", cell.text) for cell in rows[i]]
        if "level3" in fields and own[fields.index("level3")] == "indicators":
            is_blank = [not any(row[j].text for row in rows[i + 1 :]) for j in range(len(own))]
            fields = tuple(fields[j] or (own[j] if is_blank[j] else None) for j in range(len(own)))
    return fields


def name_levels(row: Row, below: Row, named: list[str | None], words: Words) -> None:
    """Where `绩效指标` stands over several columns, the first of them of a class: their levels from the last column."""
    columns = [j for j, cell in enumerate(row) if words.cell_field("row", cell.text) == "indicators"]
    is_over = len({row[j] for j in columns}) == 1 and len({below[j] for j in columns}) > 1
    if is_over and not set(LEVELS) & set(named) and words.is_class(below[columns[0]].text):
        for n, j in enumerate(columns[::-1]):
            named[j] = LEVELS[max(2 - n, 0)]


def parts_head(row: Row, above: Row, fields: Fields) -> bool:
    """Whether a row goes on with the head above it: the head of the names is merged over both, another is not; or
    nothing stands below the name and words part the one head of the targets.
    """
    if "level3" not in fields:
        return False
    name = fields.index("level3")
    if row[name] is above[name]:
        return any(cell is not other for cell, other in zip(row, above, strict=True))
    parts = [cell for cell, field in zip(row, fields, strict=True) if field in TARGETS]
    is_parted = len(set(parts)) > 1 and all(cell.text and not DIGIT.search(cell.text) for cell in parts)
    heads = {cell for cell, field in zip(above, fields, strict=True) if field in TARGETS}
    return not row[name].text and len(heads) == 1 and is_parted


def parted_fields(row: Row, above: Row, fields: Fields, words: Words) -> Fields:
    """The fields of both rows of a head: those of the upper one where it stands in the lower one too."""
    first = next(i for i, field in enumerate(fields) if field in LEVELS)
    return tuple(
        fields[j]
        if row[j] is above[j] or not row[j].text
        else words.cell_field("row" if j < first else "column", row[j].text)
        for j in range(len(row))
    )


def content_columns(fields: Sequence[str | None]) -> list[int]:
    """The columns whose cells belong to one indicator: all from the third level on, but for the levels above it."""
    first = next((i for i, field in enumerate(fields) if field in LEVELS), len(fields))
    return [i for i, field in enumerate(fields) if i >= first and field not in ("level1", "level2")]


def project_columns(fields: Sequence[str | None]) -> list[int]:
    """The columns left of the levels that hold something of the project."""
    other = (*LEVELS, *CONTENT, "indicators", "aside")
    return [i for i, field in enumerate(fields) if field and field not in other]


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
        is_next = is_next or (has_body and begins_other(grid.rows[i:], words))
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


def begins_other(rows: Sequence[Row], words: Words) -> bool:
    """Whether a row is only the title of a table of something else (政府采购预算表): heads without a number stand below
    it, and nothing of indicators up to the next form.
    """
    title = [cell for cell in dict.fromkeys(rows[0]) if cell.text]
    if len(title) != 1 or not OTHER_TITLE.fullmatch(title[0].text):
        return False
    own = list(takewhile(lambda row: not begins_form(row, words), rows[1:]))
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
    """Whether a row is of an indicator table: its label or head, or several cells without a label among them."""
    cells = {cell for cell in row if cell.text}
    is_named = any(words.cell_field("row", cell.text) == "indicators" for cell in cells)
    levels = {words.cell_field("column", cell.text) for cell in cells} & {*LEVELS, *TARGETS}
    return bool(is_named or len(levels) > 1 or head_fields(row, words)) or (
        len(cells) > len(LEVELS) and not any(words.cell_field("form", cell.text) for cell in cells)
    )


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
    label, colon, name = cells[0].text.replace("：", ":").partition(":")
    if colon and name and words.cell_field("form", label) == "project_name":
        return True
    beside = cells[1].text if len(cells) > 1 else ""
    is_head = any(words.cell_field(part, beside) for part in ("row", "column"))
    return words.cell_field("form", cells[0].text) == "project_name" and not is_head


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


def is_label(cell: Cell, words: Words) -> bool:
    return any(words.cell_field(part, cell.text) for part in ("column", "row", "form"))
