"""Tables as writers of PDF draw them: with few rules, with other things drawn over them, in fonts that say nothing."""

import pytest
from playwright.sync_api import Browser

from ingest.errors import IngestError
from ingest.normalise import Reference
from ingest.parse import parse
from ingest.sources import Source
from tests.made_forms import document, form
from tests.test_made_documents import browser, differences, made
from tests.written import printed, web_page

__all__ = ["browser"]
RULED = "table{border-collapse:collapse;width:100%} td{border:1px solid;padding:3px} body{font-size:11px}"


@pytest.mark.parametrize("sides", ["left", "right", "left and right"])
@pytest.mark.parametrize("kind", ["form", "table"])
def test_a_table_without_its_sides_is_read_to_the_last_cell(
    kind: str, sides: str, browser: Browser, reference: Reference
):
    look, some, rng = made(kind, 4)
    hidden = "".join(f"border-{side}-style:hidden;" for side in sides.split(" and "))
    page = web_page(document(look, some, rng), f"{RULED} table{{{hidden}}}", landscape=look.landscape)
    assert differences(look, some, parse(printed(browser, page), reference, Source())) == []


def reason(content: bytes, reference: Reference) -> str:
    with pytest.raises(IngestError) as caught:
        parse(content, reference, Source())
    return str(caught.value)


@pytest.mark.parametrize("rules", ["border:none", "border-left:none;border-right:none"])
def test_a_table_without_rules_between_its_columns_is_refused_and_not_guessed(
    rules: str, browser: Browser, reference: Reference
):
    look, some, _ = made("form", 6)
    page = web_page(form(look, some[0], 2026), f"{RULED} td{{{rules}}}")
    assert "没有画出表格线" in reason(printed(browser, page), reference)


def test_a_font_that_does_not_say_what_its_signs_mean_is_refused(browser: Browser, reference: Reference):
    look, some, _ = made("form", 6)
    content = printed(browser, web_page(form(look, some[0], 2026), RULED))
    # The name of an entry of as many letters, so that all places in the file hold.
    assert "文字对照表" in reason(content.replace(b"/ToUnicode", b"/NoUnicode"), reference)


@pytest.mark.parametrize("look_of_mark", ["color:#ccc", "color:#ccc;transform:rotate(-30deg)", "opacity:.2"])
def test_a_watermark_over_the_table_is_no_part_of_a_cell(look_of_mark: str, browser: Browser, reference: Reference):
    look, some, rng = made("form", 7)
    mark = f"<div style='position:fixed;top:35%;left:10%;font-size:70px;{look_of_mark}'>清河市财政局</div></body>"
    page = web_page(document(look, some, rng), RULED).replace("</body>", mark)
    assert differences(look, some, parse(printed(browser, page), reference, Source())) == []
