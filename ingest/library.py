"""The documents that are loaded where none are named: the shipped sheets and those that readers added.

What readers took away stays where it is and is only left out, so that it can be brought back.
"""

import csv
import io
import os
import re
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from datetime import date
from pathlib import Path

from ingest import ROOT
from ingest.csv_table import read_table

SHEETS = ROOT / "data" / "sheets"
REMOVED = ("sha256", "file_name", "removed_on")
UNFIT = re.compile(r'[\\/:*?"<>|\s\x00-\x1f]+')
LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class Removed:
    """A document that is left out: its content, what it was called, and since when (ISO date)."""

    sha256: str
    file_name: str
    removed_on: str


def folder() -> Path:
    """Where added documents are kept: what the variable UPLOADS names, else `data/uploads`."""
    return Path(os.environ.get("UPLOADS") or ROOT / "data" / "uploads")


def paths() -> Iterator[Path]:
    """The folders of all documents, the shipped ones first."""
    yield SHEETS
    if (folder() / "documents").is_dir():
        yield folder() / "documents"


def removed() -> list[Removed]:
    """The documents that are left out. Raises TableError for a malformed list."""
    listed = folder() / "removed.csv"
    return [Removed(**row.cells) for row in read_table(listed, REMOVED)] if listed.exists() else []


def keep(name: str, content: bytes, sha256: str) -> Path:
    """Puts a document among the added ones, whole or not at all; of its name only what is harmless is used."""
    plain = UNFIT.sub("-", Path(name).name).strip("-.")[-LONGEST_NAME:]
    path = folder() / "documents" / f"{sha256[:12]}_{plain}"
    path.parent.mkdir(parents=True, exist_ok=True)
    write(path, content)
    return path


def leave_out(sha256: str, file_name: str) -> None:
    others = [item for item in removed() if item.sha256 != sha256]
    write_removed([*others, Removed(sha256, file_name, date.today().isoformat())])


def bring_back(sha256: str) -> None:
    write_removed([item for item in removed() if item.sha256 != sha256])


def write_removed(items: list[Removed]) -> None:
    folder().mkdir(parents=True, exist_ok=True)
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(REMOVED)
    writer.writerows(astuple(item) for item in items)
    write(folder() / "removed.csv", text.getvalue().encode())


def write(path: Path, content: bytes) -> None:
    """A file that is there whole, or as it was."""
    waiting = path.with_name(f".{path.name}.{os.getpid()}")
    waiting.write_bytes(content)
    waiting.replace(path)
