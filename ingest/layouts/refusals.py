"""Why a table that looks like a sheet of targets is refused: what is known of it, what is missing, which row to add."""

import re
from collections.abc import Sequence

from ingest.errors import RecognitionError
from ingest.layouts.heads import named_levels
from ingest.readers.words import Words
from ingest.readers.words.by_content import AIMS, FEWEST_CLASSES, SIGN
from ingest.readers.words.elimination import is_half
from ingest.readers.words.heads import LEVELS, SOURCES, TARGETS, Fields, is_label
from ingest.records import Cell, Grid, Row

ADD_ROW = "请在 data/reference/labels.csv 中加一行：「{},head,{}」"
LONGEST_LABEL = 15
"""Characters: a cell that a message offers as an unknown label."""
NEEDED = {"level3": "三级指标（指标名称）", "target": "指标值"}
DIGIT = re.compile(r"\d")
DECIMAL = re.compile(r"[\d,，]+(?:\.\d+)?(?:万?元)?")
NUMBER_AT_END = re.compile(r"[\d一二三四五六七八九十]+$")


def refuse_near(grid: Grid, words: Words) -> None:
    """A table that names levels of indicators but not all a sheet needs is a sheet in words that are not known.

    Raises RecognitionError with what was recognised, what was missing, and the row to add.
    """
    for row in grid.rows:
        cells = [cell for cell in dict.fromkeys(row) if cell.text]
        levels = named_levels(row, words)
        if levels & {"level1", "level2"} and (len(levels) > 1 or has_field(cells, TARGETS, words)):
            refuse_head(cells, words)
        ends = (cell.text for cell in cells if NUMBER_AT_END.search(cell.text))
        numbered = [text for text in ends if words.cell_field("column", NUMBER_AT_END.sub("", text)) in TARGETS]
        if len(numbered) > 1 and any(words.cell_field("row", c.text) == "project_name" for c in cells):
            raise RecognitionError(
                f"这张表一行一个项目，几条指标横排（{'、'.join(numbered)}）；这种表式还不能读", str(row[0].place)
            )
        across = [cell.text for cell in cells if words.is_class(cell.text)]
        if len(across) >= FEWEST_CLASSES and any(words.cell_field("row", c.text) == "project_name" for c in cells):
            raise RecognitionError(
                f"这张表把指标类别横排在表头里（{'、'.join(across)}），没有「三级指标」和「指标值」两列；这种表式还不能读",
                str(row[0].place),
            )


def refuse_head(cells: Sequence[Cell], words: Words) -> None:
    fields = {cell.text: words.cell_field("column", cell.text) or words.cell_field("row", cell.text) for cell in cells}
    known = [text for text, field in fields.items() if field]
    unknown = [text for text, field in fields.items() if not field]
    has_target = any(field in TARGETS for field in fields.values())
    missing = [field for field in NEEDED if field not in fields.values() and not (field == "target" and has_target)]
    advice = "；".join(ADD_ROW.format("或".join(unknown) or "那一列的表头词", field) for field in missing)
    wanted = "和".join(NEEDED[field] for field in missing) or "可用的指标值"
    raise RecognitionError(
        f"这张表认出了表头 {'、'.join(known)}，缺少{wanted}那一列；"
        f"不认识的表头词：{'、'.join(unknown) or '无'}。{advice}",
        str(cells[0].place),
    )


def refuse_classes(rows: Sequence[Row], words: Words) -> None:
    """A table without a known head that prints several classes of indicators in cells of their own, beside numbers."""
    cells = list(dict.fromkeys(cell for row in rows for cell in row if cell.text))
    classes = list(dict.fromkeys(cell.text for cell in cells if words.is_class(cell.text)))
    if len(classes) >= FEWEST_CLASSES and sum(bool(DIGIT.search(cell.text)) for cell in cells) >= FEWEST_CLASSES:
        raise RecognitionError(
            f"这张表印有指标类别（{'、'.join(classes)}）和数值，但没有认出表头；"
            "应有「三级指标、指标值」这样的表头，或在 data/reference/labels.csv 中为它的表头词加一行",
            str(cells[0].place),
        )


def refuse_packed(rows: Sequence[Row], words: Words, *, is_titled: bool) -> None:
    """A table of one project a row, with its money, whose column of names or indicators has a head that is not known,
    where it speaks of performance or the title of the table does. Raises RecognitionError.
    """
    for i, row in enumerate(rows):
        named = [words.cell_field("row", cell.text) for cell in row]
        unknown = [j for j, field in enumerate(named) if not field and row[j].text]
        if not unknown or not {"total", *SOURCES} & set(named) or {"unit", "department"} & set(named):
            continue
        texts = {j: [below[j].text for below in rows[i + 1 :] if below[j].text] for j in range(len(row))}
        packed = [j for j, some in texts.items() if is_half(map(are_aimed, some))]
        if "project_name" in named and (
            own := [j for j in packed if j in unknown and (is_titled or AIMS.search(row[j].text))]
        ):
            refuse_column(row[own[0]], "印有指标", "indicators")
        if "project_name" not in named and any(named[j] == "indicators" for j in packed):
            refuse_column(row[unknown[0]], "可能是项目名称", "project_name")


def refuse_column(head: Cell, says: str, field: str) -> None:
    raise RecognitionError(
        f"这张表一行一个项目，「{head.text}」一列{says}，但不认识这个表头。"
        f"请在 data/reference/labels.csv 中加一行：「{head.text},project,{field}」",
        str(head.place),
    )


def are_aimed(text: str) -> bool:
    """Whether a text compares more than one number: a list of indicators."""
    return len(SIGN.findall(text)) > 1


def refuse_beside(rows: Sequence[Row], head: tuple[int, Fields], words: Words) -> None:
    """A form that prints amounts and words beside its indicators in columns without a head: cells of other projects.

    Raises RecognitionError.
    """
    last, fields = head
    first = next((j for j, field in enumerate(fields) if field in LEVELS), 0)
    for row in rows[last + 1 :]:
        beside = [row[j] for j in range(first) if not fields[j] and row[j].text and not rows[last][j].text]
        cells = [cell for cell in dict.fromkeys(beside) if not is_label(cell, words)]
        if len(cells) > 1 and any(DECIMAL.fullmatch(cell.text) for cell in cells):
            raise RecognitionError(
                f"这张表在指标左边还印有 {'、'.join(cell.text for cell in cells)}，但表头没有说是什么；"
                "请核对表头是否完整（有的表头被分在两页上）",
                str(cells[0].place),
            )


def has_field(cells: Sequence[Cell], fields: Sequence[str], words: Words) -> bool:
    return any(words.cell_field("column", cell.text) in fields for cell in cells)


def no_name(labels: Sequence[str], left: Sequence[Cell], words: Words) -> str:
    """Why a form with indicators is refused that names no project: its labels, known and unknown."""
    unknown = [c.text for c in dict.fromkeys(left) if 1 < len(c.text) <= LONGEST_LABEL and not is_label(c, words)]
    return (
        f"这张表有指标，但没有找到「项目名称」；认出的栏目：{'、'.join(labels) or '无'}；"
        f"不认识的：{'、'.join(unknown) or '无'}。请在 data/reference/labels.csv 中为项目名称那一栏加一行："
        f"「{(unknown or ['栏目名'])[0]},label,project_name」"
    )
