"""HTML for what must read on paper as on screen: tables and texts whose every word is escaped.

A table that Streamlit draws is a picture as wide as the screen, and is cut at the edge of the paper.
"""

from collections.abc import Iterable, Sequence
from html import escape


class Html(str):
    """Markup that is made here; every other text is data, and is escaped before it stands in markup."""

    __slots__ = ()


Row = Sequence[str]
# Attributes whose names are none in Python.
SPELT = {"cls": "class", "aria_label": "aria-label"}


def safe(text: str) -> Html:
    return text if isinstance(text, Html) else Html(escape(text))


def element(tag: str, *inside: str, **attributes: str) -> Html:
    """`element("p", "a < b", cls="small")` is `<p class="small">a &lt; b</p>`."""
    named = "".join(f' {SPELT.get(name, name)}="{escape(value)}"' for name, value in attributes.items())
    return Html(f"<{tag}{named}>{''.join(map(safe, inside))}</{tag}>")


def link(text: str, address: str) -> Html:
    return element("a", text, href=address)


def lines(*texts: str) -> Html:
    """One below the other; what is empty takes no line."""
    return Html("".join(element("div", text) for text in texts if text))


def table(head: Row, rows: Iterable[Row], name: str, numbers: int = 0) -> Html:
    """A table with the name `name`; its last `numbers` columns stand to the right."""
    heads = element("tr", *(element("th", text, scope="col") for text in head))
    body = (element("tr", *(element("td", text) for text in row)) for row in rows)
    framed = element("table", element("thead", heads), element("tbody", *body), cls=f"numbers-{numbers}")
    # It scrolls sideways on a telephone, with the keyboard too.
    return element("div", framed, cls="wide", tabindex="0", role="region", aria_label=name)


def facts(pairs: Iterable[Row]) -> Html:
    """A table of names and what is printed under each."""
    rows = (element("tr", element("th", name, scope="row"), element("td", value)) for name, value in pairs)
    return element("table", element("tbody", *rows), cls="facts")
