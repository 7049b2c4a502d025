"""Which columns a row of a ruled table names, by its words in whatever order."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.readers.words import SUMS, Words, fold
from ingest.readers.words.by_content import FEWEST_CLASSES, indicators_by_content
from ingest.readers.words.elimination import completed
from ingest.records import Cell, Grid, Row

LEVELS = ("level1", "level2", "level3")
TARGETS = ("target", "annual_target")
CONTENT = ("level3", *TARGETS, "named_target", "operator", "direction", "measure", "weight", "description", "basis")
"""Columns whose cells belong to one row; those of levels and projects may be merged over several."""

SOURCES = ("fiscal", "special", "other")

CONTINUED = re.compile(r"[（(]?(?:续表?|接上页|续上表)[)）]?")
CONTINUED_AT_END = re.compile(r"[（(](?:续表?[一二三四五\d]?|接上页|续上表)[)）]$")
"""Behind the title of a form: what follows is the rest of the form of that title."""
MOST_HEADS = 4
"""Rows of heads in one table."""
DIGIT = re.compile(r"\d")

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
    named = with_named_targets(name_beside_target(row, named, words))
    first = next((i for i, field in enumerate(named) if field in LEVELS), len(named))
    if not names_indicators(named[first:]) or is_spread(row[first:], named[first:]):
        return ()
    left = (words.cell_field("row", cell.text) for cell in row[:first])
    return (*left, *named[first:])


def name_beside_target(row: Row, named: list[str | None], words: Words) -> list[str | None]:
    """The columns; 绩效指标 over one column right beside 指标值, in a head of projects where no level has a column, is
    that of the names of indicators.
    """
    pairs = enumerate(pairwise(named))
    beside = [j for j, (left, right) in pairs if left is None and right in TARGETS and row.count(row[j]) == 1]
    own = [j for j in beside if words.cell_field("row", row[j].text) == "indicators"]
    if set(named) & {*LEVELS, "named_target"} or len(own) != 1:
        return named
    if not any(words.cell_field("row", cell.text) == "project_name" for cell in row[: own[0]]):
        return named
    return ["level3" if j == own[0] else field for j, field in enumerate(named)]


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
    """The fields of a head row of one project a row, its indicators in one cell; empty where the row is none. It prints
    the money of a project, or only what each source gives.
    """
    named = tuple(words.cell_field("row", cell.text) for cell in row)
    if "project_name" in named and "indicators" not in named:
        return class_fields(row, named, words)
    has_money = "total" in named or bool(set(SOURCES) & set(named))
    is_packed = "project_name" in named and has_money and named.count("indicators") == 1
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
        if not fields and found and parts_head(row, grid.rows[i - 1], found[1], words):
            fields = parted_fields(row, grid.rows[i - 1], found[1], words)
            if not names_indicators(fields):
                return None
        if fields:
            found = i, fields
        elif found:
            break
    found = found or by_elimination(grid.rows, words, start) or indicators_by_content(grid.rows, words, start)
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


def parts_head(row: Row, above: Row, fields: Fields, words: Words) -> bool:
    """Whether a row goes on with the head above it: the head of the names is merged over both, another is not; or
    nothing stands below the name, and in the row only labels do, or words that part the one head of the targets.
    """
    if "level3" not in fields:
        return False
    name = fields.index("level3")
    if row[name] is above[name]:
        return any(cell is not other for cell, other in zip(row, above, strict=True))
    if not row[name].text and are_lower_heads(row, above, words):
        return True
    parts = [cell for cell, field in zip(row, fields, strict=True) if field in TARGETS]
    is_parted = len(set(parts)) > 1 and all(cell.text and not DIGIT.search(cell.text) for cell in parts)
    heads = {cell for cell, field in zip(above, fields, strict=True) if field in TARGETS}
    return not row[name].text and len(heads) == 1 and is_parted


def are_lower_heads(row: Row, above: Row, words: Words) -> bool:
    """Whether a row prints only labels, one of them at least below a head of several columns or right of one.

    The rest of a row that a page end cut may be the word of a label too (效益 | 指标), below a head of its own.
    """
    own = [j for j, cell in enumerate(row) if cell.text]
    are_many = any(not above[j].text or above.count(above[j]) > 1 for j in own)
    return are_many and all(is_label(row[j], words) for j in own)


def parted_fields(row: Row, above: Row, fields: Fields, words: Words) -> Fields:
    """The fields of both rows of a head: those of the upper one where it stands in the lower one too."""
    first = next(i for i, field in enumerate(fields) if field in LEVELS)
    sums = {j for j, field in enumerate(fields) if field in TARGETS and fold(row[j].text) in SUMS}
    if len(sums) == 1 and are_names(row, above, fields, words):
        return tuple(field if field not in TARGETS or j in sums else "aside" for j, field in enumerate(fields))
    return tuple(
        fields[j]
        if row[j] is above[j] or not row[j].text
        else words.cell_field("row" if j < first else "column", row[j].text)
        for j in range(len(row))
    )


def are_names(row: Row, above: Row, fields: Fields, words: Words) -> bool:
    """Whether below the one head of the targets stands a word for their sum beside names of places: `合计 | 青山村`."""
    lower = [row[j] for j, field in enumerate(fields) if field in TARGETS]
    heads = {above[j] for j, field in enumerate(fields) if field in TARGETS}
    others = [cell for cell in lower if fold(cell.text) not in SUMS]
    return len(heads) == 1 and bool(others) and not any(is_label(cell, words) or not cell.text for cell in others)


def content_columns(fields: Sequence[str | None]) -> list[int]:
    """The columns whose cells belong to one indicator: all from the third level on, but for the levels above it."""
    first = next((i for i, field in enumerate(fields) if field in LEVELS), len(fields))
    return [i for i, field in enumerate(fields) if i >= first and field not in ("level1", "level2")]


def project_columns(fields: Sequence[str | None]) -> list[int]:
    """The columns left of the levels that hold something of the project."""
    other = (*LEVELS, *CONTENT, "indicators", "aside")
    return [i for i, field in enumerate(fields) if field and field not in other]


def is_label(cell: Cell, words: Words) -> bool:
    return any(words.cell_field(part, cell.text) for part in ("column", "row", "form"))
