"""The strings of the interface: those that the source marks for translation, and those of the English catalogue."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

import queries
from ingest import check_list
from ingest.load import DERIVED, SCHEMA
from pages.parts.words import CATALOGUE

ROOT = Path(__file__).parent.parent
MARKS = {"_", "N_", "n_"}


def marked() -> set[str]:
    """Every string to translate: literals given to `_`, `N_` and `n_`, what queries and checks say of themselves."""
    literal = {text for _place, text in literals() if text is not None}
    return literal | {queries.about(name) for name in queries.names()} | comments() | rules()


def rules() -> set[str]:
    """What the checks are called and what they say of themselves."""
    return {
        text
        for check in check_list.checks()
        for text in (check.title, check.looks_for, check.why, check.basis, check.explanation)
    }


def comments() -> set[str]:
    """What the warehouse says of its columns: a page lists them all."""
    said = SCHEMA.read_text("utf-8") + DERIVED.read_text("utf-8")
    return {*re.findall(r"COMMENT ON COLUMN \w+\.\w+ IS '(.*)';", said)}


def literals() -> Iterator[tuple[str, str | None]]:
    """Where each mark stands, with its literal; None where something else than a literal is given to it."""
    for path in sorted([ROOT / "app.py", *(ROOT / "pages").rglob("*.py")]):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
                text = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
                yield f"{path.relative_to(ROOT)}:{node.lineno}", text


def english() -> dict[str, Message]:
    """The entries of the English catalogue by their Chinese source string."""
    with CATALOGUE.open("rb") as file:
        entries = [entry for entry in read_po(file, locale="en") if entry.id]
    return {entry.id if isinstance(entry.id, str) else entry.id[0]: entry for entry in entries}
