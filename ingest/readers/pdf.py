"""PDF -> paragraphs and ruled tables, page by page, through pdfium.

Only pages whose text names what the sheets name, and the pages after them while a table goes on, are taken apart; of
the others the lines are kept.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate, compress

import pypdfium2
import pypdfium2.raw as pdfium

from ingest.errors import SourceError
from ingest.readers import pdf_page, typeset
from ingest.readers.page_breaks import joined
from ingest.readers.page_numbers import PAGE_NUMBER, page_numbers
from ingest.readers.pdf_drawing import Handle
from ingest.readers.pdf_page import Glyph, Page
from ingest.readers.placing import placed
from ingest.readers.radicals import PLAIN
from ingest.readers.ruling import Lattice, lattices
from ingest.readers.words import Words, squeeze
from ingest.readers.words.form_starts import LONGEST_TITLE, TITLE
from ingest.readers.words.heads import TARGETS
from ingest.records import Block, Cell, Doubt, Furniture, Grid, Place, Reading, Row

MOST_PAGES = 2_000
MARGINS = 10.8
"""Points: what Word leaves blank at both sides of a cell."""
FARTHEST_LINE = 2.5
"""Character heights between two lines of one cell."""
MOST_CHARACTERS = 40_000
"""Of one page: a page of print holds a tenth of that."""
UNREADABLE_SAMPLE = 40
"""Characters of a page that are looked at to tell whether it can be read at all."""
MOST_UNREADABLE = 0.02
"""Of the characters of a page: a bullet in a font of signs is no letter."""
MOST_HEADS = 12
"""Columns of the widest table of indicators."""
SHEET_WORDS = ("指标", "绩效")


def read(content: bytes, words: Words) -> Reading:
    """The blocks of a PDF. Raises SourceError where it cannot be opened, is too long or has no text layer."""
    document = opened(content)
    try:
        blocks: list[Block] = []
        characters = 0
        columns: tuple[float, ...] | None = None
        for number in range(1, len(document) + 1):
            found, count = page_blocks(document, number, words, columns)
            columns = limits_below(found)
            characters += count
            blocks += found
        refuse_scan(characters, len(document))
        return Reading("pdf", characters, tuple(joined(blocks, words)), ruled=True)
    finally:
        document.close()


def limits_below(page: Sequence[Block]) -> tuple[float, ...] | None:
    """The limits of the last table of a page, none where a title of a form stands below all tables: its form begins on
    the next page. None where the page has neither.
    """
    for block in reversed(page):
        if isinstance(block, Grid):
            return block.edges
        if isinstance(block, Cell) and len(block.text) <= LONGEST_TITLE and TITLE.search(block.text):
            return ()
    return None


def opened(content: bytes) -> Handle:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise SourceError("这份 PDF 加了密码，打不开；请换上没有密码的文件") from error
        raise SourceError("这份 PDF 不完整或已损坏，打不开；请重新下载或另存") from error
    if len(document) > MOST_PAGES:
        pages = len(document)
        document.close()
        raise SourceError(f"这份 PDF 有 {pages} 页，最多读 {MOST_PAGES} 页；请只保留绩效目标表所在的页")
    return document


def refuse_scan(characters: int, pages: int) -> None:
    if characters == 0:
        raise SourceError(
            f"这份 PDF 有 {pages} 页，但没有文字层（多半是扫描件），一个字也读不出来；"
            "请换上可以选中文字的 PDF，或先做文字识别"
        )


def page_blocks(
    document: Handle, number: int, words: Words, columns: tuple[float, ...] | None
) -> tuple[list[Block], int]:
    """The blocks of one page from the top, and how many characters it has. The page is closed again.

    `columns` are the limits of the last table on the page before, None where it has none.
    """
    page = document[number - 1]
    text_page = page.get_textpage()
    try:
        text = pdf_page.text_of(text_page)
        refuse_unreadable(pdf_page.unreadable(text_page, text, UNREADABLE_SAMPLE), number)
        text = text.translate(PLAIN)
        plain = squeeze(text)
        if len(plain) > MOST_CHARACTERS:
            raise SourceError(f"这一页有 {len(plain)} 个字，不像一页文字；请核对文件", f"第 {number} 页")
        if not plain:
            return list(picture_only(page, number)), 0
        if columns is not None or any(word in plain for word in SHEET_WORDS):
            refuse_unreadable(pdf_page.unreadable(text_page, text), number)
            taken_apart = pdf_page.read_page(page, text_page, text)
            blocks = list(ruled_blocks(taken_apart, number, columns or ()) if taken_apart else text_lines(text, number))
            if not any(isinstance(block, Grid) for block in blocks):
                refuse_unruled(text, number, words)
            return blocks, len(plain)
        return list(text_lines(text, number)), len(plain)
    finally:
        text_page.close()
        page.close()


def refuse_unreadable(share: float, number: int) -> None:
    """A font without a table of what its signs mean gives other characters than those that are printed."""
    if share > MOST_UNREADABLE:
        raise SourceError(
            f"这一页有 {share:.0%} 的字读出来不是印出来的字（字体没有文字对照表）；"
            "请换一份能正确复制文字的 PDF，或先做文字识别",
            f"第 {number} 页",
        )


def refuse_unruled(text: str, number: int, words: Words) -> None:
    """Heads of an indicator table side by side on a page without a table: which cell is whose would be a guess."""
    pieces = text.split()
    for i in range(len(pieces)):
        named = {words.cell_field("column", piece) for piece in pieces[i : i + MOST_HEADS]}
        if "level3" in named and named & {"level1", "level2"} and named & set(TARGETS):
            heads = "、".join(p for p in pieces[i : i + MOST_HEADS] if words.cell_field("column", p))
            raise SourceError(
                f"这一页印有指标表的表头（{heads}），但没有画出表格线，哪个字属于哪一格只能猜；"
                "请换上带表格线的 PDF，或 Word、Excel 文件",
                f"第 {number} 页",
            )


def picture_only(page: Handle, number: int) -> Iterator[Block]:
    """A page without a character but with a picture may hold a scanned sheet."""
    objects = (pdfium.FPDFPage_GetObject(page, i) for i in range(pdfium.FPDFPage_CountObjects(page)))
    if any(pdfium.FPDFPageObj_GetType(item) == pdfium.FPDF_PAGEOBJ_IMAGE for item in objects):
        yield Doubt(Cell("", Place(page=number)), "这一页只有图片，没有文字层，未能读入")


def text_lines(text: str, number: int) -> Iterator[Block]:
    """The lines of a page without tables, in the order of the file."""
    printed = [plain for line in text.splitlines() if (plain := squeeze(line))]
    for i, line in enumerate(printed):
        cell = Cell(line, Place(page=number))
        is_number = i in (0, len(printed) - 1) and PAGE_NUMBER.fullmatch(line)
        yield Furniture(cell, "页码") if is_number else cell


def ruled_blocks(page: Page, number: int, columns: Sequence[float]) -> Iterator[Block]:
    """The tables of a page, and the lines outside of them, from the top."""
    tables = lattices(page.horizontal, page.vertical, columns)
    numbers = page_numbers(page.glyphs)
    inside, outside = placed((glyph for glyph in page.glyphs if glyph not in numbers), tables)
    for table, cells in zip(tables, inside, strict=True):
        outside = run_over(table, cells, outside)
    found: list[tuple[float, float, Block]] = list(outer_lines(outside, number))
    overprinted: list[Glyph] = []
    for table, cells in zip(tables, inside, strict=True):
        found.append((table.ys[0], table.xs[0], grid(table, cells, number, overprinted)))
    yield from (block for _, _, block in sorted(found, key=lambda one: one[:2]))
    aside = [("页码", numbers), ("为加粗而重印的字", overprinted)]
    for reason, glyphs in [*page.aside, *(one for one in aside if one[1])]:
        yield Furniture(Cell(typeset.text_of(glyphs), Place(page=number, box=typeset.box_of(glyphs))), reason)


def run_over(table: Lattice, cells: dict[int, list[Glyph]], outside: list[Glyph]) -> list[Glyph]:
    """Give the cells that the end of the page left open the lines that run over below the last rule.

    Returns what is left outside.
    """
    if not table.going_on:
        return outside
    bottom = table.ys[-1]
    blank = {j for j in table.going_on if not cells[table.cells[-1][j]]}
    left: list[Glyph] = []
    for line in typeset.lines([glyph for glyph in outside if glyph.base > bottom]):
        columns = {bisect_right(table.xs, glyph.middle[0]) - 1 for glyph in line}
        is_near = line[0].base - bottom < FARTHEST_LINE * line[0].size
        if columns <= table.going_on and (is_near or (columns <= blank and stands_in_columns(line, table))):
            for glyph in line:
                cells[table.cells[-1][bisect_right(table.xs, glyph.middle[0]) - 1]].append(glyph)
            bottom = line[0].base
        else:
            left += line
    return [*(glyph for glyph in outside if glyph.base <= table.ys[-1]), *left]


def stands_in_columns(line: Sequence[Glyph], table: Lattice) -> bool:
    """Whether a line below a table that goes on keeps to its columns, as the text of a tall cell does and a line of the
    page does not.
    """
    is_number = PAGE_NUMBER.fullmatch(typeset.text_of(line))
    return not is_number and not any(glyph.left < x - 1 and glyph.right > x + 1 for glyph in line for x in table.xs)


def outer_lines(glyphs: Sequence[Glyph], number: int) -> Iterator[tuple[float, float, Block]]:
    """Each line outside of the tables with its top and left; a number alone at the foot or head is the page's."""
    printed = typeset.lines(glyphs)
    for i, line in enumerate(printed):
        once, again = typeset.printed_once(line)
        pieces = list(typeset.parts(once))
        for part in pieces:
            cell = Cell(typeset.text_of(part), Place(page=number, box=typeset.box_of(part)))
            is_number = i in (0, len(printed) - 1) and len(pieces) == 1 and PAGE_NUMBER.fullmatch(cell.text)
            yield part[0].top, part[0].left, Furniture(cell, "页码") if is_number else cell
        if again:
            cell = Cell(typeset.text_of(again), Place(page=number, box=typeset.box_of(again)))
            yield again[0].top, again[0].left, Furniture(cell, "为加粗而重印的字")


def grid(table: Lattice, inside: dict[int, list[Glyph]], number: int, overprinted: list[Glyph]) -> Grid:
    """The cells of a table with their text, each in all the fields that it covers."""
    fields: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, row in enumerate(table.cells):
        for j, at in enumerate(row):
            fields[at].append((i, j))
    cells = {}
    lines = {at: typeset.lines(inside.get(at, [])) for at in fields}
    for at, places in fields.items():
        rows, columns = [i for i, _ in places], [j for _, j in places]
        box = (table.xs[min(columns)], table.ys[min(rows)], table.xs[max(columns) + 1], table.ys[max(rows) + 1])
        cells[at] = cell(lines[at], Place(page=number, box=box), box[2] - box[0] - MARGINS, overprinted)
    printed = printed_rows([tuple(cells[at] for at in row) for row in table.cells])
    full = full_columns(table, lines) if printed[-1][-1] is cells[table.cells[-1][-1]] else frozenset()
    return Grid(printed, True, table.xs, table.cut, table.going_on, full)


def full_columns(table: Lattice, lines: dict[int, list[list[Glyph]]]) -> frozenset[int]:
    """The columns in which the last line of the last row is as long as the lines that wrap in cells as wide, or leaves
    no room for another character.
    """
    wrapped: dict[tuple[int, int], float] = defaultdict(float)
    for row in table.cells:
        for at in dict.fromkeys(row):
            for line in lines[at][:-1]:
                columns = row.index(at), row.count(at)
                wrapped[columns] = max(wrapped[columns], width_of(line))
    full: set[int] = set()
    last = table.cells[-1]
    for at in dict.fromkeys(last):
        widest = wrapped[last.index(at), last.count(at)]
        covered = {j for j, other in enumerate(last) if other == at}
        inner = table.xs[max(covered) + 1] - table.xs[min(covered)] - MARGINS
        if lines[at] and width_of(lines[at][-1]) + lines[at][-1][-1].size > min(widest or inner, inner):
            full |= covered
    return frozenset(full)


def width_of(line: Sequence[Glyph]) -> float:
    return line[-1].right - line[0].left


def printed_rows(rows: list[Row]) -> tuple[Row, ...]:
    """The rows without those that print nothing of their own: some writers end a merged cell a little beside the row
    beside it.
    """
    count = Counter(cell for row in rows for cell in dict.fromkeys(row) if cell.text)
    kept = []
    for row in rows:
        own = {cell for cell in row if cell.text}
        if len(rows) > 1 and all(count[cell] > 1 for cell in own):
            count.subtract(own)
        else:
            kept.append(row)
    return tuple(kept) or tuple(rows[:1])


def cell(lines: Sequence[Sequence[Glyph]], place: Place, room: float, overprinted: list[Glyph]) -> Cell:
    """The cell of lines that have so much room from side to side."""
    kept: list[list[Glyph]] = []
    for line in lines:
        once, again = typeset.printed_once(line)
        kept.append(once)
        overprinted += again
    texts = list(map(typeset.text_of, kept))
    left = min((line[0].left for line in kept), default=0.0)
    # A cell that is padded on the left is padded on the right as well.
    room -= max(2 * (left - place.box[0]) - MARGINS, 0.0) if place.box else 0.0
    ended = typeset.ends_of_lines(kept, texts, left, room)
    return Cell("".join(texts), place, tuple(compress(accumulate(map(len, texts)), ended)))
