"""The typed records that cross each border of the pipeline: reader -> layout -> normalise -> load.

Text is as printed, its white space removed. What is printed blank is None, never an empty text or zero.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Place:
    """Where printed text stands in its document: lines count from 1; a text file has no page."""

    line_from: int | None = None
    line_to: int | None = None
    page: int | None = None

    def __str__(self) -> str:
        page = f"第 {self.page} 页" if self.page else ""
        if self.line_from is None:
            return page
        until = f" 至 {self.line_to}" if self.line_to != self.line_from else ""
        return f"{page}第 {self.line_from}{until} 行"


# Cells are told apart by identity: two of the same words on one line are two cells.
@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One printed cell, or one paragraph outside any table."""

    text: str
    place: Place


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: rows of cells, from the top, each from the left; a blank cell has an empty text."""

    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Furniture:
    """Text that belongs to the page and not to the sheet (a page number, a bookmark), with the reason to ignore it."""

    cell: Cell
    reason: str


@dataclass(frozen=True, slots=True)
class Doubt:
    """Text that a reader has put into a cell and that a person should compare with the document, with the reason."""

    cell: Cell
    reason: str


Block = Cell | Grid | Furniture | Doubt


@dataclass(frozen=True, slots=True)
class Reading:
    """A document as its reader found it: paragraphs, tables and furniture in the order of the document.

    `characters` counts the document's characters that are not white space, taken from the bytes and not from the
    blocks, so that the two can be held against each other. `breaks_off` is true where the text ends without the end of
    its last line or cell.
    """

    file_type: str
    characters: int
    blocks: tuple[Block, ...]
    breaks_off: bool = False

    def cells(self) -> Iterator[Cell]:
        for block in self.blocks:
            if isinstance(block, Grid):
                for row in block.rows:
                    yield from row
            elif isinstance(block, Cell):
                yield block

    def grids(self) -> Iterator[Grid]:
        return (block for block in self.blocks if isinstance(block, Grid))


@dataclass(frozen=True, slots=True)
class PrintedIndicator:
    """One indicator as printed; blank level 1 and level 2 of merged cells are filled from above."""

    place: Place
    level1: str | None = None
    level2: str | None = None
    level3: str | None = None
    description: str | None = None
    target: str | None = None
    annual_target: str | None = None
    basis: str | None = None
    weight: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of money as printed, with the unit that its document prints (万元 or 元)."""

    text: str
    unit: str
    place: Place


@dataclass(frozen=True, slots=True)
class PrintedProject:
    """One project as printed. `amounts` holds what stands under total, fiscal, special, other; blank ones are absent.

    `plan` is one (month, printed percent) for each printed month end.
    """

    place: Place
    unit_code: str | None
    unit_name: str | None
    project_name: str
    project_code: str | None
    amounts: dict[str, Amount]
    purpose: str | None
    goal: str | None
    plan: tuple[tuple[int, str | None], ...]
    indicators: tuple[PrintedIndicator, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a layout found in one document. `printed_total` is the document's own sum, where it prints one;
    `breaks_off` is true where the last cell may not be whole.
    """

    amount_unit: str
    projects: tuple[PrintedProject, ...]
    budget_year: int | None = None
    printed_total: Amount | None = None
    breaks_off: bool = False


@dataclass(frozen=True, slots=True)
class TargetReading:
    """What a printed target says, for the columns of `indicators` with the same names (units: see schema.sql)."""

    target_kind: str
    comparator: str | None = None
    value_low: Decimal | None = None
    value_high: Decimal | None = None
    date_from: date | None = None
    date_to: date | None = None
    measure: str | None = None
    value_yuan: Decimal | None = None
    money_basis: str | None = None
    rate_per: str | None = None


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """One document, ready to load: table name -> rows, each row column -> value. Nothing in it names a path."""

    document_id: str
    tables: dict[str, list[dict[str, object]]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A document that was not loaded, and why."""

    path: str
    sha256: str | None
    reason: str
    place: str | None = None

    def row(self) -> dict[str, object]:
        return {"path": self.path, "sha256": self.sha256, "reason": self.reason, "place": self.place}
