"""Word files as people write them: signs from the font of symbols, a form inside a frame, cells in content controls."""

import io
from collections.abc import Callable
from copy import deepcopy

import docx
import pytest
from docx.document import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from ingest.errors import IngestError
from ingest.normalise import Reference
from ingest.parse import parse
from ingest.sources import Source
from tests.city_forms import Form, targets_in_parts
from tests.test_city_forms import check
from tests.written import word_file

FORM = targets_in_parts.EXECUTION_RATE


def signs_as_symbols(document: Document) -> None:
    """≥ and ≤ as 插入符号 writes them."""
    for text in list(document.element.iter(qn("w:t"))):
        for sign, code in (("≥", "F0B3"), ("≤", "F0A3")):
            if (text.text or "").startswith(sign):
                symbol = OxmlElement("w:sym")
                symbol.set(qn("w:font"), "Symbol")
                symbol.set(qn("w:char"), code)
                text.addprevious(symbol)
                text.text = text.text[1:]


def in_a_frame(document: Document) -> None:
    """The whole form inside the one cell of another table."""
    table = document.tables[0]._tbl
    outer = document.add_table(1, 1)
    cell = outer.cell(0, 0)._tc
    table.addprevious(outer._tbl)
    cell.insert(1, table)


def in_content_controls(document: Document) -> None:
    """Every row, and the text of every cell, inside a content control."""
    for inner in [*document.element.iter(qn("w:tr")), *document.element.iter(qn("w:p"))]:
        control, content = OxmlElement("w:sdt"), OxmlElement("w:sdtContent")
        inner.addprevious(control)
        control.append(content)
        content.append(inner)


def as_corrected(document: Document) -> None:
    """Every text replaced by itself while changes were tracked."""
    for run in list(document.element.iter(qn("w:r"))):
        deleted, inserted = OxmlElement("w:del"), OxmlElement("w:ins")
        old = deepcopy(run)
        for text in old.iter(qn("w:t")):
            text.tag = qn("w:delText")
        deleted.append(old)
        run.addprevious(deleted)
        run.addprevious(inserted)
        inserted.append(run)


CHANGES: dict[str, Callable[[Document], None]] = {
    change.__name__: change for change in (signs_as_symbols, in_a_frame, in_content_controls, as_corrected)
}


def changed(form: Form, change: Callable[[Document], None]) -> bytes:
    document = docx.Document(io.BytesIO(word_file(form.blocks)))
    change(document)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("change", CHANGES)
def test_how_word_holds_the_words_does_not_change_the_reading(change: str, reference: Reference):
    check(FORM, changed(FORM, CHANGES[change]), reference)


def test_an_amount_on_two_lines_of_a_word_cell_is_refused(reference: Reference):
    document = docx.Document(io.BytesIO(word_file(FORM.blocks)))
    cell = next(cell for row in document.tables[0].rows for cell in row.cells if cell.text == "72.40")
    cell.text = "72\n40"
    buffer = io.BytesIO()
    document.save(buffer)
    with pytest.raises(IngestError, match="金额「7240」的数字分在两行"):
        parse(buffer.getvalue(), reference, Source())
