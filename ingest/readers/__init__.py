"""File type -> grids of cells, each cell with its place. A reader knows no layout."""

from ingest.errors import SourceError
from ingest.readers import html, pdf, spreadsheet_xml, text, word, workbook
from ingest.readers.archive import Archive
from ingest.readers.words import Words
from ingest.records import Reading

ZIP, OLE = b"PK", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
STREAMS = {
    "EncryptedPackage": "password",
    "WordDocument": "doc",
    "Workbook": "xls",
    "Book": "xls",
}
"""What the directory of an old Office file names."""
RICH_TEXT, WORD_2003, ARCHIVED_PAGE = b"{\\rtf", b'<?mso-application progid="Word.Document"?>', b"MIME-Version:"
"""How other files begin that are also published with the ending doc."""


def read(content: bytes, words: Words) -> Reading:
    """The blocks of a document, its type told by its content and never by its name.

    Raises SourceError where no reader takes it.
    """
    if is_pdf(content):
        return pdf.read(content, words)
    if content.startswith((ZIP + b"\x03\x04", ZIP + b"\x05\x06")):
        return read_archive(content)
    if content.startswith(OLE):
        return read_old(content)
    if content.startswith(RICH_TEXT) or WORD_2003 in content[:1024]:
        return word.read_old(content)
    if content.startswith(ARCHIVED_PAGE):
        raise SourceError("这是单个文件网页 (mht)，不能直接读；请在 Word 或 WPS 中打开后另存为 docx")
    if spreadsheet_xml.looks_like(content):
        return spreadsheet_xml.read(content)
    if html.looks_like(content):
        return html.read(content)
    return text.read(content, words)


def is_pdf(content: bytes) -> bool:
    return b"%PDF-" in content[:1024]


def read_archive(content: bytes) -> Reading:
    names = Archive(content).names()
    if word.MAIN in names:
        return word.read(content)
    if "xl/workbook.xml" in names:
        return workbook.read(content)
    raise SourceError("这是压缩包，但不是 Word (docx) 或 Excel (xlsx) 文件；请解压后放入其中的文件")


def read_old(content: bytes) -> Reading:
    kind = next((kind for name, kind in STREAMS.items() if f"{name}\0".encode("utf-16-le") in content), None)
    if kind == "password":
        raise SourceError("文件加了密码，打不开；请换上没有密码的文件")
    if kind == "doc":
        return word.read_old(content)
    if kind == "xls":
        return workbook.read_old(content)
    raise SourceError("这是旧版 Office 文件，但不是 Word (doc) 或 Excel (xls)，或已损坏；请另存为 docx 或 xlsx")
