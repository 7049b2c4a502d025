"""Which projects of two years may be one and the same: names that are alike within a unit, and what was decided.

Gives the relations `candidates` and `joined_names` that the queries on pairs read.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations
from pathlib import Path
from typing import Any

import polars as pl
from rapidfuzz.fuzz import ratio

import queries
from pages.parts import decisions
from pages.parts.decisions import Decision, Known, Register, text
from queries import Scope
from queries.relations import GIVEN

UNIT = ("city", "unit_code", "unit_name")
PROJECT = ("code_year", "project_code", "project_name")
REGISTER = Register(
    "pairs", (*UNIT, "earlier_year", "earlier_code", "earlier_name", "later_year", "later_code", "later_name")
)
LEAST_LIKENESS = 70

TRANSFER = re.compile(r"\([^()]*划转[^()]*\)")
DOCUMENT_NUMBER = re.compile(r"[^\W\d]{0,6}[\[【〔(]\d{4}[\]】〕)]第?\d+号")
YEAR = re.compile(r"\d{4}年?度?")
SIGNS = re.compile(r"[\W_]")

Project = dict[str, Any]
Ids = tuple[str, str]


@lru_cache(maxsize=8)
def known(warehouse: Path, state: str) -> Known:
    """What is known now; `state` is that of the decisions, and makes the key."""
    projects = _projects(warehouse)
    decided = decisions.read(REGISTER)
    found = _found(projects, decided.decisions)
    confirmed = [ids for ids, one in found.items() if one.decision == decisions.CONFIRMED]
    by_id = {project["project_id"]: project for project in projects}
    candidates = _candidates(likely(warehouse), found, by_id)
    used = {one.key for one in found.values()}
    given = {
        "candidates": pl.DataFrame(candidates, GIVEN["candidates"], orient="row"),
        "joined_names": pl.DataFrame(joined(confirmed, by_id), GIVEN["joined_names"], orient="row"),
    }
    return Known(given, decided.faults, tuple(one for one in decided.decisions if one.key not in used))


@lru_cache(maxsize=2)
def likely(warehouse: Path) -> dict[Ids, tuple[str, int]]:
    """Two projects of one unit and different years whose names are alike -> why, and how much, 100 at most.

    One of the two at least has no project of its own name in the other year.
    """
    found = {}
    for unit in _by_unit(_projects(warehouse)):
        years = {(project["project_name"], project["code_year"]) for project in unit}
        for one, other in combinations(unit, 2):
            earlier, later = sorted((one, other), key=lambda project: int(project["code_year"]))
            if _may_pair(earlier, later, years) and (why := alike(earlier["project_name"], later["project_name"])):
                found[earlier["project_id"], later["project_id"]] = why
    return found


def alike(one: str, other: str) -> tuple[str, int] | None:
    """Why two different names are alike and how much, or None where they are not."""
    likeness = round(ratio(_core(one), _core(other), score_cutoff=LEAST_LIKENESS))
    if not likeness:
        return None
    if _bare(one) == _bare(other):
        return "signs", likeness
    if _bare(_dateless(one)) == _bare(_dateless(other)):
        return "years", likeness
    return ("transfer" if _core(one) == _core(other) else "alike"), likeness


def joined(pairs: Iterable[Ids], by_id: dict[str, Project]) -> list[tuple[str, str, str]]:
    """Unit, name and the name that stands for all that are joined with it, also by way of others."""
    stands_for: dict[tuple[str, str], tuple[str, str]] = {}

    def root(name: tuple[str, str]) -> tuple[str, str]:
        while name in stands_for:
            name = stands_for[name]
        return name

    for pair in pairs:
        earlier, later = (root((by_id[one]["unit_id"], by_id[one]["project_name"])) for one in pair)
        if earlier != later:
            stands_for[earlier] = later
    return [(unit, name, root((unit, name))[1]) for unit, name in stands_for]


def key_of(row: Project) -> tuple[str, ...]:
    """By what a decision on a row of `pair_candidates` is kept."""
    named = {**row, "earlier_code": row["earlier_codes"], "later_code": row["later_codes"]}
    named |= {"earlier_name": row["earlier_names"], "later_name": row["later_names"]}
    return tuple(text(named[name]) for name in REGISTER.key)


def _projects(warehouse: Path) -> list[Project]:
    return queries.run("dated_projects", Scope(), warehouse=warehouse).to_dicts()


def _by_unit(projects: list[Project]) -> Iterator[list[Project]]:
    units: dict[str, list[Project]] = {}
    for project in projects:
        units.setdefault(project["unit_id"], []).append(project)
    yield from units.values()


def _may_pair(earlier: Project, later: Project, years: set[tuple[str, int]]) -> bool:
    if earlier["code_year"] == later["code_year"] or earlier["project_name"] == later["project_name"]:
        return False
    have_their_own = (earlier["project_name"], later["code_year"]), (later["project_name"], earlier["code_year"])
    return not all(name in years for name in have_their_own)


def _found(projects: list[Project], decided: Iterable[Decision]) -> dict[Ids, Decision]:
    """The decisions on projects that the data hold, by their ids. Two of one year are no pair."""
    by_name: dict[tuple[str, ...], list[str]] = {}
    for project in projects:
        name = tuple(text(project[column]) for column in (*UNIT, *PROJECT))
        by_name.setdefault(name, []).append(project["project_id"])
    found = {}
    for one in decided:
        unit, earlier, later = one.key[:3], one.key[3:6], one.key[6:]
        if earlier[0] < later[0]:
            ids = [(a, b) for a in by_name.get(unit + earlier, []) for b in by_name.get(unit + later, [])]
            found.update(dict.fromkeys(ids, one))
    return found


def _candidates(
    likely: dict[Ids, tuple[str, int]], found: dict[Ids, Decision], by_id: dict[str, Project]
) -> list[tuple[object, ...]]:
    """The rows of the relation: all that is likely, and all that was decided, likely or not."""
    rows = []
    for ids in likely | found:
        names = (by_id[one]["project_name"] for one in ids)
        why = likely.get(ids) or alike(*names) or ("by_hand", None)
        one = found.get(ids)
        said = (one.decision, one.decided_on, one.remark) if one else ("pending", None, None)
        rows.append((*ids, *why, *said))
    return rows


def _core(name: str) -> str:
    return _bare(TRANSFER.sub("", _plain(_dateless(name))))


def _dateless(name: str) -> str:
    return YEAR.sub("", DOCUMENT_NUMBER.sub("", name))


def _bare(name: str) -> str:
    return SIGNS.sub("", _plain(name)).casefold()


def _plain(name: str) -> str:
    return unicodedata.normalize("NFKC", name)
