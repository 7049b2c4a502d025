"""Text of a table: one line a row, tabs between its cells; the lines around it are paragraphs.

A cell of several paragraphs runs over several lines: a line that would leave its row short of the head row's columns,
and the lines after it, belong to one row.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from ingest.errors import ParseError
from ingest.readers.line_breaks import BREAK, cell_of
from ingest.readers.words import Words, squeeze
from ingest.records import Block, Cell, Furniture, Grid, Place, Row

PAGE_NUMBER = re.compile(r"[-–—]?\d{1,4}[-–—]?|第\d{1,4}页(?:共\d{1,4}页)?")
AMOUNT = re.compile(r"-?\d[\d,]*(?:\.\d+)?")
TAG = re.compile(r"</?[A-Za-z][^<>]*>")


def blocks(lines: list[str], words: Words) -> Iterator[Block]:
    yield from blocks_from(lines, head_line(lines, words))


def blocks_from(lines: Sequence[str], start: int, *, ruled: bool = False) -> Iterator[Block]:
    """The paragraphs, then the table that begins in line `start` as one grid, then what stands below it."""
    rows = list(table_rows(lines, start))
    in_rows = {n for row in rows for n in range(row[0].place.line_from or 0, (row[0].place.line_to or 0) + 1)}
    yield from paragraphs(lines, range(start))
    yield from (Furniture(Cell(tag, Place(n, n)), "网页标记") for n, tag in tags(lines))
    if rows:
        yield Grid(tuple(rows), ruled)
    yield from paragraphs(lines, (n for n in range(start, len(lines)) if n + 1 not in in_rows))


def head_line(lines: Sequence[str], words: Words) -> int:
    """The index of the head row: the first line with two cells that are heads of a table of rows."""
    for i, line in enumerate(lines):
        if sum(field is not None for field in words.fields("row", line.split("\t"))) > 1:
            return i
    return len(lines)


def paragraphs(lines: Sequence[str], numbers: Iterable[int]) -> Iterator[Block]:
    """What stands outside the rows: paragraphs, and numbers alone on a line as page numbers."""
    for n in numbers:
        for part in lines[n].split("\t"):
            cell = Cell(squeeze(TAG.sub("", part)), Place(n + 1, n + 1))
            if cell.text:
                yield Furniture(cell, "页码") if PAGE_NUMBER.fullmatch(cell.text) else cell


def tags(lines: Sequence[str]) -> Iterator[tuple[int, str]]:
    return ((n, squeeze(tag)) for n, line in enumerate(lines, start=1) for tag in TAG.findall(line))


def table_rows(lines: Sequence[str], start: int) -> Iterator[Row]:
    """The rows from the head row on. A line without a tab goes on with a row that is not whole yet."""
    width = lines[start].count("\t") + 1 if start < len(lines) else 0
    open_lines: list[tuple[int, str]] = []
    for number, line in enumerate(lines[start:], start=start + 1):
        if not line.strip() or ("\t" not in line and is_whole(open_lines, width)):
            continue
        if "\t" in line and (tabs(open_lines) >= width - 1 or (lacks_blanks(open_lines) and begins_row(line))):
            yield row(open_lines, width)
            open_lines = []
        open_lines.append((number, line))
    if not open_lines:
        return
    is_ended = open_lines[-1][0] < len(lines) and lacks_blanks(open_lines)
    if tabs(open_lines) < width - 1 and not is_ended:
        raise ParseError(
            f"最后一行只有 {tabs(open_lines) + 1} 列，表头有 {width} 列；文件可能被截断，请换上完整的文件",
            str(Place(open_lines[0][0], open_lines[-1][0])),
        )
    yield row(open_lines, width)


def begins_row(line: str) -> bool:
    """Whether a line begins with a name and an amount beside it."""
    name, *amounts = line.split("\t")
    return bool(squeeze(name)) and bool(amounts) and AMOUNT.fullmatch(squeeze(amounts[0])) is not None


def lacks_blanks(lines: list[tuple[int, str]]) -> bool:
    """Whether a row that is not whole is a line with nothing but a name and its amounts: a program has taken off the
    tabs of the blank cells at its end.
    """
    cells = [squeeze(part) for part in lines[0][1].split("\t")[1:]] if len(lines) == 1 else []
    return bool(cells) and begins_row(lines[0][1]) and all(not cell or AMOUNT.fullmatch(cell) for cell in cells)


def is_whole(lines: list[tuple[int, str]], width: int) -> bool:
    """Whether a row has all its cells and its last one has come to an end: blank, or with its full stop or tag."""
    if tabs(lines) < width - 1:
        return False
    end = lines[-1][1].rstrip(" \u3000")
    return end.endswith(("\t", "。", ">"))


def tabs(lines: list[tuple[int, str]]) -> int:
    return sum(line.count("\t") for _, line in lines) if lines else -1


def row(lines: list[tuple[int, str]], width: int) -> Row:
    """The cells of one row, the blank ones that it lacks at its end too; a cell is placed on all lines of its row."""
    place = Place(lines[0][0], lines[-1][0])
    text = BREAK.join(line for _, line in lines) + "\t" * (width - 1 - tabs(lines))
    return tuple(cell_of(TAG.sub("", part), place) for part in text.split("\t"))
