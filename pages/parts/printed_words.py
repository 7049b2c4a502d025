"""Which words of a place are those that were read: what is marked in the text of a document."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

Wanted = str | Decimal
Stretch = tuple[int, int]
"""First and last character of some words, the last one excluded."""

NUMBER = re.compile(r"(?<![\d.])(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?(?![\d.])")


def stretches(text: str, wanted: Sequence[Wanted]) -> list[Stretch]:
    """Where in a text the wanted words stand, white space aside, and the wanted numbers, however they are written.

    A word that stands there several times is taken once, where it is nearest to the first of the wanted ones: a row
    that holds many indicators prints 100% in several of them.
    """
    found = [list(_occurrences(text, item)) for item in wanted]
    first = next((number for number, places in enumerate(found) if places), None)
    if first is None:
        return []
    others = sorted((places for places in found[first + 1 :] if places), key=_length, reverse=True)
    return min((_nearest(anchor, others) for anchor in found[first]), key=_extent)


def missing(text: str, wanted: Sequence[Wanted]) -> list[Wanted]:
    """The wanted words and numbers that do not stand in a text as a whole."""
    return [item for item in wanted if not any(True for _place in _occurrences(text, item))]


def _nearest(anchor: Stretch, others: list[list[Stretch]]) -> list[Stretch]:
    """The anchor, and of each of the others the place nearest to it that nothing else has taken."""
    taken = [anchor]
    for places in others:
        free = [place for place in places if all(place[1] <= other[0] or other[1] <= place[0] for other in taken)]
        # What belongs to a name is printed after it.
        nearest = min(free, key=lambda place: (place[0] < anchor[0], abs(place[0] - anchor[0])), default=None)
        taken += [nearest] if nearest else []
    return sorted(taken)


def _length(places: list[Stretch]) -> int:
    return places[0][1] - places[0][0]


def _extent(taken: list[Stretch]) -> tuple[int, int]:
    """Whoever finds more is better, then whoever keeps them closer together."""
    return -len(taken), taken[-1][0] - taken[0][0]


def _occurrences(text: str, item: Wanted) -> Iterator[Stretch]:
    if isinstance(item, Decimal):
        yield from (match.span() for match in NUMBER.finditer(text) if _value(match[0]) == item)
    elif item:
        pattern = r"\s*".join(map(re.escape, "".join(item.split())))
        yield from (match.span() for match in re.finditer(pattern, text))


def _value(number: str) -> Decimal:
    return Decimal(number.replace(",", "").replace("，", ""))
