"""Every query file keeps the house rules, and those that compute give figures that can be added up by hand."""

import re
import shutil
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest

import queries
from ingest.load import derive
from queries import Scope, relations
from queries.scope import selected_documents, selected_findings
from tests.shared_sql import OF_ONE_ENGINE
from tests.warehouses import altered, run

FILES = {name: (queries.FOLDER / f"{name}.sql").read_text(encoding="utf-8") for name in queries.names()}
every_query = pytest.mark.parametrize("name", FILES)


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
    assert not OF_ONE_ENGINE.search(queries.statement(name))


@every_query
def test_query_runs_in_any_scope(made, name):
    own = {"target_kind": ("number", None), "comparator": ("≥", None), "measure": ("人次",), "value_from": Decimal(1)}
    full = Scope(("天津", None), ("u-tj",), ("产出", None), ("数量", None), (2025, None), ("培训", "人次"), **own)
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
    if relation == relations.OF_DOCUMENTS:
        shell.execute(f"CREATE OR REPLACE TEMP VIEW {relation} AS {selected_documents(Scope())[0]}")
        return
    if relation == relations.OF_FINDINGS:
        _view_as_an_analyst_would(shell, relations.OF_DOCUMENTS)
        shell.register("finding_reviews", relations.empty("finding_reviews"))
        shell.execute(f"CREATE OR REPLACE TEMP VIEW {relation} AS {selected_findings(Scope())[0]}")
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
        (Scope(words=(">=90%",)), ["p1"]),
        (Scope(words=("＞＝９０％",)), ["p1"]),
        (Scope(words=("'",)), []),
        (Scope(words=("_",)), []),
        (Scope(words=("上年",)), ["p5"]),
        (Scope(words=("323004",)), ["p4", "p5"]),
        (Scope(words=("323001", "13070024P0002")), ["p3"]),
        (Scope(words=("3230",)), []),
        (Scope(city=("天津",), code_year=(2024,)), []),
        (Scope(target_kind=("text",)), ["p2", "p7"]),
        (Scope(comparator=("≤",)), ["p2"]),
        (Scope(comparator=(None,), target_kind=("number",)), ["p1", "p4", "p6"]),
        (Scope(measure=(None,)), ["p2", "p7"]),
        (Scope(measure=("%",), value_from=Decimal("90.5")), ["p3"]),
        (Scope(measure=("%",), value_to=Decimal(90)), ["p1", "p3"]),
        (Scope(measure=("万元",), value_from=Decimal("3.5"), value_to=Decimal("3.5")), ["p2"]),
        (Scope(measure=("%",), value_from=Decimal(96)), []),
    ],
)
def test_scope_selects_projects(made, scope, found):
    assert projects(made, scope) == found


def test_search_finds_in_either_width_what_is_printed_in_one(made, tmp_path):
    narrow = "".join(map(chr, range(ord("!"), ord("~") + 1)))
    wide = "".join(chr(ord(sign) + 0xFEE0) for sign in narrow)
    path = altered(made, tmp_path, f"UPDATE indicators SET description = '始{wide}终' WHERE indicator_id = 'i1'")
    assert projects(path, Scope(words=(f"始{narrow}终",))) == ["p1"]
    assert projects(path, Scope(words=(f"始{wide}终",))) == ["p1"]


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
    gaps = {row[:2]: row[3:5] for row in run(made, "gaps").iter_rows()}
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


def test_form_that_is_printed_twice_is_counted_once(made, tmp_path):
    path = Path(shutil.copy(made, tmp_path / "wh-twice.duckdb"))
    with duckdb.connect(path) as connection:
        connection.execute("UPDATE projects SET repeats_project_id = 'p1' WHERE project_id = 'p2'")
        derive(connection)
    assert "p2" not in projects(path, Scope())
    before, after = (run(warehouse, "scope_totals").row(0, named=True) for warehouse in (made, path))
    assert before["projects"] - after["projects"] == 1
    documents = (run(warehouse, "documents")["projects"].sum() for warehouse in (made, path))
    assert next(documents) - next(documents) == 1


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


def test_findings_are_chosen_by_rule_severity_and_state_and_leave_no_project_out(made):
    for own in ({"rule": ("funding_adds_up",)}, {"severity": ("check",)}, {"review_state": ("pending",)}):
        assert run(made, "findings", Scope(**own)).height == 1
    for own in ({"rule": ("plan_falls",)}, {"severity": ("notice",)}, {"review_state": ("explained", "accepted")}):
        assert run(made, "findings", Scope(**own)).is_empty()
        assert len(projects(made, Scope(**own))) == 7


def test_review_of_a_finding_is_its_state(made):
    review = {"finding_id": ["f1"], "review_state": ["explained"], "decided_on": ["2025-03-09"], "remark": ["另有一栏"]}
    given = {"finding_reviews": pl.DataFrame(review)}
    found = queries.run("findings", Scope(), warehouse=made, given=given).row(0, named=True)
    assert (found["review_state"], found["remark"], found["total_yuan"]) == ("explained", "另有一栏", Decimal(30000))
    assert queries.run("findings", Scope(review_state=("pending",)), warehouse=made, given=given).is_empty()
    counts = queries.run("finding_rules", Scope(), warehouse=made, given=given).row(0, named=True)
    assert (counts["findings"], counts["pending_findings"], counts["stake_yuan"]) == (1, 0, Decimal(30000))


def test_money_of_several_points_on_one_project_counts_once(five_warehouse):
    found = run(five_warehouse, "findings").drop_nulls("project_id")
    units = run(five_warehouse, "finding_units")
    assert units["findings"].sum() == run(five_warehouse, "findings").height
    assert units["stake_yuan"].sum() == found.unique("project_id")["total_yuan"].sum()
    assert units["stake_yuan"].drop_nulls().is_sorted(descending=True)


def test_point_about_one_unit_of_a_document_is_in_no_other_units_list(five_warehouse):
    for unit in run(five_warehouse, "finding_units").drop_nulls("unit_id")["unit_id"]:
        listed = run(five_warehouse, "findings", Scope(unit=(unit,)))
        assert listed["unit_name"].n_unique() == 1


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
