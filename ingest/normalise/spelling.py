"""Printed text brought to one width before it is read: the same words in other characters read the same."""

import re

SPACE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff]+")

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
# Only spellings of the same character: a general fold would turn 10² into 102 and ½ into a slash.
SAME = {
    **dict.fromkeys(map(ord, "–—―‐‑−﹣─"), "-"),
    **dict.fromkeys(map(ord, "〜∼∽"), "~"),
    **dict.fromkeys(map(ord, "≧⩾≽"), "≥"),
    **dict.fromkeys(map(ord, "≦⩽≼"), "≤"),
    **dict.fromkeys(map(ord, "≒≅"), "≈"),
    **dict.fromkeys(map(ord, "﹪"), "%"),
    **dict.fromkeys(map(ord, "﹤〈"), "<"),
    **dict.fromkeys(map(ord, "﹥〉"), ">"),
    **dict.fromkeys(map(ord, "∕⁄"), "/"),
    **dict.fromkeys(map(ord, "・•‧∙"), "·"),
}
PLAIN = FULL_WIDTH | SAME

POWER = re.compile(r"(?<![A-Za-z])m([23])(?![0-9A-Za-z])")
POWERS = {"2": "㎡", "3": "m³"}


def plain(text: str) -> str:
    """`text` in half width, with one sign for each meaning and no white space: `＞ １０，０００ 份` is `>10,000份`."""
    spelled = SPACE.sub("", text).translate(PLAIN)
    return POWER.sub(lambda found: POWERS[found[1]], spelled) if "m" in spelled else spelled
