"""The printed words that a reader of plain text needs to find cells again: labels, column heads, levels."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from ingest.readers.words.composed import COMPOSED, NAMED_TARGET

FOLD = str.maketrans("（）％：;,＜＞＝", "()%:；，<>=")
SPACE = re.compile(r"\s+")
LEVEL_END = "指标"
SUMS = ("合计", "总计", "小计", "共计", "总合计")
PARTS = ("form", "column", "row", "item", "label", "head", "project")
"""Where a label stands: in a form, at the head of its indicator table, at the head of a table of rows, in an item.

`label`, `head` and `project` are more words for the first three, told only where the file itself parts its cells: in
running text they would cut a sentence in which they happen to stand.
"""
NAMES = ("project_name", "project_code", "unit", "unit_code", "department")
MONEY = ("total", "fiscal", "special", "other", "carried")
LEVELS = ("level1", "level2", "level3")
MONTHS = ("percent_3", "percent_6", "percent_10", "percent_12")
BESIDE_LEVELS = (
    "target",
    "annual_target",
    "named_target",
    "operator",
    "direction",
    "measure",
    "weight",
    "description",
    "basis",
)
OF_FORM = (
    *NAMES,
    *MONEY,
    "cycle_total",
    "investment",
    "local",
    "upper",
    "budget",
    "purpose",
    "goal",
    "cycle_goal",
    "aside",
)
FIELDS = {
    **dict.fromkeys(("form", "label"), (*OF_FORM, "spending_plan", *MONTHS)),
    **dict.fromkeys(("column", "head"), (*LEVELS, *BESIDE_LEVELS, "result", "aside")),
    **dict.fromkeys(("row", "project"), (*NAMES, *MONEY, "purpose", "goal", "indicators", "aside")),
    "item": ("target", "annual_target"),
}
"""Part -> what its labels can name."""
IN_CELLS = {"form": ("label", "form"), "column": ("head", "column"), "row": ("project", "row")}
BRACKETS = re.compile(r"\([^()]*\)$")
INNER_BRACKETS = re.compile(r"\([^()]*\)(?=.)")
BEFORE_LABEL = re.compile(r"^(?:其中:|其中|[一二三四五六七八九十]+[、.．]|\([一二三四五六七八九十\d]+\)|\d+[、.．])")
YEAR = re.compile(r"^20\d\d(?:年度?)?")
YEAR_WITHIN = re.compile(r"(?<=.)20\d\d年度?(?=.)")
NUMBER_AT_END = re.compile(r"(?<=目标)(?:\d{1,2}|[一二三四五六七八九十])$")
COMPOSED_CLASSES = re.compile(r"[-—－–/·]+|——")
WEIGHT = re.compile(r"[:：]?\d+(?:\.\d+)?[分%]$|(?<=指标)\d{1,2}$")
AND_TARGET = re.compile(r"(?<=指标)[及和与、](?:绩效|预期|年度)?(?:指标|目标)值$")
"""Behind the class that heads a column of names with their targets: `产出指标及指标值`."""
LONGEST_LABEL = 30
"""Characters."""
MOST_KNOWN = 1 << 16
"""Texts looked up that are kept."""
RANKS = {"成本": 0, "产出": 0, "效益": 1, "满意度": 2}
CALENDAR = "年月日号底"
"""What follows a number without being a measure of anything."""


def squeeze(text: str) -> str:
    """`text` without its white space, as cells are kept."""
    return SPACE.sub("", text)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """`text` as labels are compared: without white space, brackets and colons of one width, no colon at the end."""
    return squeeze(text).translate(FOLD).rstrip(":")


@lru_cache(maxsize=1 << 16)
def spellings(text: str) -> tuple[str, ...]:
    """The ways to look up a label, from the text as it stands to what is left without number, remarks and year."""
    word = fold(text)
    if len(word) > LONGEST_LABEL:
        return ()
    found = [word]
    for part in (BRACKETS, BEFORE_LABEL, BRACKETS):
        word = part.sub("", word).strip(":*")
        found.append(word)
    found += [NUMBER_AT_END.sub("", word) for word in found if NUMBER_AT_END.search(word)]
    found += [YEAR_WITHIN.sub("", word) for word in found if YEAR_WITHIN.search(word)]
    found += [YEAR.sub(year, word) for word in found if YEAR.match(word) for year in ("年度", "")]
    return tuple(dict.fromkeys(found))


def level_spellings(text: str) -> tuple[str, ...]:
    """The ways to look up a level: as it stands, without its number or weight (`（一）产出指标 50分`, `数量指标2`), and
    without the targets that its column holds too (`产出指标及指标值`).
    """
    found = [AND_TARGET.sub("", word) for word in spellings(text)]
    return tuple(dict.fromkeys([*found, *(WEIGHT.sub("", word) for word in found)]))


@dataclass(frozen=True)
class Words:
    """The vocabulary of the printed forms, from `data/reference`: `labels` is (part, printed) -> field."""

    labels: dict[tuple[str, str], str]
    levels: dict[int, frozenset[str]]
    measures: frozenset[str] = frozenset()
    kinds: Mapping[tuple[int, str], str] = field(default_factory=dict)
    whole_measures: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        labels: Iterable[tuple[str, str, str]],
        levels: Iterable[tuple[str, int]],
        measures: Iterable[str],
        kinds: Mapping[tuple[int, str], str],
    ) -> "Words":
        """From rows (printed, part, field) and (printed, level), printed measures, of which the first characters are
        kept too (what can follow a number), and (level, printed) -> class of indicators.
        """
        pairs, whole = list(levels), frozenset(measures)
        return cls(
            {(part, fold(printed)): field for printed, part, field in labels},
            {n: frozenset(fold(printed) for printed, level in pairs if level == n) for n in (1, 2)},
            frozenset(measure[0] for measure in whole if measure) | frozenset(CALENDAR),
            {(level, fold(printed)): kind for (level, printed), kind in kinds.items()},
            whole,
        )

    def field(self, part: str, text: str) -> str | None:
        """The field that `text` is the label of in this part of a form; None where it is no label."""
        return self.labels.get((part, fold(text)))

    def agree(self, level1: str | None, level2: str | None) -> bool:
        """Whether a level 2 can stand under a level 1: both of one class, or a cost under the output."""
        upper, lower = (
            next((self.kinds[key] for word in level_spellings(text or "") if (key := (n, word)) in self.kinds), None)
            for n, text in ((1, level1), (2, level2))
        )
        return not upper or not lower or upper == lower or (upper, lower) == ("产出", "成本")

    def rank(self, text: str) -> int | None:
        """Where a level 1 stands in the order of a form: outputs and costs, benefits, satisfaction; None for others."""
        kind = next((self.kinds[1, word] for word in level_spellings(text) if (1, word) in self.kinds), None)
        return RANKS.get(kind) if kind else None

    def is_class(self, text: str, level: int | None = None) -> bool:
        """Whether `text` is a level 1 or 2 of the classes (数量指标), or of the one level."""
        levels = (level,) if level else (1, 2)
        return any((n, word) in self.kinds for n in levels for word in level_spellings(text))

    def composed_classes(self, text: str) -> tuple[str, str] | None:
        """Both levels that one text names: `产出指标-数量指标`."""
        parts = COMPOSED_CLASSES.split(text)
        both = len(parts) == len(("level1", "level2")) and all(map(self.is_class, parts))
        return (parts[0], parts[1]) if both else None

    def cell_field(self, part: str, text: str) -> str | None:
        """The field that a whole cell is the label of: with its number, its 其中 and a remark in brackets left out."""
        key = part, text
        if len(text) > 2 * LONGEST_LABEL:
            return None
        if key not in self.known:
            if len(self.known) >= MOST_KNOWN:
                self.known.clear()
            self.known[key] = self.look_up(part, text)
        return self.known[key]

    def look_up(self, part: str, text: str) -> str | None:
        words = spellings(text)
        if part == "column" and words and NAMED_TARGET.fullmatch(words[0]):
            return "named_target"  # Without its brackets it would be a plain 三级指标.
        keys = ((own, word) for word in words for own in IN_CELLS[part])
        found = next((self.labels[key] for key in keys if key in self.labels), None)
        found = found or next((field for word in words for field, form in COMPOSED[part] if form.fullmatch(word)), None)
        inner = INNER_BRACKETS.sub("", fold(text))
        is_remarked = part == "column" and inner != fold(text)
        return found or (self.look_up(part, inner) if is_remarked else None)

    def is_listed(self, part: str, text: str) -> bool:
        """Whether the tables name `text` as a label of this part, as it stands."""
        return any((own, fold(text)) in self.labels for own in IN_CELLS[part])

    @cached_property
    def known(self) -> dict[tuple[str, str], str | None]:
        """What cells were looked up already: each is asked for many times."""
        return {}

    def fields(self, part: str, texts: Iterable[str]) -> list[str | None]:
        return [self.field(part, text) for text in texts]

    def spelled_as_in(self, text: str) -> "Words":
        """The vocabulary as a document uses it.

        Where it prints its levels in full (产出指标), 产出 alone is no level; where it prints a level 2 that ends in
        a word (服务对象满意度指标), that word alone (满意度指标) is its level 1.
        """
        printed = squeeze(text)
        full = {n: frozenset(word for word in words if word.endswith(LEVEL_END)) for n, words in self.levels.items()}
        levels = full if any(word in printed for word in full[1]) else self.levels
        longer = [word for word in levels[2] if word in printed]
        upper = {word for word in levels[1] if any(other != word and other.endswith(word) for other in longer)}
        return replace(self, levels={1: levels[1], 2: levels[2] - upper})

    @cached_property
    def heads(self) -> frozenset[str]:
        return frozenset(printed for part, printed in self.labels if part == "column")

    @cached_property
    def labels_of_columns(self) -> frozenset[str]:
        """The heads of columns of indicators that are words enough to be known inside a text."""
        return frozenset(word for part, word in self.labels if part in IN_CELLS["column"] and len(word) > len("单位"))

    @cached_property
    def all_levels(self) -> frozenset[str]:
        return self.levels[1] | self.levels[2]

    def is_level(self, level: int, text: str) -> bool:
        """Whether `text` is a level 1 or 2 of the vocabulary, a number or weight behind it left out."""
        key = level, text
        if len(text) > LONGEST_LABEL:
            return False
        if key not in self.known_levels:
            if len(self.known_levels) >= MOST_KNOWN:
                self.known_levels.clear()
            self.known_levels[key] = any(word in self.levels[level] for word in level_spellings(text))
        return self.known_levels[key]

    @cached_property
    def known_levels(self) -> dict[tuple[int, str], bool]:
        return {}

    @cached_property
    def beginnings(self) -> tuple[str, ...]:
        """The full levels, to see whether a text begins with one."""
        return tuple(self.full_levels)

    @cached_property
    def full_levels(self) -> frozenset[str]:
        """The levels that no sentence names by chance: 数量指标, not 数量."""
        return frozenset(word for word in self.all_levels if word.endswith(LEVEL_END))
