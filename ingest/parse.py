"""One document, from its bytes to the rows of the warehouse: read -> recognise -> lay out -> normalise."""

import hashlib
from dataclasses import dataclass

from ingest.errors import ParseError
from ingest.layouts import recognise
from ingest.layouts.ledger import Ledger
from ingest.normalise.reference import Reference
from ingest.normalise.tables import TableRow, city_of, sheet_tables, yuan
from ingest.readers import read
from ingest.records import Doubt, ParsedDocument, Reading, Sheet
from ingest.sources import Source


@dataclass(frozen=True, slots=True)
class Task:
    """What one document is parsed from: its bytes, and what the register knows of it."""

    content: bytes
    source: Source


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
    tables["printed_totals"] = total_rows(document_id, sheet)
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
            **rest.place.columns(),
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
            **doubt.cell.place.columns(),
        }
        for position, doubt in enumerate(doubts, start=1)
    ]


def total_rows(document_id: str, sheet: Sheet) -> list[TableRow]:
    printed = sheet.printed_total
    return [{"document_id": document_id, "printed": printed.text, **printed.place.columns()}] if printed else []


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
