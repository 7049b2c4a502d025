"""The printed words that a reader of plain text needs to find cells again: labels, column heads, levels."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

FOLD = str.maketrans("（）％：;,＜＞＝", "()%:；，<>=")
SPACE = re.compile(r"\s+")
LEVEL_END = "指标"
PARTS = ("form", "column", "row", "item")
"""Where a label stands: in a form, at the head of its indicator table, at the head of a table of rows, in an item."""
CALENDAR = "年月日号底"
"""What follows a number without being a measure of anything."""


def squeeze(text: str) -> str:
    """`text` without its white space, as cells are kept."""
    return SPACE.sub("", text)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """`text` as labels are compared: without white space, brackets and colons of one width, no colon at the end."""
    return squeeze(text).translate(FOLD).rstrip(":")


@dataclass(frozen=True)
class Words:
    """The vocabulary of the printed forms, from `data/reference`: `labels` is (part, printed) -> field."""

    labels: dict[tuple[str, str], str]
    levels: dict[int, frozenset[str]]
    measures: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls, labels: Iterable[tuple[str, str, str]], levels: Iterable[tuple[str, int]], measures: Iterable[str]
    ) -> "Words":
        """From rows (printed, part, field) and (printed, level), and printed measures: kept are the first characters
        of what can follow a number.
        """
        pairs = list(levels)
        return cls(
            {(part, fold(printed)): field for printed, part, field in labels},
            {n: frozenset(fold(printed) for printed, level in pairs if level == n) for n in (1, 2)},
            frozenset(measure[0] for measure in measures if measure) | frozenset(CALENDAR),
        )

    def field(self, part: str, text: str) -> str | None:
        """The field that `text` is the label of in this part of a form; None where it is no label."""
        return self.labels.get((part, fold(text)))

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
    def all_levels(self) -> frozenset[str]:
        return self.levels[1] | self.levels[2]
