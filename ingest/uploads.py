"""What pages need of ingest: look at a file before it is saved, add it, take it away, bring it back; see its words.

Every change publishes a new snapshot by the command line's own run, in a process apart, while readers keep the old one.
"""

import hashlib
import os
import re
import subprocess
import sys
from collections.abc import Callable

from ingest import ROOT, library, warehouse_directory
from ingest.errors import IngestError
from ingest.excerpts import Excerpt, Lines, Picture, Pictures, Table
from ingest.isolation import parse_apart
from ingest.originals import Original
from ingest.parse import Task
from ingest.pipeline import SOURCES
from ingest.records import ParsedDocument, Place
from ingest.sources import Sources

__all__ = ["Excerpt", "IngestError", "Lines", "Original", "ParsedDocument", "Picture", "Pictures", "Place", "Table"]

LARGEST_MIB = 50
STEP = re.compile(r"\[(\d+)/(\d+)\]")

Progress = Callable[[float], None]
"""Told how much of the work is done, from 0 to 1."""


def are_allowed() -> bool:
    """Whether readers may add and take away documents: not where the variable ALLOW_UPLOADS says no."""
    return os.environ.get("ALLOW_UPLOADS", "yes").lower() not in ("no", "off", "0", "false")


def look_at(content: bytes) -> ParsedDocument | IngestError:
    """What would be loaded of a file, or why it would be refused. Nothing is saved."""
    return parse_apart(Task(content, Sources.load(SOURCES).of("", hash_of(content))))


def hash_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def removed() -> list[library.Removed]:
    """The documents that were taken away and can be brought back."""
    return library.removed()


def add(name: str, content: bytes, *, progress: Progress, instead_of: tuple[str, str] | None = None) -> None:
    """Adds a file; `instead_of` is the content hash and name of a version that is left out from now on."""
    library.bring_back(hash_of(content))
    library.keep(name, content, hash_of(content))
    if instead_of:
        library.leave_out(*instead_of)
    publish(progress)


def remove(sha256: str, file_name: str, *, progress: Progress) -> None:
    library.leave_out(sha256, file_name)
    publish(progress)


def restore(sha256: str, *, progress: Progress) -> None:
    library.bring_back(sha256)
    publish(progress)


def publish(progress: Progress) -> None:
    """A new snapshot of the library. Raises IngestError where none could be made; the old one stays then."""
    command = [sys.executable, "-m", "ingest", "--warehouse", str(warehouse_directory().resolve())]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        for line in process.stdout or ():
            if step := STEP.match(line):
                progress((int(step[1]) - 1) / int(step[2]))
        said = process.stderr.read() if process.stderr else ""
    # 1: a document was refused, which the page lists.
    if process.returncode not in (0, 1):
        raise IngestError(f"没能发布新的数据，原有数据不变：{said.strip()[-500:]}")
    progress(1.0)
