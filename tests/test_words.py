"""Chinese and English are complete: every string of the interface has its translation, and none is left over."""

import re

import pytest

from pages.parts import words
from pages.parts.scope_bar import CHOICES
from tests import catalogue

ENGLISH = catalogue.english()
PLACES = re.compile(r"\{\w*\}")


def texts(message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def test_every_string_is_translated():
    assert sorted(catalogue.marked() - set(ENGLISH)) == []


def test_no_translation_is_left_over():
    assert sorted(set(ENGLISH) - catalogue.marked()) == []


def test_only_strings_written_out_are_translated():
    computed = [place for place, text in catalogue.literals() if text is None]
    scripts = (
        "columns/__init__",
        "columns/meanings",
        "document_place_sheet",
        "downloads/notes",
        "menu",
        "report/__init__",
        "scope_bar",
        "sentences/document_place",
        "show",
        "target_filters",
        "words",
    )
    shown_later = {f"pages/parts/{name}.py" for name in scripts}
    assert {place.partition(":")[0] for place in computed} <= shown_later


@pytest.mark.parametrize("source", ENGLISH)
def test_translation_is_english_and_keeps_the_places_of_values(source):
    for text in texts(ENGLISH[source]):
        assert text.strip()
        assert not re.search(r"[\u4e00-\u9fff]", text)
        assert sorted(PLACES.findall(text)) == sorted(PLACES.findall(source))


def test_counts_have_their_plural():
    words.use("en")
    assert [words.n_("{n} 个单位", 1), words.n_("{n} 个单位", 2000)] == ["1 unit", "2,000 units"]
    words.use("zh")
    assert words.n_("{n} 个单位", 1) == "1 个单位"


def test_every_choice_of_the_vocabulary_has_a_name():
    words.use("en")
    assert all(words._(name) != name for name in CHOICES.values())
    words.use("zh")


def test_printed_text_is_never_markup():
    assert words.plain("*a* $b$ :red[c] <d> [e](f)") == r"\*a\* \$b\$ \:red\[c\] \<d\> \[e\]\(f\)"
