"""Made documents of many publishers, written by real writers, are read to the last cell from every file type."""

import io
import os
import random
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Browser, Playwright

from ingest.normalise import Reference
from ingest.parse import parse
from ingest.records import ParsedDocument
from ingest.sources import Source
from tests.made_documents import Indicator, Project, Style, projects, style
from tests.made_forms import document, form
from tests.written import Line, PageEnd, old_workbook, printed, web_page, word_file, workbook

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
WRITERS = {"docx": word_file, "xlsx": workbook, "xls": old_workbook}
Row = dict[str, object]


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        missing = f"no Chromium at {CHROMIUM}: install it (sh tests/install_chromium.sh) or name one in CHROMIUM"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    # From the one Playwright of all tests: a second one cannot be started beside it.
    running = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
    yield running
    running.close()


def squeezed(text: str) -> str | None:
    return "".join(text.split()) or None


def wanted_project(made: Project, publisher: str) -> Row:
    return {
        "project_name": squeezed(made.name),
        "total_yuan": Decimal(made.total.replace(",", "")) * 10_000,
        "goal": squeezed(made.goal),
        "unit_name": squeezed(publisher),
        "indicators": len(made.indicators),
    }


def found_project(parsed: ParsedDocument, row: Row) -> Row:
    units = {unit["unit_id"]: unit for unit in parsed.tables["units"]}
    count = sum(indicator["project_id"] == row["project_id"] for indicator in parsed.tables["indicators"])
    names = ("project_name", "total_yuan", "goal")
    return {**{name: row[name] for name in names}, "unit_name": units[row["unit_id"]]["unit_name"], "indicators": count}


def wanted_indicator(made: Indicator, look: Style) -> Row:
    texts = {"level1": made.level1, "level2": made.level2, "level3": made.level3, "target": made.target.text}
    if look.kind != "packed":
        texts |= {name: getattr(made, name) for name in ("description", "basis") if name in look.order}
    weight = {"weight": Decimal(made.weight)} if "weight" in look.order and look.kind != "packed" else {}
    return {**{name: squeezed(text) for name, text in texts.items()}, **weight}


def differences(look: Style, made: Sequence[Project], parsed: ParsedDocument) -> list[object]:
    """Every cell that came out otherwise than it was printed, and what was left unread."""
    own_unit = look.kind == "form" or (look.kind == "table" and look.unit_in == "label")
    pairs: list[tuple[Row, Row]] = []
    for one, row in zip(made, parsed.tables["projects"], strict=False):
        pairs.append((wanted_project(one, one.unit if own_unit else made[0].unit), found_project(parsed, row)))
        some = [i for i in parsed.tables["indicators"] if i["project_id"] == row["project_id"]]
        for indicator, found in zip(one.indicators, some, strict=False):
            wanted = wanted_indicator(indicator, look)
            pairs.append((wanted, {name: found[name] for name in wanted}))
    wrong: list[object] = [pair for pair in pairs if pair[0] != pair[1]]
    wrong += [rest["text"] for rest in parsed.tables["remainders"] if rest["use"] == "unread"]
    return wrong + (
        [f"{len(parsed.tables['projects'])} projects"] if len(parsed.tables["projects"]) != len(made) else []
    )


def made(kind: str, seed: int) -> tuple[Style, list[Project], random.Random]:
    rng = random.Random(f"{kind}{seed}")
    look = style(rng, kind)
    return look, projects(rng, look, rng.randint(1, 6)), rng


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("kind", ["form", "table", "packed"])
def test_a_printed_document_is_read_to_the_last_cell(kind: str, seed: int, browser: Browser, reference: Reference):
    look, some, rng = made(kind, seed)
    page = web_page(document(look, some, rng), look.css, landscape=look.landscape, watermark=look.watermark)
    assert differences(look, some, parse(printed(browser, page), reference, Source())) == []


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("kind", ["form", "table", "packed"])
@pytest.mark.parametrize("writer", [*WRITERS, "html"])
def test_a_written_document_is_read_to_the_last_cell(writer: str, kind: str, seed: int, reference: Reference):
    look, some, rng = made(kind, seed)
    blocks = document(look, some, rng)
    content = web_page(blocks).encode() if writer == "html" else WRITERS[writer](blocks)
    assert differences(look, some, parse(content, reference, Source())) == []


def test_places_name_page_and_box_or_the_cell(browser: Browser, reference: Reference):
    look, some, rng = made("form", 1)
    blocks = [Line("前言"), PageEnd(), *document(look, some, rng)]
    (first, *_) = parse(printed(browser, web_page(blocks, look.css)), reference, Source()).tables["indicators"]
    assert first["page"] >= 2
    assert first["box_left"] < first["box_right"]
    assert first["box_top"] < first["box_bottom"]
    (in_book, *_) = parse(workbook(blocks), reference, Source()).tables["indicators"]
    assert str(in_book["address"]).startswith("Sheet!")
    (in_word, *_) = parse(word_file(blocks), reference, Source()).tables["indicators"]
    assert str(in_word["address"]).startswith("表 ")


def test_a_form_printed_twice_is_loaded_twice_and_the_second_names_the_first(reference: Reference):
    look, some, _ = made("form", 3)
    twice = [*form(look, some[0], 2026), *form(look, some[0], 2026)]
    first, second = parse(word_file(twice), reference, Source()).tables["projects"]
    assert (first["repeats_project_id"], second["repeats_project_id"]) == (None, first["project_id"])


def test_the_form_of_a_department_is_a_record_of_its_document_and_no_project(reference: Reference):
    look, some, rng = next(one for one in (made("form", seed) for seed in range(99)) if one[0].narrative)
    parsed = parse(word_file(document(look, some, rng)), reference, Source())
    (overall,) = parsed.tables["overall_forms"]
    assert (overall["total_yuan"], overall["goal"]) == (Decimal("888888800.00"), "履行部门职责。")
    assert len(parsed.tables["overall_indicators"]) == len(some[0].indicators)
    assert len(parsed.tables["projects"]) == len(some)


def test_a_target_printed_in_three_cells_keeps_its_parts(reference: Reference):
    look, some, rng = next(one for one in (made("form", seed) for seed in range(99)) if "operator" in one[0].order)
    parsed = parse(word_file(document(look, some, rng)), reference, Source())
    target, row = some[0].indicators[0].target, parsed.tables["indicators"][0]
    parts = (row["target_operator"] or "", row["target_value"] or "", row["target_measure"] or "")
    assert parts == (target.operator, target.value, target.measure)
    assert row["target"] == target.text


def turned(content: bytes, degrees: int) -> bytes:
    """The PDF with the entry that turns its pages."""
    pdf, buffer = pypdfium2.PdfDocument(content), io.BytesIO()
    for page in pdf:
        page.set_rotation(degrees)
    pdf.save(buffer)
    pdf.close()
    return buffer.getvalue()


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_turned_page_reads_the_same(degrees: int, browser: Browser, reference: Reference):
    look, some, rng = made("form", 5)
    content = printed(browser, web_page(document(look, some, rng), look.css))
    assert differences(look, some, parse(turned(content, degrees), reference, Source())) == []


@pytest.mark.parametrize("degrees", [90, -90])
def test_a_form_that_is_drawn_sideways_reads_the_same(degrees: int, browser: Browser, reference: Reference):
    look, some, _ = made("form", 5)
    turn = f"body{{width:700px;margin:20px;font-size:9px;transform:rotate({degrees}deg);transform-origin:377px 377px}}"
    css = f"td{{border:1px solid;padding:1px}} table{{border-collapse:collapse;width:100%}} {turn}"
    content = printed(browser, web_page(form(look, some[0], 2026), css, landscape=True))
    assert differences(look, some[:1], parse(content, reference, Source())) == []
