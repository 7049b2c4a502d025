"""Every page runs in both languages, answers in words, and says so when there is nothing."""

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from pages.parts import columns
from tests.server import ROOT

VIEWS = sorted(path.name for path in (ROOT / "pages" / "views").glob("[!_]*.py"))
TITLES = {
    "indicators.py": {"zh": "指标检索", "en": "Indicators"},
    "project.py": {"zh": "项目档案", "en": "Project file"},
    "source.py": {"zh": "原文", "en": "Source"},
    "overview.py": {"zh": "总览", "en": "Overview"},
    "costs.py": {"zh": "成本指标", "en": "Cost targets"},
    "satisfaction.py": {"zh": "满意度", "en": "Satisfaction"},
    "years.py": {"zh": "年度对比", "en": "Code years compared"},
    "unit_budget.py": {"zh": "单位预算", "en": "Unit budgets"},
    "findings.py": {"zh": "疑点", "en": "Points to check"},
    "documents.py": {"zh": "数据", "en": "Data"},
    "quality.py": {"zh": "目标质量", "en": "Target quality"},
    "report.py": {"zh": "会议材料", "en": "Meeting report"},
}
every_view = pytest.mark.parametrize("view", VIEWS)
# The other pages are about one project, and have tests of their own.
OF_ONE_PROJECT = ("project.py", "source.py")
every_view_of_a_scope = pytest.mark.parametrize("view", [view for view in VIEWS if view not in OF_ONE_PROJECT])


@pytest.fixture
def visit(made, monkeypatch):
    """A visit to a page: `visit("overview.py", city="天津")`."""
    monkeypatch.setenv("WAREHOUSE", str(made.parent))
    return open_page


def open_page(view: str, **query: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    app.run()
    if view != "overview.py":
        app.switch_page(f"views/{view}").run()
    assert not app.exception
    return app


def said(app: AppTest) -> str:
    elements = [*app.markdown, *app.caption, *app.info, *app.warning, *app.error]
    return "\n".join(element.value for element in elements)


@every_view_of_a_scope
@pytest.mark.parametrize("language", ["zh", "en"])
def test_page_shows_its_title_and_as_many_charts_as_tables_need(visit, view, language):
    app = visit(view, lang=language)
    assert said(app).startswith(f"# {TITLES[view][language]}\n")
    assert len(app.metric) == 4
    # What became of each document is no question of more and less; the report draws its charts for paper.
    assert bool(app.get("plotly_chart")) == (view not in ("documents.py", "report.py"))
    assert len(app.dataframe) >= len(app.get("plotly_chart"))


@every_view
def test_page_says_so_when_nothing_is_in_scope(visit, view):
    app = visit(view, city="天津", year="2024")
    assert "没有项目" in said(app)
    assert not app.get("plotly_chart")
    assert not app.dataframe


@every_view
def test_page_names_its_sources_and_what_was_left_out(visit, view):
    line = said(visit(view, city="广州"))
    assert "数据来源：丙" in line
    assert "不在筛选范围内、未计入：乙局2025年预算" in line
    assert "另有 1 份文件未能读入" in line


@every_view
def test_page_says_what_to_run_when_nothing_is_published(visit, view, monkeypatch, tmp_path):
    monkeypatch.setenv("WAREHOUSE", str(tmp_path))
    app = AppTest.from_file(str(ROOT / "pages" / "frame.py"), default_timeout=60).run()
    assert not app.exception
    assert "python -m ingest" in app.error[0].value


@every_view
def test_page_reads_like_a_table_of_contents(view):
    text = (ROOT / "pages" / "views" / view).read_text(encoding="utf-8")
    assert len(text.splitlines()) < 50
    assert "def " not in text
    assert "SELECT" not in text


def test_overview_answers_in_one_sentence(visit):
    answer = "3 份文件：3 个城市的 4 个单位、7 个项目、10 条指标，这些项目的预算合计 **89.17 万元**"
    assert answer in said(visit("overview.py"))


def test_unit_budget_answers_in_one_sentence(visit):
    assert "最多的是乙局本级（50.00 万元，占 56.1%），它在范围内最大的项目“\\=1\\+1 专项”占其中 80.0%" in said(
        visit("unit_budget.py")
    )


def test_costs_answers_in_words_and_names_who_prints_no_caps(visit):
    text = said(visit("costs.py"))
    assert "分项的成本上限说明了 **3.50 万元**（占 3.9%）" in text
    assert "相符 0，未覆盖 1（共 36.50 万元），超出 0（共 0.00 万元）" in text
    assert "没有印出金额上限的单位：乙局" in text


def test_costs_draws_nothing_where_no_caps_are_printed(visit):
    app = visit("costs.py", city="广州")
    assert "都没有可相加的金额上限：单价不可加 0，无金额 2" in said(app)
    assert "没有印出金额上限的单位：丙事务中心。" in said(app)
    assert not app.get("plotly_chart")
    assert app.metric[0].value == "无上限"


def test_scope_of_the_link_is_in_the_filters_and_in_the_figures(visit):
    app = visit("overview.py", city="天津", year="2025", q="培训")
    assert app.multiselect("city_zh").value == ["天津"]
    assert app.multiselect("code_year_zh").value == [2025]
    assert app.text_input("words_zh").value == "培训"
    assert app.metric[0].value == "0.12 万元"


def test_amounts_of_chosen_indicators_are_said_to_be_the_budgets_of_their_projects(visit):
    said_of_money = "金额是有所选指标的项目的预算全额，不是这些指标的预算"
    for chosen in ({"class": "满意度"}, {"subclass": "数量"}, {"q": "培训"}):
        assert said_of_money in said(visit("unit_budget.py", **chosen)), chosen
    assert said_of_money not in said(visit("unit_budget.py", city="天津"))


def test_filter_goes_to_the_link_and_to_the_next_page(visit):
    app = visit("overview.py")
    app.multiselect("city_zh").set_value(["广州"]).run()
    assert dict(app.query_params) == {"city": "广州"}
    app.switch_page("views/unit_budget.py").run()
    assert app.metric[0].value == "9.00 万元"


def test_reset_clears_every_filter_and_keeps_the_language(visit):
    app = visit("overview.py", city="天津", q="培训", lang="en")
    app.button("reset").click().run()
    assert dict(app.query_params) == {"lang": "en"}
    assert app.metric[1].value == "7"


def test_language_switch_keeps_the_scope(visit):
    app = visit("overview.py", city="天津")
    app.get("button_group")[0].set_value("en").run()
    assert dict(app.query_params) == {"city": "天津", "lang": "en"}
    assert app.multiselect("city_en").value == ["天津"]
    assert said(app).startswith("# Overview\n")


def test_unknown_value_is_ignored_and_named(visit):
    app = visit("overview.py", unit="zz,u-tj", city="<b>x")
    assert "city\\=\\<b\\>x、unit\\=zz" in app.warning[0].value
    assert app.multiselect("unit_zh").value == ["u-tj"]
    assert "unit=zz" not in str(app.query_params)


def shown_targets(app: AppTest) -> list[str]:
    return app.dataframe[0].value["target"].to_list()


def test_indicators_are_filtered_by_reading_comparator_and_measure(visit):
    app = visit("indicators.py")
    assert len(shown_targets(app)) == 10
    app.multiselect("target_kind_zh").set_value(["number"]).run()
    app.multiselect("comparator_zh").set_value(["≥"]).run()
    app.multiselect("measure_zh").set_value(["%"]).run()
    assert sorted(shown_targets(app)) == sorted(["≥90%", "90%以上", "≥95%"])
    assert dict(app.query_params) == {"kind": "number", "comparator": "≥", "measure": "%"}
    assert "读法：数值；比较符：≥；计量单位：\\%" in said(app)


def test_value_is_filtered_in_one_measure_which_is_the_usual_one_where_none_is_chosen(visit):
    app = visit("indicators.py")
    app.number_input("value_from_zh").set_value(90.5).run()
    assert shown_targets(app) == ["≥95%"]
    assert dict(app.query_params) == {"measure": "%", "min": "90.5"}
    app.multiselect("measure_zh").set_value(["%", "人"]).run()
    assert dict(app.query_params) == {"measure": "%,人"}
    assert app.number_input("value_from_zh").value is None
    assert app.number_input("value_from_zh").disabled
    app.multiselect("measure_zh").set_value(["万元"]).run()
    app.number_input("value_to_zh").set_value(3.5).run()
    assert dict(app.query_params) == {"measure": "万元", "max": "3.5"}


def test_printed_target_and_its_reading_stand_side_by_side(visit):
    names = visit("indicators.py").dataframe[0].value.columns.to_list()
    target = names.index("target")
    assert names[target + 1 : target + 6] == ["target_kind", "comparator", "value_low", "value_high", "measure"]


def test_filters_of_the_indicators_hold_on_no_other_page_and_wait_for_the_reader_to_come_back(visit):
    app = visit("indicators.py")
    app.multiselect("measure_zh").set_value(["万元"]).run()
    app.switch_page("views/overview.py").run()
    assert app.metric[1].value == "7"
    assert "范围：全部数据" in said(app)
    assert dict(app.query_params) == {}
    app.multiselect("city_zh").set_value(["张家口"]).run()
    app.switch_page("views/indicators.py").run()
    assert shown_targets(app) == ["≤3.5万元"]
    assert dict(app.query_params) == {"city": "张家口", "measure": "万元"}


def test_reset_on_any_page_clears_the_filters_of_the_indicators_too(visit):
    app = visit("indicators.py")
    app.multiselect("measure_zh").set_value(["万元"]).run()
    app.switch_page("views/overview.py").run()
    app.button("reset").click().run()
    app.switch_page("views/indicators.py").run()
    assert len(shown_targets(app)) == 10


def test_filter_of_another_page_in_a_link_is_ignored_and_named(visit):
    app = visit("overview.py", kind="number")
    assert "kind\\=number" in app.warning[0].value
    assert dict(app.query_params) == {}
    assert app.metric[1].value == "7"


def test_no_indicator_is_said_in_words_and_the_filters_stay_at_hand(visit):
    app = visit("indicators.py")
    app.multiselect("measure_zh").set_value(["%"]).run()
    app.number_input("value_from_zh").set_value(101.0).run()
    assert "也没有指标" in said(app)
    assert not app.dataframe
    app.number_input("value_from_zh").set_value(None).run()
    assert len(shown_targets(app)) == 3


@every_view
def test_each_table_is_offered_as_csv_and_as_workbook(visit, view):
    app = visit(view)
    for file_type in ("csv", "xlsx"):
        # The list for the units is the one that is only a file.
        offered = re.findall(rf"\(export/(?!unit_questions)\w+\.{file_type}\?", said(app))
        assert len(offered) == len(app.dataframe), file_type


def test_head_of_each_column_says_what_it_means(visit):
    config = json.loads(visit("unit_budget.py").dataframe[0].proto.columns)
    assert all(column["help"] for name, column in config.items() if name in columns.COLUMNS)
    assert "一行是单位时" in config["total_yuan"]["help"]


def test_blank_funding_is_blank_not_zero(visit):
    table = visit("unit_budget.py", city="张家口").dataframe[0].value
    assert table["other_yuan"].isna().all()


def test_no_page_lies_where_streamlit_would_pick_it_up():
    assert not Path(ROOT / "pages" / "pages").exists()
    assert 'st.App("pages/frame.py"' in (ROOT / "app.py").read_text(encoding="utf-8")


def test_long_page_lists_its_questions_with_links_to_them(visit):
    app = visit("overview.py")
    listed = next(text for text in (element.value for element in app.markdown) if "本页" in text)
    assert re.findall(r"\]\(#(\w+)\)", listed) == [header.anchor for header in app.header]
    assert "万元" not in listed
