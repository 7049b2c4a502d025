"""The page that compares two code years: its figures, its sentences, and the review of candidates."""

import re
from pathlib import Path

import pytest

from pages.parts import columns, words
from pages.parts.charts import years as charts
from pages.parts.sentences import years as sentences
from queries import Scope
from tests import made_years
from tests.test_pages import open_page, said
from tests.warehouses import run

UNIT = Scope(unit=("u-y",))


@pytest.fixture(autouse=True)
def chinese():
    words.use("zh")


@pytest.fixture(scope="module")
def twins(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_years.build(made, tmp_path_factory.mktemp("twins"))


def printed(figure) -> list[str]:
    return [text for trace in figure.data if trace.type == "scatter" and trace.mode == "text" for text in trace.text]


def test_bridge_begins_each_step_where_the_last_one_ended(five_warehouse):
    figure = charts.bridge(run(five_warehouse, "year_steps"))
    bar = next(trace for trace in figure.data if trace.type == "bar")
    assert [round(start, 2) for start in bar.base] == [0, 1209.49, 504.81, 1031.08, 1015.94, 0]
    assert [round(length, 2) for length in bar.x] == [1209.49, -704.68, 526.27, -15.14, 4203.65, 5219.59]
    assert "<b>−704.68 · 14 个项目</b>" in printed(figure)
    assert "<b>+526.27 · 22 对</b>" in printed(figure)


def test_dumbbell_has_no_dot_where_there_is_no_budget(twins):
    figure = charts.dumbbells(run(twins, "year_pairs", UNIT))
    dots = [trace for trace in figure.data if trace.mode == "markers"]
    assert {len(trace.x) for trace in dots} == {3}
    assert "<b>1.00 → 0.40 · 基数过小</b>" in printed(figure)
    assert "<b>2.00 → 5.00 · +150.0%</b>" in printed(figure)


def test_unit_without_a_year_says_so(made):
    figure = charts.steps_by_unit(run(made, "year_steps_by_unit"))
    assert "<b>无 → 0.12</b>" in printed(figure)


def test_sentence_says_what_the_years_mean_in_any_scope(five_warehouse, twins):
    text = sentences.meaning(run(five_warehouse, "compared"))
    assert text == (
        "**2024 和 2025 是项目编码中的立项年份，不是预算年度；两批项目都列在 2025 年预算中，比的是两批项目，不是两年的支出。**"
    )
    assert "2023 和 2025 是" in sentences.meaning(run(twins, "compared", Scope(unit=("u-y",), code_year=(2023, 2025))))


def test_sentence_says_why_there_is_nothing_to_compare(five_warehouse):
    one_year = run(five_warehouse, "projects", Scope(code_year=(2025,)))
    assert "都是 2025 年立项的" in sentences.too_few_years(one_year)
    no_year = run(five_warehouse, "projects", Scope(city=("广州",)))
    assert "16 个项目都没有印编码" in sentences.too_few_years(no_year)


def test_what_is_left_out_is_said(twins):
    text = sentences.left_out(run(twins, "compared", UNIT), run(twins, "scope_totals", UNIT))
    assert "未参与对比：2 个项目" in text
    assert "未印预算数、不计增减：2 个项目" in text


@pytest.fixture
def visit(five_warehouse, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(five_warehouse.parent))
    return open_page


def test_page_answers_in_words(visit):
    text = said(visit("years.py"))
    assert "成对的 24 对净变动 **+511.13 万元**（增加 22 对，减少 2 对）" in text
    assert "只在 2024 年的有 14 个项目（704.68 万元），只在 2025 年的有 17 个项目（**4,203.65 万元**）" in text
    assert (
        "产出、效益、满意度目标逐条不变的 **2 对**（事业单位工作人员招聘工作经费、全市机关事业单位工人技术等级考核评审费），只改写法的 0 对，文字改为数值的 10 对，有变的 10 对"
        in text
    )
    assert "另有 7 组候选待人确认，没有计入；其中 2025 年的 6 个项目共 1,273.43 万元" in text


def test_page_says_so_where_there_is_one_year(visit):
    app = visit("years.py", year="2025")
    assert "没有第二个年份可比" in said(app)
    assert not app.get("plotly_chart")
    assert not app.selectbox


def test_reviewer_confirms_with_a_remark_and_undoes(visit):
    app = visit("years.py")
    assert app.metric[3].value == "24 · 14 · 17"
    app.toggle("review").set_value(True).run()
    remark = next(box for box in app.text_input if box.label == "备注（可不填）")
    remark.set_value("同一项工作").run()
    app.button("confirmed_pair").click().run()
    assert app.metric[3].value == "25 · 13 · 16"
    assert re.search(r"判断：\*\*已确认\*\*　\d{4}-\d\d-\d\d　同一项工作", said(app))
    assert "已计入对比" in said(app)
    app.button("undone_pair").click().run()
    assert app.metric[3].value == "24 · 14 · 17"
    assert "判断：**待定**" in said(app)


def test_reviewer_refuses(visit):
    app = visit("years.py")
    app.toggle("review").set_value(True).run()
    app.button("refused_pair").click().run()
    assert app.metric[3].value == "24 · 14 · 17"
    assert "另有 6 组候选待人确认" in said(app)
    assert "判断：**已拒绝**" in said(app)


def test_page_says_which_decisions_were_not_read(visit, decisions_of_its_own):
    decisions_of_its_own.mkdir()
    (decisions_of_its_own / "pairs.csv").write_text("坏", encoding="gbk")
    app = visit("years.py")
    app.toggle("review").set_value(True).run()
    assert "pairs\\.csv 第 1 行没有读：不是 UTF-8 编码的文件" in app.warning[0].value
    app.button("confirmed_pair").click().run()
    assert "没有存下" in app.error[0].value
    assert not app.exception


def test_changes_and_states_have_their_words(five_warehouse):
    for query in ("compared", "year_pairs", "pair_indicators", "pair_targets", "year_steps"):
        shown = columns.screen(run(five_warehouse, query))
        coded = [name for name in shown.columns if columns.COLUMNS[name].values]
        for name in coded:
            assert all(re.search(r"[\u4e00-\u9fff]", cell) for cell in shown[name].drop_nulls()), name


def test_each_kind_of_step_and_of_change_has_a_colour_of_its_own():
    sums = {"earlier", "later"}
    steps = [look[0] for step, look in charts.STEP_LOOKS.items() if step not in {*sums, "unchanged"}]
    assert charts.STEP_LOOKS["earlier"] == charts.STEP_LOOKS["later"]
    assert len({*steps, charts.STEP_LOOKS["later"][0]}) == len(steps) + 1
    targets = [colour for colour, _pattern in charts.TARGET_LOOKS.values()]
    assert len(set(targets)) == len(targets)
