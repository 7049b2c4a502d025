"""What stands at a place of a document, with its neighbours: for a reader who wants to see the printed words.

A place with lines is shown as lines, one with a page as pictures of the page, one with a cell as the table around it;
without a place, what the document begins with.
"""

from dataclasses import dataclass

from ingest import readers
from ingest.errors import SourceError
from ingest.excerpts import lines, pictures, tables
from ingest.excerpts.lines import Lines
from ingest.excerpts.pictures import Picture, Pictures
from ingest.excerpts.tables import Table
from ingest.readers.words import Words
from ingest.records import Place

__all__ = ["Excerpt", "Lines", "Look", "Picture", "Pictures", "Table", "excerpt"]

Excerpt = Lines | Pictures | Table


@dataclass(frozen=True, slots=True)
class Look:
    """What is asked: the bytes of a document, and a place in it, or None for its beginning."""

    content: bytes
    place: Place | None


def excerpt(look: Look, words: Words) -> Excerpt:
    """What stands at the place. Raises SourceError where the document cannot be read or has no such place."""
    place = look.place
    if place is None:
        return beginning(look.content, words)
    if place.line_from is not None:
        return lines.around(look.content, place.line_from, place.line_to or place.line_from)
    if place.page is not None:
        return pictures.around(look.content, place.page, place.box, words)
    if place.address is not None:
        return tables.around(look.content, place.address, words)
    raise SourceError("没有记下它在文件里的位置")


def beginning(content: bytes, words: Words) -> Excerpt:
    """The first lines, page or rows of a document, nothing marked. Raises SourceError where it cannot be read."""
    if readers.is_pdf(content):
        return pictures.around(content, 1, None, words)
    reading = readers.read(content, words)
    return lines.beginning(content) if reading.file_type == "txt" else tables.beginning(reading)
