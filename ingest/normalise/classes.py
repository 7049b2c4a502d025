"""Printed level 1 and level 2 -> indicator class and subclass, one vocabulary for all cities."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ingest.normalise.spelling import plain
from ingest.readers.words import level_spellings

CLASSES = ("产出", "成本", "效益", "满意度")
SUBCLASSES = (
    *("数量", "质量", "时效", "成本", "经济效益", "社会效益", "生态效益", "可持续影响"),
    *("服务对象满意度", "经济成本", "社会成本", "生态环境成本"),
)

OF_SATISFACTION = re.compile(r"满意度(?:指标)?等?$")
"""Level 2 says in many words whose satisfaction it is (受益群众满意度指标): the name of an indicator may say so too,
so that no table lists them as words of a class."""

Class = tuple[str | None, str | None]
"""(indicator_class, indicator_subclass)"""


@dataclass(frozen=True, slots=True)
class Classes:
    """`data/reference/classes.csv`: (level, printed word) -> class and subclass."""

    printed: Mapping[tuple[int, str], Class]

    def levels(self) -> Iterator[tuple[str, int]]:
        """Every (printed word, level), as vocabulary for readers that must find the words in running text."""
        return ((word, level) for level, word in self.printed)

    def classify(self, level1: str | None, level2: str | None) -> Class:
        """The class and subclass; None for each that the words do not say.

        Level 2 decides: `产出` with `成本` is (成本, 成本). Level 1 alone gives the class, and no subclass, unless a
        level 2 is printed in its place (`社会效益指标`).
        """
        found = self.known(2, level2) or self.satisfaction(level2) or self.known(1, level1) or self.known(2, level1)
        return found or self.satisfaction(level1) or (None, None)

    def known(self, level: int, text: str | None) -> Class | None:
        words = (plain(word) for word in level_spellings(text or ""))
        return next((self.printed[level, word] for word in words if (level, word) in self.printed), None)

    def satisfaction(self, text: str | None) -> Class | None:
        words = level_spellings(text or "")
        return self.known(2, "满意度") if any(map(OF_SATISFACTION.search, words)) else None
