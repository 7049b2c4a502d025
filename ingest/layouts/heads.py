"""The head of a ruled table: its columns settled, and what the rows around it are."""

import re
from collections.abc import Sequence

from ingest.errors import RecognitionError
from ingest.layouts.amounts import rank
from ingest.readers.words import AND_TARGET, SUMS, Words, fold
from ingest.readers.words.by_content import SIGN
from ingest.readers.words.elimination import is_half
from ingest.readers.words.form_starts import SECTION
from ingest.readers.words.heads import CONTENT, LEVELS, MOST_HEADS, SOURCES, TARGETS, Fields
from ingest.records import Grid, Row

COLON = re.compile(r"[:：]")
YEAR = re.compile(r"^(20\d\d)年?(?!\d)|(?:(?<=预期|预计|计划)|(?<=\())(20\d\d)年")
YEAR_ALONE = re.compile(r"20\d\d年度?")
IN_WORDS = re.compile(r"定性(?:指标)?")
KIND = re.compile(r"[正反负逆]向|定量")
NAME = "三级"
NAMED_LEVELS = {"level1": "一级", "level2": "二级"}
FINEST = re.compile(r"[二三]级|明细|子项目")
PROJECT = re.compile(r"(?:项目|专项|政策|任务)(?!.*(?:单位|部门|负责|类|性质|属性|级次|依据|期|概况|内容)).*名称")


def year_in(text: str) -> int | None:
    """The year that a label or a head begins with, or prints in brackets (`2025年预算`, `其中：2025年`,
    `预期2025年实现值`, `指标值（2025年）`), None where with none.
    """
    found = YEAR.search(fold(text).removeprefix("其中").removeprefix(":"))
    return int(found[1] or found[2]) if found else None


def of_year(head: Row, fields: Fields, year: int | None) -> Fields:
    """The columns where the same thing stands for several years: only that of the form's own year is kept, targets of
    the others left aside.
    """
    printed = [year_in(cell.text) for cell in head]
    years = {field: {printed[j] for j, other in enumerate(fields) if other == field} - {None} for field in fields}
    others = {field for field in fields if field and len(years[field]) > 1 and year in years[field]}
    left = {field: "aside" if field in TARGETS else None for field in others}
    return tuple(left[field] if field in others and printed[j] != year else field for j, field in enumerate(fields))


def earlier_results(head: Row, fields: Fields, year: int | None) -> Fields:
    """The columns, those of what earlier years reached left aside: `2023年完成值` beside `2025年目标值` is no result of
    the targets.
    """
    years = [year_in(cell.text) for cell in head]
    of_targets = [own for own, field in zip(years, fields, strict=True) if own and field in TARGETS]
    own = year or max(of_targets, default=0)
    return tuple("aside" if field == "result" and (years[j] or own) < own else field for j, field in enumerate(fields))


def under_years(heads: Sequence[Row], fields: Fields, year: int | None, words: Words) -> Fields:
    """The columns, those below the head of an amount that name only a year: the form's own is that amount."""
    if len(heads) < len(("upper", "lower")):
        return fields
    upper, lower = heads[-2:]
    own = [bool(year) and bool(YEAR_ALONE.fullmatch(cell.text)) and year_in(cell.text) == year for cell in lower]
    return tuple(
        words.cell_field("row", upper[j].text) if own[j] and not field and "total" not in fields else field
        for j, field in enumerate(fields)
    )


def one_name(head: Row, fields: Fields) -> Fields:
    """The columns with one for the name of the indicator: `指标内容` beside `三级指标` describes it.

    Several columns of names that each have a target to their right are several blocks of indicators.
    """
    own = [j for j, field in enumerate(fields) if field == "level3"]
    named = [j for j in own if next((f for f in fields[j + 1 :] if f in ("level3", *TARGETS)), "") in TARGETS]
    first = next((j for j in own if NAME in head[j].text), own[0] if own else None)
    heads = {head[j] for j in (named if len(named) > 1 else [first]) if j is not None}
    kept = [j for j in own if head[j] in heads]
    return tuple("description" if field == "level3" and j not in kept else field for j, field in enumerate(fields))


def one_of_each_level(head: Row, fields: Fields) -> Fields:
    """The columns with one head for each upper level: 指标类型 beside 一级指标 says another thing of the indicators."""
    found = list(fields)
    for level, name in NAMED_LEVELS.items():
        own = {head[j] for j, field in enumerate(fields) if field == level}
        named = {cell for cell in own if name in cell.text}
        if named and len(own) > len(named):
            found = ["aside" if field == level and head[j] not in named else field for j, field in enumerate(found)]
    return tuple(found)


def levels_by_content(rows: Sequence[Row], fields: Fields, words: Words) -> Fields:
    """The columns, where no head names level 1 or level 2 with the one left of the names that holds classes; 绩效指标
    may stand over both, beside the head of the names.
    """
    found = list(fields)
    open_fields = ("level3", "aside", "indicators", None)
    last = max((j for j, field in enumerate(fields) if field == "level3"), default=0)
    for level, name in ((1, "level1"), (2, "level2")):
        for j in range(last) if name not in found else ():
            texts = [row[j].text for row in rows if row[j].text]
            if found[j] in open_fields and is_half(holds_class(text, level, words) for text in texts):
                found[j] = name
                break
    return tuple(found)


def holds_class(text: str, level: int, words: Words) -> bool:
    """Whether a cell names a class of a level; for the first also both levels in one (`产出指标-数量指标`)."""
    return words.is_class(text, level) or (level == 1 and bool(words.composed_classes(text)))


def signs_by_content(rows: Sequence[Row], fields: Fields) -> Fields:
    """The columns, those of kinds left aside: where 正向, 反向 or 定量 are printed, 定性 says a kind too, no sign."""
    signs = (j for j, field in enumerate(fields) if field in ("direction", "operator"))
    kinds = {j for j in signs if any(KIND.match(row[j].text) for row in rows)}
    return tuple("aside" if j in kinds else field for j, field in enumerate(fields))


def signs_without_head(heads: Sequence[Row], rows: Sequence[Row], fields: Fields) -> Fields:
    """The columns, with the one right of the names that prints nothing but signs of comparison as that of operators,
    whatever its head says (指标类型 beside 一级指标), where no other column does and no target begins with a sign.
    """
    if {"operator", "direction"} & set(fields) or "level3" not in fields:
        return fields
    others = [j for j, field in enumerate(fields) if j > fields.index("level3") and field in ("aside", None)]
    targets = [j for j, field in enumerate(fields) if field in TARGETS]
    has_signs = any(SIGN.match(row[j].text) for row in rows for j in targets)
    own = [
        row for row in rows if row not in heads and all(is_apart(row, j) for j in (fields.index("level3"), *targets))
    ]
    signs = [j for j in others if are_signs({row[j].text for row in own} - {row[j].text for row in heads} - {""})]
    return tuple("operator" if [j] == signs and not has_signs else field for j, field in enumerate(fields))


def is_apart(row: Row, column: int) -> bool:
    """Whether a cell of a row stands in one column alone, and prints something."""
    return bool(row[column].text) and row.count(row[column]) == 1


def are_signs(texts: set[str]) -> bool:
    """Whether texts are signs of comparison, or say beside such that a target is in words (定性)."""
    return any(map(SIGN.fullmatch, texts)) and all(SIGN.fullmatch(text) or IN_WORDS.fullmatch(text) for text in texts)


def total_by_content(head: Row, rows: Sequence[Row], fields: Fields, words: Words) -> Fields:
    """The columns, with the total of the projects where it stands right of the levels: one amount for each name."""
    if "project_name" not in fields or "total" in fields:
        return fields
    own = [j for j, field in enumerate(fields) if not field and words.cell_field("row", head[j].text) == "total"]
    name = fields.index("project_name")
    amounts: dict[str, set[str]] = {}
    last = ""
    for row in rows if len(own) == 1 else ():
        last = row[name].text or last
        amounts.setdefault(last, set()).add(row[own[0]].text)
    is_of_project = bool(amounts) and all(len(some - {""}) <= 1 for some in amounts.values())
    return tuple("total" if is_of_project and j == own[0] else field for j, field in enumerate(fields))


def name_of_projects(heads: Sequence[Row], fields: Fields) -> Fields:
    """The columns, with that of the names of projects where no word tells it: beside amounts and goals, left of the
    levels, it says 项目 (`项目编码及名称`).

    Raises RecognitionError where such a table has columns that are not known and no names.
    """
    first = next((j for j, field in enumerate(fields) if field in LEVELS), len(fields))
    left = set(fields[:first])
    head = [next((row[j] for row in reversed(heads[-MOST_HEADS:]) if row[j].text), heads[-1][j]) for j in range(first)]
    unknown = [j for j in range(first) if not fields[j] and head[j].text]
    if not left & {"total", "goal"} or "project_name" in left or not unknown:
        return fields
    named = next((j for j in unknown if PROJECT.search(head[j].text)), None)
    if named is None and left & {"unit", "department"}:
        return fields
    if named is None:
        words = [head[j].text for j in unknown]
        raise RecognitionError(
            f"这张表一行一个项目，但没有认出项目名称那一列；不认识的表头词：{'、'.join(words)}。"
            f"请在 data/reference/labels.csv 中加一行：「{words[0]},project,project_name」",
            str(head[0].place),
        )
    return tuple("project_name" if j == named else field for j, field in enumerate(fields))


def one_total(head: Row, fields: Fields) -> Fields:
    """The columns with one for the budget of a project, where several amounts of it are printed."""
    own = [j for j, field in enumerate(fields) if field == "total"]
    best = min(own, key=lambda j: rank(head[j].text, has_carried="carried" in fields), default=None)
    return tuple(
        "aside" if field == "total" and head[j] is not head[best or 0] else field for j, field in enumerate(fields)
    )


def sums_of_sources(heads: Sequence[Row], fields: Fields, words: Words) -> Fields:
    """The columns, with the sum below the head of a source as what that source gives (`财政拨款` over `小计` and its
    parts), and its parts left aside.
    """
    if len(heads) < len(("upper", "lower")):
        return fields
    upper, lower = heads[-2:]
    sources = [field if (field := words.cell_field("row", cell.text)) in SOURCES else None for cell in upper]
    sums = {upper[j]: j for j, source in enumerate(sources) if source and fold(lower[j].text) in SUMS}
    return tuple(
        field if upper[j] not in sums else sources[j] if sums[upper[j]] == j else "aside"
        for j, field in enumerate(fields)
    )


def finest_name(head: Row, fields: Fields) -> Fields:
    """The columns with one for the name of the project: 二级项目名称 beside 一级项目名称 is that of the row."""
    own = {head[j]: j for j, field in enumerate(fields) if field == "project_name"}
    finest = next((j for cell, j in reversed(own.items()) if FINEST.search(cell.text)), None)
    if len(own) < len(("一级", "二级")) or finest is None:
        return fields
    return tuple(
        "aside" if field == "project_name" and head[j] is not head[finest] else field for j, field in enumerate(fields)
    )


def settled(rows: Sequence[Row], last: int, fields: Fields, year: int | None, words: Words) -> Fields:
    """The columns under a head, whose last row is `last`, with one for each field. Raises RecognitionError."""
    heads, head, below = rows[: last + 1], rows[last], rows[last + 1 :]
    fields = sums_of_sources(heads, earlier_results(head, fields, year), words)
    fields = under_years(heads, finest_name(head, fields), year, words)
    fields = total_by_content(head, below, name_of_projects(heads, of_year(head, fields, year)), words)
    fields = one_total(head, one_of_each_level(head, fields))
    fields = signs_without_head(heads, below, signs_by_content(below, fields))
    fields = one_name(head, levels_by_content(below, fields, words))
    refuse_twice(head, fields)
    return fields


def class_heads(heads: Sequence[Row], column: int, words: Words) -> tuple[str | None, str | None]:
    """Level 1 and level 2 that stand above a column of names, where the classes are printed across the head."""
    texts = (AND_TARGET.sub("", row[column].text) for row in heads)
    above = list(dict.fromkeys(text for text in texts if words.is_class(text)))
    if len(above) > 1:
        return above[0], above[1]
    only = above[0] if above else None
    return (only, None) if words.is_class(only or "", level=1) else (None, only)


def refuse_twice(head: Row, fields: Fields) -> None:
    """Two columns for one target, which no word tells apart. Raises RecognitionError."""
    for field in TARGETS:
        texts = list(dict.fromkeys(head[j] for j, name in enumerate(fields) if name == field))
        side_by_side = [j for j, name in enumerate(fields) if name == field and fields[j - 1 : j] == (field,)]
        if len(texts) > 1 and any(head[j] is not head[j - 1] for j in side_by_side):
            words = "、".join(cell.text for cell in texts)
            raise RecognitionError(
                f"这张表有 {len(texts)} 列指标值：{words}；分不清哪一列是本年的目标。"
                "请在 data/reference/labels.csv 中改正它们的 field（年度的为 annual_target，往年的为 aside）",
                str(head[0].place),
            )


def has_results(rows: Sequence[Row], fields: Fields) -> bool:
    """Whether a column of results (实际完成值, 得分) is filled in: a sheet of another stage, not of targets."""
    columns = [j for j, field in enumerate(fields) if field == "result"]
    return any(row[j].text for row in rows for j in columns)


def prints_results(grid: Grid, words: Words) -> bool:
    """Whether a table without a target has a head of results: an evaluation, not a sheet of targets."""
    return any(
        named_levels(row, words) and words.cell_field("column", c.text) == "result" for row in grid.rows for c in row
    )


def named_levels(row: Row, words: Words) -> set[str]:
    return {field for cell in row if (field := words.cell_field("column", cell.text)) in LEVELS}


def is_footer(row: Row, words: Words) -> bool:
    """Whether a row below the indicators is of the form again: `填报人：某某`, `填报人 | 某某 | 联系电话 | …`."""
    texts = [cell.text for cell in dict.fromkeys(row) if cell.text]
    labels = [text for text in texts if words.cell_field("form", text.replace("：", ":").partition(":")[0])]
    return bool(texts) and texts[0] in labels and (len(labels) > 1 or COLON.search(texts[0]) is not None)


def is_upper_head(row: Row, words: Words) -> bool:
    """Whether a row above a head prints nothing but heads: 指标名称, merged over the levels, and 指标值."""
    if SECTION.fullmatch(row[0].text):
        return True
    heads = (words.cell_field("column", cell.text) or words.cell_field("row", cell.text) for cell in row if cell.text)
    return all(field in (*CONTENT, *LEVELS, "indicators", "aside") for field in heads)
