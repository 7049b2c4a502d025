"""A page of a PDF as pictures, the place framed, and the words that stand inside the frame."""

import io
from dataclasses import dataclass

import pypdfium2
from PIL import Image, ImageDraw

from ingest.errors import SourceError
from ingest.readers import pdf, pdf_page
from ingest.readers.pdf_drawing import Handle
from ingest.readers.words import Words
from ingest.records import Box, Cell, Furniture, Grid

SCALE = 2.0
"""Pixels for a point (1/72 inch), where the page is not too large for it."""
MOST_PIXELS = 2_400
"""Of the longer side of a page."""
BESIDE, ABOVE = 150.0, 110.0
"""Points of the page beside the frame, and above and below it."""
INK, WIDTH, AWAY = (200, 30, 30), 4, 3
"""Of the frame: its colour, its width and its distance from the words, in pixels."""
NEAR = 1.0
"""Points: the places of the warehouse are rounded."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in PNG with its size in pixels."""

    png: bytes
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Pictures:
    """The whole page, and the part of it around the frame; where no frame is known there is no such part.

    `words` is what stands inside the frame, cell by cell; without a frame, on the page.
    """

    words: str
    page: Picture
    part: Picture | None


def around(content: bytes, number: int, box: Box | None, words: Words) -> Pictures:
    """Page `number` (from 1) with a frame around `box`. Raises SourceError where there is no such page."""
    document = pdf.opened(content)
    try:
        if not 1 <= number <= len(document):
            raise SourceError(f"文件只有 {len(document)} 页", f"第 {number} 页")
        image, scale = drawn(document[number - 1])
        printed = "\n".join(words_in(document, number, box, words))
        part = None if box is None else framed(image, box, scale)
        return Pictures(printed, picture(image), part)
    finally:
        document.close()


def drawn(page: Handle) -> tuple[Image.Image, float]:
    """The page turned as its reader turns it, so that boxes fit, and how many pixels a point has."""
    text_page = page.get_textpage()
    try:
        indices = [i for i, mark in enumerate(pdf_page.text_of(text_page)) if not mark.isspace()]
        marks = pdf_page.marks_among(text_page, indices, pdf_page.drawing_of(page))
        turns = pdf_page.text_turns(text_page, [i for i in indices if i not in marks])
        scale = min(SCALE, MOST_PIXELS / max(page.get_size()))
        bitmap = page.render(scale=scale, rotation=(90 * turns - page.get_rotation()) % 360)
        return bitmap.to_pil().convert("RGB"), scale
    except pypdfium2.PdfiumError as error:
        raise SourceError("这一页画不出来；请下载原文件，用 PDF 阅读器打开") from error
    finally:
        text_page.close()
        page.close()


def words_in(document: Handle, number: int, box: Box | None, words: Words) -> list[str]:
    """The texts of the cells inside the frame in their order, or of the whole page."""
    blocks, _ = pdf.page_blocks(document, number, words, columns=())
    cells = [cell for block in blocks for cell in cells_of(block)]
    return [cell.text for cell in dict.fromkeys(cells) if cell.text and (box is None or is_inside(cell, box))]


def cells_of(block: object) -> list[Cell]:
    if isinstance(block, Grid):
        return [cell for row in block.rows for cell in row]
    return [block.cell] if isinstance(block, Furniture) else [block] if isinstance(block, Cell) else []


def is_inside(cell: Cell, box: Box) -> bool:
    own = cell.place.box
    return own is not None and (
        own[0] >= box[0] - NEAR and own[1] >= box[1] - NEAR and own[2] <= box[2] + NEAR and own[3] <= box[3] + NEAR
    )


def framed(image: Image.Image, box: Box, scale: float) -> Picture:
    """Draws the frame into the page, and gives the part of the page around it."""
    left, top, right, bottom = (edge * scale for edge in box)
    ImageDraw.Draw(image).rectangle((left - AWAY, top - AWAY, right + AWAY, bottom + AWAY), outline=INK, width=WIDTH)
    beside, above = BESIDE * scale, ABOVE * scale
    width, height = image.size
    edges = (max(left - beside, 0), max(top - above, 0), min(right + beside, width), min(bottom + above, height))
    return picture(image.crop(edges))


def picture(image: Image.Image) -> Picture:
    buffer = io.BytesIO()
    # A page is black on white with little colour: an eighth of the bytes, and nothing that a reader would miss.
    image.quantize(64, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return Picture(buffer.getvalue(), image.width, image.height)
