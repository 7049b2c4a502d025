"""Plain text taken from a published file: bytes -> text -> the blocks that the file's kind of text leaves.

The kind is seen in the marks between cells. Text of a Word file begins each cell with a tab; text of a table puts tabs
(or commas, or upright strokes) between the cells of a row; text of a PDF has none.
"""

import codecs
import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ingest.errors import SourceError
from ingest.readers import pdf_text, plain_tables, separated, table_text, unended, word_text
from ingest.readers.printed import tells_ends
from ingest.readers.radicals import PLAIN
from ingest.readers.words import Words, squeeze
from ingest.records import Block, Reading

CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f�]")
LEADING_TAB = re.compile(r"^[^\S\t\n]*\t", re.MULTILINE)
INNER_TAB = re.compile(r"\S[^\S\t\n]*\t+[^\S\t\n]*\S")
CLOSING_TAG = re.compile(r"</[A-Za-z]+>$")
TABLES: dict[Callable[[list[str], Words], Iterator[Block]], Callable[[list[str], Words], list[Block]]] = {
    table_text.blocks: plain_tables.of_lines,
    word_text.blocks: plain_tables.of_cells,
    pdf_text.blocks: unended.blocks,
}
"""Reader of a kind of text -> what takes tables of indicators from it that its own layouts do not know."""
CHINESE = re.compile(r"[\u4e00-\u9fff]")


def read(content: bytes, words: Words) -> Reading:
    """The blocks of a text document. Raises SourceError where the bytes are no text that can be read."""
    text = decode(content)
    if separated_blocks := separated.blocks(text, words):
        reading = Reading("txt", 0, tuple(separated_blocks), not text.endswith("\n"), ruled=True)
        return replace(reading, characters=sum(len(cell.text) for cell in reading.cells()))
    lines, kind = text.split("\n"), shape(text)
    characters = len(squeeze(text))
    if ruled := TABLES[kind](lines, words):
        return Reading("txt", characters, tuple(ruled), breaks_off(text), ruled=True)
    return Reading("txt", characters, tuple(kind(lines, words)), breaks_off(text))


def decode(content: bytes) -> str:
    """The text of `content`, in UTF-8, UTF-16 with its mark, or GB18030."""
    if not content.strip():
        raise SourceError("文件是空的，没有任何文字；请换上完整的文件")
    for encoding in encodings(content):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not CONTROL.search(text.replace("\f", "\n")):
            return checked(text).translate(PLAIN).replace("\r\n", "\n").replace("\r", "\n")
    raise SourceError("不是可以读的文字：既不是 UTF-8 也不是 GB18030 编码；请另存为 UTF-8 文本", bad_line(content))


def bad_line(content: bytes) -> str | None:
    """The first line that is no UTF-8, where most of the text before it is."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError as error:
        return f"第 {content.count(bytes([10]), 0, error.start) + 1} 行" if error.start > len(content) // 2 else None
    return None


def breaks_off(text: str) -> bool:
    """Whether the last line has no end: a line break, a closing tag, or in text of a PDF that prints it the space of a
    cell.
    """
    end = text[len(text.rstrip()) :]
    if CLOSING_TAG.search(text.rstrip()):
        return False
    has_spaces = shape(text) is pdf_text.blocks and tells_ends(text.split("\n"))
    return not end.endswith(("\n", " ")) or (has_spaces and end.startswith("\n"))


def encodings(content: bytes) -> tuple[str, ...]:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ("utf-16",)
    return ("utf-8-sig", "gb18030")


def checked(text: str) -> str:
    if not CHINESE.search(text):
        raise SourceError("文件里没有一个汉字，应为中文的绩效目标表；编码可能有误，请另存为 UTF-8 文本")
    return text


def shape(text: str) -> Callable[[list[str], Words], Iterator[Block]]:
    """The reader that knows this kind of text."""
    leading, inner = len(LEADING_TAB.findall(text)), len(INNER_TAB.findall(text))
    if leading > inner:
        return word_text.blocks
    return table_text.blocks if inner else pdf_text.blocks
