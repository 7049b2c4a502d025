"""What reviewers decided, kept in `data/decisions/<name>.csv`: one line a decision, the last line on a thing counts.

To undo is a decision too, so that no line is ever lost. What was decided about is named by what the documents print,
not by ids, so that it survives new versions of a document. People may edit the files, with a spreadsheet as well: a
line that cannot be read is named and left as it is.
"""

import csv
import fcntl
import io
import os
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path

from queries import Relations

CONFIRMED, REFUSED, UNDONE = "confirmed", "refused", "undone"
SAID = ("decision", "decided_on", "remark")
LONGEST_REMARK = 500
FORMULA = "=+-@＝＋－＠"


@dataclass(frozen=True, slots=True)
class Register:
    """A file of decisions: its name, the columns that say what a decision is about, and what can be decided."""

    name: str
    key: tuple[str, ...]
    verdicts: tuple[str, ...] = (CONFIRMED, REFUSED)

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.key, *SAID)

    @property
    def path(self) -> Path:
        return folder() / f"{self.name}.csv"


@dataclass(frozen=True, slots=True)
class Decision:
    key: tuple[str, ...]
    decision: str
    decided_on: str
    remark: str


@dataclass(frozen=True, slots=True)
class Fault:
    """A line of a file, counted from 1, that was not read, and why: encoding, head, cells, decision or date."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Decided:
    """What a file says: the decisions in force, one for each thing, and the lines that were not read."""

    decisions: tuple[Decision, ...] = ()
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Known:
    """What is known in one state of the decisions: relations for the queries, and what could not be used."""

    given: Relations
    faults: tuple[Fault, ...]
    # Decisions on things that the data do not hold.
    not_found: tuple[Decision, ...]


class UnreadableFileError(Exception):
    """The file as a whole cannot be read, so that nothing may be added to it."""


def folder() -> Path:
    """Where decisions are kept: what the variable DECISIONS names, else `data/decisions`."""
    return Path(os.environ.get("DECISIONS") or Path(__file__).parents[2] / "data" / "decisions")


def state() -> str:
    """A text that differs whenever a file of decisions does."""
    try:
        files = sorted((entry.name, entry.stat()) for entry in os.scandir(folder()) if entry.name.endswith(".csv"))
    except OSError:
        return ""
    return ";".join(f"{name}:{stat.st_mtime_ns}:{stat.st_size}:{stat.st_ino}" for name, stat in files)


def read(register: Register) -> Decided:
    """What the file says now; nothing where there is none. Does not fail, whatever is in the file."""
    return _parsed(register, _bytes(register.path))


def add(register: Register, key: tuple[str, ...], decision: str, remark: str, day: date) -> None:
    """Adds a decision on one thing, as `add_all` does on several."""
    add_all(register, [key], decision, remark, day)


def add_all(register: Register, keys: Iterable[tuple[str, ...]], decision: str, remark: str, day: date) -> None:
    """Adds one decision on each of several things at the end of the file, all or none, whoever else is writing.

    Raises UnreadableFileError, and OSError where the folder cannot be written.
    """
    with _locked():
        before = _bytes(register.path) or _line(register.columns).encode("utf-8-sig")
        faults = _parsed(register, before).faults
        if any(fault.reason in ("encoding", "head") for fault in faults):
            raise UnreadableFileError(register.path)
        said = (decision, day.isoformat(), " ".join(remark.split())[:LONGEST_REMARK])
        lines = "".join(_line((*key, *said)) for key in keys)
        _replace(register.path, before + b"\n" * (not before.endswith(b"\n")) + lines.encode())


def text(value: object) -> str:
    """A cell of a key: what is not printed is blank, and all stands on one line."""
    return "" if value is None else " ".join(str(value).split())


@lru_cache(maxsize=8)
def _parsed(register: Register, data: bytes) -> Decided:
    try:
        head, *lines = data.decode("utf-8-sig").splitlines() or [""]
    except UnicodeDecodeError:
        return Decided(faults=(Fault(1, "encoding"),))
    if data and _cells(head) != list(register.columns):
        return Decided(faults=(Fault(1, "head"),))
    found = [_decision(register, number, line) for number, line in enumerate(lines, 2) if line.strip(", ")]
    in_force = {one.key: one for one in found if isinstance(one, Decision)}
    kept = tuple(one for one in in_force.values() if one.decision != UNDONE)
    return Decided(kept, tuple(one for one in found if isinstance(one, Fault)))


# Each line by itself, so that a stray quotation mark cannot swallow those below it.
def _decision(register: Register, number: int, line: str) -> Decision | Fault:
    cells = _cells(line)
    if len(cells) != len(register.columns):
        return Fault(number, "cells")
    *key, decision, decided_on, remark = cells
    if decision not in (*register.verdicts, UNDONE):
        return Fault(number, "decision")
    if not (day := _day(decided_on)):
        return Fault(number, "date")
    return Decision(tuple(key), decision, day, remark)


def _cells(line: str) -> list[str]:
    try:
        cells = next(csv.reader([line], strict=True), [])
    except csv.Error:
        return []
    return [cell[1:] if cell[:1] == "'" and _runs(cell[1:]) else cell for cell in cells]


def _day(text: str) -> str:
    # The second is what spreadsheets make of the first.
    for form in ("%Y-%m-%d", "%Y/%m/%d"):
        try:
            return datetime.strptime(text.strip(), form).date().isoformat()
        except ValueError:
            continue
    return ""


def _line(cells: tuple[str, ...]) -> str:
    """A line of the file in which a spreadsheet finds nothing to run."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow("'" + cell if _runs(cell) else cell for cell in cells)
    return text.getvalue()


def _runs(cell: str) -> bool:
    seen = (sign for sign in cell if not sign.isspace() and unicodedata.category(sign) not in ("Cf", "Cc"))
    return next(seen, "x") in FORMULA


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


@contextmanager
def _locked() -> Iterator[None]:
    """Alone among all threads and processes that write decisions."""
    folder().mkdir(parents=True, exist_ok=True)
    with (folder() / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _replace(path: Path, data: bytes) -> None:
    written = path.with_name(f".{path.name}.new")
    with written.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    written.replace(path)
