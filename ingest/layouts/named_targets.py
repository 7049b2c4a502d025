"""Names of indicators with their targets in one cell (三级指标及目标值), parted only where the print parts them."""

import re
from collections.abc import Iterator

from ingest.layouts.items import DATE, IN_BRACKETS, LEAD, MEASURED, NUMBER, TARGET, TREND, is_known, is_value, items_of
from ingest.readers.words import Words
from ingest.readers.words.brackets import unmatched_brackets
from ingest.readers.words.by_content import SIGN

Parts = tuple[str | None, str | None]
"""A name and its target, one of them None where the print does not tell both."""
COUNTED = re.compile(rf"(?P<name>[^\d].*?[^\d.第])(?P<target>{LEAD}(?:{DATE}|{MEASURED}))")
LEADS = re.compile(rf"{LEAD}|.*每\w{{1,2}}")
"""In place of a name: what compares, or the rest of a rate (`补贴标准每人每天` before `400元`)."""


def names_and_targets(text: str, words: Words) -> Iterator[Parts]:
    """The indicators of a cell: several where each of them, up to a semicolon, has a target of its own.

    A sign, a colon, brackets around a sign, a date or a number with a known measure at the end, or words of a change at
    the end are certain. All else stays whole as the name: its number (`改造6号渠`) may be a part of it.
    """
    printed = items_of(text, words)
    items = [parts for item in printed if (parts := parted(NUMBER.sub("", item), words))]
    if items and len(items) == len(printed):
        yield from items
    else:
        yield text, None


def parted(text: str, words: Words) -> Parts | None:
    if is_value(text, words):
        return None, text
    match = IN_BRACKETS.fullmatch(text) or TARGET.fullmatch(text) or counted(text, words) or TREND.fullmatch(text)
    if not match or len(SIGN.findall(text)) > 1:
        return None
    found = match.groupdict()
    name, target = found.get("name") or found.get("before"), found.get("target") or found.get("after")
    return None if not name or unmatched_brackets(name) else (name, target)


def counted(text: str, words: Words) -> re.Match[str] | None:
    match = COUNTED.fullmatch(text)
    if not match or LEADS.fullmatch(match["name"]):
        return None
    return match if is_known(match["measure"], words) else None
