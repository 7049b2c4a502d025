"""Several indicators in one cell: names numbered 指标1, 指标2 or 1., 2., as many targets in the cell beside them."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from ingest.layouts.items import DATE, LEAD, MEASURED, NUMBER, by_numbers, is_known
from ingest.readers.words import Words
from ingest.readers.words.by_content import SIGN
from ingest.records import Cell, PrintedIndicator

NUMBERED = re.compile(r"指标(\d{1,2})[:：.、．]")
LINE_NUMBER = re.compile(r"(\d{1,2})[.．、]")
ONE_VALUE = re.compile(rf"(?:{SIGN.pattern})?{LEAD}(?:{DATE}|{MEASURED}|\d[\d,.]*)")
POINT = r"(?<![\d.]){}[.．]"
DECIMAL = re.compile(r"1[.．]\d")
"""The begin of targets that are numbered, or decimals: `1.2场2.3场`."""
SHORT_DECIMAL = re.compile(r"1[.．]\d{1,2}(?!\d)")
"""What may be a decimal and no number of a list: `1.5万元` may be 1.5 or 5 万元, `1.100%` only 100%."""
PHRASE = re.compile(r"户\d+人")
"""Households and their persons: one phrase, that may be one target (`3户12人`)."""
ONE_TIME = re.compile(
    r"年[-—~～至到]?\d+(?:[-—~～至到]\d+)?(?:个?月|[日天])|月\d+(?:[-—~～至到]\d+)?[日天]|[日天]\d+个?小?时|小?时\d+分"
)
"""Where one date or one time goes on: `2025年|12月`, `12月|31日`, `2小时|30分钟`."""
ENDS = "；;。，,、"
LONGEST = 200
"""Characters of a cell of targets."""


def in_numbered_lines(names: Cell, targets: Cell) -> list[tuple[str, str]]:
    """The pairs of two cells whose lines begin with 1., 2. and so on, as many in both; none for others."""
    lists = [numbered_lines(cell) for cell in (names, targets)]
    are_pairs = len(lists[0]) == len(lists[1]) > 1 and all(map(all, lists))
    return list(zip(*lists, strict=True)) if are_pairs else []


def may_be_decimals(pairs: Sequence[tuple[str, str]]) -> bool:
    """Whether every target goes on with a digit behind its number: `1.2万元` above `2.3万元`."""
    return bool(pairs) and all(target[0].isdigit() for _, target in pairs)


def numbered_lines(cell: Cell) -> list[str]:
    """The items of a cell, each from a line that begins with its number on, the number left away; none for others."""
    items: list[str] = []
    for line in cell.lines:
        number = LINE_NUMBER.match(line)
        if number and int(number[1]) == len(items) + 1:
            items.append(line[number.end() :])
        elif items:
            items[-1] += line
        else:
            return []
    return [item.rstrip(ENDS) for item in items]


def apart(indicator: PrintedIndicator, words: Words) -> list[PrintedIndicator]:
    """The indicators of a row; several only where names and targets can be paired in one way."""
    names = numbered(indicator.level3 or "")
    printed = [text for text in (indicator.target, indicator.annual_target) if text]
    targets = [values(text, len(names), words) for text in printed]
    if len(names) < 2 or not targets or not all(targets) or indicator.weight or indicator.target_measure:
        return [indicator]
    first, last = targets[0], targets[-1] if indicator.annual_target else [None] * len(names)
    return [
        replace(indicator, level3=name, target=target, annual_target=annual)
        for name, target, annual in zip(names, first, last, strict=True)
    ]


def numbered(text: str) -> list[str]:
    """The parts of a text that begin with 指标1, 指标2 and so on, each with its number; else the items of a list that
    begins with its number 1, without.
    """
    found = list(NUMBERED.finditer(text))
    if [mark[1] for mark in found] != [str(n) for n in range(1, len(found) + 1)] or not text.startswith("指标1"):
        items = [NUMBER.sub("", item).rstrip(ENDS) for item in by_numbers(text)]
        return items if len(items) > 1 and all(items) else []
    ends = [*(mark.start() for mark in found[1:]), len(text)]
    return [text[mark.start() : end] for mark, end in zip(found, ends, strict=True)]


def numbered_among_decimals(text: str, count: int) -> list[str]:
    """The items of a text in which each number of a list stands once, in order, and one of them at least where it is
    no part of a decimal: `1.100%2.按规定执行`.
    """
    found = [mark for n in range(1, count + 1) for mark in re.finditer(POINT.format(n), text)]
    starts = [mark.start() for mark in found]
    are_all = [int(mark[0][:-1]) for mark in found] == list(range(1, count + 1)) and starts == sorted(starts)
    is_list = (
        count > 1
        and are_all
        and not SHORT_DECIMAL.match(text)
        and starts[0] == 0
        and any(not text[mark.end() : mark.end() + 1].isdigit() for mark in found)
    )
    ends = [*starts[1:], len(text)]
    items = [text[mark.end() : end].rstrip(ENDS) for mark, end in zip(found, ends, strict=True)] if is_list else []
    return items if all(items) and not any(re.fullmatch(LEAD, item) for item in items) else []


def values(text: str, count: int, words: Words) -> list[str]:
    """The targets of a cell: numbered themselves, or the one way to part it into so many numbers with their measures;
    empty where there is none, or more than one.
    """
    own = numbered(text) or numbered_among_decimals(text, count)
    if own or len(text) > LONGEST or DECIMAL.match(text) or PHRASE.search(text):
        return own if len(own) == count else []

    @cache
    def ways(start: int, left: int) -> tuple[tuple[str, ...], ...]:
        if not left:
            return ((),) if start == len(text) else ()
        whole = (end for end in range(start + 1, len(text) + 1) if not is_within_one(text, end))
        ends = (end for end in whole if is_one(text[start:end], words))
        return tuple((text[start:end], *rest) for end in ends for rest in ways(end, left - 1))[:2]

    found = ways(0, count)
    return list(found[0]) if len(found) == 1 else []


def is_within_one(text: str, end: int) -> bool:
    """Whether a number, a date or a time goes on over a place in a text."""
    return (text[end - 1].isdigit() and text[end : end + 1].isdigit()) or bool(ONE_TIME.match(text, end - 1))


def is_one(text: str, words: Words) -> bool:
    match = ONE_VALUE.fullmatch(text)
    return match is not None and is_known(match["measure"], words)
