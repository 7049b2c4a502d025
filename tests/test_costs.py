"""Cost caps beside budgets: every state on a made unit, and the five sheets as counted by hand."""

import shutil
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest

from ingest.load import derive
from pages.parts import columns
from pages.parts.sentences import costs as sentences
from queries import Scope
from tests.warehouses import run

CAPS = {
    # project: budget, totals, rates -> state, sum of caps, difference
    "c-items": (1000, [600, 400], [], "matches", 1000, 0),
    "c-total-and-items": (1000, [1000, 600, 400], [], "matches", 1000, 0),
    "c-total-and-an-item": (1000, [1000, 300], [50], "uncovered", 300, -700),
    "c-less": (1000, [999.99], [], "uncovered", 999.99, -0.01),
    "c-more": (1000, [1000, 900, 300], [], "exceeds", 1200, 200),
    "c-one": (1000, [1000], [50], "repeats", 1000, 0),
    "c-one-twice": (1000, [1000, 1000], [], "repeats", 1000, 0),
    "c-rates": (1000, [], [50], "rates_only", None, None),
    "c-words": (1000, [], [], "no_money", None, None),
    "c-no-budget": (None, [500], [], "no_budget", 500, None),
}
CAPS_ONLY = Scope(unit=("u-caps",))


@pytest.fixture(scope="module")
def caps(made, tmp_path_factory):
    """The made warehouse with a unit whose projects stand for the cases of caps beside a budget."""
    path = Path(shutil.copy(made, tmp_path_factory.mktemp("caps")))
    with duckdb.connect(path) as connection:
        connection.execute("INSERT INTO units VALUES ('u-caps', '天津', NULL, '丁中心')")
        for number, (project, (budget, totals, rates, *_)) in enumerate(CAPS.items(), 100):
            connection.execute(
                """INSERT INTO projects (project_id, document_id, unit_id, position, project_name, total_yuan)
                   VALUES (?, 'd-tj', 'u-caps', ?, ?, ?)""",
                [project, number, project, budget],
            )
            money = [("total", yuan) for yuan in totals] + [("rate", yuan) for yuan in rates]
            for position, (basis, yuan) in enumerate(money, 1):
                connection.execute(
                    """INSERT INTO indicators (indicator_id, project_id, position, indicator_class, cost_category,
                           money_basis, value_yuan)
                       VALUES (?, ?, ?, '成本', ?, ?, ?)""",
                    [f"{project}-{position}", project, position, "办公" if position == 1 else "印刷", basis, yuan],
                )
        derive(connection)
    return path


@pytest.mark.parametrize("project", CAPS)
def test_cost_coverage_counts_no_cap_twice_and_no_rate(caps, project):
    budget, totals, rates, *expected = CAPS[project]
    row = next(row for row in run(caps, "cost_coverage").iter_rows(named=True) if row["project_id"] == project)
    found = [row["cap_state"], row["caps_yuan"], row["cap_difference_yuan"]]
    assert [float(cell) if isinstance(cell, Decimal) else cell for cell in found] == expected
    assert (row["money_caps"], row["repeating_caps"]) == (len(totals), totals.count(budget))
    assert row["money_rates"] == len(rates)


def test_cost_coverage_is_sorted_by_absolute_difference_and_those_without_stand_last(caps):
    rows = run(caps, "cost_coverage", CAPS_ONLY)
    apart = [abs(yuan) for yuan in rows["cap_difference_yuan"] if yuan is not None]
    assert apart == sorted(apart, reverse=True)
    assert rows["project_id"].to_list()[:2] == ["c-total-and-an-item", "c-more"]
    assert rows["cap_difference_yuan"][-3:].is_null().all()


def test_cost_coverage_looks_at_all_caps_of_a_project(caps):
    whole, chosen = (run(caps, "cost_coverage", scope) for scope in (Scope(), Scope(indicator_class=("成本",))))
    assert chosen.rows() == [row for row in whole.rows() if row[0] in set(chosen["project_id"])]


@pytest.mark.parametrize("sheets", ["caps", "five_warehouse"])
def test_cost_caps_come_to_the_same_by_project_unit_and_category(sheets, request):
    names = ("cost_coverage", "cost_caps_by_unit", "cost_caps_by_category")
    sums = {run(request.getfixturevalue(sheets), name)["caps_yuan"].sum() for name in names}
    assert len(sums) == 1


def test_cost_caps_by_unit_add_up_to_what_they_are_made_of(caps):
    row = run(caps, "cost_caps_by_unit", CAPS_ONLY).row(0, named=True)
    parts = {name: float(row[name]) for name in ("explained_yuan", "repeated_yuan", "over_yuan", "caps_yuan")}
    assert parts == {"explained_yuan": 4799.99, "repeated_yuan": 2000, "over_yuan": 200, "caps_yuan": 6999.99}
    assert (row["projects"], row["projects_with_caps"], row["money_caps"], row["money_rates"]) == (10, 8, 15, 3)


def test_cost_caps_by_category_leave_a_repeated_total_out(caps):
    rows = run(caps, "cost_caps_by_category", CAPS_ONLY)
    found = {row["cap_category"]: (float(row["caps_yuan"]), row["money_caps"]) for row in rows.iter_rows(named=True)}
    assert found == {"办公": (4099.99, 5), "印刷": (2900.0, 6)}


def test_cost_caps_outside_cost_are_a_row_of_their_own(made):
    assert run(made, "cost_caps_by_category")["cap_category"].to_list() == ["not_a_cost"]


def test_unit_that_prints_no_caps_is_blank_not_zero(made):
    row = run(made, "cost_caps_by_unit", Scope(city=("广州",))).row(0, named=True)
    assert (row["caps_yuan"], row["explained_yuan"], row["explained_share_pct"]) == (None, None, None)


def test_unit_rates_are_one_row_each(made):
    assert run(made, "unit_rates").select("project_id", "level3", "value_yuan", "target").rows() == [
        ("p1", "讲课费", Decimal("400.00"), "400元")
    ]


def test_five_sheets_hold_their_caps_against_their_budgets(five_warehouse):
    rows = run(five_warehouse, "cost_coverage")
    assert dict(rows["cap_state"].value_counts().iter_rows()) == {
        "matches": 19,
        "uncovered": 9,
        "exceeds": 4,
        "repeats": 37,
        "rates_only": 17,
        "no_money": 19,
    }
    first = rows.row(0, named=True)
    assert first["project_name"] == "关于下达2024年中央就业补助资金预算的通知（市本级）"
    assert (first["cap_state"], first["total_yuan"], first["caps_yuan"]) == ("exceeds", 447700, 8000000)
    apart = dict(zip(rows["project_name"], rows["cap_difference_yuan"], strict=True))
    assert apart["事业单位考核奖励经费"] == -4420000
    assert apart["日常公用经费项目"] == -3546400
    assert apart["2025年网格化服务管理平台"] == -30000
    assert apart["发展促进中心运行费"] == 0
    assert apart["博士和博士后人才创新发展项目"] is None


def test_five_sheets_print_caps_in_all_units_but_one(five_warehouse):
    units = run(five_warehouse, "cost_caps_by_unit")
    assert units.filter(pl.col("caps_yuan").is_null())["unit_name"].to_list() == ["广州市人事服务中心"]
    assert units["caps_yuan"].sum() == 41152600


def test_total_that_is_printed_as_a_lower_limit_is_no_cap(five_warehouse):
    project = Scope(words=("工资总成本保险公积金总成本",))
    row = run(five_warehouse, "cost_coverage", project).row(0, named=True)
    assert (row["cap_state"], row["total_yuan"], row["caps_yuan"], row["money_caps"]) == ("repeats", 760000, 760000, 1)
    assert "≥38万元" in run(five_warehouse, "indicators", Scope(project=(row["project_id"],)))["target"].to_list()


def test_five_sheets_print_rates_for_the_same_thing_side_by_side(five_warehouse):
    rates = run(five_warehouse, "unit_rates")
    assert rates.height == 60
    halls = rates.filter((pl.col("rate_per") == "场") & (pl.col("cost_category") == "场地"))
    assert halls["value_yuan"].to_list() == [80] * 5


def test_costs_page_says_which_projects_are_in_the_chart_and_which_also_print_unit_prices(five_warehouse):
    projects = run(five_warehouse, "cost_coverage")
    assert sentences.drawn(projects, 20) == (
        "有上限可比的共 69 个项目，图中是按差额从大到小的前 20 个。"
        "无从与预算相比、不在图中的有 36 个项目：单价不可加 17，无金额 19。表中为全部。"
    )
    assert sentences.drawn(projects.head(3), 20) == ""
    units = run(five_warehouse, "cost_caps_by_unit")
    assert "未覆盖的项目中有 4 个另有单价（7 条）" in sentences.answer(projects, units)
    names = columns.screen(projects).columns
    assert names.index("money_rates") == names.index("cap_state") + 1
