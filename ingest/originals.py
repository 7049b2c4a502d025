"""The loaded documents as they lie on this machine, and what stands at a place of one.

Documents are strangers' files: they are only opened in a process apart, two at a time, and what was seen is kept.
"""

import hashlib
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from threading import BoundedSemaphore
from typing import Literal

from ingest import ROOT, library
from ingest.errors import IngestError
from ingest.excerpts import Excerpt, Look
from ingest.isolation import look_apart
from ingest.records import Place

MOST_KEPT = 48
"""Excerpts; one with the pictures of a page takes up to a megabyte."""
AT_ONCE = BoundedSemaphore(2)
KEPT_AS = re.compile(r"[0-9a-f]{12}_(?=.)")

State = Literal["gone", "changed"]
"""Why there is no original: no file is where the document was, or it holds something else now."""


@dataclass(frozen=True, slots=True)
class Original:
    """A loaded document: the path and the content hash that it had when it was read."""

    path: str
    sha256: str

    @property
    def name(self) -> str:
        """What its publisher called it: an added document is kept with the beginning of its hash before its name."""
        own = Path(self.path).name
        return KEPT_AS.sub("", own) if own.startswith(f"{self.sha256[:12]}_") else own

    def files(self) -> list[Path]:
        """Where it may lie: where it was, and among the added documents."""
        added = sorted((library.folder() / "documents").glob(f"{self.sha256[:12]}_*"))
        return [path for path in (ROOT / self.path, *added) if path.is_file()]

    def stamp(self) -> str:
        """What changes when a file of it does; cheap, for keys of caches."""
        seen = ((path, path.stat()) for path in self.files())
        return " ".join(f"{path}:{status.st_mtime_ns}:{status.st_size}" for path, status in seen)

    def content(self) -> bytes | State:
        """The bytes that were read, to the last one."""
        files = self.files()
        for path in files:
            content = path.read_bytes()
            if hashlib.sha256(content).hexdigest() == self.sha256:
                return content
        return "changed" if files else "gone"

    def around(self, place: Place | None) -> Excerpt | IngestError | State:
        """What stands at a place of it, or at its beginning, or why that cannot be shown."""
        return _around(self, place, self.stamp())


@lru_cache(MOST_KEPT)
def _around(original: Original, place: Place | None, _stamp: str) -> Excerpt | IngestError | State:
    content = original.content()
    if isinstance(content, str):
        return content
    with AT_ONCE:
        return look_apart(Look(content, place))
