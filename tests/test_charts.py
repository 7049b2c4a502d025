"""Figures hold the numbers of their rows, draw nothing of an empty frame, and take their colours from the theme."""

import json
import re

import polars as pl
import pytest

import queries
from pages.parts import words
from pages.parts.charts import costs, findings, indicators, overview, quality, satisfaction, unit_budget, years
from pages.parts.charts.drawing import edge_texts
from queries import Scope

CHARTS = {
    overview.budget_by_unit: "unit_budgets",
    unit_budget.funding_by_unit: "unit_budgets",
    overview.coverage: "unit_coverage",
    unit_budget.concentration_by_unit: "unit_concentrations",
    unit_budget.largest_projects: "projects",
    costs.caps_by_category: "cost_caps_by_category",
    costs.caps_by_unit: "cost_caps_by_unit",
    costs.caps_by_project: "cost_coverage",
    costs.unit_rates: "unit_rates",
    satisfaction.satisfaction_dots: "satisfaction_targets",
    satisfaction.asked_by_unit: "satisfaction_respondents",
    satisfaction.satisfaction_values: "satisfaction_values",
    satisfaction.common_values: "satisfaction_common_values",
    findings.by_rule: "finding_rules",
    indicators.kinds_of_targets: "indicator_kinds",
    quality.quantified_by_class: "quantified_targets",
    quality.classes_covered: "class_coverage",
    quality.findings_by_unit_and_rule: "unit_rules",
    years.bridge: "year_steps",
    years.steps_by_unit: "year_steps_by_unit",
    years.dumbbells: "year_pairs",
    years.money_against_targets: "pair_targets",
}
every_chart = pytest.mark.parametrize(("draw", "query"), CHARTS.items())


@pytest.fixture(autouse=True)
def chinese():
    words.use("zh")


def rows(made, query: str) -> pl.DataFrame:
    return queries.run(query, Scope(), warehouse=made)


def texts(figure) -> list[str]:
    return [re.sub("</?b>", "", text) for trace in figure.data if trace.text is not None for text in trace.text]


def test_long_name_is_cut_to_the_room_that_its_number_leaves():
    short, long = edge_texts(["名" * 30] * 2, ["9", "未覆盖 442.00 · 预算 462.00"], [0, 1])[0]["text"]
    assert len(long) < len(short) < 30
    assert short.endswith("名…")


@every_chart
def test_chart_of_no_rows_is_empty(made, draw, query):
    figure = draw(rows(made, query).clear())
    assert all(len(trace.x) == 0 for trace in figure.data if trace.type == "bar")


@every_chart
def test_chart_takes_its_colours_from_the_theme(made, draw, query):
    spec = json.dumps(json.loads(draw(rows(made, query)).to_json())["data"])
    assert set(re.findall(r'"#\w+"', spec)) <= {f'"#{number:06}"' for number in range(1, 11)}


@every_chart
def test_chart_shows_names_as_text_not_as_markup(made, draw, query):
    spec = draw(rows(made, query)).to_json()
    assert "<b>就业" not in spec.replace("\\u003c", "<")


@every_chart
def test_chart_says_of_a_name_that_is_not_printed_that_it_is_not(made, draw, query):
    found = rows(made, query)
    blank = [pl.lit(None, pl.String).alias(name) for name in ("unit_name", "level3") if name in found.columns]
    assert "None" not in draw(found.with_columns(blank)).to_json()


@every_chart
def test_chart_speaks_english(made, draw, query):
    words.use("en")
    figure = draw(rows(made, query).clear())
    said = " ".join([*texts(figure), *(trace.name or "" for trace in figure.data)])
    assert not re.search(r"[\u4e00-\u9fff]", said)


def test_budget_by_unit_prints_amounts_and_shares(made):
    figure = overview.budget_by_unit(rows(made, "unit_budgets"))
    assert figure.data[-1].x == (50.0, 30.05, 9.0, 0.123456)
    assert "50.00 · 占 56.1%" in texts(figure)
    assert "0.12 · 占 0.1%" in texts(figure)


def test_funding_by_unit_stacks_what_is_printed_and_nothing_else(made):
    bars = {trace.name: trace.x for trace in unit_budget.funding_by_unit(rows(made, "unit_budgets")).data if trace.name}
    assert bars["财政资金（万元）"] == (46.0, 30.05, 8.0, 0.123456)
    assert bars["财政专户拨款（万元）"] == (4.0, None, None, None)
    assert bars["其他资金（万元）"] == (None, None, 1.0, 0.0)


def test_funding_sources_differ_in_more_than_colour(made):
    bars = [trace for trace in unit_budget.funding_by_unit(rows(made, "unit_budgets")).data if trace.type == "bar"]
    assert len({trace.marker.pattern.shape for trace in bars}) == len(bars)


def test_concentration_by_unit_adds_up_to_a_hundred(made):
    bars = [
        trace.x for trace in unit_budget.concentration_by_unit(rows(made, "unit_concentrations")).data if trace.name
    ]
    assert [round(sum(parts), 6) for parts in zip(*bars, strict=True)] == [100.0] * 4


def test_coverage_says_where_a_class_is_missing(made):
    figure = overview.coverage(rows(made, "unit_coverage"))
    cost = next(trace for trace in figure.data if trace.name == "成本")
    assert dict(zip(rows(made, "unit_coverage")["unit_id"], cost.text, strict=True))["u-gz"] == "0 缺"


def test_caps_by_project_closes_at_the_budget(made):
    figure = costs.caps_by_project(rows(made, "cost_coverage"))
    bars = {trace.name: trace.x for trace in figure.data if trace.type == "bar"}
    assert (bars["分项上限"], bars["没有上限的预算"]) == ((3.5,), (36.5,))
    assert (bars["上限=预算"], bars["超出预算"]) == ((None,), (None,))
    assert "未覆盖 36.50 · 预算 40.00" in texts(figure)


def test_caps_by_unit_says_who_prints_none(made):
    assert "未印金额上限 · 预算 9.00" in texts(costs.caps_by_unit(rows(made, "cost_caps_by_unit")))


def test_unit_rates_stand_on_an_axis_that_says_it_is_logarithmic(made):
    figure = costs.unit_rates(rows(made, "unit_rates"))
    assert figure.data[-1].x == (400.0,)
    assert figure.layout.xaxis.type == "log"
    assert "对数刻度" in figure.layout.xaxis.title.text


def test_largest_projects_are_no_more_than_fit(made):
    many = pl.concat([rows(made, "projects")] * 5)
    assert len(unit_budget.largest_projects(many).data[-1].x) == unit_budget.MOST_PROJECTS


def test_projects_of_one_name_are_told_apart_by_their_code_year(made):
    once = rows(made, "projects").head(1)
    alone, twice = (unit_budget.largest_projects(frame) for frame in (once, pl.concat([once, once])))
    name, year = once["project_name"][0], once["code_year"][0]
    assert any(text.startswith(name[:10]) for text in texts(alone))
    assert sum(text.startswith(f"{year} · {name[:5]}") for text in texts(twice)) == 2


def test_unit_rates_with_points_to_check_say_so(five_warehouse):
    figure = costs.unit_rates(rows(five_warehouse, "unit_rates"))
    marked = [text for text in texts(figure) if "疑点" in text]
    assert "300–5,000,000 · 1 处疑点" in marked
    assert len(marked) < len(texts(figure)) / 3
