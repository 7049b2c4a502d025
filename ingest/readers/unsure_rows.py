"""Rows that show that the words of a text without ends of cells were dealt to the wrong columns: they are refused."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NoReturn

from ingest.errors import ParseError
from ingest.readers.misfits import LEVELS, ONLY, WEIGHT_OF_LEVEL, is_measured, space
from ingest.readers.paths import OUTSIDE, UNSURE, Dealt
from ingest.readers.printed import BROKEN, Token, begins_line
from ingest.readers.words import LEVEL_END, Words
from ingest.readers.words.brackets import unmatched_brackets
from ingest.readers.words.heads import TARGETS
from ingest.records import Place

COMPARING = re.compile(r"[<>]")
SEVERAL = re.compile(r"指标\d+[:：].*指标\d+[:：]|(?:^|\D)1[.、．](?!\d).*[^\d.]2[.、．](?!\d)")
TARGET_ALONE = re.compile(r"[≥≤><=≧≦＞＜＝]+[\d.,]+\D{0,10}|[\d.]+[%％]|20\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?[底前]?")
NOTHING_SET = re.compile(r"无|不适用|不涉及|[-—/]")


def refuse_unsure(rows: Dealt, names: Sequence[str], words: Words) -> None:
    """Raises ParseError at the first row that shows that words were dealt to the wrong columns. A form that is not
    filled in has rows of classes only.
    """
    if rows and all(set(row) <= set(LEVELS) for row in rows):
        return
    upper = next((name for name in LEVELS if name in names), "level3")
    if bare := next((name for name in names[:-1] if rows and all(name not in row for row in rows)), None):
        refuse_row(f"「{bare}」一列没有一个值", next(iter(rows[0].values())))
    level1 = ""
    weighted = any("weight" in row for row in rows)
    for n, row in enumerate(rows):
        lacks = n == 0 and upper not in row
        is_weighed = not weighted or "weight" in row or NOTHING_SET.fullmatch(row_text(row, "target"))
        level1 = row_text(row, "level1") or level1
        are_of_one_class = words.agree(level1, row_text(row, "level2"))
        if lacks or not is_weighed or not are_of_one_class or is_unsure(row, names, words):
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
    if not all(words.is_level(level, text[name]) for name, level in LEVELS.items() if name in row):
        return True
    if any(name in row and not form.fullmatch(text[name]) for name, form in ONLY.items()):
        return True
    if is_two_cells(row["level3"], words):
        return True
    return any(is_mixed(row[name], words) for name in ("level3", *targets) if name in row) or any(
        words.is_level(2, token.text) and token.text.endswith(LEVEL_END)
        for name in row
        for token in row[name][name in (*LEVELS, "level3") :]
        if name not in LEVELS
    )


def is_two_cells(name: Sequence[Token], words: Words) -> bool:
    """Whether a name begins with a class or its weight, or ends in a word that compares: cells of their own."""
    begins = len(name) > 1 and words.is_level(2, name[0].text) and name[0].text.endswith(LEVEL_END)
    is_class = words.is_level(2, "".join(token.text for token in name))
    compares = len(name) > 1 and ONLY["operator"].fullmatch(name[-1].text)
    return bool((begins and not is_class) or WEIGHT_OF_LEVEL.match(name[0].text) or compares)


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
    """The names with their targets in words where only a line break parts the two and one of them has more lines."""
    for row in rows:
        name, target = row.get("level3", []), row.get("target") or row.get("annual_target") or []
        wraps = any(begins_line(token) for token in [*name[1:], *target[1:]])
        if name and target and target[0].before == BROKEN and wraps and not is_measured(row_text(row, "target")):
            yield [*name, *target]


def refuse_row(printed: str, tokens: Sequence[Token]) -> NoReturn:
    reason = f"文字没有标明单元格的起止，这一行分不到各列：{printed}；请换上原来的 PDF、Word 或 Excel 文件"
    raise ParseError(reason, str(Place(tokens[0].line, tokens[-1].line)) if tokens else None)
