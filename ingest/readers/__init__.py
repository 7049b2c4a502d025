"""File type -> grids of cells, each cell with its place. A reader knows no layout."""

from ingest.errors import SourceError
from ingest.readers import text
from ingest.readers.words import Words
from ingest.records import Reading

SIGNATURES = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "Word 或 Excel (docx/xlsx)",
    b"\xd0\xcf\x11\xe0": "Word 或 Excel (doc/xls)",
}


def read(content: bytes, words: Words) -> Reading:
    """The blocks of a document, its type told by its first bytes. Raises SourceError where no reader takes it."""
    for signature, name in SIGNATURES.items():
        if content.startswith(signature):
            raise SourceError(f"这是 {name} 文件，目前只读文字文件 (txt)；请先转成文字")
    return text.read(content, words)
