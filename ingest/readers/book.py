"""What a document without table rules has shown of itself: its words and the widths of its columns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from ingest.readers.printed import Token
from ingest.readers.widths import Widths
from ingest.readers.words import Words


@dataclass
class Book:
    """What a document has shown so far: its vocabulary, the pairs of characters that it prints side by side, and the
    widths of the columns of its tables.
    """

    words: Words
    pairs: frozenset[str]
    widths: Widths = field(default_factory=dict)


def pairs(tokens: Sequence[Token]) -> frozenset[str]:
    """Every two characters that stand side by side in a token."""
    return frozenset(a + b for token in tokens for a, b in pairwise(token.text))


def level_at(tokens: Sequence[Token], k: int, words: Words) -> bool:
    """Whether a level 1 or 2 of the vocabulary stands at token k, on up to three lines."""
    text = ""
    for token in tokens[k : k + 3]:
        text += token.text
        if words.is_level(1, text) or words.is_level(2, text):
            return True
    return False
