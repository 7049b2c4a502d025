"""Where the forms of a running text begin and end: their titles, their labels, their heads and what stands below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.errors import ParseError
from ingest.readers.book import level_at
from ingest.readers.misfits import ASIDE
from ingest.readers.printed import Token, begins_line, text_of
from ingest.readers.running_labels import Label, label_at, label_of_line
from ingest.readers.unsure_rows import refuse_row
from ingest.readers.words import LEVEL_END, Words
from ingest.readers.words.form_starts import LONGEST_TITLE, SECTION, TITLE
from ingest.readers.words.heads import LEVELS, names_indicators
from ingest.readers.words.numbered import HEADING
from ingest.records import Place

FEWEST_HEADS = 3
BELOW_TABLE = re.compile(
    r"备注|注[:：]|(?:填[报表])?说明[:：]|第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、"
    r"|[（(][一二三四五六七八九十]+[)）]|附?[表件][\d一二三四五六七八九十—－-]*[:：]?$"
)
"""What begins a line below a table: a note, the heading of a chapter, the number of the next table."""


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
        is_head = (
            len(head) >= FEWEST_HEADS
            and fields[0] in (*LEVELS, ASIDE)
            and levels == sorted(set(levels))
            and len(levels) > 1
        )
        if is_head and names_indicators(fields):
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


def table_end(tokens: Sequence[Token], start: int, words: Words) -> int:
    """Where what stands below a head row ends: at a title, at the labels of another form, at a note or a heading."""
    return next((i for i in range(start, len(tokens)) if ends_table(tokens, i, words)), len(tokens))


def ends_table(tokens: Sequence[Token], i: int, words: Words) -> bool:
    if not begins_line(tokens[i]) or level_at(tokens, i, words):
        return False
    text = tokens[i].text
    if BELOW_TABLE.match(text) or SECTION.fullmatch(text) or HEADING.fullmatch(text) or is_title(tokens, i):
        return True
    return bool(label_at(tokens, i, "form", words) or label_of_line(tokens, i, words))


def is_title(tokens: Sequence[Token], i: int) -> bool:
    """Whether the line that begins with token i is the title of a sheet and nothing else."""
    text = text_of(line_from(tokens, i))
    is_sheet = bool(TITLE.search(text)) and not SECTION.fullmatch(text)
    return len(text) <= LONGEST_TITLE and is_sheet and text[-1] in "表）)"


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


def refuse_left(tokens: Sequence[Token], end: int, words: Words) -> None:
    """Raises ParseError where more classes stand below the end of a table, before the next head: below a title of its
    own only where a project is named.
    """
    is_titled = names_project = False
    for i in range(end, len(tokens)):
        if label_at(tokens, i, "column", words):
            return
        if not begins_line(tokens[i]):
            continue
        is_titled = is_titled or is_title(tokens, i)
        label = label_at(tokens, i, "form", words)
        names_project = names_project or bool(label and label[2] == "project_name")
        is_class = tokens[i].text.endswith(LEVEL_END) and words.is_class(tokens[i].text)
        if is_class and (names_project or not is_titled):
            refuse_row(tokens[i].text, tokens[end : i + 1])


def refuse_unknown_heads(tokens: Sequence[Token], head: Sequence[Label], words: Words) -> None:
    """Raises ParseError where a word that is no head stands before or behind the heads on their lines."""
    start, end = head[0][0], head[-1][1]
    if head[0][2] not in ("level1", ASIDE) and start and words.is_level(1, tokens[start - 1].text):
        refuse_row(tokens[start - 1].text, tokens[start - 1 : start])
    beside = [tokens[end]] if end < len(tokens) and not begins_line(tokens[end]) else []
    if not begins_line(tokens[start]) and words.cell_field("row", tokens[start - 1].text) != "indicators":
        beside.append(tokens[start - 1])
    for token in beside:
        if words.cell_field("row", token.text):
            reason = "一行一个项目的表，文字没有标明单元格的起止，分不出各列；请换上原来的 PDF、Word 或 Excel 文件"
            raise ParseError(reason, str(Place(token.line, token.line)))
        known = f"请在 data/reference/labels.csv 中加一行：「{token.text},head,字段」"
        raise ParseError(f"表头里的「{token.text}」不认识，分不出各列；{known}", str(Place(token.line, token.line)))
