"""The tables in `data/reference` that normalising needs, loaded once; a malformed table is refused."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TypeVar

from ingest.csv_table import Row, read_table
from ingest.normalise.classes import CLASSES, SUBCLASSES, Class, Classes
from ingest.normalise.keywords import Keywords
from ingest.normalise.measures import KINDS, Measure, Measures
from ingest.normalise.spelling import plain
from ingest.readers.words import FIELDS, PARTS, Words, fold

K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True)
class Reference:
    """All tables. It holds plain values only, so that it can be sent to a child process."""

    measures: Measures
    classes: Classes
    cost_categories: Keywords
    respondents: Keywords
    words: Words

    @classmethod
    def load(cls, folder: Path) -> "Reference":
        """The tables under `folder` (`data/reference`). Raises TableError, or OSError where a file is missing."""
        measures, classes = load_measures(folder / "measures.csv"), load_classes(folder / "classes.csv")
        return cls(
            measures,
            classes,
            load_keywords(folder / "cost_categories.csv", "category"),
            load_keywords(folder / "respondents.csv", "respondent"),
            load_words(folder / "labels.csv", classes, measures),
        )


def load_measures(path: Path) -> Measures:
    printed: dict[str, Measure] = {}
    for row in read_table(path, ("printed", "measure", "kind", "yuan")):
        measure = Measure(row.required("measure"), row.one_of("kind", KINDS), yuan(row))
        enter(printed, plain(row.required("printed")), measure, row)
    return Measures.of(printed)


def yuan(row: Row) -> Decimal | None:
    """What one unit of money is worth; printed for each kind of money and for nothing else."""
    if row["kind"] != "money" and not row["yuan"]:
        return None
    try:
        worth = Decimal(row["yuan"])
    except InvalidOperation:
        worth = Decimal(0)
    if row["kind"] != "money" or not worth.is_finite() or worth <= 0:
        raise row.error(f"kind={row['kind']}，yuan={row['yuan']}", "金额单位有大于 0 的 yuan，其余为空白")
    return worth


def load_classes(path: Path) -> Classes:
    printed: dict[tuple[int, str], Class] = {}
    for row in read_table(path, ("printed", "level", "indicator_class", "indicator_subclass")):
        level = int(row.one_of("level", ("1", "2")))
        subclass = row.one_of("indicator_subclass", SUBCLASSES if level == 2 else ("",)) or None
        word = plain(row.required("printed"))
        enter(printed, (level, word), (row.one_of("indicator_class", CLASSES), subclass), row)
    return Classes(printed)


def load_words(path: Path, classes: Classes, measures: Measures) -> Words:
    fields: dict[tuple[str, str], str] = {}
    for row in read_table(path, ("printed", "part", "field")):
        part = row.one_of("part", PARTS)
        enter(fields, (part, fold(row.required("printed"))), row.one_of("field", FIELDS[part]), row)
    labels = [(printed, part, field) for (part, printed), field in fields.items()]
    kinds = {key: kind for key, (kind, _) in classes.printed.items() if kind}
    return Words.of(labels, classes.levels(), measures.printed, kinds)


def load_keywords(path: Path, column: str) -> Keywords:
    categories: dict[str, str] = {}
    for row in read_table(path, ("keyword", column)):
        enter(categories, plain(row.required("keyword")), row.required(column), row)
    return Keywords(tuple(categories.items()))


def enter(table: dict[K, V], key: K, value: V, row: Row) -> None:
    """Puts one row into a table; a key that stands there already would make one of the two silent."""
    if key in table:
        raise row.error(f"重复的 {next(iter(row.cells.values()))}", "每个词只出现一次")
    table[key] = value
