"""Words and signs that stand around a number: what they compare, and which words a target may hold besides."""

import re

BEFORE = {
    "≥": "≥ >= => 大于或等于 大于等于 高于或等于 高于等于 多于或等于 多于等于 达到或超过 "
    "不得少于 不得低于 不少于 不低于 不小于 不下于 不短于 不早于 至少 最少 最低",
    "≤": "≤ <= =< 小于或等于 小于等于 低于或等于 低于等于 少于或等于 少于等于 "
    "不得超过 不得高于 不得多于 不超过 不高于 不大于 不多于 不长于 不晚于 不迟于 至多 最多 最高 控制在",
    ">": "> 大于 多于 高于 超过 超出",
    "<": "< 小于 少于 低于 不足 不到 不满",
    "=": "= 等于",
    "≈": "≈ 大约 约为 约",
}
"""Comparator -> signs and words before a number."""

AFTER = {
    "≥": "及以上 或以上 (含)以上 以上",
    "≤": "及以下 或以下 (含)以下 及以内 (含)以内 以下 以内 之内 内",
    "≈": "左右 上下",
}
"""Comparator -> words after a number. 以上, 以下 and 以内 hold the number itself (民法典, article 1259)."""

SIGN_BEFORE = {word: sign for sign, words in BEFORE.items() for word in words.split()}
SIGN_AFTER = {word: sign for sign, words in AFTER.items() for word in words.split()}


def alternatives(words: dict[str, str]) -> str:
    """The words as one group of a regular expression, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True)))


HAN = r"\u4e00-\u9fff"
# 签约500人, 节约5% and 预约 hold no 约 of their own.
COMPARE = "(?<![签节预合违条特])(?:" + alternatives(SIGN_BEFORE) + ")"
COMPARE_AFTER = re.compile(alternatives(SIGN_AFTER))

DENIAL = re.compile(r"[不无未没]|避免|杜绝|防止|除外")
"""Words that can turn a number into its opposite: 不发生1起."""

PLAIN_WORDS = re.compile(rf"[{HAN}A-Za-z:()\"“”、]*")
LONGEST_WORDS = 14
COMPARES = re.compile(rf"(?!控制在){COMPARE}")
"""控制在 compares only right in front of a number: 控制在预算成本内≤76万元."""


def harmless(words: str) -> bool:
    """Whether words beside a number leave its meaning alone: short, no second statement, no denial."""
    return len(words) <= LONGEST_WORDS and bool(PLAIN_WORDS.fullmatch(words)) and not DENIAL.search(words)


def introduces(words: str) -> bool:
    """Whether words may stand in front of a number: harmless, and without a comparison or a `每` of their own."""
    return harmless(words) and not RANKED.search(words) and not COMPARES.search(words) and "每" not in words


RANKED = re.compile(r"(?:[第前后至超近数几逾A-Za-z]|(?<!达)到)$")


def joined(before: str | None, after: str | None) -> str | None:
    """The comparator of a number with one in front and one behind. Raises ValueError where they contradict."""
    if before and after and (before, after) not in AGREE:
        raise ValueError(f"{before} 与 {after} 矛盾")
    return before or after


AGREE = {("≥", "≥"), (">", "≥"), ("≤", "≤"), ("<", "≤"), ("≈", "≈")}
