"""The stages in order: gather -> parse (read, recognise, lay out, normalise) -> load.

Each document is loaded whole or refused with a reason; the others go on.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from ingest import ROOT, warehouse_path
from ingest.errors import IngestError, ParseError, SourceError
from ingest.layouts import recognise
from ingest.layouts.ledger import Ledger
from ingest.load import publish
from ingest.normalise.reference import Reference
from ingest.normalise.tables import TableRow, city_of, sheet_tables, yuan
from ingest.readers import read
from ingest.records import Doubt, ParsedDocument, Reading, Refusal, Sheet
from ingest.sources import Source, Sources

REFERENCE = ROOT / "data" / "reference"
SOURCES = ROOT / "data" / "sources.csv"
SHEETS = ROOT / "data" / "sheets"


@dataclass(frozen=True, slots=True)
class Document:
    """A document to be read: its path as it will be shown, and its bytes (None: it cannot be opened)."""

    path: str
    content: bytes | None

    @property
    def sha256(self) -> str | None:
        return None if self.content is None else hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run did: whether it published a snapshot, and the documents it refused."""

    published: bool
    refusals: tuple[Refusal, ...]
    all_refused: bool = False


def run(
    paths: Sequence[Path], directory: Path, progress: Callable[[list[Document]], Iterable[Document]] = iter
) -> Outcome:
    """Publish a snapshot of the documents under `paths`.

    The published one stays where nothing has changed, and where every document is refused.
    """
    found = list(gather(paths))
    if not found:
        return Outcome(False, (Refusal("、".join(map(str, paths)), None, "文件夹里没有文件；请核对路径"),))
    input_hash = hash_of(found)
    published = published_refusals(directory, input_hash)
    if published is not None:
        return Outcome(False, published)
    results = list(parse_all(progress(found)))
    documents = [result for result in results if isinstance(result, ParsedDocument)]
    refusals = tuple(result for result in results if isinstance(result, Refusal))
    if not documents and has_snapshot(directory):
        return Outcome(False, refusals, all_refused=True)
    publish(documents, refusals, input_hash, directory)
    return Outcome(True, refusals)


def gather(paths: Sequence[Path]) -> Iterator[Document]:
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


def parse_all(documents: Iterable[Document]) -> Iterator[ParsedDocument | Refusal]:
    """Each document parsed, or refused with its reason; the same content is read once."""
    reference, sources = Reference.load(REFERENCE), Sources.load(SOURCES)
    seen: dict[str, str] = {}
    for item in documents:
        try:
            content, sha256 = content_of(item, seen)
            parsed = parse(content, reference, sources.of(item.path, sha256))
        except IngestError as error:
            yield Refusal(item.path, item.sha256, error.reason, error.place)
        except Exception as error:  # a fault of the program must not cost the other documents
            yield Refusal(item.path, item.sha256, f"程序没能读完（{error!r}）；请把这份文件交给维护者")
        else:
            seen[sha256] = item.path
            parsed.tables["documents"][0].update(path=item.path, file_name=Path(item.path).name)
            yield parsed


def content_of(item: Document, seen: dict[str, str]) -> tuple[bytes, str]:
    if item.content is None or item.sha256 is None:
        raise SourceError("打不开这个文件；请核对路径和权限")
    if item.sha256 in seen:
        raise SourceError(f"内容与 {seen[item.sha256]} 完全相同，只读入一次；请删去其中一份")
    return item.content, item.sha256


def parse(content: bytes, reference: Reference, source: Source) -> ParsedDocument:
    """The rows of one document: a pure function of its bytes and the tables, to be run anywhere. Raises IngestError."""
    reading = read(content, reference.words)
    layout = recognise(reading, reference.words)
    ledger = Ledger()
    sheet = layout.parse(reading, reference.words, ledger)
    sha256 = hashlib.sha256(content).hexdigest()
    document_id = sha256[:12]
    tables = sheet_tables(sheet, document_id, source, reference)
    tables["remainders"] = remainder_rows(document_id, reading, ledger)
    tables["doubts"] = doubt_rows(document_id, reading)
    row = document_row(reading, sheet, ledger, source)
    tables["documents"] = [{**row, "document_id": document_id, "sha256": sha256, "layout": sheet.layout or layout.NAME}]
    return ParsedDocument(document_id, tables)


def remainder_rows(document_id: str, reading: Reading, ledger: Ledger) -> list[TableRow]:
    return [
        {
            "document_id": document_id,
            "position": position,
            "use": rest.use,
            "reason": rest.reason,
            "text": rest.text,
            **rest.place.lines(),
            "address": rest.place.address,
        }
        for position, rest in enumerate(ledger.remainders(reading), start=1)
    ]


def doubt_rows(document_id: str, reading: Reading) -> list[TableRow]:
    doubts = [block for block in reading.blocks if isinstance(block, Doubt)]
    return [
        {
            "document_id": document_id,
            "position": position,
            "reason": doubt.reason,
            "text": doubt.cell.text,
            **doubt.cell.place.lines(),
            "address": doubt.cell.place.address,
        }
        for position, doubt in enumerate(doubts, start=1)
    ]


def document_row(reading: Reading, sheet: Sheet, ledger: Ledger, source: Source) -> TableRow:
    """The row of `documents` but for what names the file. Raises ParseError where characters were lost."""
    unused = dict.fromkeys(("ignored", "unread"), 0)
    for rest in ledger.remainders(reading):
        unused[rest.use] += len(rest.text)
    counted = ledger.characters_read + ledger.characters_labels + sum(unused.values())
    if counted != reading.characters:
        raise ParseError(f"字符没有数全：文件有 {reading.characters} 个，用到 {counted} 个；请报告这份文件")
    return {
        "file_type": reading.file_type,
        "city": city_of(sheet, source),
        "publisher": source.publisher,
        "title": source.title,
        "amount_unit": sheet.amount_unit,
        "budget_year": source.budget_year or sheet.budget_year,
        "printed_total_yuan": yuan(sheet.printed_total),
        "line_from": min((project.place.line_from or 0 for project in sheet.projects), default=0) or None,
        "line_to": max((project.place.line_to or 0 for project in sheet.projects), default=0) or None,
        "breaks_off": sheet.breaks_off,
        "characters": reading.characters,
        "characters_read": ledger.characters_read,
        "characters_labels": ledger.characters_labels,
        **{f"characters_{use}": count for use, count in unused.items()},
    }
