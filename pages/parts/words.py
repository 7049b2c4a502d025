"""The words of the interface in two languages: the source strings are Chinese, English is in `pages/locale/en.po`.

What the documents print is data and is never translated. Streamlit is not imported here, so that charts and tables
can be built and tested without it.
"""

import re
from contextvars import ContextVar
from decimal import Decimal
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

LANGUAGES = {"zh": "中文", "en": "English"}
CATALOGUE = Path(__file__).parent.parent / "locale" / "en.po"

_language: ContextVar[str] = ContextVar("language", default="zh")


def use(language: str) -> None:
    """Set the language for what this thread says from now on."""
    _language.set(language)


def language() -> str:
    return _language.get()


def _(text: str) -> str:
    return _catalogue(_language.get()).gettext(text)


def N_(text: str) -> str:  # noqa: N802 - the name that gettext's readers know
    """Marks a string for translation that is shown later, by `_`."""
    return text


def n_(text: str, number: int) -> str:
    """A count with its noun: `n_("{n} 个单位", 3)` is 3 个单位, or 3 units."""
    return _catalogue(_language.get()).ngettext(text, text, number).format(n=f"{number:,}")


def wan(yuan: Decimal | None) -> str:
    """An amount in yuan as it stands in a sentence: 万元, two decimals."""
    return _("未注明") if yuan is None else _("{amount} 万元").format(amount=f"{yuan / 10000:,.2f}")


def signed(yuan: Decimal) -> str:
    """An amount in yuan with its sign, in 万元: +526.27, −15.14."""
    return f"{'−' if yuan < 0 else '+'}{abs(yuan) / 10000:,.2f}"


def percent(share: float | None) -> str:
    return _("未注明") if share is None else f"{share:.1f}%"


def plain(text: str) -> str:
    """Text of a document, made safe to stand in Markdown: it is shown as printed, never as markup."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


@lru_cache
def _catalogue(language: str) -> NullTranslations:
    if language == "zh":
        return NullTranslations()
    compiled = BytesIO()
    with CATALOGUE.open("rb") as file:
        write_mo(compiled, read_po(file, locale=language))
    compiled.seek(0)
    return GNUTranslations(compiled)
