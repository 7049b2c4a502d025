"""Text of a PDF: the lines of each cell, one after the other; the rules of the table are lost.

A line that ends a cell ends with a space and a wrapped line does not. Short cells share a line. So titles, labels and
heads are found as words, and what stands between them is dealt to the columns (`dealing`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.errors import ParseError
from ingest.readers.book import Book, pairs
from ingest.readers.dealing import deal
from ingest.readers.paths import OUTSIDE, UNSURE
from ingest.readers.printed import ENDED, TITLE_END, WRAPPED, Token, begins_line, cell, lines_to_tokens
from ingest.readers.words import Words
from ingest.records import Block, Cell, Doubt, Furniture, Grid, Place, Row

MONEY_UNIT = re.compile(r"[（(]?(?:金额)?单位[:：]")
AMOUNT = re.compile(r"-?[\d,，]+(?:\.\d+)?")
AMOUNTS = ("total", "fiscal", "special", "other")
LONGEST_LABEL = 6
"""Tokens of the longest label or head: three lines, each with a space in it."""

Label = tuple[int, int, str]
"""Where a label starts and stops, and the field that it names."""


def blocks(lines: list[str], words: Words) -> Iterator[Block]:
    """Page numbers, paragraphs, and for each form its title as a paragraph and the form as a grid."""
    words = words.spelled_as_in("\n".join(lines))
    tokens, page_numbers = lines_to_tokens(lines, words)
    yield from (Furniture(number, "页码") for number in page_numbers)
    titles = form_titles(tokens, words)
    starts = [start for start, _ in titles] + [len(tokens)]
    yield from paragraphs(tokens[: starts[0]])
    book = Book(words, pairs(tokens))
    for (start, stop), end in zip(titles, starts[1:], strict=True):
        yield cell(tokens[start:stop])
        yield from form(tokens[stop:end], book, is_cut=end == len(tokens) and not ends_cleanly(lines))


def ends_cleanly(lines: Sequence[str]) -> bool:
    """Whether something was printed below the last words: the empty lines at the end of the last page."""
    return len(lines) > 3 and not any(line.strip() for line in lines[-3:])


def form_titles(tokens: Sequence[Token], words: Words) -> list[tuple[int, int]]:
    """The titles of the forms. Inside the narrative and the table of contents a title must be followed by its form."""
    titles = find_titles(tokens)
    first = next((n for n, title in enumerate(titles) if opens_form(tokens, title, words)), len(titles))
    return titles[first:]


def paragraphs(tokens: Sequence[Token]) -> Iterator[Cell]:
    """The tokens up to each end of a paragraph as one cell."""
    start = 0
    for i, token in enumerate(tokens):
        if i and token.before == ENDED:
            yield cell(tokens[start:i])
            start = i
    if tokens:
        yield cell(tokens[start:])


def find_titles(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Where the paragraphs that end in 绩效目标表 start and stop; they may run over several lines."""
    titles = []
    for i, token in enumerate(tokens):
        if token.text.endswith(TITLE_END[-1]):
            start = paragraph_start(tokens, i)
            if "".join(t.text for t in tokens[start : i + 1]).endswith(TITLE_END):
                titles.append((start, i + 1))
    return titles


def paragraph_start(tokens: Sequence[Token], i: int) -> int:
    while i and tokens[i].before != ENDED and not tokens[i].page:
        i -= 1
    return i


def opens_form(tokens: Sequence[Token], title: tuple[int, int], words: Words) -> bool:
    """Whether the form that the title announces follows: a table of contents and narrative name titles too."""
    for i in range(title[1], len(tokens)):
        label = label_at(tokens, i, "form", words)
        if label:
            return True
        if tokens[i].text.endswith(TITLE_END[-2:]) or tokens[i].line - tokens[title[1] - 1].line > 12:
            return False
    return False


def label_at(tokens: Sequence[Token], i: int, part: str, words: Words, *, after_wrap: bool = False) -> Label | None:
    """The label that starts at token i, the longest first; it may wrap, but begins and ends a cell.

    `after_wrap` allows it where the line before has no end: a head row may stand in the middle of a cut cell.
    """
    if tokens[i].before == WRAPPED and not tokens[i].page and not after_wrap:
        return None
    for j in range(min(i + LONGEST_LABEL, len(tokens)), i, -1):
        field = words.field(part, "".join(token.text for token in tokens[i:j]))
        if field and (j == len(tokens) or tokens[j].before != WRAPPED):
            return i, j, field
    return None


def form(tokens: Sequence[Token], book: Book, *, is_cut: bool) -> Iterator[Block]:
    """One form as a grid: label and value rows, the head row, the indicator rows; then what stands outside."""
    words = book.words
    heads = list(head_rows(tokens, words))
    end = heads[0][0][0] if heads else len(tokens)
    rows = list(form_rows(tokens[:end], words))
    outside: list[Block] = []
    if heads:
        columns = [field for _, _, field in heads[0]]
        rows += [tuple(cell(tokens[start:stop]) for start, stop, _ in head) for head in heads]
        dealt = deal(between_heads(tokens, heads), columns, book)
        if is_cut and dealt:
            refuse_cut(dealt[-1], columns, tokens[-1])
        for row in dealt:
            if unsure := row.pop(UNSURE, None):
                outside.append(Doubt(cell(unsure), "跨页拆开的单元格，按列宽接回，请核对"))
            if OUTSIDE in row:
                outside.append(cell(row[OUTSIDE]))
            else:
                rows.append(table_row(row, columns))
    if rows:
        yield Grid(tuple(rows))
    yield from outside


def head_rows(tokens: Sequence[Token], words: Words) -> Iterator[list[Label]]:
    """The head row, and again each time it is printed on a new page, even in the middle of a cell."""
    i, fields = 0, list[str]()
    while i < len(tokens):
        head = head_at(tokens, i, words)
        if len(head) > 2 and fields in ([], [field for _, _, field in head]):
            yield head
            fields = [field for _, _, field in head]
            i = head[-1][1]
        else:
            i += 1


def head_at(tokens: Sequence[Token], i: int, words: Words) -> list[Label]:
    """The heads that stand side by side from token i on, the first at the beginning of a line."""
    head: list[Label] = []
    while i < len(tokens) and (label := label_at(tokens, i, "column", words, after_wrap=not head)):
        head.append(label)
        i = label[1]
    return head


def between_heads(tokens: Sequence[Token], heads: list[list[Label]]) -> list[Token]:
    """What stands under the head row; where it is printed again a new page begins."""
    table: list[Token] = []
    ends = [head[0][0] for head in heads[1:]] + [len(tokens)]
    for head, end in zip(heads, ends, strict=True):
        part = list(tokens[head[-1][1] : end])
        if part and head is not heads[0]:
            part[0] = replace(part[0], page=True, before=tokens[head[0][0]].before)
        table += part
    return table


def table_row(row: dict[str, list[Token]], columns: list[str]) -> Row:
    line = next(iter(row.values()))[0].line
    blank = Place(line, line)
    return tuple(cell(row[column]) if column in row else Cell("", blank) for column in columns)


def refuse_cut(row: dict[str, list[Token]], columns: list[str], end: Token) -> None:
    """The last row of a document may only be short where its line shows the spaces that blank cells leave."""
    blank = len(columns) - 1 - max((columns.index(name) for name in row if name in columns), default=len(columns) - 1)
    if blank and end.tail < 1 + blank:
        read = "、".join("".join(token.text for token in tokens) for tokens in row.values())
        raise ParseError(
            f"最后一行缺少 {blank} 个单元格，只读到：{read}；文件可能被截断，请换上完整的文件",
            str(Place(end.line, end.line)),
        )


def form_rows(tokens: Sequence[Token], words: Words) -> Iterator[Row]:
    """The unit line, then a row for each label with its value."""
    labels = form_labels(tokens, words)
    yield from unit_row(tokens[: labels[0][0]] if labels else tokens)
    months: list[Label] = []
    for label, end in zip(labels, [*(start for start, _, _ in labels[1:]), len(tokens)], strict=False):
        start, stop, field = label
        values = tokens[stop:end]
        if field.startswith("percent"):
            months.append(label)
            if values or end == len(tokens) or not field_at(labels, end).startswith("percent"):
                yield tuple(cell(tokens[a:b]) for a, b, _ in months)
                yield (Cell("", Place(tokens[start].line, tokens[start].line)), *plan_cells(values, len(months)))
        elif field in AMOUNTS:
            yield from amount_rows(tokens[start:stop], values)
        else:
            yield (cell(tokens[start:stop]), *([cell(values)] if values else []))


def field_at(labels: list[Label], start: int) -> str:
    return next((field for at, _, field in labels if at == start), "")


def form_labels(tokens: Sequence[Token], words: Words) -> list[Label]:
    """The labels of a form in order, each where it first stands."""
    labels: list[Label] = []
    i = 0
    while i < len(tokens):
        label = label_at(tokens, i, "form", words)
        if label and label[2] not in (field for _, _, field in labels):
            labels.append(label)
            i = label[1]
        else:
            i += 1
    return labels


def unit_row(tokens: Sequence[Token]) -> Iterator[Row]:
    """The unit and, on the same line, the unit of money."""
    split = next((i for i, token in enumerate(tokens) if MONEY_UNIT.match(token.text)), len(tokens))
    row = tuple(cell(part) for part in (tokens[:split], tokens[split:]) if part)
    if row:
        yield row


def amount_rows(label: Sequence[Token], values: Sequence[Token]) -> Iterator[Row]:
    """An amount beside its label; what follows on other lines is the purpose, in the row below."""
    has_amount = values and not (begins_line(values[0]) and is_purpose(values))
    on_label_line = [token for token in values if token.line == label[-1].line]
    amount = wrapped_amount(values) or on_label_line or (list(values[:1]) if has_amount else [])
    place = Place(label[-1].line, label[-1].line)
    yield cell(label), cell(amount) if amount else Cell("", place)
    purpose = values[len(amount) :]
    if purpose:
        yield Cell("", place), cell(purpose)


def wrapped_amount(values: Sequence[Token]) -> list[Token]:
    """An amount that its narrow cell breaks over several lines; empty where what goes on over a line is none."""
    end = next((i for i, token in enumerate(values) if i and token.before != WRAPPED), len(values))
    is_amount = end > 1 and AMOUNT.fullmatch("".join(token.text for token in values[:end]))
    return list(values[:end]) if is_amount else []


def is_purpose(values: Sequence[Token]) -> bool:
    """Whether a line under a label is words: an amount stands alone up to the end of its cell."""
    stands_alone = len(values) == 1 or values[1].before == ENDED or begins_line(values[1])
    return not (AMOUNT.fullmatch(values[0].text) and stands_alone)


def plan_cells(values: Sequence[Token], months: int) -> list[Cell]:
    """The percentages under the months, blank where the spaces of the line show a blank cell.

    A blank cell leaves one space, or two when it holds one itself; the same for all blank cells of a row. Where the
    spaces do not come out even, the values are returned without blanks, and the row stays shorter than its head.
    """
    printed = [cell([value]) for value in values]
    blank = Cell("", printed[0].place) if printed else Cell("", Place())
    spaces = [values[0].gap, *(value.gap - 1 for value in values[1:]), values[-1].tail - 1] if values else [months]
    for wide in (1, 2, 3):
        blanks = [n // wide for n in spaces]
        if sum(blanks) == months - len(printed) and all(n % wide == 0 for n in spaces):
            cells = [blank] * blanks[0]
            for value, following in zip(printed, blanks[1:], strict=True):
                cells += [value, *([blank] * following)]
            return cells
    return printed
