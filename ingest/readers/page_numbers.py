"""Numbers of pages, which are no text of the document."""

import re
from collections.abc import Sequence

from ingest.readers import typeset
from ingest.readers.pdf_page import Glyph

STROKED_NUMBER = re.compile(r"[-–—－]+\d{1,4}[-–—－]+|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?")
PAGE_NUMBER = re.compile(r"[-–—－]*\d{1,4}[-–—－]*|第\d{1,4}页(?:[,，/]?共\d{1,4}页)?|\d{1,4}/\d{1,4}")


def page_numbers(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The number of the page, between strokes on its last or first line, also where a table runs over that line."""
    for at in {max((glyph.base for glyph in glyphs), default=0.0), min((glyph.base for glyph in glyphs), default=0.0)}:
        line = sorted((g for g in glyphs if abs(g.base - at) <= typeset.SAME_LINE * g.size), key=lambda g: g.left)
        for part in typeset.parts(line):
            if STROKED_NUMBER.fullmatch(typeset.text_of(part)):
                return part
    return []
