"""Two code years compared: the steps close to the fen in every scope, and nothing that is not there counts as 0."""

from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

import queries
from pages.parts import cached, decisions, pairs, words
from pages.parts.sentences import years as sentences
from queries import Scope
from tests import made_years
from tests.warehouses import run

UNIT = Scope(unit=("u-y",))
FIVE_SCOPES = [
    Scope(),
    Scope(city=("张家口",)),
    Scope(code_year=(2024, 2025)),
    Scope(indicator_class=("满意度",)),
    Scope(indicator_subclass=("社会效益",), code_year=(2025, None, 2024)),
    Scope(words=("划转",)),
    Scope(words=("信息",)),
    Scope(words=("培训", "社保")),
    Scope(words=("2024",)),
    Scope(words=("考试",)),
]


@pytest.fixture(autouse=True)
def chinese():
    words.use("zh")


@pytest.fixture(scope="module")
def twins(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_years.build(made, tmp_path_factory.mktemp("twins"))


def yuan(rows: pl.DataFrame) -> dict[str, Decimal]:
    return dict(rows.select("step", "step_yuan").iter_rows())


def test_five_sheets_close_at_the_published_figures(five_warehouse):
    steps = run(five_warehouse, "year_steps")
    assert yuan(steps) == {
        "earlier": Decimal(12094900),
        "only_earlier": Decimal(-7046800),
        "increased": Decimal(5262700),
        "decreased": Decimal(-151400),
        "only_later": Decimal(42036500),
        "later": Decimal(52195900),
    }
    counts = dict(steps.select("step", pl.coalesce("pairs", "projects")).iter_rows())
    assert (counts["increased"] + counts["decreased"], counts["only_earlier"], counts["only_later"]) == (24, 14, 17)


def scopes(path: Path) -> list[Scope]:
    units = run(path, "unit_budgets", Scope())["unit_id"]
    return [*FIVE_SCOPES, *(Scope(unit=(unit,)) for unit in units)]


def test_steps_close_in_every_scope_and_by_unit(five_warehouse):
    comparable = 0
    for scope in scopes(five_warehouse):
        steps = yuan(run(five_warehouse, "year_steps", scope))
        comparable += bool(steps)
        units = run(five_warehouse, "year_steps_by_unit", scope)
        pairs = run(five_warehouse, "year_pairs", scope)
        assert steps.pop("later", 0) == sum(steps.values()), scope
        for name, amount in steps.items():
            assert units[f"{name}_yuan"].sum() == amount, (scope, name)
        assert pairs["change_yuan"].sum() == steps.get("increased", 0) + steps.get("decreased", 0)
        assert units["pairs"].sum() == pairs.height
        parts = ["earlier_yuan", "only_earlier_yuan", "increased_yuan", "decreased_yuan", "only_later_yuan"]
        assert [sum(part for part in row if part) for row in units.select(parts).iter_rows()] == [
            later or 0 for later in units["later_yuan"]
        ]
    assert comparable == 14


def test_rows_are_the_same_however_they_are_kept(five_warehouse):
    given = pairs.known(five_warehouse, decisions.state()).given
    by_target = Scope(words=("培训",), indicator_class=("产出", None))
    for scope in [*FIVE_SCOPES[2:7], by_target]:
        for query in cached.ON_PAIRS | cached.HELD_BY.keys():
            asked = queries.run(query, scope, warehouse=five_warehouse, given=given)
            assert cached.rows(five_warehouse, scope, query).equals(asked), (scope, query)


def test_the_two_latest_years_of_the_scope_are_compared(twins):
    assert set(run(twins, "compared", UNIT)["code_year"]) == {2024, 2025}
    older = run(twins, "compared", Scope(unit=("u-y",), code_year=(2023, 2025)))
    assert set(older["code_year"]) == {2023, 2025}
    assert run(twins, "year_pairs", Scope(unit=("u-y",), code_year=(2023, 2025)))["later_names"].to_list() == ["己"]


@pytest.mark.parametrize("scope", [Scope(code_year=(2025,)), Scope(city=("广州",)), Scope(code_year=(None,))])
def test_there_is_nothing_to_compare_where_there_are_fewer_than_two_years(twins, scope):
    for query in ("compared", "year_steps", "year_steps_by_unit", "year_pairs", "pair_indicators", "pair_targets"):
        assert run(twins, query, scope).is_empty()


def test_names_pair_within_one_unit_only(five_warehouse, made):
    pairs = run(five_warehouse, "year_pairs")
    named = pairs.filter(pl.col("later_names") == "劳务派遣人员经费")
    assert named["unit_name"].to_list() == ["张家口市人力资源和社会保障局本级"]
    # In the made warehouse 劳务派遣 stands in two units, once in each year.
    assert run(made, "year_pairs").is_empty()


def test_pair_of_which_one_half_is_in_the_scope_is_counted_whole_and_marked(twins):
    # Of 戊 only e24 has a cost target; 不少于 stands in one year only.
    scope = Scope(unit=("u-y",), indicator_class=("效益", "成本"))
    with_one_half = Scope(unit=("u-y",), words=("元",))
    assert run(twins, "compared", Scope(unit=("u-y",), words=("不少于",))).is_empty()
    states = dict(run(twins, "compared", scope).select("project_id", "scope_state").iter_rows())
    assert states == {"a24": "in_scope", "a25": "in_scope", "e24": "in_scope", "e24-2": "pulled_in", "e25": "pulled_in"}
    assert set(run(twins, "compared", with_one_half)["project_id"]) == set(states)
    text = sentences.left_out(run(twins, "compared", scope), run(twins, "scope_totals", scope))
    assert text == "另一半不在筛选范围内而随对计入：2 个项目。"


def test_states_of_pairs(twins):
    states = {row["project_id"]: row["pair_state"] for row in run(twins, "compared", UNIT).iter_rows(named=True)}
    assert states == {
        "a24": "increased",
        "a25": "increased",
        "b24": "decreased",
        "b25": "decreased",
        "c24": "only_earlier",
        "c25": "only_later",
        "d24": "no_budget",
        "d25": "no_budget",
        "e24": "unchanged",
        "e24-2": "unchanged",
        "e25": "unchanged",
        "f25": "only_later",
    }


def test_share_is_given_only_on_a_base_of_ten_thousand_yuan(twins):
    rows = {row["later_names"]: row for row in run(twins, "year_pairs", UNIT).iter_rows(named=True)}
    assert (rows["甲"]["change_pct"], rows["甲"]["base_note"]) == (150.0, None)
    assert (rows["乙"]["change_pct"], rows["乙"]["base_note"]) == (None, "small_base")
    assert (rows["丁"]["earlier_yuan"], rows["丁"]["change_yuan"], rows["丁"]["pair_state"]) == (
        None,
        None,
        "no_budget",
    )
    assert (rows["戊"]["earlier_projects"], rows["戊"]["later_projects"], rows["戊"]["change_yuan"]) == (2, 1, 0)


def test_pairs_come_by_absolute_change(five_warehouse, twins):
    for path, scope in ((five_warehouse, Scope()), (twins, UNIT)):
        apart = [abs(change) for change in run(path, "year_pairs", scope)["change_yuan"] if change is not None]
        assert apart == sorted(apart, reverse=True)


def test_year_without_projects_is_blank_not_zero(five_warehouse):
    unit = run(five_warehouse, "year_steps_by_unit").filter(pl.col("unit_name") == "张家口市就业服务中心")
    assert unit["decreased_yuan"].to_list() == [None]
    scope = Scope(words=("事业单位考核奖励经费",), code_year=(2024, 2025))
    assert run(five_warehouse, "year_steps", scope).is_empty()


def test_indicators_stand_side_by_side(twins):
    rows = run(twins, "pair_indicators", UNIT).filter(pl.col("later_names") == "甲")
    found = sorted(rows.select("level3", "target_change", "earlier_target", "later_target").rows(), key=str)
    assert found == sorted(
        [
            ("人次", "up", "≥700人次", "≥800人次"),
            ("合格率(%)", "same", "≥90%", "≥90％"),
            ("天数", "comparator", "≤9天", "9天"),
            ("就业", "quantified", "进一步提高", "≥2%"),
            ("次数", "ambiguous", "1次", None),
            ("次数", "ambiguous", "2次", None),
            ("次数", "ambiguous", None, "2次"),
            ("满意度", "gone", "≥95%", None),
            ("满意度", "new", None, "≥95%"),
            ("总成本", "down", "≤2万元", "≤15000元"),
        ],
        key=str,
    )


def test_indicator_that_may_only_be_renamed_names_the_one_of_the_same_value(five_warehouse):
    rows = run(five_warehouse, "pair_indicators").drop_nulls("same_value_name")
    assert set(rows["target_change"]) == {"new", "gone"}
    named = {(row["level3"], row["same_value_name"]) for row in rows.iter_rows(named=True)}
    assert ("考试次数", "组织考试次数") in named
    assert named == {(other, one) for one, other in named}


def test_every_indicator_of_a_pair_is_shown_once(five_warehouse):
    rows = run(five_warehouse, "pair_indicators")
    shown = [one for name in ("earlier_indicator_id", "later_indicator_id") for one in rows[name].drop_nulls()]
    paired = run(five_warehouse, "compared").filter(pl.col("pair_state").is_in(["increased", "decreased", "unchanged"]))
    of_pairs = run(five_warehouse, "indicators")["indicator_id"]
    held = {one for one in of_pairs if one.rpartition("-")[0] in set(paired["project_id"])}
    assert len(shown) == len(set(shown))
    assert set(shown) == held


def test_targets_are_summed_up_beside_the_money(twins, five_warehouse):
    rows = {row["later_names"]: row for row in run(twins, "pair_targets", UNIT).iter_rows(named=True)}
    assert rows["甲"]["targets_state"] == "changed"
    assert rows["乙"]["targets_state"] == "same"
    assert rows["戊"]["targets_state"] == "no_targets"
    assert (rows["戊"]["earlier_costs"], rows["戊"]["later_costs"]) == (1, 0)
    states = run(five_warehouse, "pair_targets")["targets_state"]
    assert dict(states.value_counts().iter_rows()) == {"same": 2, "quantified": 11, "changed": 11}
