"""What reviewers said of points to check: explained, corrected or accepted; what nobody spoke of is pending.

A review is kept by what the point says: its rule, unit, project, indicator, message and evidence as printed, without
document and place. It holds in the next version of a document as well, until something in the point changes.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path

import polars as pl

import queries
from pages.parts import decisions
from pages.parts.decisions import UNDONE, Known, Register, text
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
    found = [(finding, said[key]) for finding, key in keys.items() if key in said]
    rows = [(finding, one.decision, one.decided_on, one.remark or None) for finding, one in found]
    reviews = pl.DataFrame(rows, GIVEN["finding_reviews"], orient="row")
    not_found = tuple(said[key] for key in said.keys() - set(keys.values()))
    return Known({"finding_reviews": reviews}, decided.faults, not_found)


def review(warehouse: Path, findings: Iterable[str], state: str, remark: str) -> None:
    """Keeps one state of several points to check, by their ids; that of pending takes back what was said before.

    Raises what `decisions.add_all` raises.
    """
    keys = _keys(warehouse)
    chosen = dict.fromkeys(keys[finding] for finding in findings if finding in keys)
    verdict = UNDONE if state == PENDING else state
    decisions.add_all(REGISTER, chosen, verdict, remark, date.today())


@lru_cache(maxsize=2)
def _keys(warehouse: Path) -> Mapping[str, Key]:
    rows = queries.run("finding_keys", Scope(), warehouse=warehouse).iter_rows(named=True)
    return {row["finding_id"]: tuple(text(row[name]) for name in REGISTER.key) for row in rows}
