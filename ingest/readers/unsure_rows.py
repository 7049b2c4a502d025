"""Rows that show that the words of a text without ends of cells were dealt to the wrong columns: they are refused."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NoReturn

from ingest.errors import ParseError
from ingest.readers.misfits import LEVELS, ONLY, SATISFACTION, WEIGHT_OF_LEVEL, ends_target, is_measured, space
from ingest.readers.paths import OUTSIDE, UNSURE, Dealt
from ingest.readers.printed import BROKEN, Token, begins_line, text_of
from ingest.readers.words import LEVEL_END, Words
from ingest.readers.words.brackets import unmatched_brackets
from ingest.readers.words.heads import TARGETS
from ingest.records import Place

COMPARING = re.compile(r"[<>]")
SEVERAL = re.compile(r"指标\d+[:：].*指标\d+[:：]|(?:^|\D)1[.、．](?!\d).*[^\d.]2[.、．](?!\d)")
TARGET_ALONE = re.compile(r"[≥≤><=≧≦＞＜＝]+[\d.,]+\D{0,10}|[\d.]+[%％]|20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?[底前]?")
NO_NAME = re.compile(r"^(?:\d+|度?指标|标|[/-])$|。")
REST = re.compile(r"[月日](?:[前底内\d—~至-]|$)|[/·]|元/|以[上下内]$")
"""What begins the rest of a date or a measure, and no name or target."""
Row = dict[str, list[Token]]
NOTHING_SET = re.compile(r"无|不适用|不涉及|[-—/]")
MOST_SHOWN = 60
"""Characters of a row in a message."""


def refuse_unsure(rows: Dealt, names: Sequence[str], words: Words) -> None:
    """Raises ParseError at the first row that shows that words were dealt to the wrong columns. A form that is not
    filled in has rows of classes only.
    """
    if rows and all(set(row) <= set(LEVELS) for row in rows):
        return
    if bare := next((name for name in names[:-1] if rows and all(name not in row for row in rows)), None):
        refuse_row(f"「{bare}」一列没有一个值", next(iter(rows[0].values())))
    table = Table(rows, names, words)
    for row in rows:
        if table.is_unsure(row):
            tokens = [token for name in (*names, OUTSIDE) for token in row.get(name, [])]
            refuse_row("｜".join(text_in(row, name) for name in row if name != UNSURE), tokens)
    if not rows:
        refuse_row("（没有一行）", [])


def text_in(row: Row, name: str) -> str:
    return text_of(row.get(name, []))


class Table:
    """What the rows of a table have in common, to see which of them cannot be right."""

    def __init__(self, rows: Sequence[Row], names: Sequence[str], words: Words) -> None:
        self.rows, self.names, self.words = rows, names, words
        self.targets = [name for name in TARGETS if name in names]
        self.weighted = any("weight" in row for row in rows)
        self.level1 = ""

    def is_unsure(self, row: Row) -> bool:
        """Whether a row has no name or target, an unknown class, or in a cell what stands in cells of its own."""
        self.level1 = text_in(row, "level1") or self.level1
        if "level3" not in row or not any(name in row for name in self.targets):
            return True
        return (
            self.lacks(row)
            or self.has_other_classes(row)
            or any(name in row and not form.fullmatch(text_in(row, name)) for name, form in ONLY.items())
            or is_no_name(row["level3"], self.words)
            or any(is_mixed(row[name], self.words) for name in ("level3", *self.targets) if name in row)
            or self.parts_target(row)
        )

    def lacks(self, row: Row) -> bool:
        """Whether a row lacks a weight that all others have, its level 2, or as the first one a class."""
        upper = next((name for name in LEVELS if name in self.names), "level3")
        is_bare = self.weighted and "weight" not in row and not NOTHING_SET.fullmatch(text_in(row, "target"))
        is_first = row is self.rows[0] and upper not in row
        lacks_level = {"level1", "level2"} & set(row) == {"level1"} and any("level2" in other for other in self.rows)
        return is_bare or is_first or (lacks_level and SATISFACTION not in text_in(row, "level1"))

    def has_other_classes(self, row: Row) -> bool:
        """Whether a class is not known, stands under another one, or in another column."""
        levels = {level: text_in(row, name) for name, level in LEVELS.items() if name in row}
        if any("%" in text or not self.words.is_level(level, text) for level, text in levels.items()):
            return True
        others = [token for name in row if name not in LEVELS for token in row[name][name == "level3" :]]
        return not self.words.agree(self.level1, levels.get(2)) or any(
            self.words.is_level(2, token.text) and token.text.endswith(LEVEL_END) for token in others
        )

    def parts_target(self, row: Row) -> bool:
        """Whether a target in words may go on in the column behind it, which other rows leave blank, or its measure."""
        target = next(row[name] for name in reversed(self.targets) if name in row)
        behind = next((name for name in self.names[self.names.index(self.targets[-1]) + 1 :] if name in row), None)
        if behind is None or behind in ONLY:
            return False
        first = row[behind][0]
        if is_measured(text_in(row, self.targets[-1])):
            goes_on = not ends_target(target[-1].text, first.text, self.words)
            return first.before == BROKEN and goes_on and first.text[0] not in "《（"
        is_parted = first.before == BROKEN or any(begins_line(token) for token in target[1:])
        return is_parted and any(behind not in other for other in self.rows)


def is_no_name(name: Sequence[Token], words: Words) -> bool:
    """Whether a name begins with a class or its weight, ends in a word that compares or a number, or is no name."""
    text = text_of(name)
    begins = len(name) > 1 and words.is_level(2, name[0].text) and name[0].text.endswith(LEVEL_END)
    compares = len(name) > 1 and ONLY["operator"].fullmatch(name[-1].text)
    is_class = words.is_level(2, text)
    return bool((begins and not is_class) or WEIGHT_OF_LEVEL.match(text) or compares or NO_NAME.search(text))


def is_mixed(some: Sequence[Token], words: Words) -> bool:
    """Whether a name or a target holds two: parted by a space, numbered, half of a pair of brackets, a target below
    words, words below a target, or the rest of another cell.
    """
    text = text_of(some)
    if SEVERAL.search(text) or unmatched_brackets(COMPARING.sub("", text)) or REST.match(text):
        return True
    is_below = any(TARGET_ALONE.fullmatch(token.text) for token in some[1:] if not TARGET_ALONE.match(some[0].text))
    return is_below or any(parts_words(left, right, words) for left, right in pairwise(some))


def parts_words(left: Token, right: Token, words: Words) -> bool:
    if begins_line(right):
        return ends_target(left.text, right.text, words)
    kind = space(left.text, right.text, words)
    return kind in ("wide wide", "narrow narrow", "wide narrow") or (kind == "narrow wide" and left.text[-1].isdigit())


def refuse_without_name(labels: Sequence[tuple[int, int, str]], rows: Dealt, above: Sequence[Token]) -> None:
    """Raises ParseError where the label of the project's name has no value above a table that is filled in: it is a
    head of one project a row.
    """
    ends = [*(start for start, _, _ in labels), len(above)][1:]
    asks = [label for label, end in zip(labels, ends, strict=True) if label[2] == "project_name" and label[1] == end]
    if asks and any("level3" in row for row in rows):
        start, stop, _ = asks[0]
        refuse_row(f"{''.join(token.text for token in above[start:stop])}｜", above[start:stop])


def doubtful(rows: Dealt) -> Iterator[list[Token]]:
    """The names with their targets in words where only a line break parts the two, and one of them has more lines or a
    row without a class may be their rest.
    """
    for row, following in zip(rows, [*rows[1:], {}], strict=True):
        name, target = row.get("level3", []), row.get("target") or row.get("annual_target") or []
        wraps = any(begins_line(token) for token in [*name[1:], *target[1:]])
        may_go_on = any(other and not set(LEVELS) & set(other) for other in (row, following))
        is_parted = bool(name and target) and target[0].before == BROKEN
        if is_parted and (wraps or may_go_on) and not is_measured(text_of(target)):
            yield [*name, *target]


def refuse_row(printed: str, tokens: Sequence[Token]) -> NoReturn:
    shown = printed if len(printed) <= MOST_SHOWN else f"{printed[:MOST_SHOWN]}…"
    reason = f"文字没有标明单元格的起止，这一行分不到各列：{shown}；请换上原来的 PDF、Word 或 Excel 文件"
    raise ParseError(reason, str(Place(tokens[0].line, tokens[-1].line)) if tokens else None)
