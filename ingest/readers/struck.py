"""What a workbook strikes out: it no longer holds, so none of it is in a table; a point to check says what it was."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

import xlrd
from openpyxl.cell.cell import Cell as SheetCell
from openpyxl.cell.rich_text import CellRichText, TextBlock

from ingest.readers.doubts import doubt
from ingest.records import Doubt, Place

Run = tuple[str, bool]
"""A part of a text in one font, and whether that font strikes it out."""


def runs_of(cell: SheetCell) -> list[Run]:
    """The parts of a text in several fonts; a part without a font of its own has that of its cell. Empty for others."""
    if not isinstance(cell.value, CellRichText):
        return []
    return [
        (part.text, bool(part.font.strike)) if isinstance(part, TextBlock) else (part, bool(cell.font.strike))
        for part in cell.value
    ]


def is_old_struck(book: xlrd.Book, cell: xlrd.sheet.Cell) -> bool:
    return bool(book.font_list[book.xf_list[cell.xf_index].font_index].struck_out)


def old_runs_of(book: xlrd.Book, sheet: xlrd.sheet.Sheet, i: int, j: int) -> list[Run]:
    """The parts of a text of an xls file in several fonts; empty where it has one."""
    text = str(sheet.cell_value(i, j))
    starts = sheet.rich_text_runlist_map.get((i, j), ())
    first = starts[0][0] if starts else len(text)
    own = [(text[:first], is_old_struck(book, sheet.cell(i, j)))]
    ends = pairwise([*(start for start, _ in starts), len(text)])
    fonts = (bool(book.font_list[font].struck_out) for _, font in starts)
    return [*own, *((text[a:b], struck) for (a, b), struck in zip(ends, fonts, strict=True))] if starts else []


def kept(runs: Iterable[Run]) -> str:
    return "".join(text for text, is_struck in runs if not is_struck)


def left_out(sheet: str, texts: Iterable[str], place: Place) -> Iterator[Doubt]:
    if found := list(texts):
        yield doubt(found, place, f"工作表「{sheet}」里有划去的文字，没有载入")
