"""Sentences, which are Markdown made by `pages/parts/sentences`, as HTML."""

import re

from markupsafe import Markup, escape

TOKENS = re.compile(r"\\[!-/:-@\[-`{-~]|\*\*|[^\\*]+|.", re.DOTALL)
# Sentences are joined by white space; inside a name of a document there is none after a full stop.
ENDS = re.compile(r"(?<=。)\s+|(?<=。\*\*)\s+|(?<=\.)\s+|(?<=\.\*\*)\s+")


def sentences(text: str) -> list[Markup]:
    return [marked_up(sentence) for sentence in ENDS.split(text.strip()) if sentence]


def marked_up(text: str) -> Markup:
    """`**90** \\<b\\>` is `<strong>90</strong> &lt;b&gt;`; whatever else could be markup is escaped."""
    parts, is_bold = list[Markup](), False
    for token in TOKENS.findall(text):
        if token == "**":
            is_bold = not is_bold
            parts.append(Markup("<strong>") if is_bold else Markup("</strong>"))
        else:
            parts.append(escape(token[1:] if len(token) == 2 and token[0] == "\\" else token))
    return Markup("").join(parts)
