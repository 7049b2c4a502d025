"""The typed records that cross each border of the pipeline: reader -> layout -> normalise -> load.

Text is as printed, its white space removed. What is printed blank is None, never an empty text or zero.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import pairwise

Box = tuple[float, float, float, float]
"""Left, top, right and bottom in points (1/72 inch), from the left upper corner of the page as it is seen."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where printed text stands in its document.

    Lines count from 1 and only a text file has them; a page and a box only a PDF; `address` is the cell of a Word
    file or a web page (`表 2 第 3 行第 1 格`) or of a workbook (`Sheet1!B5`).
    """

    line_from: int | None = None
    line_to: int | None = None
    page: int | None = None
    address: str | None = None
    box: Box | None = None

    def __str__(self) -> str:
        page = f"第 {self.page} 页" if self.page else ""
        if self.line_from is None:
            return page or self.address or ""
        until = f" 至 {self.line_to}" if self.line_to != self.line_from else ""
        return f"{page}第 {self.line_from}{until} 行"

    def lines(self) -> dict[str, int | None]:
        """The columns of every table of the warehouse that names a place."""
        return {"page": self.page, "line_from": self.line_from, "line_to": self.line_to}

    def columns(self) -> dict[str, object]:
        """The columns of what is read and of what is not: the place with its cell and box."""
        left, top, right, bottom = (round(edge, 1) for edge in self.box) if self.box else (None,) * 4
        box = {"box_left": left, "box_top": top, "box_right": right, "box_bottom": bottom}
        return {**self.lines(), "address": self.address, **box}


# Cells are told apart by identity: two of the same words on one line are two cells.
@dataclass(frozen=True, slots=True, eq=False)
class Cell:
    """One printed cell, or one paragraph outside any table.

    `breaks` are the places in the text at which its author has ended a line inside of the cell.
    """

    text: str
    place: Place
    breaks: tuple[int, ...] = ()

    @property
    def lines(self) -> list[str]:
        return [self.text[start:end] for start, end in pairwise((0, *self.breaks, len(self.text)))]

    @property
    def parts_number(self) -> bool:
        """Whether a line ends between two digits, which may be two numbers."""
        return any(upper[-1].isdigit() and lower[0].isdigit() for upper, lower in pairwise(self.lines))


Row = tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: rows of cells, from the top, each from the left; a blank cell has an empty text.

    A `ruled` table comes from a file that says where its cells begin and end: all rows have as many cells as the table
    has columns, and a merged cell stands (the same object) in every row and column that it covers. `edges` are then the
    columns' limits from the left, in points; only a PDF has them, and it can lack the rule above the first row (in the
    columns `cut`) and below the last one (in the columns `going_on`), where a page ends inside a table. `full` are the
    columns in which the last line of the last row has no room for another character.
    """

    rows: tuple[Row, ...]
    ruled: bool = False
    edges: tuple[float, ...] = ()
    cut: frozenset[int] = frozenset()
    going_on: frozenset[int] = frozenset()
    full: frozenset[int] = frozenset()


REPRINTED = "跨页重印"
"""Why a line or a cell is furniture that a page only prints again."""


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
    blocks, so that the two can be held against each other. `ruled` says that the file itself tells where its tables and
    their cells are, so that a document without a sheet can be told from one whose sheet was not found. `breaks_off`
    is true where the text ends without the end of
    its last line or cell.
    """

    file_type: str
    characters: int
    blocks: tuple[Block, ...]
    breaks_off: bool = False
    ruled: bool = False

    def cells(self) -> Iterator[Cell]:
        """Every paragraph and every cell of a table, a merged one once."""
        for block in self.blocks:
            if isinstance(block, Grid):
                yield from dict.fromkeys(cell for row in block.rows for cell in row)
            elif isinstance(block, Cell):
                yield block

    def grids(self) -> Iterator[Grid]:
        return (block for block in self.blocks if isinstance(block, Grid))


@dataclass(frozen=True, slots=True)
class PrintedIndicator:
    """One indicator as printed; blank level 1 and level 2 of merged cells are filled from above.

    A target printed in three cells is `target` joined, and its parts beside it.
    """

    place: Place
    level1: str | None = None
    level2: str | None = None
    level3: str | None = None
    description: str | None = None
    target: str | None = None
    annual_target: str | None = None
    basis: str | None = None
    weight: str | None = None
    target_operator: str | None = None
    target_value: str | None = None
    target_measure: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """One amount of money as printed, with the unit that its document prints (万元 or 元)."""

    text: str
    unit: str
    place: Place


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a form that went into a field, under the label that its document prints."""

    label: str
    text: str
    place: Place


@dataclass(frozen=True, slots=True)
class PrintedProject:
    """One project as printed. `amounts` holds what stands under total, fiscal, special, other and carried (上年结转);
    blank ones are absent.

    `plan` is one (month, printed percent) for each printed month end. `cells` are those of its labels, where a form has
    each at a place of its own.
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
    department: str | None = None
    cells: tuple[PrintedCell, ...] = ()


@dataclass(frozen=True, slots=True)
class OverallForm:
    """The targets of a whole department (整体绩效目标): of its document, and of no project."""

    place: Place
    title: str | None
    unit_code: str | None
    unit_name: str | None
    total: Amount | None
    goal: str | None
    indicators: tuple[PrintedIndicator, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a layout found in one document. `printed_total` is the document's own sum, where it prints one;
    `breaks_off` is true where the last cell may not be whole. `layout` names the forms, where the layout's own name
    does not; `amount_unit` is None where no amount is printed.
    """

    amount_unit: str | None
    projects: tuple[PrintedProject, ...]
    budget_year: int | None = None
    printed_total: Amount | None = None
    breaks_off: bool = False
    overall: tuple[OverallForm, ...] = ()
    layout: str | None = None


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
