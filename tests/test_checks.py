"""Every check finds what it says and passes what is near it; on the five sheets its findings were followed by eye."""

import re

import duckdb
import pytest

from ingest import check_list
from ingest.check_list import FOLDER as CHECKS
from tests.check_cases import money, reading, targets, words
from tests.made_checks import findings, names, places
from tests.shared_sql import OF_ONE_ENGINE
from tests.warehouses import rows

CASES = reading.CASES | money.CASES | targets.CASES | words.CASES
FILES = {name: (CHECKS / f"{name}.sql").read_text(encoding="utf-8") for name in names()}
PARTS = ("查什么", "为什么要紧", "依据", "可能的正当解释")
every_check = pytest.mark.parametrize("name", FILES)

FOUND = {
    "amount_may_be_in_another_unit": 1,
    "budget_year_not_printed": 2,
    "cap_on_number_served": 4,
    "caps_exceed_budget": 4,
    "caps_far_below_budget": 3,
    "class_contradicts_target": 8,
    "deadline_without_year": 5,
    "direction_contradicts_meaning": 5,
    "ecology_not_mentioned": 1,
    "name_and_measure_differ": 17,
    "no_satisfaction_target": 1,
    "number_given_in_words": 3,
    "number_without_unit": 2,
    "plan_all_in_december": 2,
    "plan_over_100": 1,
    "rate_far_from_the_same_kind": 1,
    "rate_times_quantity_exceeds_budget": 2,
    "satisfaction_asks_own_staff_only": 3,
    "satisfaction_not_a_share": 3,
    "satisfaction_out_of_usual_range": 1,
    "target_repeats_its_name": 4,
    "targets_copied_while_money_doubled": 4,
    "targets_shared_by_two_projects": 5,
    "text_of_another_project": 1,
    "text_speaks_of_an_earlier_year": 1,
}


def examples(kind: str) -> list:
    return [
        pytest.param(name, made, id=f"{name}-{n}")
        for name in CASES
        for n, made in enumerate(getattr(CASES[name], kind))
    ]


@pytest.mark.parametrize(("name", "made"), examples("finds"))
def test_check_finds_its_example(name, made):
    found = findings(name, made)
    assert len(found) == 1
    assert CASES[name].says in " ".join(found[0])


@pytest.mark.parametrize(("name", "made"), examples("passes"))
def test_check_passes_what_is_near_its_example(name, made):
    assert findings(name, made) == []


@every_check
def test_check_has_examples_of_both_kinds(name):
    assert CASES[name].finds
    assert CASES[name].passes


@every_check
def test_header_says_what_is_found_why_by_which_rule_and_what_may_explain_it(name):
    title, *parts = [line for line in FILES[name].splitlines() if line.startswith("--")]
    assert re.fullmatch(r"-- [^：:。]+", title)
    assert [re.match(r"-- (\w+)：\S.*。$", part)[1] for part in parts] == list(PARTS)
    assert FILES[name].startswith("\n".join([title, *parts]) + "\n")


@every_check
def test_check_never_speaks_of_an_error(name):
    assert "错误" not in re.sub(r"'[^']*\|[^']*'", "", FILES[name])


@every_check
def test_check_keeps_to_what_duckdb_and_spark_both_read(name):
    assert not OF_ONE_ENGINE.search(FILES[name])
    assert [statement.type for statement in duckdb.extract_statements(FILES[name])] == [duckdb.StatementType.SELECT]


def test_finding_has_its_place_beside_its_words_so_that_a_file_with_more_lines_changes_no_word_of_it():
    made = CASES["reading_to_compare"].finds[0]
    assert places("reading_to_compare", made) == [(None, 9, 9)]
    for name, case in CASES.items():
        for made in case.finds:
            assert not re.search(r"第 ?\d+ ?[行页张]", " ".join(findings(name, made)[0])), name


def test_finding_on_a_whole_document_names_its_unit_where_there_is_one(five_sheets):
    found = dict(rows(five_sheets, "SELECT message, unit_id IS NOT NULL FROM findings WHERE project_id IS NULL"))
    assert len(found) == 3
    assert all(found.values())


def test_every_check_is_in_the_warehouse_with_its_header(five_sheets):
    found = rows(five_sheets, "SELECT rule, title, looks_for, why, basis, explanation FROM checks ORDER BY rule")
    assert [row[0] for row in found] == sorted(FILES)
    for rule, *said in found:
        assert all(f"{text}\n" in FILES[rule] for text in said)


def test_severity_in_the_list_is_that_of_the_findings(five_sheets):
    joined = "findings JOIN checks ON checks.rule = findings.rule"
    assert rows(five_sheets, f"SELECT findings.rule FROM {joined} WHERE checks.severity <> findings.severity") == []


def test_list_of_checks_is_that_of_their_headers():
    assert check_list.LIST.read_text(encoding="utf-8") == check_list.as_markdown(), "run python -m ingest.check_list"


def test_five_sheets_have_the_findings_that_were_followed_by_eye(five_sheets):
    assert dict(rows(five_sheets, "SELECT rule, count(*) FROM findings GROUP BY rule")) == FOUND


def test_every_finding_has_evidence_and_one_line_of_message(five_sheets):
    assert rows(five_sheets, "SELECT rule FROM findings WHERE coalesce(evidence, '') = ''") == []
    assert (
        rows(five_sheets, "SELECT rule FROM findings WHERE contains(message, chr(10)) OR length(message) > 120") == []
    )


def test_no_check_has_two_findings_for_one_indicator(five_sheets):
    sql = "SELECT rule, indicator_id FROM findings WHERE indicator_id IS NOT NULL GROUP BY ALL HAVING count(*) > 1"
    assert rows(five_sheets, sql) == []
