"""Why a document is not loaded.

IngestError             a document is refused; names the place, what was found and what was expected
├── SourceError         the bytes cannot be taken as a document: empty, not text, unlisted, listed otherwise
├── RecognitionError    no layout fits what was read
└── ParseError          a layout fits, but a part of the sheet is missing or is not what the form prints there
"""


class IngestError(Exception):
    """A document is refused: `reason` in words for a person, `place` such as `第 12 行` (None: the whole document)."""

    def __init__(self, reason: str, place: str | None = None) -> None:
        super().__init__(f"{place}：{reason}" if place else reason)
        self.reason = reason
        self.place = place


class SourceError(IngestError):
    """The bytes cannot be taken as a document."""


class RecognitionError(IngestError):
    """No layout fits the document."""


class ParseError(IngestError):
    """A part of a sheet is missing, or is not what the form prints there."""
