"""What became of every character of a document: read into a field, a label, ignored with a reason, or unread."""

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.readers.words import squeeze
from ingest.records import Cell, Furniture, Place, Reading


@dataclass(frozen=True, slots=True)
class Remainder:
    """Text that is in no field: ignored for a reason, or unread (no reason)."""

    use: str
    reason: str | None
    text: str
    place: Place


class Ledger:
    """Takes down the use of each cell while a layout reads it; what nobody took down is unread."""

    def __init__(self) -> None:
        self._rest: dict[int, str] = {}
        self._reasons: dict[int, str] = {}
        self.characters_read = 0
        self.characters_labels = 0

    def read(self, cell: Cell) -> str | None:
        """The text of a cell whose whole text goes into a field; None where it is blank."""
        self.characters_read += len(self._take(cell))
        return cell.text or None

    def label(self, *cells: Cell) -> None:
        for cell in cells:
            self.characters_labels += len(self._take(cell))

    def ignore(self, cell: Cell, reason: str) -> None:
        self._reasons[id(cell)] = reason

    def divide(self, cell: Cell, read: int, rest: str = "") -> None:
        """A cell that is in part read, in part labels: `read` characters went into fields, `rest` is unread."""
        characters = len(self._take(cell))
        self.characters_read += read
        self.characters_labels += characters - read - len(rest)
        self._rest[id(cell)] = rest

    def _take(self, cell: Cell) -> str:
        text = self._rest.get(id(cell), cell.text)
        self._rest[id(cell)] = ""
        return text

    def remainders(self, reading: Reading) -> Iterator[Remainder]:
        """All that is in no field, in the order of the document."""
        for block in reading.blocks:
            if isinstance(block, Furniture):
                yield Remainder("ignored", block.reason, squeeze(block.cell.text), block.cell.place)
        for cell in reading.cells():
            text = self._rest.get(id(cell), cell.text)
            reason = self._reasons.get(id(cell))
            if text:
                yield Remainder("ignored" if reason else "unread", reason, text, cell.place)
