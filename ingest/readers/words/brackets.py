"""Brackets of a text that are not a pair."""

BRACKETS = {"）": "（", "》": "《", "】": "【", "〕": "〔", "”": "“", ")": "(", "]": "[", ">": "<"}


def unmatched_brackets(text: str) -> int:
    """How many brackets are opened and not closed, or closed and not opened."""
    open_ones: list[str] = []
    unmatched = 0
    for ch in text:
        if ch in BRACKETS.values():
            open_ones.append(ch)
        elif ch in BRACKETS and open_ones and open_ones[-1] == BRACKETS[ch]:
            open_ones.pop()
        elif ch in BRACKETS:
            unmatched += 1
    return unmatched + len(open_ones)
