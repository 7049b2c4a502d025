"""One page of a PDF through pdfium: its characters with their boxes, and its rules.

Coordinates are points from the left upper corner of the page, held so that most of its text stands upright.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import NamedTuple

import pypdfium2.raw as pdfium

from ingest.readers.pdf_drawing import FAINT, IDENTITY, THICKEST, Drawing, Handle, Rectangle, address, is_pale
from ingest.readers.ruling import Rule

FEWEST_RULES = 3
"""Of a table: its two sides and one row."""
SAMPLES = 9
ABOVE_BASE = 0.3
"""Of its size: how far the middle of a character stands above its line."""
LARGE = 2.0
"""Sizes of the text of the page: white heads on a dark ground are pale as well, but not so large."""

View = Callable[[float, float], tuple[float, float]]


class Glyph(NamedTuple):
    """A printed character, its box and the y of the line that it stands on.

    Where pdfium knows only the outline of a character its box is no measure of the line: 一 is flat, a comma small.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float
    size: float

    @property
    def middle(self) -> tuple[float, float]:
        return (self.left + self.right) / 2, self.base - ABOVE_BASE * self.size


@dataclass(slots=True)
class Page:
    """The characters of a page in the order of the file, its rules, and what is no text of the document.

    `aside` holds watermarks and text beside the page as (reason, glyphs).
    """

    glyphs: list[Glyph]
    horizontal: list[Rule] = field(default_factory=list)
    vertical: list[Rule] = field(default_factory=list)
    aside: list[tuple[str, list[Glyph]]] = field(default_factory=list)


def text_of(text_page: Handle) -> str:
    """The characters of a page, one for each index of pdfium."""
    count = pdfium.FPDFText_CountChars(text_page)
    buffer = (ctypes.c_ushort * (count + 1))()
    pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
    if len(text) != count or "\0" in text or any("\ud800" <= mark <= "\udfff" for mark in text):
        text = "".join(character(pdfium.FPDFText_GetUnicode(text_page, i)) for i in range(count))
    return text


def character(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " "


def unreadable(text_page: Handle, text: str, sample: int | None = None) -> float:
    """The share of the characters, or of a sample of them, for which the file does not say what they mean."""
    indices = [i for i, mark in enumerate(text) if not mark.isspace()]
    looked_at = indices[:: max(len(indices) // sample, 1)] if sample else indices
    errors: int = sum(pdfium.FPDFText_HasUnicodeMapError(text_page, i) > 0 for i in looked_at)
    return errors / max(len(looked_at), 1)


def read_page(page: Handle, text_page: Handle, text: str) -> Page | None:
    """The characters of `text` (as `text_of` gives it) and the rules of the page; None where they form no table."""
    found = drawing_of(page)
    if len(found.rules) < FEWEST_RULES:
        return None
    indices = [i for i, mark in enumerate(text) if not mark.isspace()]
    marks = marks_among(text_page, indices, found)
    clips = clips_of(text_page, indices, found.clips) if found.clips else {}
    view, width, height = view_of(page, text_page, [i for i in indices if i not in marks])
    result = Page([])
    faint: list[Glyph] = []
    cut: list[Glyph] = []
    outside: list[Glyph] = []
    box = pdfium.FS_RECTF()
    at = (ctypes.c_double(), ctypes.c_double())
    for i in indices:
        glyph = glyph_at(text_page, i, text[i], box, at, view)
        visible = shown(glyph, seen(clips[i], view)) if i in clips else glyph
        x, y = glyph.middle
        if i in marks:
            faint.append(glyph)
        elif visible is None:
            cut.append(glyph)
        else:
            (result.glyphs if 0 <= x <= width and 0 <= y <= height else outside).append(visible)
    aside = (("水印", faint), ("单元格放不下、没有印出来的文字", cut), ("页面以外的文字", outside))
    result.aside = [(why, some) for why, some in aside if some]
    for left, top, right, bottom in (seen(edge, view) for edge in found.rules):
        if right - left >= bottom - top or bottom - top <= THICKEST:
            result.horizontal.append(((top + bottom) / 2, left, right))
        if bottom - top >= right - left or right - left <= THICKEST:
            result.vertical.append(((left + right) / 2, top, bottom))
    return result


def glyph_at(text_page: Handle, i: int, text: str, box: Handle, at: Handle, view: View) -> Glyph:
    pdfium.FPDFText_GetLooseCharBox(text_page, i, box)
    pdfium.FPDFText_GetCharOrigin(text_page, i, *at)
    x0, y0 = view(box.left, box.top)
    x1, y1 = view(box.right, box.bottom)
    left, right = (x0, x1) if x0 <= x1 else (x1, x0)
    top, bottom = (y0, y1) if y0 <= y1 else (y1, y0)
    base = view(at[0].value, at[1].value)[1]
    return Glyph(text, left, top, right, bottom, base, max(bottom - top, right - left))


def seen(edge: Rectangle, view: View) -> Rectangle:
    (x0, y0), (x1, y1) = view(edge[0], edge[1]), view(edge[2], edge[3])
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def view_of(page: Handle, text_page: Handle, indices: Sequence[int]) -> tuple[View, float, float]:
    """From the page's own coordinates to those in which its text stands upright, with width and height of the page.

    A page can be turned by its own entry and by the way its text is drawn; both are undone.
    """
    frame = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page, frame)
    left, top, right, bottom = frame.left, frame.top, frame.right, frame.bottom
    turns = text_turns(text_page, indices)
    width, height = right - left, top - bottom
    views: tuple[View, ...] = (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )
    return views[turns], *((width, height) if turns % 2 == 0 else (height, width))


def text_turns(text_page: Handle, indices: Sequence[int]) -> int:
    """How many quarters to the right a page has to be turned for most of its text to stand upright."""
    step = max(len(indices) // SAMPLES, 1)
    # pdfium counts angles to the right
    angles = (pdfium.FPDFText_GetCharAngle(text_page, i) for i in indices[::step])
    quarters = Counter(round(angle / (math.pi / 2)) % 4 for angle in angles if angle >= 0)
    return -quarters.most_common(1)[0][0] % 4 if quarters else 0


def drawing_of(page: Handle) -> Drawing:
    """What is drawn on the page beside its text."""
    found = Drawing()
    count = pdfium.FPDFPage_CountObjects(page)
    found.take((pdfium.FPDFPage_GetObject(page, i) for i in range(count)), IDENTITY, 0)
    return found


def marks_among(text_page: Handle, indices: Sequence[int], found: Drawing) -> set[int]:
    """The characters that belong to a watermark."""
    return watermark(text_page, indices, found.see_through) if found.has_watermark else set()


def watermark(text_page: Handle, indices: Sequence[int], see_through: set[int]) -> set[int]:
    """The characters that stand askew, are printed faintly, or are far larger than the others and pale, or of a text
    in a drawing that is (`see_through`).
    """
    color = [ctypes.c_uint() for _ in range(4)]
    found, pale = set(), list[int]()
    for i in indices:
        pdfium.FPDFText_GetFillColor(text_page, i, *color)
        if color[3].value < FAINT or is_askew(pdfium.FPDFText_GetCharAngle(text_page, i)):
            found.add(i)
        elif is_pale(color[:3]) or address(pdfium.FPDFText_GetTextObject(text_page, i)) in see_through:
            pale.append(i)
    if pale:
        body = median(height_of(text_page, i) for i in indices)
        found |= {i for i in pale if height_of(text_page, i) > LARGE * body}
    return found


def height_of(text_page: Handle, i: int) -> float:
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, i, box)
    return float(box.top - box.bottom)


def clips_of(text_page: Handle, indices: Sequence[int], clips: dict[int, Rectangle]) -> dict[int, Rectangle]:
    """The box that each character is cut to, for those whose text runs out of its own."""
    found = {i: clips.get(address(pdfium.FPDFText_GetTextObject(text_page, i))) for i in indices}
    return {i: clip for i, clip in found.items() if clip}


def shown(glyph: Glyph, clip: Rectangle) -> Glyph | None:
    """A character as the box shows it that it is cut to; None where its line stands outside.

    Each page that a cell runs over holds the whole text of the cell: a line belongs to the page that shows its base,
    and there to its cell, however much of it the page end cuts off.
    """
    left, top, right, bottom = clip
    if not (left <= glyph.middle[0] <= right and top <= glyph.base <= bottom):
        return None
    return glyph._replace(base=max(glyph.base, top + ABOVE_BASE * glyph.size + 0.1))


def is_askew(angle: float) -> bool:
    return angle >= 0 and abs(angle / (math.pi / 2) - round(angle / (math.pi / 2))) > 0.05
