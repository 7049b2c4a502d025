"""What LibreOffice saves and prints is read to the last cell, and old Word files are read through it."""

import shutil

import pytest

from ingest.errors import SourceError
from ingest.isolation import parse_each
from ingest.normalise import Reference
from ingest.parse import Task, parse
from ingest.readers import word
from ingest.records import ParsedDocument
from ingest.sources import Source
from tests.made_forms import document, form
from tests.test_made_documents import differences, made
from tests.written import by_libreoffice, word_file, workbook

pytestmark = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


@pytest.mark.parametrize("kind", ["doc", "rtf"])
def test_an_old_word_file_is_read_to_the_last_cell(kind: str, reference: Reference):
    look, some, rng = made("form", 2)
    content = by_libreoffice(word_file(document(look, some, rng)), "docx", kind)
    parsed = parse(content, reference, Source())
    assert differences(look, some, parsed) == []
    assert parsed.tables["documents"][0]["file_type"] == "doc"


def test_two_old_word_files_are_read_at_once():
    look, some, _ = made("form", 3)
    contents = [by_libreoffice(word_file(form(look, one, 2026)), "docx", "doc") for one in some[:2]]
    found = list(parse_each([Task(content, Source()) for content in contents], processes=2))
    assert [isinstance(one, ParsedDocument) for one in found] == [True, True]


def test_a_conversion_that_takes_too_long_is_a_refusal(reference: Reference, monkeypatch: pytest.MonkeyPatch):
    look, some, _ = made("form", 3)
    content = by_libreoffice(word_file(form(look, some[0], 2026)), "docx", "doc")
    monkeypatch.setattr(word, "CONVERSION_SECONDS", 0.01)
    with pytest.raises(SourceError, match="LibreOffice"):
        parse(content, reference, Source())


@pytest.mark.parametrize("border", ["single", "double", "dotted"])
@pytest.mark.parametrize("kind", ["form", "table"])
def test_a_word_file_that_is_printed_is_read_to_the_last_cell(kind: str, border: str, reference: Reference):
    look, some, rng = made(kind, len(border))
    content = by_libreoffice(word_file(document(look, some, rng), border), "docx", "pdf")
    assert differences(look, some, parse(content, reference, Source())) == []


@pytest.mark.parametrize("seed", [0, 5, 8])
def test_merged_cells_of_a_workbook_that_run_over_page_ends_are_read_once(seed: int, reference: Reference):
    look, some, rng = made("table", seed)
    content = by_libreoffice(workbook(document(look, some, rng), for_print=True), "xlsx", "pdf")
    assert differences(look, some, parse(content, reference, Source())) == []
