"""Which projects may be a pair: names that are alike within one unit, and what people decided about them."""

import shutil
from datetime import date
from pathlib import Path

import duckdb
import polars as pl
import pytest

from ingest.load import derive
from pages.parts import cached, decisions, pairs, words
from pages.parts.decisions import CONFIRMED, REFUSED, UNDONE
from queries import Scope

ALL = Scope()
STEPS = ("only_earlier", "increased", "decreased", "only_later")


@pytest.fixture(autouse=True)
def chinese():
    words.use("zh")


def candidates(path: Path, scope: Scope = ALL) -> list[dict]:
    return cached.rows(path, scope, "pair_candidates").to_dicts()


def decide(row: dict, decision: str = CONFIRMED, remark: str = "") -> None:
    decisions.add(pairs.REGISTER, pairs.key_of(row), decision, remark, date(2025, 3, 9))


def steps(path: Path) -> dict[str, float]:
    return dict(cached.rows(path, ALL, "year_steps").select("step", "step_yuan").iter_rows())


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ("专项（经费）", "专项(经费)", "signs"),
        ("训练中心2024年人员工资", "训练中心2025年人员工资", "years"),
        ("冀财社【2023】16号就业补助资金", "冀财社【2024】136号就业补助资金", "years"),
        ("检查工作经费（划转项目）", "检查工作经费", "transfer"),
        ("检查工作经费(划转项目上年结转资金）", "检查工作经费", "transfer"),
        ("事业单位工作人员招聘工作经费", "事业单位招聘工作经费", "alike"),
    ],
)
def test_names_that_are_alike_say_why(one, other, reason):
    found, likeness = pairs.alike(one, other)
    assert found == reason
    assert likeness == 100 or (reason == "alike" and 70 <= likeness < 100)


@pytest.mark.parametrize(
    ("one", "other"), [("房租", "劳务派遣人员经费"), ("2024", "房租"), ("规划财务工作经费", "就业工作经费")]
)
def test_names_that_differ_are_not_alike(one, other):
    assert pairs.alike(one, other) is None


def test_five_sheets_offer_the_candidates_a_person_would_look_at(five_warehouse):
    found = candidates(five_warehouse)
    assert [(row["likeness_reason"], row["likeness"]) for row in found] == [
        ("transfer", 100),
        ("alike", 88),
        ("alike", 87),
        ("alike", 83),
        ("alike", 81),
        ("alike", 77),
        ("alike", 70),
    ]
    assert {row["decision"] for row in found} == {"pending"}


def test_candidate_is_never_of_one_year_nor_of_two_units_nor_a_pair_already(five_warehouse):
    projects = {
        row["project_id"]: row for row in cached.rows(five_warehouse, ALL, "dated_projects").iter_rows(named=True)
    }
    for earlier, later in (tuple(projects[one] for one in ids) for ids in pairs.likely(five_warehouse)):
        assert earlier["code_year"] < later["code_year"]
        assert earlier["unit_id"] == later["unit_id"]
        assert earlier["project_name"] != later["project_name"]


def test_what_is_not_confirmed_does_not_count(five_warehouse):
    before = steps(five_warehouse)
    decide(candidates(five_warehouse)[0], REFUSED)
    assert steps(five_warehouse) == before
    assert [row["decision"] for row in candidates(five_warehouse)].count("refused") == 1


@pytest.mark.parametrize("number", range(7))
def test_effect_on_the_steps_is_what_was_said_before(five_warehouse, number):
    before, row = steps(five_warehouse), candidates(five_warehouse)[number]
    decide(row)
    after = steps(five_warehouse)
    assert {step: after[step] - before[step] for step in STEPS} == {step: row[f"effect_{step}_yuan"] for step in STEPS}
    assert (after["earlier"], after["later"]) == (before["earlier"], before["later"])


def test_confirmed_pair_stands_beside_the_others_with_its_indicators(five_warehouse):
    decide(candidates(five_warehouse)[0])
    pair = cached.rows(five_warehouse, ALL, "year_pairs").filter(pl.col("paired_by") == "confirmed").row(0, named=True)
    assert (pair["earlier_names"], pair["later_names"]) == (
        "劳动保障专项检查工作经费（划转项目）",
        "劳动保障专项检查工作经费",
    )
    indicators = cached.rows(five_warehouse, ALL, "pair_indicators").filter(pl.col("pair_id") == pair["pair_id"])
    assert indicators.height >= 6


def test_several_projects_are_joined_to_one(five_warehouse):
    """Two shares of one fund: 中央 and 省级 of 2025 beside one project of 2024."""
    shares = [row for row in candidates(five_warehouse) if row["earlier_names"].startswith("关于下达2024年中央就业")]
    for row in shares:
        decide(row)
    pair = cached.rows(five_warehouse, ALL, "year_pairs").filter(pl.col("later_projects") == 2).row(0, named=True)
    assert (pair["earlier_yuan"], pair["later_yuan"]) == (447700, 8700000 + 1690000)
    assert cached.rows(five_warehouse, ALL, "year_pairs").height == 25


def test_undone_is_as_if_nothing_had_been_decided(five_warehouse):
    before, rows = steps(five_warehouse), candidates(five_warehouse)
    decide(rows[0])
    assert steps(five_warehouse) != before
    decide(rows[0], UNDONE)
    assert steps(five_warehouse) == before
    assert candidates(five_warehouse) == rows


@pytest.fixture
def ingested_anew(five_warehouse: Path, tmp_path: Path) -> Path:
    """The five sheets as if in new versions of their documents: all ids are others."""
    path = Path(shutil.copy(five_warehouse, tmp_path / "wh-anew.duckdb"))
    path.chmod(0o644)
    with duckdb.connect(path) as connection:
        projects = connection.sql("SELECT * REPLACE ('new-' || project_id AS project_id) FROM projects").pl()
        indicators = connection.sql("SELECT * REPLACE ('new-' || project_id AS project_id) FROM indicators").pl()
        for table in ("findings", "spending_plan", "indicators", "project_cells"):
            connection.execute(f"DELETE FROM {table}")
    with duckdb.connect(path) as connection:
        connection.execute("DELETE FROM projects")
    with duckdb.connect(path) as connection:
        connection.register("new_projects", projects)
        connection.register("new_indicators", indicators)
        connection.execute("INSERT INTO projects SELECT * FROM new_projects")
        connection.execute("INSERT INTO indicators SELECT * FROM new_indicators")
        derive(connection)
    return path


def test_decision_survives_a_new_ingest_whose_ids_are_others(five_warehouse, ingested_anew):
    decide(candidates(five_warehouse)[0], remark="同一项工作")
    found = [row for row in candidates(ingested_anew) if row["decision"] == "confirmed"]
    assert [row["remark"] for row in found] == ["同一项工作"]
    assert found[0]["earlier_project_id"].startswith("new-")
    assert steps(ingested_anew) == steps(five_warehouse)


def test_confirmed_pair_stands_in_the_files_of_both_projects_until_it_is_undone(five_warehouse):
    row = candidates(five_warehouse)[0]
    ids = row["earlier_project_id"], row["later_project_id"]
    both = Scope(project=ids)
    assert cached.rows(five_warehouse, both, "paired_projects").is_empty()
    decide(row)
    found = cached.rows(five_warehouse, both, "paired_projects").select("paired_with_id", "project_id", "paired_by")
    assert {*found.iter_rows()} == {(*ids, "confirmed"), (*ids[::-1], "confirmed")}
    decide(row, decisions.UNDONE)
    assert cached.rows(five_warehouse, both, "paired_projects").is_empty()


def test_decision_on_what_the_data_do_not_hold_is_said_and_not_counted(made, five_warehouse):
    before = steps(made)
    decide(candidates(five_warehouse)[0])
    known = pairs.known(made, decisions.state())
    assert len(known.not_found) == 1
    assert steps(made) == before


def test_decision_on_two_projects_of_one_year_is_not_counted(five_warehouse):
    row = candidates(five_warehouse)[0]
    decide(
        {**row, "earlier_year": row["later_year"], "earlier_codes": "13070025P00003010056M"}
        | {"earlier_names": "就业工作经费"}
    )
    assert len(pairs.known(five_warehouse, decisions.state()).not_found) == 1
    assert cached.rows(five_warehouse, ALL, "year_pairs").height == 24


def test_pair_that_only_a_person_sees_can_be_written_into_the_file(five_warehouse):
    row = candidates(five_warehouse)[0]
    decide(
        {**row, "earlier_names": "中等职业学校助学金资金", "earlier_codes": "13070024P000387100034"}
        | {
            "later_names": "冀财教【2024】125号关于提前下达2025年中央学生资助补助经费预算的通知【2025年中等职业教育（人社）国家助学金】",
            "later_codes": "13070025P00165710004A",
        }
    )
    found = [row for row in candidates(five_warehouse) if row["decision"] == "confirmed"]
    assert [(row["likeness_reason"], row["likeness"]) for row in found] == [("by_hand", None)]
    assert cached.rows(five_warehouse, ALL, "year_pairs").height == 25


def test_names_are_joined_by_way_of_others():
    by_id = {name: {"unit_id": "u", "project_name": name} for name in "abcde"}
    found = pairs.joined([("a", "b"), ("c", "b"), ("c", "d")], by_id)
    assert {joined for _unit, _name, joined in found} == {"d"}
    assert {name for _unit, name, _joined in found} == {"a", "b", "c"}
    assert pairs.joined([("a", "b"), ("b", "a")], by_id) == [("u", "a", "b")]
