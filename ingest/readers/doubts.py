"""Points to check that a reader has, with the beginning of the text that each is about."""

from collections.abc import Iterable

from ingest.records import Cell, Doubt, Place

LONGEST_EVIDENCE = 200
"""Characters of the text that a point to check shows."""


def doubt(texts: Iterable[str], place: Place, reason: str) -> Doubt:
    return Doubt(Cell("；".join(texts)[:LONGEST_EVIDENCE], place), reason)
