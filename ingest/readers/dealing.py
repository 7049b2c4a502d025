"""Tokens of a table without rules, dealt to its columns so that the form is broken as little as possible.

A table is dealt twice where its first reading leaves doubts: the second time the widths of its columns are known.
"""

from collections.abc import Sequence
from dataclasses import replace

from ingest.readers.book import Book, level_at
from ingest.readers.costs import Table
from ingest.readers.paths import OUTSIDE, Dealt, Paths
from ingest.readers.printed import BROKEN, WRAPPED, Token
from ingest.readers.widths import column_widths, widest_lines
from ingest.readers.words import Words


def deal(tokens: Sequence[Token], columns: Sequence[str], book: Book) -> Dealt:
    """The rows as column -> tokens; what stands outside the table is a row with only OUTSIDE.

    The widths of this table's columns are entered into the book.
    """
    loose = near_page_breaks(tokens, book.words)
    table = Table(tokens, tuple(columns), book, loose)
    rows = Paths(table).rows()
    near = {id(tokens[i]) for i in loose}
    whole = [row for row in rows if not any(id(token) in near for cell in row.values() for token in cell)]
    book.widths.update(column_widths(whole))
    tells_ends = all(token.before != BROKEN for token in tokens)
    repeats = tells_ends and "level2" in columns and all("level2" in row or OUTSIDE in row for row in whole)
    knowing = replace(table, widths=dict(book.widths), widest=widest_lines(whole), repeats_level2=repeats)
    return Paths(knowing).rows() if loose or not tells_ends or any(knowing.doubts(row) for row in rows) else rows


def near_page_breaks(tokens: Sequence[Token], words: Words) -> set[int]:
    """The tokens of the last row before each page break: there a wrapped line may be the end of a cut cell."""
    near: set[int] = set()
    for i, token in enumerate(tokens):
        if token.page and i:
            near.update(range(row_start(tokens, i, words), i + 1))
    return near


def row_start(tokens: Sequence[Token], end: int, words: Words) -> int:
    for k in range(end - 1, -1, -1):
        if tokens[k].before != WRAPPED and level_at(tokens, k, words):
            return k
    return 0
