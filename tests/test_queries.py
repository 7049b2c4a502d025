"""Every query file keeps the house rules, and those that compute give figures that can be added up by hand."""

import re
import shutil
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest

import queries
from queries import Scope, relations

FILES = {name: (queries.FOLDER / f"{name}.sql").read_text(encoding="utf-8") for name in queries.names()}
every_query = pytest.mark.parametrize("name", FILES)


def run(made: Path, name: str, scope: Scope = Scope()) -> pl.DataFrame:  # noqa: B008 - a Scope cannot change
    return queries.run(name, scope, warehouse=made)


def projects(made: Path, scope: Scope) -> list[str]:
    return sorted(run(made, "projects", scope)["project_id"])


@every_query
def test_query_is_one_select(name):
    statements = duckdb.extract_statements(FILES[name])
    assert [statement.type for statement in statements] == [duckdb.StatementType.SELECT]


@every_query
def test_query_says_what_a_row_is(name):
    assert re.match(r"(一行是|只有一行)", queries.about(name))
    assert "\n" not in queries.about(name)


@every_query
def test_query_describes_each_parameter(name):
    used = set(re.findall(r"\$(\w+)", queries.statement(name)))
    described = set(re.findall(r"^-- \$(\w+)", FILES[name], re.MULTILINE))
    assert used == described


@every_query
def test_query_names_its_columns_and_orders_its_rows(name):
    text = queries.statement(name)
    assert not re.search(r"\bSELECT\s+(DISTINCT\s+)?\w*\.?\*", text)
    assert "ORDER BY" in text.rpartition("FROM")[2] or queries.about(name).startswith("只有一行")


@every_query
def test_query_keeps_to_what_duckdb_and_spark_both_read(name):
    text = queries.statement(name)
    assert not re.search(
        r"::|GROUP BY ALL|ORDER BY ALL|\bUSING\s*\(|\bQUALIFY\b|\bFILTER\s*\(|EXCLUDE|\bmedian\(", text
    )


@every_query
def test_query_runs_in_any_scope(made, name):
    full = Scope(("天津", None), ("u-tj",), ("产出", None), ("数量", None), (2025, None), ("培训", "人次"))
    assert run(made, name, full).columns == run(made, name).columns


@every_query
def test_query_runs_as_an_analyst_would_in_the_shell(made, name, tmp_path):
    with duckdb.connect(shutil.copy(made, tmp_path), read_only=True) as shell:
        shell.execute("CREATE TEMP VIEW selected AS SELECT project_id, indicator_id FROM indicators")
        for relation in queries.reads(name):
            _view_as_an_analyst_would(shell, relation)
        assert shell.sql(FILES[name]).columns == run(made, name).columns


def _view_as_an_analyst_would(shell: duckdb.DuckDBPyConnection, relation: str) -> None:
    """The rows of the other query, or, of what is made outside SQL, none."""
    if relation in relations.GIVEN:
        shell.register(relation, relations.empty(relation))
        return
    for needed in queries.reads(relation):
        _view_as_an_analyst_would(shell, needed)
    shell.execute(f"CREATE OR REPLACE TEMP VIEW {relation} AS {queries.statement(relation)}")


@every_query
def test_money_is_decimal(made, name):
    kinds = {column: kind for column, kind in run(made, name).schema.items() if column.endswith("_yuan")}
    assert all(isinstance(kind, pl.Decimal) for kind in kinds.values()), kinds


def test_scope_without_choices_holds_everything(made):
    assert projects(made, Scope()) == ["p1", "p2", "p3", "p4", "p5", "p6", "p7"]


@pytest.mark.parametrize(
    ("scope", "found"),
    [
        (Scope(city=("天津",)), ["p1"]),
        (Scope(city=("天津", "广州")), ["p1", "p6", "p7"]),
        (Scope(unit=("u-z1",)), ["p2", "p3"]),
        (Scope(code_year=(2024,)), ["p3", "p5"]),
        (Scope(code_year=(None,)), ["p6", "p7"]),
        (Scope(code_year=(2024, None)), ["p3", "p5", "p6", "p7"]),
        (Scope(indicator_class=("成本",)), ["p1", "p2"]),
        (Scope(indicator_class=(None,)), ["p7"]),
        (Scope(indicator_class=("满意度",), city=("张家口",)), ["p3"]),
        (Scope(indicator_subclass=("社会效益",)), ["p2"]),
        (Scope(words=("培训",)), ["p1", "p6"]),
        (Scope(words=("劳务", "人数")), ["p4"]),
        (Scope(words=("≥90%",)), ["p1"]),
        (Scope(words=("_",)), []),
        (Scope(words=("上年",)), ["p5"]),
        (Scope(city=("天津",), code_year=(2024,)), []),
    ],
)
def test_scope_selects_projects(made, scope, found):
    assert projects(made, scope) == found


def test_value_never_enters_the_statement(made):
    assert projects(made, Scope(words=("' OR 1=1 --",))) == []
    assert projects(made, Scope(city=("天津') OR (TRUE",))) == []


def test_project_without_indicators_is_found_unless_indicators_are_filtered(made):
    assert "p5" in projects(made, Scope())
    assert "p5" not in projects(made, Scope(indicator_class=("产出", "成本", "效益", "满意度", None)))


def test_scope_totals_add_up(made):
    total = run(made, "scope_totals").row(0, named=True)
    assert (total["documents"], total["cities"], total["units"], total["projects"]) == (3, 3, 4, 7)
    assert (total["indicators"], total["characters_unread"]) == (10, 100)
    assert total["total_yuan"] == Decimal("891734.56")
    assert total["fiscal_share_pct"] == 94.4


def test_scope_totals_count_chosen_indicators_and_whole_budgets(made):
    total = run(made, "scope_totals", Scope(indicator_class=("成本",))).row(0, named=True)
    assert (total["projects"], total["indicators"], total["total_yuan"]) == (2, 2, Decimal("401234.56"))


def test_unit_budgets_leave_a_blank_source_blank(made):
    units = {row["unit_id"]: row for row in run(made, "unit_budgets").iter_rows(named=True)}
    assert [row["unit_id"] for row in units.values()] == ["u-z1", "u-z2", "u-gz", "u-tj"]
    assert units["u-z1"]["special_yuan"] == Decimal("40000.00")
    assert units["u-z1"]["other_yuan"] is None
    assert units["u-tj"]["other_yuan"] == Decimal("0.00")
    assert units["u-z1"]["scope_share_pct"] == 56.1


def test_unit_concentrations_count_the_projects_that_reach_eighty_percent(made):
    units = {row["unit_id"]: row for row in run(made, "unit_concentrations").iter_rows(named=True)}
    assert (units["u-z1"]["largest_share_pct"], units["u-z1"]["projects_to_80"]) == (80.0, 1)
    assert (units["u-gz"]["largest_share_pct"], units["u-gz"]["projects_to_80"]) == (66.7, 2)
    assert units["u-gz"]["largest_project_name"] == "房租"


def test_unit_coverage_counts_cost_printed_under_output_as_cost(made):
    unit = run(made, "unit_coverage", Scope(unit=("u-tj",))).row(0, named=True)
    assert (unit["output_indicators"], unit["cost_indicators"], unit["satisfaction_indicators"]) == (1, 1, 1)
    assert (unit["money_caps"], unit["money_rates"], unit["unclassed_indicators"]) == (0, 1, 0)


def test_projects_cumulate_within_their_unit(made):
    rows = run(made, "projects", Scope(unit=("u-gz",)))
    assert rows["unit_share_pct"].to_list() == [66.7, 33.3]
    assert rows["cumulative_share_pct"].to_list() == [66.7, 100.0]


def test_gaps_name_what_is_not_printed(made):
    gaps = {row[:2]: row[3:] for row in run(made, "gaps").iter_rows()}
    assert gaps["budget_year", "丙.txt"] == (1, 1)
    assert gaps["unit_code", "丙事务中心"] == (1, 1)
    assert gaps["indicators", "乙局<b>就业</b>$服务_中心"] == (1, 2)
    assert gaps["unread", "乙局2025年预算"] == (100, 5000)
    assert ("satisfaction", "甲中心") not in gaps


def test_gaps_look_at_all_indicators_of_a_project(made):
    gaps = run(made, "gaps", Scope(indicator_class=("成本",), unit=("u-tj",)))
    assert "satisfaction" not in gaps["gap"].to_list()


def test_documents_hold_their_rows_against_the_printed_total(made):
    rows = {row["document_id"]: row for row in run(made, "documents").iter_rows(named=True)}
    assert rows["d-gz"]["difference_yuan"] == 0
    assert rows["d-tj"]["difference_yuan"] is None
    assert rows["d-zj"]["unit_names"] == "323001 乙局本级、323004 乙局<b>就业</b>$服务_中心"


def test_choices_put_not_stated_last(made):
    rows = run(made, "choices")
    years = rows.filter(pl.col("field") == "code_year")
    assert years.select("choice", "projects").rows() == [("2024", 2), ("2025", 3), (None, 2)]
    classes = rows.filter(pl.col("field") == "indicator_class")
    assert classes["choice"].to_list() == ["产出", "成本", "效益", "满意度", None]


def test_document_uses_count_what_is_in_scope(made):
    rows = run(made, "document_uses", Scope(code_year=(2024,)))
    assert rows.select("document_id", "projects", "projects_in_scope").rows() == [
        ("d-zj", 4, 2),
        ("d-gz", 2, 0),
        ("d-tj", 1, 0),
    ]


def test_findings_follow_the_scope(made):
    assert run(made, "findings")["finding_id"].to_list() == ["f1"]
    assert run(made, "findings", Scope(city=("天津",))).is_empty()


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


def test_connection_reads_nothing_but_the_warehouse(made):
    connection = queries._connection(made).cursor()
    for statement in (
        "SELECT * FROM read_csv('/etc/passwd')",
        "SET enable_external_access = true",
        "DROP TABLE refused",
    ):
        with pytest.raises(duckdb.Error):
            connection.sql(statement).fetchall()


def test_five_sheets_give_the_published_figures(five_warehouse):
    total = run(five_warehouse, "scope_totals").row(0, named=True)
    assert (total["projects"], total["indicators"], total["total_yuan"]) == (105, 816, Decimal("622216800.00"))
    units = run(five_warehouse, "unit_budgets")
    assert dict(zip(units["unit_code"], units["total_yuan"], strict=True)) == {
        None: Decimal(541178000),
        "323009": Decimal(23810000),
        "323001": Decimal(23298800),
        "323005": Decimal(11226700),
        "353210": Decimal(6750000),
        "353216": Decimal(5795000),
        "323004": Decimal(5305300),
        "667201": Decimal(4203000),
        "323010": Decimal(650000),
    }


def test_five_sheets_hold_their_caps_against_their_budgets(five_warehouse):
    rows = run(five_warehouse, "cost_coverage")
    assert dict(rows["cap_state"].value_counts().iter_rows()) == {
        "matches": 19,
        "uncovered": 10,
        "exceeds": 4,
        "repeats": 36,
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
    assert units["caps_yuan"].sum() == 40772600


def test_five_sheets_print_rates_for_the_same_thing_side_by_side(five_warehouse):
    rates = run(five_warehouse, "unit_rates")
    assert rates.height == 60
    halls = rates.filter((pl.col("rate_per") == "场") & (pl.col("cost_category") == "场地"))
    assert halls["value_yuan"].to_list() == [80] * 5
