"""Which satisfaction targets compare: every lane on a made warehouse, and the five sheets as counted by hand."""

import json
import re
import shutil
from pathlib import Path

import duckdb
import polars as pl
import pytest

from ingest import REFERENCE
from ingest.load import derive
from pages.parts import columns, words
from pages.parts.charts import satisfaction as charts
from pages.parts.columns import codes
from pages.parts.sentences import satisfaction as sentences
from queries import Scope
from tests.warehouses import run

INDICATORS = [
    # id, project, level 3, description, target, kind, comparator, value low, value high, measure, respondent
    ("s1", "p1", "群众满意度", None, "90%", "number", None, 90, 90, "%", "公众"),
    ("s2", "p1", "学员满意度", None, ">80%", "number", ">", 80, 80, "%", "学员/学生"),
    ("s3", "p1", "服务评价", "反映企业满意程度", "≥90.5%", "number", "≥", 90.5, 90.5, "%", "企业/单位"),
    ("s4", "p2", "满意度", None, "少于5次", "number", "<", 5, 5, "次", "服务对象"),
    ("s5", "p2", "事项办结率", "让群众满意", "≥95%", "number", "≥", 95, 95, "%", "公众"),
    ("s6", "p2", "群众不满意率", None, "≤3%", "number", "≤", 3, 3, "%", "公众"),
    ("s7", "p2", "职工满意度", None, "≥95%", "number", "≥", 95, 95, "%", "本单位人员"),
    ("s8", "p4", "群众满意度", None, "≥90", "number", "≥", 90, 90, None, "公众"),
    ("s9", "p4", "群众满意度", None, "进一步提高", "text", None, None, None, None, "公众"),
    ("s10", "p4", "群众满意度", None, "90%-95%", "range", None, 90, 95, "%", None),
]
LANES = {
    "s1": "share",
    "s2": "share",
    "s3": "share",
    "s4": "count",
    "s5": "other_rate",
    "s6": "other_rate",
    "s7": "own_staff",
    "s8": "no_measure",
    "s9": "words",
    "s10": "share",
    "i3": "share",
    "i7": "share",
}


@pytest.fixture(autouse=True)
def chinese():
    words.use("zh")


@pytest.fixture(scope="module")
def asked(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The made warehouse with satisfaction targets of every lane."""
    path = Path(shutil.copy(made, tmp_path_factory.mktemp("asked") / "wh-asked.duckdb"))
    with duckdb.connect(path) as connection:
        connection.executemany(
            """INSERT INTO indicators (indicator_id, project_id, position, indicator_class, level3, description, target,
                   target_kind, comparator, value_low, value_high, measure, respondent)
               SELECT $1, $2, 100 + CAST(substr($1, 2) AS INTEGER), '满意度', $3, $4, $5, $6, $7, $8, $9, $10, $11""",
            INDICATORS,
        )
        derive(connection)
    return path


def sentence(warehouse: Path, scope: Scope) -> str:
    names = ("satisfaction_targets", "satisfaction_values", "projects_without_satisfaction")
    return sentences.answer(*(run(warehouse, name, scope) for name in names))


def test_every_target_has_its_lane_and_none_is_left_out(asked):
    rows = run(asked, "satisfaction_targets")
    assert dict(rows.select("indicator_id", "lane").iter_rows()) == LANES


def test_what_does_not_compare_has_a_reason_and_comes_first(asked):
    rows = run(asked, "satisfaction_targets")
    assert [lane == "share" for lane in rows["lane"]] == [False] * 6 + [True] * 6
    assert [reason is None for reason in rows["lane_reason"]] == [False] * 6 + [True] * 6
    assert codes.LANE_REASONS.keys() == codes.LANES.keys() - {"share"}


def test_values_are_whole_numbers_by_comparator(asked):
    rows = run(asked, "satisfaction_values")
    assert rows.select("whole_value", "comparator", "share_targets").rows() == [
        (80, ">", 1),
        (90, "≥", 2),
        (90, None, 2),
        (95, "≥", 1),
    ]


@pytest.mark.parametrize("warehouse", ["asked", "five_warehouse"])
@pytest.mark.parametrize("scope", [Scope(), Scope(city=("张家口",)), Scope(words=("满意度",))])
def test_queries_agree_on_what_compares(warehouse, scope, request):
    path = request.getfixturevalue(warehouse)
    targets = run(path, "satisfaction_targets", scope)
    shares = targets.filter(pl.col("lane") == "share").height
    units = run(path, "satisfaction_common_values", scope)
    assert run(path, "satisfaction_values", scope)["share_targets"].sum() == shares
    assert units["share_targets"].sum() == shares
    assert units["satisfaction_indicators"].sum() == targets.height


def test_common_value_is_the_smallest_of_equally_common_ones(asked):
    rows = {row["unit_id"]: row for row in run(asked, "satisfaction_common_values").iter_rows(named=True)}
    tianjin = rows["u-tj"]
    assert (tianjin["common_value"], tianjin["common_targets"], tianjin["share_targets"]) == (90, 2, 4)
    assert (tianjin["common_share_pct"], tianjin["distinct_values"]) == (50.0, 3)
    assert rows["u-z1"]["common_value"] == 95


def test_unit_that_asks_only_its_own_staff_has_no_common_value(asked):
    row = run(asked, "satisfaction_common_values", Scope(words=("职工",))).row(0, named=True)
    assert (row["common_value"], row["share_targets"], row["satisfaction_indicators"]) == (None, 0, 1)


def test_projects_without_satisfaction_are_listed_whatever_class_is_chosen(made):
    def without(scope: Scope) -> list[str]:
        return run(made, "projects_without_satisfaction", scope)["project_id"].to_list()

    assert without(Scope()) == ["p2", "p4", "p6", "p7", "p5"]
    assert without(Scope(indicator_class=("产出",))) == ["p4", "p6"]


def test_dots_stand_where_the_values_are_and_words_are_printed(asked):
    figure = charts.satisfaction_dots(run(asked, "satisfaction_targets"))
    dots = [trace for trace in figure.data if trace.mode == "markers" and trace.x[0] is not None]
    # All but the count, the number without a measure and the words have a percentage.
    assert sum(len(trace.x) for trace in dots) == len(LANES) - 3
    said = " ".join(text for trace in figure.data if trace.mode == "text" for text in trace.text)
    assert "另列：计数" in said
    assert "少于5次 · 1 条" in said
    assert "进一步提高 · 1 条" in said


def test_respondents_differ_in_shape_or_colour(five_warehouse):
    figure = charts.satisfaction_dots(run(five_warehouse, "satisfaction_targets"))
    looks = [
        (trace.marker.symbol[0].removesuffix("-open"), trace.marker.color)
        for trace in figure.data
        if trace.mode == "markers" and trace.x[0] is not None
    ]
    assert len(looks) == 12
    assert len(set(looks)) == len(looks)


def test_dots_of_one_unit_and_value_do_not_cover_each_other(five_warehouse):
    figure = charts.satisfaction_dots(run(five_warehouse, "satisfaction_targets"))
    places = [place for trace in figure.data if trace.mode == "markers" for place in zip(trace.x, trace.y, strict=True)]
    assert len(set(places)) == len(places)


def test_dots_stand_on_their_value(five_warehouse):
    targets = run(five_warehouse, "satisfaction_targets")
    figure = charts.satisfaction_dots(targets)
    drawn = {x for trace in figure.data if trace.mode == "markers" for x in trace.x if x is not None}
    assert drawn == {float(value) for value in targets.filter(pl.col("measure") == "%")["value_low"]}


def test_dots_of_a_value_that_very_many_share_do_not_fill_the_screen(five_warehouse):
    targets = run(five_warehouse, "satisfaction_targets")
    assert charts.satisfaction_dots(pl.concat([targets] * 9)).layout.height < 4000


@pytest.mark.parametrize("scope", [Scope(), Scope(city=("张家口",))])
def test_who_is_asked_by_which_unit_counts_every_target_once(five_warehouse, scope):
    asked = run(five_warehouse, "satisfaction_respondents", scope)
    targets = run(five_warehouse, "satisfaction_targets", scope)
    counted = targets.group_by("unit_id", "respondent").agg(
        pl.len().cast(pl.Int64), (pl.col("lane") == "share").sum().cast(pl.Int64)
    )
    names = ("unit_id", "respondent", "satisfaction_indicators", "share_targets")
    assert sorted(asked.select(names).rows()) == sorted(counted.rows())


def test_who_is_asked_is_drawn_with_its_counts(five_warehouse):
    asked = run(five_warehouse, "satisfaction_respondents")
    figure = charts.asked_by_unit(asked)
    discs = next(trace for trace in figure.data if trace.mode == "markers+text")
    heads = [head.replace("<br>", "") for head in figure.layout.xaxis.ticktext]
    drawn = {(heads[x], int(text)) for x, text in zip(discs.x, discs.text, strict=True)}
    assert drawn == set(asked.select("respondent", "satisfaction_indicators").rows())


def test_histogram_shows_empty_bins_and_prints_counts_by_comparator(asked):
    figure = charts.satisfaction_values(run(asked, "satisfaction_values"))
    assert figure.layout.yaxis.ticktext == tuple(f"{value}%" for value in range(80, 96))
    printed = next(trace.text for trace in figure.data if trace.type == "scatter")
    assert printed[0] == "\u2002> 1"
    assert printed[1] == ""
    assert printed[10] == "\u2002≥ 2 · 无符号 2"


def test_comparators_of_the_schema_are_all_told_apart():
    schema = (Path(__file__).parent.parent / "ingest" / "schema.sql").read_text(encoding="utf-8")
    allowed = re.search(r"comparator IN \((.*?)\)", schema)
    assert set(re.findall(r"'(.+?)'", allowed[1])) | {None} == set(charts.COMPARATORS)
    assert len(set(charts.COMPARATORS.values())) == len(charts.COMPARATORS)


def test_every_shipped_respondent_has_an_english_name():
    listed = pl.read_csv(REFERENCE / "respondents.csv")["respondent"].unique()
    assert set(listed) <= set(codes.RESPONDENTS)


def test_sentence_says_so_when_there_is_nothing_to_compare(asked):
    assert sentence(asked, Scope(indicator_class=("产出",))).startswith("范围内没有满意度指标")
    assert "**0 条**" in sentence(asked, Scope(words=("少于5次",)))


def test_five_sheets_hold_what_was_counted_by_hand(five_warehouse):
    rows = run(five_warehouse, "satisfaction_targets")
    assert dict(rows.group_by("lane").len().iter_rows()) == {"share": 86, "own_staff": 18, "count": 2, "other_rate": 1}
    assert rows.filter(pl.col("lane") == "count")["target"].to_list() == ["少于5次"] * 2
    assert rows.filter(pl.col("lane") == "other_rate")["level3"].item() == "高层次人才专线电话服务事项办结率"
    without = run(five_warehouse, "projects_without_satisfaction")
    assert without["project_name"].to_list() == ["档案业务用房租费"]


def test_five_sheets_sit_on_ninety_and_ninety_five(five_warehouse):
    values = run(five_warehouse, "satisfaction_values").select("whole_value", "comparator", "share_targets")
    assert values.rows() == [
        (80, ">", 1),
        (80, None, 1),
        (85, "≥", 3),
        (85, None, 1),
        (90, "≥", 40),
        (90, None, 1),
        (95, "≥", 31),
        (96, "≥", 4),
        (98, "≥", 3),
        (100, None, 1),
    ]
    units = run(five_warehouse, "satisfaction_common_values")
    guangzhou = units.filter(pl.col("unit_code").is_null()).row(0, named=True)
    assert (guangzhou["common_value"], guangzhou["common_targets"], guangzhou["share_targets"]) == (90, 6, 12)


def test_indicators_put_the_reading_beside_the_printed_target(made):
    rows = {row["indicator_id"]: row for row in run(made, "indicators").iter_rows(named=True)}
    rate = rows["i2"]
    assert (rate["target"], rate["target_kind"], rate["comparator"], rate["value_low"]) == (
        "400元",
        "number",
        None,
        400,
    )
    assert (rate["value_yuan"], rate["money_basis"], rate["rate_per"]) == (400, "rate", "人·天")
    assert rows["i5"]["value_low"] is None
    assert len(rows) == 10


def test_indicators_show_yuan_as_yuan_and_codes_in_words(made):
    shown = columns.screen(run(made, "indicators", Scope(words=("讲课费",)))).row(0, named=True)
    assert (shown["value_yuan"], shown["money_basis"], shown["target_kind"]) == (400, "单价", "数值")


def test_indicator_kinds_count_every_indicator_once(made, five_warehouse):
    kinds = run(made, "indicator_kinds").select("target_kind", "indicators", "without_comparator", "without_measure")
    assert kinds.rows() == [("number", 8, 3, 0), ("text", 2, None, None)]
    five = run(five_warehouse, "indicator_kinds")
    assert dict(five.select("target_kind", "indicators").iter_rows()) == {
        "number": 723,
        "text": 69,
        "date": 18,
        "recurrence": 6,
    }
    assert run(five_warehouse, "indicators").height == five["indicators"].sum() == 816


def test_charts_take_their_colours_from_the_theme(five_warehouse):
    figure = charts.satisfaction_dots(run(five_warehouse, "satisfaction_targets"))
    spec = json.dumps(json.loads(figure.to_json())["data"])
    assert set(re.findall(r'"#\w+"', spec)) <= {f'"#{number:06}"' for number in range(1, 11)}
