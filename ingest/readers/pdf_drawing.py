"""What the objects of a page of a PDF draw: rules, texts that may be watermarks, texts that are cut to a box."""

import ctypes
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any, TypeAlias

import pypdfium2.raw as pdfium

THICKEST = 4.0
"""Points: a filled shape that is narrower is a rule, not a shade."""
MOST_SEGMENTS = 20_000
"""Of one drawn path; a drawing with more is a picture."""
DEEPEST = 4
"""Drawings inside drawings."""
FAINT = 160
"""Of 255: the opacity below which a text is a watermark."""
PALE = 150
"""Of 255, in each of red, green and blue."""

Handle: TypeAlias = Any
"""What pdfium gives for a page, its text or one of its objects."""
Matrix = tuple[float, float, float, float, float, float]
Rectangle = tuple[float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


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


def is_pale(color: Sequence[Any]) -> bool:
    return all(part.value >= PALE for part in color)
