"""Forms written out by hand as many places print them are read to the last cell, from every file type."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from playwright.sync_api import Browser

from ingest.normalise import Reference
from ingest.parse import parse
from ingest.records import ParsedDocument
from ingest.sources import Source
from tests.city_forms import Form, all_projects, blocks, forms
from tests.city_forms.changes import CHANGES, TWICE
from tests.test_made_documents import browser as browser
from tests.written import Table, printed, web_page, word_file, workbook

NONE = {name: form for name, form in forms().items() if name.startswith("without_projects.")}
ALL = {name: form for name, form in forms().items() if name not in NONE}
CSS = "td{border:1px solid;padding:2px;font-size:11px} table{border-collapse:collapse;width:100%}"
WRITERS: dict[str, Callable[[Form], bytes]] = {
    "docx": lambda form: word_file(form.blocks),
    "xlsx": lambda form: workbook(form.blocks),
    "html": lambda form: web_page(form.blocks).encode(),
}


def found(parsed: ParsedDocument) -> list[object]:
    units = {unit["unit_id"]: unit["unit_name"] for unit in parsed.tables["units"]}
    levels = ("level1", "level2", "level3", "target")
    return [
        {
            "name": project["project_name"],
            "total": project["total_yuan"],
            "unit": units[project["unit_id"]],
            "indicators": [
                tuple(row[level] or "" for level in levels)
                for row in parsed.tables["indicators"]
                if row["project_id"] == project["project_id"]
            ],
        }
        for project in parsed.tables["projects"]
    ]


def wanted(form: Form) -> list[object]:
    return [
        {
            "name": one.name,
            "total": Decimal(one.total) if one.total else None,
            "unit": one.unit,
            "indicators": list(one.indicators),
        }
        for one in form.projects
    ]


def check(form: Form, content: bytes, reference: Reference) -> None:
    parsed = parse(content, reference, Source())
    assert found(parsed) == wanted(form)
    for project, one in zip(parsed.tables["projects"], form.projects, strict=True):
        assert {column: project[column] for column in one.more} == one.more
    assert len(parsed.tables["overall_forms"]) == form.overall
    unread = tuple(rest["text"] for rest in parsed.tables["remainders"] if rest["use"] == "unread")
    assert unread == form.unread


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", ALL)
def test_a_form_of_another_place_is_read_to_the_last_cell(name: str, writer: str, reference: Reference):
    check(ALL[name], WRITERS[writer](ALL[name]), reference)


@pytest.mark.parametrize("name", ALL)
def test_a_printed_form_of_another_place_is_read_to_the_last_cell(name: str, browser: Browser, reference: Reference):
    check(ALL[name], printed(browser, web_page(ALL[name].blocks, CSS)), reference)


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("name", NONE)
def test_a_document_without_a_form_of_a_project_holds_none(name: str, writer: str, reference: Reference):
    check(NONE[name], WRITERS[writer](NONE[name]), reference)


@pytest.mark.parametrize("writer", ["xlsx", "html"])
@pytest.mark.parametrize("change", CHANGES)
def test_what_does_not_change_the_words_does_not_change_the_reading(change: str, writer: str, reference: Reference):
    for name, form in ALL.items():
        parsed = parse(WRITERS[writer](replace(form, blocks=CHANGES[change](form.blocks))), reference, Source())
        assert (name, found(parsed)) == (name, wanted(form))
        assert len(parsed.tables["overall_forms"]) == form.overall


@pytest.mark.parametrize("writer", WRITERS)
@pytest.mark.parametrize("change", TWICE)
def test_forms_that_follow_each_other_stay_apart(change: str, writer: str, reference: Reference):
    for name, form in ALL.items():
        parsed = parse(WRITERS[writer](replace(form, blocks=TWICE[change](form.blocks))), reference, Source())
        assert (name, found(parsed)) == (name, wanted(form) * 2)
        assert len(parsed.tables["overall_forms"]) == form.overall * 2


@pytest.mark.parametrize("rows", [2, 3, 4])
def test_a_table_that_its_file_parts_is_one(rows: int, reference: Reference):
    form = all_projects.NAME_ONCE
    table = next(block for block in form.blocks if isinstance(block, Table))
    lines = [block for block in form.blocks if not isinstance(block, Table)]
    for again in (0, 1):
        parts = Table(table.rows[:rows]), Table((*table.rows[:again], *table.rows[rows:]))
        content = web_page([*lines, *parts]).encode()
        assert found(parse(content, reference, Source())) == wanted(form)


@pytest.mark.parametrize(
    ("second", "units"), [("", [("047", "清河市体育局")]), ("048-", [("047", "清河市体育局"), ("048", "清河市体育局")])]
)
def test_a_unit_whose_code_stands_in_one_of_its_forms_is_one(second: str, units: list[object], reference: Reference):
    form = """
项目支出绩效目标表
项目名称|{name}{{1x3}}
实施单位|{unit}|年度金额（万元）|10
一级指标|二级指标|三级指标|指标值
产出指标|数量指标|维护场地数|≥40处
"""
    made = [("甲", "047-清河市体育局"), ("乙", f"{second}清河市体育局")]
    content = word_file(blocks("".join(form.format(name=name, unit=unit) for name, unit in made)))
    rows = parse(content, reference, Source()).tables["units"]
    assert sorted({(row["unit_code"], row["unit_name"]) for row in rows}) == units
