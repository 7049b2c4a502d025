"""Forms of many places, written out by hand as their units print them, about invented projects; with what they say.

A line of a table is one row, cells parted by `|`; `{2x3}` behind a cell covers two rows and three columns, `⏎` breaks
a line inside a cell.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from pkgutil import iter_modules

from tests.written import Block, Line, PageEnd, Spot, Table

SPAN = re.compile(r"\{(\d+)x(\d+)\}$")
PAGE_END = "=="


@dataclass(frozen=True)
class Wanted:
    """One project: total in yuan (None: not printed), and `level1/level2/level3/target` for each indicator; `more`
    holds other columns of the project, of those that the form is about.
    """

    name: str
    total: str | None
    indicators: tuple[tuple[str, ...], ...]
    unit: str | None = None
    more: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Form:
    blocks: list[Block]
    projects: tuple[Wanted, ...] = ()
    overall: int = 0
    unread: tuple[str, ...] = ()


def wanted(name: str, total: str | None, indicators: str, unit: str | None = None, **more: object) -> Wanted:
    lines = [line.strip() for line in indicators.strip().splitlines()]
    return Wanted(name, total, tuple(tuple(line.split("/", 3)) for line in lines if line), unit, more)


def blocks(text: str) -> list[Block]:
    """Paragraphs and tables: lines with `|` that follow each other are one table."""
    found: list[Block] = []
    rows: list[tuple[Spot, ...]] = []
    for line in [*text.strip().splitlines(), ""]:
        if "|" in line or SPAN.search(line.strip()):
            rows.append(tuple(spot(cell) for cell in line.strip().split("|")))
            continue
        if rows:
            found.append(Table(tuple(rows)))
            rows = []
        if line.strip() == PAGE_END:
            found.append(PageEnd())
        elif line.strip():
            found.append(Line(line.strip()))
    return found


def spot(cell: str) -> Spot:
    span = SPAN.search(cell)
    text = SPAN.sub("", cell).strip().replace("⏎", "\n")
    return Spot(text, int(span[1]), int(span[2])) if span else Spot(text)


def forms() -> dict[str, Form]:
    """The forms of all modules here, each by its module and its name: `one_project.beijing`."""
    names = (module.name for module in iter_modules(__path__))
    return {f"{name}.{form.lower()}": value for name in names for form, value in forms_of(name).items()}


def forms_of(module: str) -> dict[str, Form]:
    found = vars(import_module(f"{__name__}.{module}"))
    return {name: value for name, value in found.items() if isinstance(value, Form)}
