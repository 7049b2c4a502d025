"""Labels of a form in running text, and the words behind each that are its value.

A label is words that begin a line or follow a space, and its value what stands behind it up to the next label.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.errors import ParseError
from ingest.readers.book import Book
from ingest.readers.misfits import FULL_LINE, space
from ingest.readers.printed import Token, begins_line, cell, text_of
from ingest.readers.unsure_rows import refuse_row
from ingest.readers.words import LONGEST_LABEL as MOST_CHARACTERS
from ingest.readers.words import MONEY, NAMES, Words
from ingest.records import Place, Row

LONGEST_LABEL = 8
"""Tokens: a label may stand upright, one character a line."""
LONGEST_PREFIX = 12
OF_MONEY = (*MONEY, "composed_total", "cycle_total", "investment", "local", "upper")
ONE_OF_EACH = ("project_name", "unit", "project_code")
LINE = "line"
"""A label that stands in one token with its value."""
LABEL_WITH_VALUE = re.compile(r"([^:：]{2,16})[:：].")
AMOUNT = re.compile(r"[¥￥]?-?(?:\d{1,3}(?:[,，]\d{3})+|\d+)(?:\.\d+)?(?:亿元|万元|元)?(?![\d,，])")
LABEL_WITH_AMOUNT = re.compile(rf"([^:：\d]{{2,20}}){AMOUNT.pattern}")
AMOUNT_OR_NONE = re.compile(rf"[(（]?{AMOUNT.pattern}[)）]?|[-—－–/]")
MONEY_UNIT = re.compile(r"[万千]?元[)）]?$")
CODE = re.compile(r"[0-9A-Z]+")
COLON = re.compile(r"[:：]")
DIGITS = re.compile(r"[\d,，.]+")

Label = tuple[int, int, str]
"""Where a label starts and stops, and the field that it names."""


def label_at(tokens: Sequence[Token], i: int, part: str, words: Words) -> Label | None:
    """The longest label of this part of a form that tokens from i on are. Two labels are one only where the tables name
    it, over a line break (一级 | 指标).
    """
    found: Label | None = None
    text = ""
    for j in range(i, min(i + LONGEST_LABEL, len(tokens))):
        text += tokens[j].text
        if len(text) > MOST_CHARACTERS:
            break
        is_named = begins_line(tokens[j]) and words.is_listed(part, text)
        if found and not is_named and words.cell_field(part, tokens[j].text):
            break
        if field := words.cell_field(part, text):
            found = i, j + 1, field
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
    """A label with its value behind a colon and no space, or right behind it an amount."""
    printed = LABEL_WITH_VALUE.match(tokens[i].text)
    if printed and words.cell_field("form", printed[1]):
        return i, i + 1, LINE
    glued = LABEL_WITH_AMOUNT.fullmatch(tokens[i].text)
    return (i, i + 1, LINE) if glued and words.cell_field("form", glued[1]) in (*MONEY, "composed_total") else None


def label_of_table(tokens: Sequence[Token], i: int, words: Words) -> Label | None:
    """The label left of the table of indicators, which stands right above its heads."""
    label = label_at(tokens, i, "row", words)
    return label if label and label[2] == "indicators" and label[1] == len(tokens) else None


def label_rows(tokens: Sequence[Token], labels: Sequence[Label], book: Book) -> Iterator[Row]:
    """A row for each label with its value, two for labels side by side with their amounts below."""
    ends = [*(start for start, _, _ in labels[1:]), len(tokens)]
    n = 0
    while n < len(labels):
        heads = heads_of_amounts(tokens, labels[n:], ends[n:])
        if heads:
            yield tuple(cell(tokens[a:b]) for a, b, _ in labels[n : n + heads])
            yield tuple(cell([token]) for token in tokens[ends[n + heads - 1] - heads : ends[n + heads - 1]])
        else:
            yield from label_row(tokens[labels[n][0] : ends[n]], labels[n], book)
        n += heads or 1


def heads_of_amounts(tokens: Sequence[Token], labels: Sequence[Label], ends: Sequence[int]) -> int:
    """How many labels stand side by side with as many amounts on the next line; 0 where none do."""
    line = tokens[labels[0][0]].line
    touching = (n for n, (label, end) in enumerate(zip(labels, ends, strict=True), start=1) if label[1] != end)
    number = next(touching, 0)
    if labels[0][2] not in OF_MONEY or any(tokens[start].line != line for start, _, _ in labels[:number]):
        return 0
    values = tokens[labels[number - 1][1] : ends[number - 1]] if number > 1 else []
    are_below = bool(values) and begins_line(values[0]) and len({token.line for token in values}) == 1
    if not are_below or not all(AMOUNT_OR_NONE.fullmatch(token.text) for token in values):
        return 0
    if len(values) == 1 or len(values) == number:
        return number if len(values) == number else 0
    return refuse_row("｜".join(token.text for token in values), values)


def label_row(tokens: Sequence[Token], label: Label, book: Book) -> Iterator[Row]:
    """A label with its value; behind an amount other words are a row of their own."""
    start, stop, field = label
    own, values = tokens[: stop - start], tokens[stop - start :]
    if field == LINE:
        end = next((i for i, token in enumerate(values) if begins_line(token)), len(values))
        own, values = tokens[: stop - start + end], values[end:]
        refuse_going_on(own, values, book)
    taken = taken_by(field, own, values, book)
    yield cell(own), *([cell(taken)] if taken else [])
    if values[len(taken) :]:
        yield (cell(values[len(taken) :]),)


def refuse_going_on(line: Sequence[Token], values: Sequence[Token], book: Book) -> None:
    """Raises ParseError where what stands behind a label on its line may go on in the next: an amount or a name."""
    label = LABEL_WITH_VALUE.match(line[0].text) or LABEL_WITH_AMOUNT.fullmatch(line[0].text)
    field = book.words.cell_field("form", label[1]) if label else None
    is_name = field in NAMES and not MONEY_UNIT.search(line[0].text)
    following = values[0].text if values else ""
    if DIGITS.fullmatch(following) or (is_name and following and not COLON.search(following)):
        refuse_row(f"{line[-1].text}｜{values[0].text}", [line[-1], values[0]])


def taken_by(field: str, label: Sequence[Token], values: Sequence[Token], book: Book) -> Sequence[Token]:
    """The beginning of the words behind a label that is its value."""
    if field in NAMES:
        return one_name(values, book)
    if field in (*MONEY, "composed_total"):
        return amount(label, values)
    return [] if field == LINE else values


def amount(label: Sequence[Token], values: Sequence[Token]) -> Sequence[Token]:
    """The amount beside a label, or alone below it. Raises ParseError where its digits go on in the next line, or a
    second amount stands beside it.
    """
    first = values[:1]
    is_beside = bool(first) and first[0].line == label[-1].line and AMOUNT.match(first[0].text)
    is_below = bool(first) and begins_line(first[0]) and (len(values) == 1 or begins_line(values[1]))
    if not is_beside and not (is_below and AMOUNT.fullmatch(first[0].text)):
        return []
    if len(values) > 1 and (DIGITS if begins_line(values[1]) else AMOUNT).fullmatch(values[1].text):
        refuse_row(f"{first[0].text}｜{values[1].text}", values[:2])
    return first


def one_name(values: Sequence[Token], book: Book) -> Sequence[Token]:
    """The words behind a label that are one name. Raises ParseError where a space parts them, or a line that is not
    full and whose last character the document prints nowhere else before the next one: a label that is not known may
    stand there.
    """
    for i, (left, right) in enumerate(pairwise(values), start=1):
        if begins_line(right) and not goes_on(values, i, book):
            refuse_row(f"{left.text}｜{right.text}", [left, right])
        if not begins_line(right) and space(left.text, right.text, book.words) in ("wide wide", "wide narrow"):
            known = f"请在 data/reference/labels.csv 中加一行：「{right.text},label,字段」"
            reason = f"「{left.text}」后面的「{right.text}」不是认识的栏目名；{known}"
            raise ParseError(reason, str(Place(right.line, right.line)))
    if values and values[-1].text.endswith("。"):
        refuse_row(text_of(values), values)
    return values


def goes_on(values: Sequence[Token], i: int, book: Book) -> bool:
    """Whether the line that begins with token i is the rest of a name: no label of its own, no amount, below a line
    that is full or whose last character the document prints elsewhere before the next one; or the rest of a code.
    """
    left, right = values[i - 1], values[i].text
    if CODE.fullmatch(right) and CODE.search(left.text[-1]):
        return True
    if COLON.search(right) or AMOUNT.fullmatch(right) or label_in_front(right, book.words):
        return False
    above = sum(len(token.text) for token in values[:i] if token.line == left.line)
    return above >= FULL_LINE or left.text[-1] + right[0] in book.pairs


def label_in_front(text: str, words: Words) -> bool:
    return any(words.is_listed("form", text[:end]) for end in range(3, min(len(text), LONGEST_PREFIX)))


def refuse_twice(tokens: Sequence[Token], labels: Sequence[Label]) -> None:
    """Raises ParseError where a form asks twice for a name, or prints two amounts under one label: those of a period
    beside those of the year.
    """
    ends = [*(start for start, _, _ in labels), len(tokens)][1:]
    known: dict[str, str] = {}
    for (start, stop, field), end in zip(labels, ends, strict=True):
        own = field if field in ONE_OF_EACH else text_of(tokens[start:stop])
        printed = tokens[stop].text if stop < end and field in (*MONEY, *ONE_OF_EACH) else ""
        if printed and known.setdefault(own, printed) != printed:
            refuse_row(f"{known[own]}｜{printed}", tokens[stop : stop + 1])
