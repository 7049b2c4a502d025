"""What the reader chose, as the text of a link and back: `?city=天津&year=2024,none&q=培训&lang=en`.

Links hold ids and the words of the data, never translated names, so that one link opens in either language.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
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
KEYS = (*PARAMETERS, "q", "lang")
# Whose file is open: a parameter of that page and of downloads, not of what the reader keeps from page to page.
PROJECT = "project"
NOT_PRINTED = "none"
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
    found: dict[str, dict[Choice, str]] = {name: {} for name in (*PARAMETERS.values(), PROJECT)}
    for name, choice, printed, _projects in rows.iter_rows():
        found[name][_typed(name, choice)] = printed or ""
    return found


def parse(query: Mapping[str, str], known: Choices) -> tuple[View, list[str]]:
    """The view that a link asks for, and what in it is unknown and was left out, such as `unit=x9`."""
    chosen, unknown = {}, []
    for key, name in PARAMETERS.items():
        by_token = {token(choice): choice for choice in known[name]}
        asked = [part for part in query.get(key, "").split(",") if part]
        chosen[name] = in_order([by_token[part] for part in asked if part in by_token])
        unknown += [f"{key}={part}" for part in asked if part not in by_token]
    project = query.get(PROJECT)
    chosen[PROJECT] = (project,) if project in known[PROJECT] else ()
    if project and not chosen[PROJECT]:
        unknown.append(f"{PROJECT}={project}")
    language = query.get("lang", "zh")
    if language not in LANGUAGES:
        unknown.append(f"lang={language}")
        language = "zh"
    return View(Scope(**chosen, words=words(query.get("q", ""))), language), unknown


def query(view: View) -> dict[str, str]:
    """The parameters of the link to a view; what is not chosen is not in it."""
    chosen = {key: ",".join(map(token, getattr(view.scope, name))) for key, name in PARAMETERS.items()}
    chosen["q"] = " ".join(view.scope.words)
    chosen[PROJECT] = "".join(map(token, view.scope.project))
    chosen["lang"] = "" if view.language == "zh" else view.language
    return {key: value for key, value in chosen.items() if value}


def address(page: str, view: View, **more: str) -> str:
    """Where a page shows a view, as seen from any page; `more` is what else the page is asked."""
    asked = urlencode({**more, **query(view)})
    return f"{page}?{asked}" if asked else page


def of_project(view: View, project: str) -> View:
    """One project with all it holds, whatever else is chosen."""
    return replace(view, scope=Scope(project=(project,)))


def choosing(view: View, name: str, chosen: list[Choice]) -> View:
    """The view with other choices in one field of its scope."""
    fields: dict[str, Any] = {name: in_order(chosen)}
    return replace(view, scope=replace(view.scope, **fields))


def words(text: str) -> tuple[str, ...]:
    """The search words in a text, each once, in their order."""
    return tuple(dict.fromkeys(word[:LONGEST_WORD] for word in text.split()[:MOST_WORDS]))


def in_order(chosen: list[Choice]) -> tuple[Choice, ...]:
    """One order for one set of choices, whatever the order of clicking, so that it is one link and one cache key."""
    return tuple(sorted(set(chosen), key=token))


def token(choice: Choice) -> str:
    return NOT_PRINTED if choice is None else str(choice)


def _typed(name: str, choice: str | None) -> Choice:
    return int(choice) if name == "code_year" and choice is not None else choice
