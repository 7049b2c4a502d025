"""目标质量: what is quantified, what is set and what is to be checked add up to the rows behind them."""

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import parse_qsl

import polars as pl
import pytest

from pages.parts import words
from pages.parts.charts import quality as charts
from pages.parts.sentences import quality as sentences
from queries import Scope
from tests.test_pages import open_page, said
from tests.warehouses import altered, run

SCOPES = [Scope(), Scope(city=("广州",)), Scope(code_year=(2024,)), Scope(indicator_class=("效益",))]
every_scope = pytest.mark.parametrize("scope", SCOPES, ids=["all", "city", "year", "class"])
STATES = ("set", "missing", "not_applicable", "unclear", "not_in_city")


@pytest.fixture(autouse=True)
def chinese():
    words.use("zh")


def state(warehouse: Path, project: str, covered: str) -> str:
    found: str = run(warehouse, "project_coverage", Scope(project=(project,)))[f"{covered}_state"].item()
    return found


def printed(figure) -> list[str]:
    return [text for trace in figure.data if trace.mode == "text" for text in trace.text]


@every_scope
def test_matrix_adds_up_to_the_findings_of_the_scope(five_warehouse, scope):
    cells, findings = (run(five_warehouse, name, scope) for name in ("unit_rules", "findings"))
    assert cells["findings"].sum() == findings.height
    drawn = charts.findings_by_unit_and_rule(cells).data[-1]
    assert sum(int(text.strip("</b>")) for text in drawn.text) == findings.height


def test_units_beyond_the_columns_of_the_matrix_share_the_last_one(five_warehouse):
    cells = run(five_warehouse, "unit_rules")
    many = pl.concat([cells.with_columns(pl.col("subject") + f" {copy}") for copy in range(4)])
    figure = charts.findings_by_unit_and_rule(many)
    assert sum(int(text.strip("</b>")) for text in figure.data[-1].text) == many["findings"].sum()
    assert len(figure.layout.xaxis.ticktext) == charts.MOST_SUBJECTS + 1
    assert "其余" in figure.layout.xaxis.ticktext[-1]


def test_point_about_a_document_of_one_unit_is_under_that_unit(five_warehouse):
    cells = run(five_warehouse, "unit_rules")
    found = {(row["subject"][:5], row["rule_id"]): row["unit_id"] for row in cells.iter_rows(named=True)}
    assert found["广州市人事", "budget_year_not_printed"] is not None


@every_scope
def test_quantified_words_blank_and_not_applicable_add_up_to_the_indicators(five_warehouse, scope):
    targets = run(five_warehouse, "quantified_targets", scope)
    parts = sum(targets[name] for name in charts.TARGETS)
    assert parts.to_list() == targets["indicators"].to_list()
    assert targets["indicators"].sum() == run(five_warehouse, "indicators", scope).height
    counted = run(five_warehouse, "indicators", replace(scope, target_kind=("number", "range", "date", "recurrence")))
    assert targets["quantified_targets"].sum() == counted.height
    listed = run(five_warehouse, "indicators", replace(scope, target_kind=("text",)))
    others = ("text_targets", "blank_targets", "not_applicable_targets")
    assert listed.height == sum(targets[name].sum() for name in others)


@every_scope
def test_states_of_a_class_add_up_to_the_projects(five_warehouse, scope):
    classes, projects = (run(five_warehouse, name, scope) for name in ("class_coverage", "project_coverage"))
    assert sum(classes[f"{name}_projects"] for name in STATES).to_list() == [projects.height] * classes.height
    columns = [name for name in projects.columns if name.endswith("_state")]
    for name, number in zip(columns, classes["missing_projects"], strict=True):
        assert projects.filter(pl.col(name) == "missing").height == number


def test_class_is_missing_only_where_the_city_prints_it(five_warehouse):
    coverage = {row[0]: row for row in run(five_warehouse, "class_coverage").iter_rows()}
    # Only Guangzhou prints ecology: the 15 of its 16 projects without it lack it, of the 89 others it is not known.
    assert coverage["生态效益"] == ("生态效益", 1, 15, 0, 0, 89, 105)


def test_class_printed_as_not_applicable_is_not_missing(made, tmp_path):
    assert state(made, "p2", "social") == "set"
    path = altered(made, tmp_path, "UPDATE indicators SET target = '不涉及' WHERE indicator_id = 'i5'")
    assert state(path, "p2", "social") == "not_applicable"
    assert run(path, "quantified_targets", Scope(unit=("u-z1",)))["not_applicable_targets"].sum() == 1


def test_class_that_is_nowhere_applicable_has_no_share_that_could_be_missing(made, tmp_path):
    path = altered(made, tmp_path, "UPDATE indicators SET target = '不涉及' WHERE indicator_id = 'i5'")
    figure = charts.quantified_by_class(run(path, "quantified_targets", Scope(unit=("u-z1",))))
    assert "均写明不适用" in figure.to_json(engine="orjson")
    assert "未注明" not in figure.to_json(engine="orjson")


def test_indicator_without_a_class_leaves_open_which_class_it_is(made):
    # p7 has one indicator, under 其他: it may be of any class.
    assert state(made, "p7", "quantity") == "unclear"
    assert state(made, "p6", "quantity") == "set"


def test_benefit_without_a_subclass_leaves_open_which_benefit_it_is(made, tmp_path):
    path = altered(made, tmp_path, "UPDATE indicators SET indicator_subclass = NULL WHERE indicator_id = 'i5'")
    assert run(path, "project_coverage", Scope(project=("p2",)))["core_classes"].item() == 2
    assert state(path, "p2", "social") == "unclear"
    assert state(path, "p2", "quality") == "missing"


def test_project_without_indicators_lacks_what_others_of_its_city_set(made):
    assert (state(made, "p5", "quantity"), state(made, "p5", "ecological")) == ("missing", "not_in_city")


def test_blank_target_is_told_from_words(made, tmp_path):
    path = altered(
        made, tmp_path, "UPDATE indicators SET target = NULL, target_kind = NULL WHERE indicator_id IN ('i5', 'i6')"
    )
    targets = run(path, "quantified_targets")
    assert (targets["text_targets"].sum(), targets["blank_targets"].sum()) == (1, 2)


def test_page_answers_with_figures_that_can_be_counted(made, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(made.parent))
    app = open_page("quality.py")
    assert "10 条指标中，**8 条**（80.0%）的指标值可以衡量" in said(app)
    assert "7 个项目中，**0** 个有产出、成本、效益、满意度四类指标，7 个至少缺一类" in said(app)
    assert "6 个项目没有疑点，**1** 个有请核对的疑点" in said(app)
    assert [metric.value for metric in app.metric] == ["8 · 80.0%", "2", "0 / 7", "1 / 7"]


def test_indicators_in_words_are_one_click_away_in_the_same_scope(made, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(made.parent))
    app = open_page("quality.py", city="张家口", lang="en")
    address = re.search(r"\(indicators\?([^)]*)\)", said(app))[1]
    assert dict(parse_qsl(address)) == {"city": "张家口", "kind": "text", "lang": "en"}


def test_scope_without_indicators_is_said_in_words(made):
    scope = Scope(project=("p5",))
    names = ("quantified_targets", "project_coverage", "findings", "unit_rules")
    found = [run(made, name, scope) for name in names]
    assert "范围内没有指标，无从衡量" in sentences.answer(*found)
    assert sentences.figures(*found[:3])["量化的指标"] == "0 · 未注明"
