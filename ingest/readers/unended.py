"""Text of a PDF whose lines do not tell where a cell ends, or whose labels only whole cells could tell.

A line break may end a cell or only wrap it. So labels and heads are found as words (`running_labels`), what stands
below the heads is dealt to the columns (`dealing`), and a row that cannot be right refuses the document
(`unsure_rows`). Only forms of one project are read so: a wide table cannot be told without its rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.errors import ParseError
from ingest.readers.book import Book, level_at, pairs
from ingest.readers.costs import AGAIN
from ingest.readers.dealing import deal
from ingest.readers.misfits import ASIDE
from ingest.readers.paths import OUTSIDE, UNSURE, Dealt
from ingest.readers.printed import Token, begins_line, cell, lines_to_tokens, tells_ends
from ingest.readers.running_labels import (
    LONGEST_LABEL,
    Label,
    form_labels,
    label_at,
    label_of_line,
    label_rows,
    refuse_twice,
)
from ingest.readers.unsure_rows import doubtful, refuse_row, refuse_unsure, refuse_without_name
from ingest.readers.words import LEVEL_END, Words, fold
from ingest.readers.words.form_starts import LONGEST_TITLE, SECTION, TITLE
from ingest.readers.words.heads import CONTINUED, LEVELS, names_indicators
from ingest.readers.words.numbered import HEADING
from ingest.records import REPRINTED, Block, Cell, Doubt, Furniture, Grid, Place, Row

FEWEST_HEADS = 3
WHOLE, PROJECT = "整体", "项目"
BELOW_TABLE = re.compile(
    r"备注|注[:：]|(?:填[报表])?说明[:：]|第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、"
    r"|[（(][一二三四五六七八九十]+[)）]|附?[表件][\d一二三四五六七八九十—－-]*[:：]?$"
)
"""What begins a line below a table: a note, the heading of a chapter, the number of the next table."""


def blocks(lines: Sequence[str], words: Words) -> list[Block]:
    """The forms as ruled grids and all other lines as paragraphs; empty where no head of indicators is found, or where
    the lines tell the ends of cells and the labels are those of running text.
    """
    printed, page_numbers = lines_to_tokens(lines, words)
    tokens = [token for token in printed if not CONTINUED.fullmatch(token.text)]
    if tells_ends(lines) and in_running_words(tokens, words):
        return []
    heads = list(head_rows(tokens, words))
    if not heads:
        return []
    found: list[Block] = [Furniture(number, "页码") for number in page_numbers]
    found += [Furniture(cell([token]), REPRINTED) for token in printed if CONTINUED.fullmatch(token.text)]
    book = Book(words, pairs(tokens))
    at = 0
    for form in forms(tokens, heads, words):
        found += lines_of(tokens[at : form.start])
        found += read_or_tell(form, tokens, book)
        refuse_left(tokens, form.end, words)
        at = form.end
    return [*found, *lines_of(tokens[at:])]


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
    text = "".join(token.text for token in line_from(tokens, i))
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


def read_or_tell(form: Form, tokens: Sequence[Token], book: Book) -> list[Block]:
    """The form; that of a whole department, which holds no project, is left out and told where it cannot be read."""
    try:
        return list(read(form, tokens, book))
    except ParseError as error:
        title = line_before(tokens, form.start)
        if not title or WHOLE not in title.text or PROJECT in title.text:
            raise
        return [Doubt(title, f"没有读入：{error}"), *lines_of(tokens[form.start : form.end])]


def line_before(tokens: Sequence[Token], end: int) -> Cell | None:
    start = next((i for i in range(end - 1, -1, -1) if begins_line(tokens[i])), end)
    return cell(tokens[start:end]) if start < end else None


def read(form: Form, tokens: Sequence[Token], book: Book) -> Iterator[Block]:
    """The form as a grid, its lines without a label before it, and what its table does not hold behind it."""
    first = form.heads[0]
    above = tokens[form.start : first[0][0]]
    labels = form_labels(above, book.words)
    yield from lines_of(above[: labels[0][0]] if labels else above)
    refuse_twice(above, labels)
    rows = list(label_rows(above, labels, book))
    rows.append(tuple(cell(tokens[a:b]) for a, b, _ in first))
    table = below(form, tokens)
    for start, stop in labels_beside(table, book.words)[::-1]:
        yield Furniture(cell(table[start:stop]), "指标表左侧的栏名")
        table[start : stop + 1] = [replace(table[stop], before=table[start].before, page=table[start].page)]
    refuse_unknown_heads(tokens, first, book.words)
    found = dealt(table, columns(first), book)
    refuse_unsure(found, columns(first), book.words)
    refuse_without_name(labels, found, above)
    rows += filled(found, columns(first))
    width = max(map(len, rows))
    yield Grid(tuple(merged(row, width) for row in rows), ruled=True)
    yield from (Furniture(cell(tokens[a:b]), REPRINTED) for head in form.heads[1:] for a, b, _ in head)
    yield from doubts(found)


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


def labels_beside(table: Sequence[Token], words: Words) -> list[tuple[int, int]]:
    """Where the label left of the table (绩效指标) stands before a class: it is printed in a column without a head."""
    found = []
    for i in (i for i, token in enumerate(table) if begins_line(token)):
        label = label_at(table, i, "row", words)
        if label and label[2] == "indicators" and level_at(table, label[1], words):
            found.append(label[:2])
    return found


def merged(row: Row, width: int) -> Row:
    """The row with its last cell over all columns that are left."""
    return (*row, *(row[-1:] * (width - len(row))))


def columns(head: Sequence[Label]) -> list[str]:
    """A name for each column: its field, with a number where an earlier one has it."""
    fields = [field for _, _, field in head]
    return [f"{field}{AGAIN}{n}" if field in fields[:n] else field for n, field in enumerate(fields)]


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


def filled(rows: Dealt, names: Sequence[str]) -> Iterator[Row]:
    """The rows as cells, a class over all rows that it is printed for; what is in no row is a row of its own."""
    above: dict[str, Cell] = {}
    for row in rows:
        if OUTSIDE in row:
            yield (cell(row[OUTSIDE]),)
            continue
        line = next(iter(row.values()))[0].line
        printed = {name: cell(row[name]) for name in names if name in row}
        kept = {"level1": above.get("level1")} if "level1" not in row else {}
        kept |= {"level2": above.get("level2")} if not {"level1", "level2"} & set(row) else {}
        above = {name: one for name, one in {**kept, **printed}.items() if one}
        yield tuple(above.get(name) or Cell("", Place(line, line)) for name in names)


def doubts(rows: Dealt) -> Iterator[Doubt]:
    for row in rows:
        if unsure := row.get(UNSURE):
            yield Doubt(cell(unsure), "跨页拆开的单元格，按列宽接回，请核对")
    for some in doubtful(rows):
        yield Doubt(cell(some), "名称在哪一行结束，文件没有标明，按文字推定，请核对")


def lines_of(tokens: Sequence[Token]) -> Iterator[Cell]:
    start = 0
    for i in range(1, len(tokens) + 1):
        if i == len(tokens) or begins_line(tokens[i]):
            yield cell(tokens[start:i])
            start = i
