"""Text of a Word file: every cell begins a line with a tab, what follows without a tab belongs to the same cell.

A blank line ends a row, but may also stand inside a cell, so the rows of the indicator table are told by the number
of cells that its head row has, and a row that does not begin after a blank line is refused.
"""

import re
from collections.abc import Iterator

from ingest.errors import ParseError
from ingest.readers.words import Words, squeeze
from ingest.records import Block, Cell, Furniture, Grid, Place, Row

BOOKMARK = re.compile(r"\[bookmark:[^\]]*(?:\]|$)|\[b[a-z]*$")
"""A bookmark; at the end of a cut file, what is left of one."""
TITLE = re.compile(r"绩效目标表$")


def blocks(lines: list[str], words: Words) -> Iterator[Block]:
    """Titles as paragraphs, each followed by the table under it; bookmarks as furniture."""
    cells: list[Cell] = []
    for kind, cell in pieces(lines):
        if kind == "cell":
            cells.append(cell)
            continue
        if kind == "paragraph" and cells:
            yield grid(cells, words)
            cells = []
        yield cell if kind == "paragraph" else Furniture(cell, "书签")
    if cells:
        yield grid(cells, words)


def pieces(lines: list[str]) -> Iterator[tuple[str, Cell]]:
    """The lines joined to ('cell' | 'paragraph' | 'bookmark', cell), in order."""
    open_kind, open_lines = "", list[tuple[int, str]]()
    for number, line in enumerate(lines, start=1):
        marks = BOOKMARK.findall(line)
        yield from (("bookmark", Cell(squeeze(mark), Place(number, number))) for mark in marks)
        text = BOOKMARK.sub("", line)
        gap = number - open_lines[-1][0] - 1 if open_lines else 0
        starts = kind_started(text, open_kind, begins=bool(marks) or (gap > 1 and no_cell_follows(lines[number:])))
        if starts:
            yield from finished(open_kind, open_lines)
            open_kind, open_lines = starts, []
        if text.strip() or starts:
            open_lines.append((number, text))
    yield from finished(open_kind, open_lines)


def kind_started(text: str, open_kind: str, *, begins: bool) -> str:
    """What this line begins; nothing where it goes on with what is open. `begins` says that it may not go on."""
    if is_cell(text):
        return "cell"
    if not text.strip():
        return ""
    goes_on = open_kind == "cell" and not begins and not TITLE.search(text.strip())
    return "" if goes_on else "paragraph"


def is_cell(line: str) -> bool:
    return line.lstrip(" \u3000\xa0").startswith("\t")


def no_cell_follows(lines: list[str]) -> bool:
    """Whether the table has come to an end: no cell follows before the next title or the end of the text."""
    for line in lines:
        if is_cell(line):
            return False
        if BOOKMARK.search(line) or TITLE.search(line.strip()):
            return True
    return True


def finished(kind: str, lines: list[tuple[int, str]]) -> Iterator[tuple[str, Cell]]:
    if kind:
        text = squeeze("".join(line for _, line in lines))
        yield kind, Cell(text, Place(lines[0][0], lines[-1][0]))


def grid(cells: list[Cell], words: Words) -> Grid:
    """The cells as rows: the part above the head row by its labels, the indicator rows by the head row's width."""
    fields = words.fields("column", (cell.text for cell in cells))
    start = next((i for i, field in enumerate(fields) if field), len(cells))
    width = next((i for i, field in enumerate(fields[start:]) if not field), len(cells) - start)
    refuse_unknown_head(cells[start : start + width + 1], width)
    return Grid((*form_rows(cells[:start]), *table_rows(cells[start:], width)))


def refuse_unknown_head(head: list[Cell], width: int) -> None:
    """A cell on the lines of the head row that is no known head would shift every row below."""
    if 0 < width < len(head) and not stands_apart(head[width - 1], head[width]):
        raise ParseError(
            f"表头里有不认识的列「{head[width].text}」；请在 data/reference/labels.csv 中为它加一行（part 为 column）",
            str(head[width].place),
        )


def form_rows(cells: list[Cell]) -> Iterator[Row]:
    """The cells above the head row, parted at the blank lines between them."""
    row: list[Cell] = []
    for cell in cells:
        if row and stands_apart(row[-1], cell):
            yield tuple(row)
            row = []
        row.append(cell)
    if row:
        yield tuple(row)


def table_rows(cells: list[Cell], width: int) -> Iterator[Row]:
    above: Row = ()
    for i in range(0, len(cells), width or 1):
        row = tuple(cells[i : i + width])
        if len(row) < width:
            raise ParseError(
                f"最后一行只有 {len(row)} 个单元格，表头有 {width} 列；文件可能被截断，请换上完整的文件",
                str(row[-1].place),
            )
        if above and not stands_apart(above[-1], row[0]):
            reason = f"这一行的单元格数与表头的 {width} 列不符；请核对上一行是否缺少或多出单元格"
            raise ParseError(reason, str(row[0].place))
        yield row
        above = row


def stands_apart(above: Cell, below: Cell) -> bool:
    """Whether a blank line stands between two cells."""
    return (below.place.line_from or 0) - (above.place.line_to or 0) > 1
