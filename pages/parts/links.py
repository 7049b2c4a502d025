"""What the reader chose, as the text of a link and back: `?city=天津&year=2024,none&q=培训&lang=en`.

Links hold ids and the words of the data, never translated names, so that one link opens in either language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

import polars as pl

from pages.parts.words import LANGUAGES
from queries import Choice, Scope

PARAMETERS = {
    "city": "city",
    "unit": "unit",
    "class": "indicator_class",
    "subclass": "indicator_subclass",
    "year": "code_year",
}
BOUNDS = {"min": "value_from", "max": "value_to"}
# Filters that one page has for itself, by its address.
INDICATORS, FINDINGS = "indicators", "findings"
OF_TARGETS = {"kind": "target_kind", "comparator": "comparator", "measure": "measure"}
OF_FINDINGS = {"rule": "rule", "severity": "severity", "state": "review_state"}
OWN = {INDICATORS: OF_TARGETS | BOUNDS, FINDINGS: OF_FINDINGS}
LISTS = PARAMETERS | OF_TARGETS | OF_FINDINGS
KEYS = (*LISTS, *BOUNDS, "q", "lang")
# Whose file is open: a parameter of that page and of downloads, not of what the reader keeps from page to page.
PROJECT = "project"
# Which of its indicators is shown in the document: a parameter of that page only.
INDICATOR = "indicator"
# Which document is open, whatever projects it has, and which of its places is shown: of the same page.
DOCUMENT, PLACE = "document", "place"
# What is opened by its id: key of a link and field of the scope.
OPENED = (PROJECT, DOCUMENT)
NOT_PRINTED = "none"
# What the warehouse can hold: 18 digits, 6 decimals.
BOUND = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,6})?")
# Longer searches come from no person.
MOST_WORDS, LONGEST_WORD = 10, 50

Choices = Mapping[str, Mapping[Choice, str]]


@dataclass(frozen=True, slots=True)
class View:
    """What a link can hold: the scope and the language."""

    scope: Scope = field(default_factory=Scope)
    language: str = "zh"


def choices(rows: pl.DataFrame) -> Choices:
    """The rows of `choices.sql` as field -> choice -> printed name; None is 未注明."""
    found: dict[str, dict[Choice, str]] = {name: {} for name in (*LISTS.values(), *OPENED)}
    for name, choice, printed, _projects in rows.iter_rows():
        found[name][_typed(name, choice)] = printed or ""
    return found


def parse(query: Mapping[str, str], known: Choices) -> tuple[View, list[str]]:
    """The view that a link asks for, and what in it is unknown and was left out, such as `unit=x9`."""
    chosen: dict[str, Any] = {}
    unknown = []
    for key, name in LISTS.items():
        by_token = {token(choice): choice for choice in known[name]}
        asked = [part for part in query.get(key, "").split(",") if part]
        chosen[name] = in_order([by_token[part] for part in asked if part in by_token])
        unknown += [f"{key}={part}" for part in asked if part not in by_token]
    for key, name in BOUNDS.items():
        # A number means something in one measure only.
        chosen[name] = bound(query.get(key, "")) if len(chosen["measure"]) == 1 else None
        unknown += [f"{key}={query[key]}"] if query.get(key) and chosen[name] is None else []
    for key in OPENED:
        chosen[key] = (query[key],) if query.get(key) in known[key] else ()
        unknown += [f"{key}={query[key]}"] if query.get(key) and not chosen[key] else []
    language = query.get("lang", "zh")
    if language not in LANGUAGES:
        unknown.append(f"lang={language}")
        language = "zh"
    return View(Scope(**chosen, words=words(query.get("q", ""))), language), unknown


def query(view: View) -> dict[str, str]:
    """The parameters of the link to a view; what is not chosen is not in it."""
    chosen = {key: ",".join(map(token, getattr(view.scope, name))) for key, name in LISTS.items()}
    bounds = {key: getattr(view.scope, name) for key, name in BOUNDS.items()}
    chosen |= {key: plain_number(value) for key, value in bounds.items() if value is not None}
    chosen["q"] = " ".join(view.scope.words)
    chosen |= {key: "".join(map(token, getattr(view.scope, key))) for key in OPENED}
    chosen["lang"] = "" if view.language == "zh" else view.language
    return {key: value for key, value in chosen.items() if value}


def address(page: str, view: View, **more: str) -> str:
    """Where a page shows what of a view holds there, as seen from any page; `more` is what else the page is asked."""
    asked = urlencode({**more, **query(on_page(view, page))})
    return f"{page}?{asked}" if asked else page


def of_project(view: View, project: str) -> View:
    """One project with all it holds, whatever else is chosen."""
    return replace(view, scope=Scope(project=(project,)))


def of_document(view: View, document: str) -> View:
    """One document with all it holds, whatever else is chosen."""
    return replace(view, scope=Scope(document=(document,)))


def choosing(view: View, name: str, chosen: list[Choice]) -> View:
    """The view with other choices in one field of its scope; with another measure, the bounds of its value end."""
    fields: dict[str, Any] = {name: in_order(chosen)}
    if name == "measure":
        fields |= dict.fromkeys(BOUNDS.values())
    return replace(view, scope=replace(view.scope, **fields))


def on_page(view: View, page: str) -> View:
    """The view as it holds on a page: without what only another page filters by."""
    return _with_elsewhere_of(view, View(), page)


def coming_from(view: View, before: View, page: str) -> View:
    """The view that a page's link asks for; what the page has no filters for stays as it was before."""
    return _with_elsewhere_of(view, before, page)


def elsewhere(page: str) -> dict[str, str]:
    """The filters that only other pages have: parameter of a link -> field of the scope."""
    return {key: name for other, own in OWN.items() if other != page for key, name in own.items()}


def bound(text: str) -> Decimal | None:
    """The number in a text, where it is one that the warehouse could hold."""
    return Decimal(text) if BOUND.fullmatch(text) else None


def plain_number(number: Decimal) -> str:
    """90, 0.5: without needless zeros, and never as 1E+2."""
    return f"{number.normalize():f}"


def words(text: str) -> tuple[str, ...]:
    """The search words in a text, each once, in their order."""
    return tuple(dict.fromkeys(word[:LONGEST_WORD] for word in text.split()[:MOST_WORDS]))


def in_order(chosen: list[Choice]) -> tuple[Choice, ...]:
    """One order for one set of choices, whatever the order of clicking, so that it is one link and one cache key."""
    return tuple(sorted(set(chosen), key=token))


def token(choice: Choice) -> str:
    return NOT_PRINTED if choice is None else str(choice)


def _with_elsewhere_of(view: View, other: View, page: str) -> View:
    fields: dict[str, Any] = {name: getattr(other.scope, name) for name in elsewhere(page).values()}
    return replace(view, scope=replace(view.scope, **fields))


def _typed(name: str, choice: str | None) -> Choice:
    return int(choice) if name == "code_year" and choice is not None else choice
