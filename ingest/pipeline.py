"""The stages in order: gather -> parse (read, recognise, lay out, normalise) -> load.

Each document is loaded whole or refused with a reason; the others go on.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest import REFERENCE, ROOT, library, warehouse_path
from ingest.errors import IngestError, SourceError
from ingest.isolation import parse_each
from ingest.load import one_at_a_time, publish
from ingest.normalise.reference import Reference
from ingest.parse import Task
from ingest.records import ParsedDocument, Refusal
from ingest.sources import Sources

SOURCES = ROOT / "data" / "sources.csv"


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be read: its path as it will be shown, and its bytes (None: it cannot be opened)."""

    path: str
    content: bytes | None

    @property
    def sha256(self) -> str | None:
        return None if self.content is None else hashlib.sha256(self.content).hexdigest()


Progress = Callable[[Sequence[Document]], Iterable[Document]]
"""Gives back the documents one by one, and shows how far the work on them has come."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: whether it published a snapshot, and the documents it refused."""

    published: bool
    refusals: tuple[Refusal, ...]
    all_refused: bool = False


def run(paths: Sequence[Path], directory: Path, progress: Progress = iter) -> Outcome:
    """Publish a snapshot of the documents under `paths`, or where none are named of those in the library.

    One run at a time, from looking for documents to publishing, so that none forgets what another has added. The
    published snapshot stays where nothing has changed, and where every document is refused.
    """
    directory.mkdir(parents=True, exist_ok=True)
    with one_at_a_time(directory):
        found = list(gather(paths)) if paths else in_library()
        return publish_all(found, paths, directory, progress)


def in_library() -> list[Document]:
    left_out = {item.sha256 for item in library.removed()}
    return [item for item in gather(library.paths()) if item.sha256 not in left_out]


def publish_all(found: list[Document], paths: Sequence[Path], directory: Path, progress: Progress) -> Outcome:
    if not found:
        return Outcome(
            False, (Refusal("、".join(map(str, paths)) or "data/sheets", None, "文件夹里没有文件；请核对路径"),)
        )
    input_hash = hash_of(found)
    published = published_refusals(directory, input_hash)
    if published is not None:
        return Outcome(False, published)
    results = list(parse_all(found, progress))
    documents = [result for result in results if isinstance(result, ParsedDocument)]
    refusals = tuple(result for result in results if isinstance(result, Refusal))
    if not documents and has_snapshot(directory):
        return Outcome(False, refusals, all_refused=True)
    publish(documents, refusals, input_hash, directory)
    return Outcome(True, refusals)


def gather(paths: Iterable[Path]) -> Iterator[Document]:
    """The files named and those under the folders named, in the order of their paths; hidden ones are left out."""
    for path in paths:
        if path.is_dir():
            files = sorted(file for file in path.rglob("*") if not file.is_dir() and not file.name.startswith("."))
            yield from map(document, files)
        else:
            yield document(path)


def document(path: Path) -> Document:
    resolved = path.resolve()
    shown = resolved.relative_to(ROOT).as_posix() if resolved.is_relative_to(ROOT) else str(path)
    try:
        return Document(shown, path.read_bytes())
    except OSError:
        return Document(shown, None)


def hash_of(documents: list[Document]) -> str:
    """The sha256 of all that a snapshot follows from: documents, register, reference tables, program."""
    digest = hashlib.sha256()
    for item in documents:
        digest.update(f"{item.path}|{item.sha256}|".encode())
    program = (file for file in (ROOT / "ingest").rglob("*") if file.suffix in (".py", ".sql"))
    for file in sorted([SOURCES, *REFERENCE.glob("*.csv"), *program]):
        digest.update(file.read_bytes())
    return digest.hexdigest()


def has_snapshot(directory: Path) -> bool:
    try:
        return warehouse_path(directory).exists()
    except FileNotFoundError:
        return False


def published_refusals(directory: Path, input_hash: str) -> tuple[Refusal, ...] | None:
    """The refusals of the published snapshot; None where there is none, or it follows from other input."""
    if not has_snapshot(directory):
        return None
    with duckdb.connect(str(warehouse_path(directory)), read_only=True) as con:
        if con.sql("SELECT input_hash FROM snapshot").fetchall() != [(input_hash,)]:
            return None
        rows = con.sql("SELECT path, sha256, reason, place FROM refused ORDER BY path").fetchall()
    return tuple(Refusal(*row) for row in rows)


def parse_all(documents: Sequence[Document], progress: Progress) -> Iterator[ParsedDocument | Refusal]:
    """Each document parsed, or refused with its reason; the same content is read once."""
    Reference.load(REFERENCE)  # a table that cannot be used is nobody's document's fault
    tasks = list(tasks_of(documents))
    parsed = parse_each([task for task in tasks if isinstance(task, Task)])
    for item, task in zip(progress(documents), tasks, strict=True):
        result = next(parsed) if isinstance(task, Task) else task
        if isinstance(result, IngestError):
            yield Refusal(item.path, item.sha256, result.reason, result.place)
        else:
            result.tables["documents"][0].update(path=item.path, file_name=Path(item.path).name)
            yield result


def tasks_of(documents: Iterable[Document]) -> Iterator[Task | SourceError]:
    """What is to be parsed of each document, or why nothing is."""
    sources = Sources.load(SOURCES)
    seen: dict[str, str] = {}
    for item in documents:
        try:
            content, sha256 = content_of(item, seen)
            yield Task(content, sources.of(item.path, sha256))
            seen[sha256] = item.path
        except SourceError as error:
            yield error


def content_of(item: Document, seen: dict[str, str]) -> tuple[bytes, str]:
    if item.content is None or item.sha256 is None:
        raise SourceError("打不开这个文件；请核对路径和权限")
    if item.sha256 in seen:
        raise SourceError(f"内容与 {seen[item.sha256]} 完全相同，只读入一次；请删去其中一份")
    return item.content, item.sha256
