"""Text of a PDF whose lines do not tell where a cell ends, or whose labels only whole cells could tell.

A line break may end a cell or only wrap it. So labels and heads are words that begin a line or follow a space; what
stands behind a label, up to the next one, is its value; and what stands below the heads is dealt to the columns
(`dealing`). Only forms of one project are read so: the columns of a wide table cannot be told without its rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NoReturn

from ingest.errors import ParseError
from ingest.readers.book import Book, level_at, pairs
from ingest.readers.dealing import deal
from ingest.readers.misfits import ASIDE, FULL_LINE, ONLY, is_measured, space
from ingest.readers.misfits import LEVELS as LEVEL_NUMBERS
from ingest.readers.paths import AGAIN, OUTSIDE, UNSURE, Dealt
from ingest.readers.printed import Token, begins_line, cell, lines_to_tokens, tells_ends
from ingest.readers.words import LEVEL_END, MONEY, NAMES, Words, fold
from ingest.readers.words.brackets import unmatched_brackets
from ingest.readers.words.form_starts import LONGEST_TITLE, SECTION, TITLE
from ingest.readers.words.heads import CONTINUED, LEVELS, TARGETS, names_indicators
from ingest.readers.words.numbered import HEADING
from ingest.records import REPRINTED, Block, Cell, Doubt, Furniture, Grid, Place, Row

LONGEST_LABEL = 8
"""Tokens: a label may stand upright, one character a line."""
FEWEST_HEADS = 3
AMOUNT = re.compile(r"[¥￥]?-?[\d,，]+(?:\.\d+)?(?:亿元|万元|元)?")
BELOW_TABLE = re.compile(
    r"(?:备注|注[:：]|(?:填[报表])?说明[:：]|第[一二三四五六七八九十]+部分|[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[)）]|附?[表件][\d一二三四五六七八九十—－-]*[:：]?$)"
)
COMPARING = re.compile(r"[<>]")
SEVERAL = re.compile(r"指标\d+[:：].*指标\d+[:：]")
WHOLE = "整体"
AMOUNT_OR_NONE = re.compile(rf"[(（]?{AMOUNT.pattern}[)）]?|[-—－–/]")
TARGET_ALONE = re.compile(r"[≥≤><=≧≦＞＜＝]+[\d.,]+\D{0,10}|[\d.]+[%％]")
NOTHING_SET = re.compile(r"无|不适用|不涉及|[-—/]")
LINE = "line"
LABEL_WITH_VALUE = re.compile(r"([^:：]{2,16})[:：].")

Label = tuple[int, int, str]
"""Where a label starts and stops, and the field that it names."""


def blocks(lines: Sequence[str], words: Words) -> list[Block]:
    """The forms as ruled grids and all other lines as paragraphs; empty where no head of indicators is found, or where
    the lines tell the ends of cells and the labels are those of running text.
    """
    printed, page_numbers = lines_to_tokens(lines, words)
    tokens = [token for token in printed if not CONTINUED.fullmatch(token.text)]
    heads = list(head_rows(tokens, words))
    if not heads or (tells_ends(lines) and in_running_words(tokens, words)):
        return []
    found: list[Block] = [Furniture(number, "页码") for number in page_numbers]
    found += [Furniture(cell([token]), REPRINTED) for token in printed if CONTINUED.fullmatch(token.text)]
    book = Book(words, pairs(tokens))
    at = 0
    for form in forms(tokens, heads, words):
        found += lines_of(tokens[at : form.start])
        found += read_or_tell(form, tokens, book)
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
        if not title or WHOLE not in title.text:
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
    rows = list(label_rows(above, labels, book.words))
    rows.append(tuple(cell(tokens[a:b]) for a, b, _ in first))
    table = below(form, tokens)
    for start, stop in labels_beside(table, book.words)[::-1]:
        yield Furniture(cell(table[start:stop]), "指标表左侧的栏名")
        table[start : stop + 1] = [replace(table[stop], before=table[start].before, page=table[start].page)]
    outside: list[Block] = []
    refuse_unknown_heads(tokens, first, book.words)
    found = dealt(table, columns(first), book)
    refuse_unsure(found, columns(first), book.words)
    rows += filled(found, columns(first), outside)
    width = max(map(len, rows))
    yield Grid(tuple(merged(row, width) for row in rows), ruled=True)
    yield from (Furniture(cell(tokens[a:b]), REPRINTED) for head in form.heads[1:] for a, b, _ in head)
    yield from outside


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


def refuse_unsure(rows: Dealt, names: Sequence[str], words: Words) -> None:
    """Raises ParseError at the first row that shows that words were dealt to the wrong columns. A form that is not
    filled in has rows of classes only.
    """
    if rows and not any("level3" in row for row in rows):
        return
    weighted = any("weight" in row for row in rows)
    for n, row in enumerate(rows):
        lacks = n == 0 and "level1" in names and "level1" not in row
        is_weighed = not weighted or "weight" in row or NOTHING_SET.fullmatch(row_text(row, "target"))
        if lacks or not is_weighed or is_unsure(row, names, words):
            tokens = [token for name in (*names, OUTSIDE) for token in row.get(name, [])]
            refuse_row("｜".join("".join(token.text for token in row[name]) for name in row if name != UNSURE), tokens)
    if not rows:
        refuse_row("（没有一行）", [])


def row_text(row: dict[str, list[Token]], name: str) -> str:
    return "".join(token.text for token in row.get(name, []))


def is_unsure(row: dict[str, list[Token]], names: Sequence[str], words: Words) -> bool:
    """Whether a row has no name or target, an unknown class, or in a cell what stands in cells of its own."""
    targets = [name for name in TARGETS if name in names]
    if "level3" not in row or not any(name in row for name in targets):
        return True
    text = {name: "".join(token.text for token in some) for name, some in row.items()}
    if not all(words.is_level(level, text[name]) for name, level in LEVEL_NUMBERS.items() if name in row):
        return True
    if any(name in row and not form.fullmatch(text[name]) for name, form in ONLY.items()):
        return True
    return any(is_mixed(row[name], words) for name in ("level3", *targets) if name in row) or any(
        words.is_level(2, token.text) and token.text.endswith(LEVEL_END)
        for name in row
        for token in row[name][name in (*LEVEL_NUMBERS, "level3") :]
        if name not in LEVEL_NUMBERS
    )


def is_mixed(some: Sequence[Token], words: Words) -> bool:
    """Whether a name or a target holds two: parted by a space, numbered, half of a pair of brackets, or a target below
    words.
    """
    text = "".join(token.text for token in some)
    if SEVERAL.search(text) or unmatched_brackets(COMPARING.sub("", text)):
        return True
    return any(TARGET_ALONE.fullmatch(token.text) for token in some[1:] if not TARGET_ALONE.match(some[0].text)) or any(
        parts_words(left, right, words) for left, right in pairwise(some)
    )


def parts_words(left: Token, right: Token, words: Words) -> bool:
    kind = "" if begins_line(right) else space(left.text, right.text, words)
    return kind in ("wide wide", "narrow narrow") or (kind == "wide narrow" and is_measured(right.text))


def refuse_row(printed: str, tokens: Sequence[Token]) -> NoReturn:
    reason = f"文字没有标明单元格的起止，这一行分不到各列：{printed}；请换上原来的 PDF、Word 或 Excel 文件"
    raise ParseError(reason, str(Place(tokens[0].line, tokens[-1].line)) if tokens else None)


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
    return (i, i + 1, LINE) if field else None


def label_of_table(tokens: Sequence[Token], i: int, words: Words) -> Label | None:
    """The label left of the table of indicators, which stands right above its heads."""
    label = label_at(tokens, i, "row", words)
    return label if label and label[2] == "indicators" and label[1] == len(tokens) else None


def label_rows(tokens: Sequence[Token], labels: Sequence[Label], words: Words) -> Iterator[Row]:
    """A row for each label with its value, two for labels side by side with their amounts below."""
    ends = [*(start for start, _, _ in labels[1:]), len(tokens)]
    n = 0
    while n < len(labels):
        heads = heads_of_amounts(tokens, labels[n:], ends[n:])
        if heads:
            yield tuple(cell(tokens[a:b]) for a, b, _ in labels[n : n + heads])
            yield tuple(cell([token]) for token in tokens[ends[n + heads - 1] - heads : ends[n + heads - 1]])
        else:
            yield from label_row(tokens[labels[n][0] : ends[n]], labels[n], words)
        n += heads or 1


def heads_of_amounts(tokens: Sequence[Token], labels: Sequence[Label], ends: Sequence[int]) -> int:
    """How many labels stand side by side with as many amounts on the next line; 0 where none do."""
    touching = (n for n, (label, end) in enumerate(zip(labels, ends, strict=True), start=1) if label[1] != end)
    number = next(touching, 0)
    values = tokens[labels[number - 1][1] : ends[number - 1]] if number > 1 else []
    are_below = 0 < len(values) == number and begins_line(values[0]) and len({token.line for token in values}) == 1
    return number if are_below and all(AMOUNT_OR_NONE.fullmatch(token.text) for token in values) else 0


def label_row(tokens: Sequence[Token], label: Label, words: Words) -> Iterator[Row]:
    """A label with its value; behind an amount or a name other words are a row of their own."""
    start, stop, field = label
    own, values = tokens[: stop - start], tokens[stop - start :]
    taken: Sequence[Token]
    if field in (*MONEY, "composed_total", LINE):
        taken = values[:1] if values and values[0].line == own[-1].line and AMOUNT.match(values[0].text) else []
    else:
        taken = one_name(values, words) if field in NAMES else values
    if taken or field in (*MONEY, "composed_total", LINE):
        yield cell(own), cell(taken) if taken else Cell("", cell(own).place)
    else:
        yield (cell(own),)
    if values[len(taken) :]:
        yield (cell(values[len(taken) :]),)


def one_name(values: Sequence[Token], words: Words) -> Sequence[Token]:
    """The beginning of the words behind a label that is one name: it goes on only over a line that may be full.

    Raises ParseError where a space parts it: a label that is not known may stand there.
    """
    end = next((i for i in range(1, len(values)) if begins_line(values[i]) and is_short(values, i)), len(values))
    for left, right in pairwise(values[:end]):
        if not begins_line(right) and space(left.text, right.text, words) == "wide wide":
            known = f"请在 data/reference/labels.csv 中加一行：「{right.text},label,字段」"
            reason = f"「{left.text}」后面的「{right.text}」不是认识的栏目名；{known}"
            raise ParseError(reason, str(Place(right.line, right.line)))
    return values[:end]


def is_short(values: Sequence[Token], i: int) -> bool:
    """Whether the line that ends before token i is shorter than a line that wraps."""
    return sum(len(token.text) for token in values[:i] if token.line == values[i - 1].line) < FULL_LINE


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
