"""Text of a PDF whose lines do not tell where a cell ends, or whose labels only whole cells could tell.

A line break may end a cell or only wrap it. So labels and heads are found as words (`running_forms`), what stands
below the heads is dealt to the columns (`dealing`), and a row that cannot be right refuses the document
(`unsure_rows`). Only forms of one project are read so: a wide table cannot be told without its rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.errors import ParseError
from ingest.readers.book import Book, level_at, pairs
from ingest.readers.costs import AGAIN
from ingest.readers.dealing import deal
from ingest.readers.paths import OUTSIDE, UNSURE, Dealt
from ingest.readers.printed import Token, begins_line, cell, lines_to_tokens, tells_ends, text_of
from ingest.readers.running_forms import Form, forms, head_rows, refuse_left, refuse_unknown_heads
from ingest.readers.running_labels import LONGEST_LABEL, Label, form_labels, label_at, label_rows, refuse_twice
from ingest.readers.unsure_rows import doubtful, refuse_unsure, refuse_without_name
from ingest.readers.words import Words, fold
from ingest.readers.words.heads import CONTINUED
from ingest.records import REPRINTED, Block, Cell, Doubt, Furniture, Grid, Place, Row

WHOLE, PROJECT = "整体", "项目"


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


def in_running_words(tokens: Sequence[Token], words: Words) -> bool:
    texts = [token.text for token in tokens]
    return {"project_name", "total"} <= set(words.fields("form", texts))


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
        text = {j: text_of(table[i:j]) for j in ends}
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
