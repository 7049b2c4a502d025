"""Text of a PDF whose lines do not tell where a cell ends, or whose labels only whole cells could tell.

A line break may end a cell or only wrap it. So labels and heads are words that begin a line or follow a space; what
stands behind a label, up to the next one, is its value; and what stands below the heads is dealt to the columns
(`dealing`). Only forms of one project are read so: the columns of a wide table cannot be told without its rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from ingest.readers.book import Book, level_at, pairs
from ingest.readers.dealing import deal
from ingest.readers.paths import OUTSIDE, UNSURE, Dealt
from ingest.readers.printed import Token, begins_line, cell, lines_to_tokens, tells_ends
from ingest.readers.words import MONEY, NAMES, Words, fold
from ingest.readers.words.form_starts import LONGEST_TITLE, TITLE
from ingest.readers.words.heads import LEVELS, names_indicators
from ingest.records import Block, Cell, Doubt, Furniture, Grid, Place, Row

LONGEST_LABEL = 8
"""Tokens: a label may stand upright, one character a line."""
FEWEST_HEADS = 3
AMOUNT = re.compile(r"[¥￥]?-?[\d,，]+(?:\.\d+)?(?:亿元|万元|元)?")
BELOW_TABLE = re.compile(
    r"(?:备注|注[:：]|说明[:：]|第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|附?[表件][\d一二三四五六七八九十—－-]*[:：]?$)"
)
LABEL_WITH_VALUE = re.compile(r"([^:：]{2,16})[:：].")

Label = tuple[int, int, str]
"""Where a label starts and stops, and the field that it names."""


def blocks(lines: Sequence[str], words: Words) -> list[Block]:
    """The forms as ruled grids and all other lines as paragraphs; empty where no head of indicators is found, or where
    the lines tell the ends of cells and the labels are those of running text.
    """
    tokens, page_numbers = lines_to_tokens(lines, words)
    heads = list(head_rows(tokens, words))
    if not heads or (tells_ends(lines) and in_running_words(tokens, words)):
        return []
    found: list[Block] = [Furniture(number, "页码") for number in page_numbers]
    book = Book(words, pairs(tokens))
    at = 0
    for form in forms(tokens, heads, words):
        found += lines_of(tokens[at : form.start])
        found += read(form, tokens, book)
        at = form.end
    return [*found, *lines_of(tokens[at:])]


def in_running_words(tokens: Sequence[Token], words: Words) -> bool:
    texts = [token.text for token in tokens]
    return {"project_name", "total"} <= set(words.fields("form", texts))


@dataclass(frozen=True, slots=True)
class Form:
    """One form: where its labels start, its head rows (printed again on a new page), and where its table ends."""

    start: int
    heads: tuple[tuple[Label, ...], ...]
    end: int


def forms(tokens: Sequence[Token], heads: Sequence[tuple[Label, ...]], words: Words) -> Iterator[Form]:
    """The forms; a head row that nothing parts from the table above it goes on with that table."""
    last: Form | None = None
    for head in heads:
        end = table_end(tokens, head[-1][1], words)
        if last and last.end >= head[0][0] and same_columns(last.heads[0], head):
            last = replace(last, heads=(*last.heads, head), end=end)
            continue
        if last:
            yield replace(last, end=min(last.end, head[0][0]))
        last = Form(form_start(tokens, last.end if last else 0, head[0][0], words), (head,), end)
    if last:
        yield last


def same_columns(one: Sequence[Label], other: Sequence[Label]) -> bool:
    return [field for _, _, field in one] == [field for _, _, field in other]


def head_rows(tokens: Sequence[Token], words: Words) -> Iterator[tuple[Label, ...]]:
    i = 0
    while i < len(tokens):
        head = head_at(tokens, i, words)
        fields = [field for _, _, field in head]
        levels = [field for field in fields if field in LEVELS]
        if (
            len(head) >= FEWEST_HEADS
            and fields[0] in LEVELS
            and levels == sorted(set(levels))
            and names_indicators(fields)
        ):
            yield tuple(head)
            i = head[-1][1]
        else:
            i += 1


def head_at(tokens: Sequence[Token], i: int, words: Words) -> list[Label]:
    """The heads that stand one behind the other from token i on."""
    head: list[Label] = []
    while i < len(tokens) and (label := label_at(tokens, i, "column", words)):
        head.append(label)
        i = label[1]
    return head


def label_at(tokens: Sequence[Token], i: int, part: str, words: Words) -> Label | None:
    """The longest label of this part of a form that tokens from i on are. It goes on over a space only where the words
    on both sides of it are no labels of their own.
    """
    found: Label | None = None
    text = ""
    for j in range(i, min(i + LONGEST_LABEL, len(tokens))):
        if found and not begins_line(tokens[j]) and words.cell_field(part, tokens[j].text):
            break
        text += tokens[j].text
        if field := words.cell_field(part, text):
            found = i, j + 1, field
    return found


def table_end(tokens: Sequence[Token], start: int, words: Words) -> int:
    """Where what stands below a head row ends: at a title, at the labels of another form, at a note or a heading."""
    return next((i for i in range(start, len(tokens)) if ends_table(tokens, i, words)), len(tokens))


def ends_table(tokens: Sequence[Token], i: int, words: Words) -> bool:
    if not begins_line(tokens[i]):
        return False
    label = label_at(tokens, i, "form", words)
    return is_title(tokens, i) or bool(BELOW_TABLE.match(tokens[i].text)) or bool(label and label[2] in NAMES)


def is_title(tokens: Sequence[Token], i: int) -> bool:
    """Whether the line that begins with token i is the title of a sheet and nothing else."""
    text = "".join(token.text for token in line_from(tokens, i))
    return len(text) <= LONGEST_TITLE and bool(TITLE.search(text)) and text[-1] in "表）)"


def line_from(tokens: Sequence[Token], i: int) -> Sequence[Token]:
    end = next((j for j in range(i + 1, len(tokens)) if begins_line(tokens[j])), len(tokens))
    return tokens[i:end]


def form_start(tokens: Sequence[Token], first: int, head: int, words: Words) -> int:
    """Where the labels above a head row start: below the last title, else at the last name of a project."""
    starts = [i for i in range(first, head) if begins_line(tokens[i])]
    titles = [i for i in starts if is_title(tokens, i)]
    if titles:
        return titles[-1] + len(line_from(tokens, titles[-1]))
    named = [i for i in starts if (label := label_at(tokens, i, "form", words)) and label[2] == "project_name"]
    return named[-1] if named else head


def read(form: Form, tokens: Sequence[Token], book: Book) -> Iterator[Block]:
    """The form as a grid, its lines without a label before it, and what its table does not hold behind it."""
    first = form.heads[0]
    width = len(first)
    above = tokens[form.start : first[0][0]]
    labels = form_labels(above, book.words)
    yield from lines_of(above[: labels[0][0]] if labels else above)
    rows = [merged(row, width) for row in label_rows(above, labels)]
    rows.append(tuple(cell(tokens[a:b]) for a, b, _ in first))
    table = below(form, tokens)
    for start, stop in labels_beside(table, book.words)[::-1]:
        yield Furniture(cell(table[start:stop]), "指标表左侧的栏名")
        table[start : stop + 1] = [replace(table[stop], before=table[start].before, page=table[start].page)]
    outside: list[Block] = []
    rows += filled(dealt(table, columns(first), book), columns(first), outside)
    yield Grid(tuple(rows), ruled=True)
    yield from outside


def labels_beside(table: Sequence[Token], words: Words) -> list[tuple[int, int]]:
    """Where the label left of the table (绩效指标) stands before a class: it is printed in a column without a head."""
    found = []
    for i in (i for i, token in enumerate(table) if begins_line(token)):
        label = label_at(table, i, "row", words)
        if label and label[2] == "indicators" and level_at(table, label[1], words):
            found.append(label[:2])
    return found


def form_labels(tokens: Sequence[Token], words: Words) -> list[Label]:
    """The labels of a form in order, that of its indicators too."""
    labels: list[Label] = []
    i = 0
    while i < len(tokens):
        label = (
            label_at(tokens, i, "form", words) or label_of_line(tokens, i, words) or label_of_table(tokens, i, words)
        )
        if label:
            labels.append(label)
        i = label[1] if label else i + 1
    return labels


def label_of_line(tokens: Sequence[Token], i: int, words: Words) -> Label | None:
    """A label with its value behind a colon and no space."""
    printed = LABEL_WITH_VALUE.match(tokens[i].text)
    field = words.cell_field("form", printed[1]) if printed else None
    return (i, i + 1, "line") if field else None


def label_of_table(tokens: Sequence[Token], i: int, words: Words) -> Label | None:
    """The label left of the table of indicators, which stands right above its heads."""
    label = label_at(tokens, i, "row", words)
    return label if label and label[2] == "indicators" and label[1] == len(tokens) else None


def label_rows(tokens: Sequence[Token], labels: Sequence[Label]) -> Iterator[Row]:
    """A row for each label with its value; behind an amount other words are a row of their own."""
    for (start, stop, field), (end, _, _) in pairwise([*labels, (len(tokens), 0, "")]):
        values = tokens[stop:end]
        own = [t for t in values[:1] if t.line == tokens[stop - 1].line and AMOUNT.fullmatch(t.text)]
        if field in (*MONEY, "composed_total", "line"):
            yield cell(tokens[start:stop]), cell(own) if own else Cell("", cell(tokens[start:stop]).place)
            yield from ([(cell(values[len(own) :]),)] if values[len(own) :] else [])
        else:
            yield cell(tokens[start:stop]), *([cell(values)] if values else [])


def merged(row: Row, width: int) -> Row:
    """The row with its last cell over all columns that are left."""
    return (*row, *[row[-1]] * (width - len(row)))


def columns(head: Sequence[Label]) -> list[str]:
    """A name for each column: its field, with a number where an earlier one has it."""
    fields = [field for _, _, field in head]
    return [f"{field}{n}" if field in fields[:n] else field for n, field in enumerate(fields)]


def dealt(table: Sequence[Token], names: Sequence[str], book: Book) -> Dealt:
    """The rows; of a form that is not filled in a row for each class."""
    classes = list(classes_only(table, book.words))
    if sum(len(one) for _, one in classes) == len(table):
        return [{level: one} for level, one in classes]
    return deal(table, names, book)


def classes_only(table: Sequence[Token], words: Words) -> Iterator[tuple[str, list[Token]]]:
    """The levels that stand one behind the other from the first token on."""
    i = 0
    while i < len(table):
        ends = range(min(i + LONGEST_LABEL, len(table)), i, -1)
        text = {j: "".join(token.text for token in table[i:j]) for j in ends}
        end = next((j for j in ends if fold(text[j]) in words.all_levels), None)
        if end is None:
            return
        yield "level1" if fold(text[end]) in words.levels[1] else "level2", list(table[i:end])
        i = end


def below(form: Form, tokens: Sequence[Token]) -> list[Token]:
    """What stands below the head rows; where one is printed again a new page begins."""
    ends = [head[0][0] for head in form.heads[1:]] + [form.end]
    found: list[Token] = []
    for head, end in zip(form.heads, ends, strict=True):
        part = list(tokens[head[-1][1] : end])
        if part and found:
            part[0] = replace(part[0], page=True)
        found += part
    return found


def filled(rows: Dealt, names: Sequence[str], outside: list[Block]) -> Iterator[Row]:
    """The rows as cells, a class over all rows that it is printed for; what is in no row goes to `outside`."""
    above: dict[str, Cell] = {}
    for row in rows:
        if unsure := row.get(UNSURE):
            outside.append(Doubt(cell(unsure), "跨页拆开的单元格，按列宽接回，请核对"))
        if OUTSIDE in row:
            outside.append(cell(row[OUTSIDE]))
            continue
        line = next(iter(row.values()))[0].line
        printed = {name: cell(row[name]) for name in names if name in row}
        kept = {"level1": above.get("level1")} if "level1" not in row else {}
        kept |= {"level2": above.get("level2")} if "level2" not in row and "level1" not in row else {}
        above = {name: one for name, one in {**kept, **printed}.items() if one}
        yield tuple(above.get(name) or Cell("", Place(line, line)) for name in names)


def lines_of(tokens: Sequence[Token]) -> Iterator[Cell]:
    start = 0
    for i in range(1, len(tokens) + 1):
        if i == len(tokens) or begins_line(tokens[i]):
            yield cell(tokens[start:i])
            start = i
