"""Text in which tabs tell the cells of a table of indicators: a row on a line, or a cell on a line.

What the other readers of plain text take (text of a Word file whose head row begins with a level, a table with all
indicators in one cell) is not read here.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.errors import ParseError
from ingest.readers import table_text, word_text
from ingest.readers.words import Words, squeeze
from ingest.readers.words.heads import indicator_fields, packed_fields
from ingest.records import Block, Cell, Furniture, Grid, Place, Row

MONEY_LINE = re.compile(r"[（(]?(?:金额)?单位[:：](?:人民币)?(?:万元|元)[)）]?")
MONEY_IN_LABEL = re.compile(r".[（(](?:单位[:：])?(?:万元|元)[)）]$")


def of_lines(lines: Sequence[str], words: Words) -> list[Block]:
    """Lines with tabs as the rows of tables, the others as paragraphs; empty where no row is a head of indicators or of
    projects, or all is a table that `table_text` knows.
    """
    found: list[Block] = []
    numbered = [(n, line) for n, line in enumerate(lines, start=1) if line.strip()]
    for is_table, some in groupby(numbered, key=lambda one: "\t" in one[1].strip(" ")):
        if is_table:
            found.append(table([cells_of(n, line) for n, line in some]))
        else:
            found += [Cell(squeeze(line), Place(n, n)) for n, line in some]
    return found if has_head(found, words) else of_projects(lines, words)


def of_projects(lines: Sequence[str], words: Words) -> list[Block]:
    """A table of one project a row, its cells of several lines, and the paragraphs around it; its head in other words
    than `table_text` knows, or with a column of units.
    """
    heads = ((n, packed_fields(cells_of(n + 1, line), words)) for n, line in enumerate(lines) if "\t" in line)
    start, fields = next((head for head in heads if head[1]), (None, ()))
    if start is None:
        return []
    is_plain = {"project_name", "total", "indicators"} <= set(words.fields("row", lines[start].split("\t")))
    if is_plain and not {"unit", "unit_code"} & set(fields):
        return []
    return list(table_text.blocks_from(lines, start, ruled=True))


def cells_of(number: int, line: str) -> Row:
    return tuple(Cell(squeeze(part), Place(number, number)) for part in line.rstrip("\t \r").split("\t"))


def of_cells(lines: Sequence[str], words: Words) -> list[Block]:
    """Cells on lines of their own, a blank line behind each row; empty unless each head of indicators stands right of
    the label of the whole block (绩效指标), which then stands blank at the left of every row below, or the text prints
    its unit of money in a label (`资金总额（万元）`) and in no line of its own, as forms do that are read elsewhere.
    """
    printed = [squeeze(line) for line in lines]
    says_unit = any(map(MONEY_LINE.fullmatch, printed)) or not any(map(MONEY_IN_LABEL.search, printed))
    found: list[Block] = []
    rows: list[Row] = []
    for kind, cell in [*word_text.pieces(list(lines)), ("end", Cell("", Place()))]:
        if kind == "cell":
            rows = (
                [*rows[:-1], (*rows[-1], cell)]
                if rows and not word_text.stands_apart(rows[-1][-1], cell)
                else [*rows, (cell,)]
            )
            continue
        if rows:
            refuse_other_widths(rows, words, labelled=says_unit)
            found.append(table(rows))
            rows = []
        found += [cell] if kind == "paragraph" else [Furniture(cell, "书签")] if kind == "bookmark" else []
    return found if has_head(found, words, labelled=says_unit) else []


def table(rows: Sequence[Row]) -> Grid:
    width = max(map(len, rows))
    blanks = [tuple(Cell("", row[-1].place) for _ in range(width - len(row))) for row in rows]
    return Grid(tuple((*row, *blank) for row, blank in zip(rows, blanks, strict=True)), ruled=True)


def has_head(blocks: Sequence[Block], words: Words, *, labelled: bool = False) -> bool:
    heads = [row for row in rows_of(blocks) if indicator_fields(row, words)]
    return bool(heads) and (not labelled or all(is_labelled(row, words) for row in heads))


def rows_of(blocks: Sequence[Block]) -> Iterator[Row]:
    return (row for block in blocks if isinstance(block, Grid) for row in block.rows)


def is_labelled(row: Row, words: Words) -> bool:
    return words.cell_field("row", row[0].text) == "indicators"


def refuse_other_widths(rows: Sequence[Row], words: Words, *, labelled: bool) -> None:
    """Raises ParseError where a row of indicators has other cells than its head: a blank line inside a cell."""
    heads = (i for i, row in enumerate(rows) if indicator_fields(row, words))
    head = next((i for i in heads if is_labelled(rows[i], words) or not labelled), len(rows))
    for row in rows[head + 1 :]:
        if len(row) != len(rows[head]) and not (row[0].text and is_labelled(rows[head], words)):
            reason = f"这一行有 {len(row)} 个单元格，表头有 {len(rows[head])} 个；请核对这一行是否缺少或多出单元格"
            raise ParseError(reason, str(row[0].place))
