"""The units of measure: printed spelling -> one spelling, its kind, and for money its worth in yuan."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

KINDS = ("money", "share", "thing", "event", "time")
COUNTED = ("thing", "event", "time")
"""What a rate can be paid for, in the order in which `rate_per` names it: 人·天, 台·次."""

JOINT = re.compile(r"[/·*.每()]+")


@dataclass(frozen=True, slots=True)
class Measure:
    """One unit in its one spelling; `yuan` is what one of it is worth, for money only."""

    name: str
    kind: str
    yuan: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Measures:
    """`data/reference/measures.csv`: printed spelling -> Measure; `longest` is the length of the longest spelling."""

    printed: Mapping[str, Measure]
    longest: int

    @classmethod
    def of(cls, printed: Mapping[str, Measure]) -> "Measures":
        return cls(printed, max(map(len, printed), default=0))

    def get(self, text: str) -> Measure | None:
        return self.printed.get(text)

    def kind(self, name: str) -> str:
        """The kind of a measure; what the table does not know is a thing."""
        known = self.printed.get(name)
        return known.kind if known else "thing"

    def prefix(self, text: str, kinds: tuple[str, ...] = KINDS) -> tuple[Measure, str] | None:
        """The longest measure of these kinds that `text` begins with, and what follows it; None where there is none."""
        for end in range(min(len(text), self.longest), 0, -1):
            measure = self.printed.get(text[:end])
            if measure and measure.kind in kinds:
                return measure, text[end:]
        return None

    def parts(self, text: str) -> list[str]:
        """The parts of a compound in their one spelling: `人/天`, `人·天`, `人天`, `每人每天` are all 人 and 天."""
        return [name for part in JOINT.split(text) if part for name in self.split(part.removesuffix("均"))]

    def split(self, part: str) -> Iterator[str]:
        """One part, or two where a thing and its time or event are written as one word: 人天, 台次."""
        known = self.get(part) or self.get(part.removeprefix("个"))
        thing, last = self.get(part[:-1]), self.get(part[-1])
        if known:
            yield known.name
        elif thing and last and thing.kind == "thing" and last.kind in ("time", "event"):
            yield from (thing.name, last.name)
        else:
            yield part

    def in_order(self, parts: list[str]) -> str:
        """What a rate is paid for, once each, things before events before time, so that 天·人 is 人·天."""
        return "·".join(sorted(dict.fromkeys(parts), key=self.rank))

    def rank(self, name: str) -> int:
        kind = self.kind(name)
        return COUNTED.index(kind) if kind in COUNTED else 0
