"""One page of a PDF through pdfium: its characters with their boxes, and its rules.

Coordinates are points from the left upper corner of the page, held so that most of its text stands upright.
"""

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any, NamedTuple, TypeAlias

import pypdfium2.raw as pdfium

from ingest.readers.ruling import Rule

THICKEST = 4.0
"""Points: a filled shape that is narrower is a rule, not a shade."""
MOST_SEGMENTS = 20_000
"""Of one drawn path; a drawing with more is a picture."""
DEEPEST = 4
"""Drawings inside drawings."""
FEWEST_RULES = 3
"""Of a table: its two sides and one row."""
SAMPLES = 9
ABOVE_BASE = 0.3
"""Of its size: how far the middle of a character stands above its line."""
FAINT = 160
"""Of 255: the opacity below which a text is a watermark."""
PALE = 150
"""Of 255, in each of red, green and blue."""
LARGE = 2.0
"""Sizes of the text of the page: white heads on a dark ground are pale as well, but not so large."""

Handle: TypeAlias = Any
"""What pdfium gives for a page, its text or one of its objects."""
Matrix = tuple[float, float, float, float, float, float]
Rectangle = tuple[float, float, float, float]
View = Callable[[float, float], tuple[float, float]]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


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
    found = Drawing()
    count = pdfium.FPDFPage_CountObjects(page)
    found.take((pdfium.FPDFPage_GetObject(page, i) for i in range(count)), IDENTITY, 0)
    if len(found.rules) < FEWEST_RULES:
        return None
    indices = [i for i, mark in enumerate(text) if not mark.isspace()]
    marks = watermark(text_page, indices, found.see_through) if found.has_watermark else set()
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


def is_pale(color: Sequence[Any]) -> bool:
    return all(part.value >= PALE for part in color)


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


@dataclass(slots=True)
class Drawing:
    """What the objects of a page draw: boxes of rules, in the page's own coordinates."""

    rules: list[Rectangle] = field(default_factory=list)
    has_watermark: bool = False
    see_through: set[int] = field(default_factory=set)
    clips: dict[int, Rectangle] = field(default_factory=dict)
    _bounds: Any = field(default_factory=lambda: [ctypes.c_float() for _ in range(4)])
    _matrix: Any = field(default_factory=pdfium.FS_MATRIX)
    _color: Any = field(default_factory=lambda: [ctypes.c_uint() for _ in range(4)])

    def take(self, objects: Iterator[Any], matrix: Matrix, depth: int, *, see_through: bool = False) -> None:
        for item in objects:
            kind = pdfium.FPDFPageObj_GetType(item)
            if kind == pdfium.FPDF_PAGEOBJ_TEXT:
                if see_through:
                    self.has_watermark = True
                    self.see_through.add(address(item))
                self.has_watermark = self.has_watermark or self.is_watermark(item, matrix)
                if depth == 0:
                    self.clip(item)
            elif kind == pdfium.FPDF_PAGEOBJ_FORM:
                if depth < DEEPEST:
                    count = pdfium.FPDFFormObj_CountObjects(item)
                    inner = (pdfium.FPDFFormObj_GetObject(item, i) for i in range(count))
                    clear = see_through or bool(pdfium.FPDFPageObj_HasTransparency(item))
                    self.take(inner, times(self.matrix_of(item), matrix), depth + 1, see_through=clear)
            elif kind in (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE):
                self.draw(item, matrix, is_path=kind == pdfium.FPDF_PAGEOBJ_PATH)

    def clip(self, item: Handle) -> None:
        """Keep the box to which a text is cut, where it runs out of it."""
        path = pdfium.FPDFPageObj_GetClipPath(item)
        count = pdfium.FPDFClipPath_CountPaths(path)
        if count < 1:
            return
        boxes = [box_of_clip(path, i) for i in range(count)]
        lefts, bottoms, rights, tops = zip(*boxes, strict=True)
        pdfium.FPDFPageObj_GetBounds(item, *self._bounds)
        left, bottom, right, top = (edge.value for edge in self._bounds)
        box = max(lefts), max(bottoms), min(rights), min(tops)
        if left < box[0] or bottom < box[1] or right > box[2] or top > box[3]:
            self.clips[address(item)] = box

    def is_watermark(self, item: Handle, matrix: Matrix) -> bool:
        """Whether a text stands askew, or is printed faintly or in a pale colour: `watermark` looks at it closely."""
        a, b, c, d, *_ = times(self.matrix_of(item), matrix)
        if min(abs(a) + abs(d), abs(b) + abs(c)) > 0.05 * max(abs(a), abs(b)):
            return True
        pdfium.FPDFPageObj_GetFillColor(item, *self._color)
        return bool(self._color[3].value < FAINT) or is_pale(self._color[:3])

    def matrix_of(self, item: Handle) -> Matrix:
        pdfium.FPDFPageObj_GetMatrix(item, self._matrix)
        m = self._matrix
        return m.a, m.b, m.c, m.d, m.e, m.f

    def draw(self, item: Handle, matrix: Matrix, *, is_path: bool) -> None:
        """A thin shape is a rule; of a larger path the thin parts are, and the sides that are drawn as lines."""
        pdfium.FPDFPageObj_GetBounds(item, *self._bounds)
        left, bottom, right, top = (edge.value for edge in self._bounds)
        if min(right - left, top - bottom) <= THICKEST:
            self.rules.append((*moved(matrix, left, bottom), *moved(matrix, right, top)))
        elif is_path and pdfium.FPDFPath_CountSegments(item) <= MOST_SEGMENTS:
            self.draw_path(item, times(self.matrix_of(item), matrix))

    def draw_path(self, item: Handle, matrix: Matrix) -> None:
        fill, stroke = ctypes.c_int(), ctypes.c_int()
        pdfium.FPDFPath_GetDrawMode(item, fill, stroke)
        for points in subpaths(item):
            corners = [moved(matrix, x, y) for x, y in points]
            xs, ys = [x for x, _ in corners], [y for _, y in corners]
            if min(max(xs) - min(xs), max(ys) - min(ys)) <= THICKEST:
                self.rules.append((min(xs), min(ys), max(xs), max(ys)))
            elif stroke.value:
                sides = pairwise(corners)
                self.rules += [(*a, *b) for a, b in sides if min(abs(a[0] - b[0]), abs(a[1] - b[1])) < 1]


def subpaths(item: Handle) -> Iterator[list[tuple[float, float]]]:
    """The points of each part of a path; a closed one ends where it began. Curves are no rules and end a part."""
    points: list[tuple[float, float]] = []
    x, y = ctypes.c_float(), ctypes.c_float()
    for i in range(pdfium.FPDFPath_CountSegments(item)):
        segment = pdfium.FPDFPath_GetPathSegment(item, i)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind != pdfium.FPDF_SEGMENT_LINETO and points:
            yield points
            points = []
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        points.append((x.value, y.value))
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(points[0])
    if points:
        yield points


def box_of_clip(path: Handle, index: int) -> Rectangle:
    """Left, bottom, right and top of one part of a clip."""
    x, y = ctypes.c_float(), ctypes.c_float()
    xs, ys = [], []
    for i in range(pdfium.FPDFClipPath_CountPathSegments(path, index)):
        pdfium.FPDFPathSegment_GetPoint(pdfium.FPDFClipPath_GetPathSegment(path, index, i), x, y)
        xs.append(x.value)
        ys.append(y.value)
    return (min(xs), min(ys), max(xs), max(ys)) if xs else (-math.inf, -math.inf, math.inf, math.inf)


def address(item: Handle) -> int:
    return ctypes.cast(item, ctypes.c_void_p).value or 0


def times(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    p, q, r, s, t, u = then
    return (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u)


def moved(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f
