"""What reviewers said of points to check: explained, corrected or accepted; what nobody spoke of is pending.

A review is kept by what the point says: its rule, unit, project, indicator, message and evidence as printed, without
document and place. It holds in the next version of a document as well, until something in the point changes: then the
point is pending again, and keeps the day and the remark of what was said before.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path

import polars as pl

import queries
from pages.parts import decisions
from pages.parts.decisions import UNDONE, Decision, Known, Register, text
from queries import Scope
from queries.relations import GIVEN

PENDING, EXPLAINED, CORRECTED, ACCEPTED = "pending", "explained", "corrected", "accepted"
VERDICTS = (EXPLAINED, CORRECTED, ACCEPTED)
UNIT, PROJECT = ("city", "unit_code", "unit_name"), ("project_code", "project_name")
REGISTER = Register("findings", ("rule", *UNIT, *PROJECT, "level3", "message", "evidence"), VERDICTS)

Key = tuple[str, ...]


@lru_cache(maxsize=8)
def known(warehouse: Path, state: str) -> Known:
    """The reviews in force, as the relation `finding_reviews`; `state` is that of the decisions, and makes the key."""
    decided = decisions.read(REGISTER)
    said = {one.key: one for one in decided.decisions}
    keys = _keys(warehouse)
    held = set(keys.values())
    gone = tuple(one for one in decided.decisions if one.key not in held)
    found = _lapsed(gone, held - said.keys()) | said
    rows = [
        (finding, one.decision, one.decided_on, one.remark or None)
        for finding, key in keys.items()
        if (one := found.get(key))
    ]
    reviews = pl.DataFrame(rows, GIVEN["finding_reviews"], orient="row")
    return Known({"finding_reviews": reviews}, decided.faults, gone)


def _lapsed(gone: Iterable[Decision], pending: Collection[Key]) -> dict[Key, Decision]:
    """What was said of a point before it changed, by its key of now, where no other pending point is of that kind."""
    before = {_subject(one.key): replace(one, decision=PENDING) for one in gone}
    alone = Counter(map(_subject, pending))
    return {key: before[subject] for key in pending if (subject := _subject(key)) in before and alone[subject] == 1}


def review(warehouse: Path, findings: Iterable[str], state: str, remark: str) -> None:
    """Keeps one state of several points to check, by their ids; that of pending takes back what was said before.

    Raises what `decisions.add_all` raises.
    """
    keys = _keys(warehouse)
    chosen = dict.fromkeys(keys[finding] for finding in findings if finding in keys)
    verdict = UNDONE if state == PENDING else state
    decisions.add_all(REGISTER, chosen, verdict, remark, date.today())


def _subject(key: Key) -> Key:
    """What a point is about, whatever it says of it."""
    return key[: REGISTER.key.index("message")]


@lru_cache(maxsize=2)
def _keys(warehouse: Path) -> Mapping[str, Key]:
    rows = queries.run("finding_keys", Scope(), warehouse=warehouse).iter_rows(named=True)
    return {row["finding_id"]: tuple(text(row[name]) for name in REGISTER.key) for row in rows}
