"""What a piece of text breaks in the form when it is taken for a cell: by its words and by the spaces inside it.

The costs are ranks, not measurements: a space between a number and its unit is hardly the end of a cell, one between
two Chinese words hardly anything else.
"""

import re
from functools import cache

from ingest.readers.printed import BROKEN, ENDED, WRAPPED, Token
from ingest.readers.words import Words
from ingest.readers.words.heads import TARGETS

LEVELS = {"level1": 1, "level2": 2}
SATISFACTION = "满意度"
ASIDE = "aside"
"""A column that holds anything."""

BLANK = {
    "level1": 0.0,
    "level2": 1.5,
    "level3": 9.0,
    "description": 3.0,
    "target": 7.0,
    "annual_target": 7.0,
    "basis": 2.5,
    ASIDE: 0.0,
}
"""What a blank cell costs in each column: levels are merged downwards, a name and a target are always printed."""

NEXT_LINE = 0.3
"""What it costs that a cell goes on over a line that may have ended it."""
FULL_LINE, SHORT_LINE = 8, 0.05
"""The same for each character that such a line is shorter than the columns of words are wide: it rather ended."""
BEHIND_TARGET = 2.0
"""What it costs that a cell goes on over such a line which ends in a whole target."""
NEXT_PARAGRAPH = 2.5
"""What it costs that a cell has a further paragraph."""
CUT_LEVEL = 1.5
"""A level of which only the beginning stands; a little more for each character that is missing."""
OTHER_LEVEL = 0.7
"""A word that stands at level 1 as well as at level 2, taken for level 2."""
NO_LEVEL = 8.0
"""A word in a column of levels that the vocabulary does not know."""
LONGEST_LEVEL = 14
"""Characters: the longest level in force is 社会公众或服务对象满意度指标."""
IMPOSSIBLE = 100.0

COMPARES = "不少于|不低于|不超过|不高于|不大于|不小于|大于|小于|等于|高于|低于|少于|多于|至少|至多|约"
COMPARING = re.compile(rf"(?:{COMPARES})$")
MEASURED = re.compile(
    rf"(?:{COMPARES})\D{{0,4}}\d|[≥≤><=≧≦＞＜＝]\D*[\d.,]+\D{{0,10}}$|\d[\d.,]*(?:[%％]|年$|[^\d\s年]{{0,4}}(?:/[^\d\s/]{{1,3}}){{0,2}}$|年\d+月)"
    r"|(?:20\d\d年)?(?:\d{1,2}月(?:\d{1,2}日)?[底末]?(?:之?前)?|\d{1,2}[-—~至]\d{1,2}\D{1,3}|20\d\d([-/])\d{1,2}\1\d{1,2})$"
)
"""What only a target is: one number with a sign, a share, a date, a number with a short measure and nothing else."""
SIGN = re.compile(r"[≥≤><=≧≦＞＜＝]")
INNER_SIGN = re.compile(r"[≥≤≧≦]|[><＞＜]\d|[=＝]\d[\d.]*[%％]")
"""A sign that words do not hold: = stands in formulas, but not before a share; < and > are brackets inside brackets."""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
MONTH_OR_DAY = re.compile(r"\d{1,2}(?!\d)")
AMOUNT_FIRST = re.compile(r"(?!(?:19|20)\d\d年|\d{1,2}月)\d[\d.,]*[^\d.,]")
"""What hardly begins a basis or a description: a number that is no year and no month."""
ONLY = {
    "weight": re.compile(r"\d{1,3}(?:\.\d+)?[分%％]?"),
    "operator": re.compile(rf"[≥≤><=≧≦＞＜＝]{{1,2}}|(?:{COMPARES}){{1,2}}|定性"),
    "direction": re.compile(rf"[≥≤><=≧≦＞＜＝]{{1,2}}|(?:{COMPARES}){{1,2}}|[正反负逆]向(?:指标)?|定[性量](?:指标)?"),
    "measure": re.compile(r"[^\d≥≤><=≧≦＞＜＝]{1,8}"),
}
NO_SUCH_WORD = 5.0
"""What it costs that a column of nothing but numbers, signs or measures holds another word."""
WEIGHT_OF_LEVEL = re.compile(r"[（(]\d{1,3}分?[)）]")
RESTS_OF_LEVELS = ("指标", "度指标")
REST_OF_LEVEL = 1.0
"""Words that begin with what rather ends the name of a level above."""
GOES_ON_AFTER_THESE, GOES_ON_AFTER = "/·（(、", 3.0
"""Signs that a target does not end in."""
LEVEL_WITHIN = 3.0
"""Words that begin with a whole level (数量指标), which is rather a cell of its own."""
DATE_AT_END = re.compile(r"\d[年月日]?$")
DATE_GOES_ON = "年月日底前后初中-—~至"
MEASURE_AT_END = re.compile(r"(?<=\d)[^\d.]*$")
LACKS_REST = re.compile(rf"(?:[\d./万亿≥≤><]|平方|{COMPARES})$")
"""A target that does not end here: no measure after a number, no number after a word that compares."""


JOINT = {
    "sign": 0.0,
    "date": 0.1,
    "share": 1.5,
    "measure": 0.1,
    "signed": 0.6,
    "no measure": 0.2,
    "wide wide": 3.0,
    "narrow narrow": 3.0,
    "wide narrow": 0.3,
    "narrow wide": 0.3,
}
PARTING = {
    "sign": 8.0,
    "date": 1.5,
    "share": 0.0,
    "measure": 3.0,
    "signed": 0.6,
    "no measure": 1.2,
    "wide wide": 0.0,
    "narrow narrow": 0.0,
    "wide narrow": 0.6,
    "narrow wide": 1.0,
}


def joint_cost(left: Token, right: Token, words: Words) -> float:
    """What it costs to keep two tokens in one cell."""
    if right.before == WRAPPED:
        return 0.0
    if right.before == BROKEN:
        lacking = max(FULL_LINE - len(left.text), 0)
        return BEHIND_TARGET if ends_target(left.text, right.text, words) else NEXT_LINE + SHORT_LINE * lacking
    if right.before == ENDED:
        return NEXT_PARAGRAPH
    return JOINT[space(left.text, right.text, words)]


def ends_target(left: str, right: str, words: Words) -> bool:
    """Whether a line ends in a whole target: its measure is none that the next line could complete."""
    measure = MEASURE_AT_END.search(left)
    if not is_measured(left) or not measure:
        return False
    rest = measure[0] + right
    if right[0] in DATE_GOES_ON and DATE_AT_END.search(left):
        return False
    return not any(len(known) > len(measure[0]) and rest.startswith(known) for known in words.whole_measures)


def space(left: str, right: str, words: Words) -> str:
    """The kind of a space between two tokens: writers put one between a number and the words around it."""
    if left[-1] in "≥≤><=≧≦＞＜＝" or (right[0].isdigit() and COMPARING.search(left)):
        return "sign"
    if left[-1] in "%％":
        return "share"
    if left[-1] in "年月" and MONTH_OR_DAY.match(right):
        return "date"
    if left[-1].isdigit() and not right[0].isascii():
        is_measure = right[0] in words.measures and not right.startswith("年度")
        if is_measure or YEAR.search(left):
            return "measure"
        return "signed" if SIGN.match(left) else "no measure"
    is_narrow = left[-1].isascii() and left[-1] not in ")]"
    return ("narrow" if is_narrow else "wide") + " " + ("narrow" if right[0].isascii() else "wide")


@cache
def is_measured(text: str) -> bool:
    return bool(MEASURED.match(text))


def misfit(column: str, text: str, words: Words, may_be_cut: bool) -> float:
    """How badly `text` fits a column by its words alone."""
    if column in LEVELS:
        levels = words.levels[LEVELS[column]]
        if words.is_level(LEVELS[column], text):
            return OTHER_LEVEL if column == "level2" and words.is_level(1, text) else 0.0
        if len(text) > LONGEST_LEVEL:
            return IMPOSSIBLE
        rests = [len(level) - len(text) for level in levels if level.startswith(text)] if may_be_cut else []
        return CUT_LEVEL + 0.1 * min(rests) if rests else NO_LEVEL
    if column.startswith(ASIDE):
        return level_outside(column, text, words)
    if column in ONLY:
        return 0.0 if ONLY[column].fullmatch(text) else NO_SUCH_WORD
    return misfit_of_words(column, text, level_outside(column, text, words))


def misfit_of_words(column: str, text: str, cost: float) -> float:
    if column in TARGETS:
        cost += GOES_ON_AFTER if text[-1] in GOES_ON_AFTER_THESE else 0.0
        return cost + (0.0 if is_measured(text) else 2.0 if SIGN.search(text, 1) else words_for_target(text))
    if len(text) == 1:
        cost += 1.0 if column == "basis" else 3.0
    if is_measured(text) or SIGN.match(text):
        return cost + 3.0
    if INNER_SIGN.search(text):
        return cost + 3.0
    return cost + (0.5 if column != "level3" and AMOUNT_FIRST.match(text) else 0.0)


def words_for_target(text: str) -> float:
    """What words cost in the column of targets: it is narrow, and what is long belongs to its neighbours."""
    return 0.6 + 0.1 * max(len(text) - 12, 0) + (1.0 if len(text) == 1 else 0.0)


def level_outside(column: str, text: str, words: Words) -> float:
    """What a level costs in a column of words: a satisfaction indicator may bear the name of its level 2."""
    if words.is_level(1, text):
        return NO_LEVEL
    if words.is_level(2, text):
        return 2.0 if column in ("level3", "description") and SATISFACTION in text else NO_LEVEL
    if text.startswith(RESTS_OF_LEVELS) or WEIGHT_OF_LEVEL.match(text):
        return REST_OF_LEVEL
    return LEVEL_WITHIN if text.startswith(words.beginnings) else 0.0
