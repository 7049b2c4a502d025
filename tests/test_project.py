"""项目档案 says all that a sheet says and how it was read, opens by its address, and rows of every table lead to it."""

from decimal import Decimal
from urllib.parse import parse_qs, urlsplit

import polars as pl
import pytest

import queries
from pages.parts import columns, follow, paper, words
from pages.parts.links import View
from pages.parts.project_sheet import sheet
from pages.parts.sentences.project import Found
from pages.parts.sentences.readings import reading
from queries import Scope
from tests.test_pages import open_page, said

BLANK = dict.fromkeys(
    [
        "level1", "target_kind", "comparator", "value_low", "value_high", "measure", "value_yuan", "money_basis",
        "rate_per", "date_from", "date_to", "cost_category", "respondent", "indicator_class",
    ]
)  # fmt: skip
OUTPUT = {"level1": "产出指标", "indicator_class": "产出"}


@pytest.fixture(autouse=True)
def chinese():
    words.use("zh")


@pytest.fixture
def visit(made, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(made.parent))
    return lambda **query: open_page("project.py", **query)


def found(warehouse, project: str) -> Found:
    scope = Scope(project=(project,))
    return Found(**{name: queries.run(name, scope, warehouse=warehouse) for name in Found.__dataclass_fields__})


def written(app) -> str:
    """The sheet as the page sends it."""
    return next(element.proto.body for element in app.get("html") if 'class="sheet"' in element.proto.body)


def number(low: str, high: str | None = None, **more) -> dict:
    return {"target_kind": "number", "value_low": Decimal(low), "value_high": Decimal(high or low), **OUTPUT, **more}


@pytest.mark.parametrize(
    ("target", "said"),
    [
        (number("90.000000", comparator="≥", measure="%"), ["数值 ≥ 90%"]),
        (number("14", measure="人"), ["数值 14人", "未印比较符"]),
        (number("1500000"), ["数值 1,500,000", "未印比较符、计量单位"]),
        (number("3", "5", target_kind="range", comparator="=", measure="次"), ["区间 = 3–5次"]),
        (
            number("3.5", comparator="≤", measure="万元", value_yuan=Decimal("35000.00"), money_basis="total"),
            ["数值 ≤ 3.5万元", "全年总额 35,000.00 元"],
        ),
        (
            number("400", comparator="=", measure="元", value_yuan=Decimal(400), money_basis="rate", rate_per="人·天"),
            ["数值 = 400元", "单价 400.00 元/人·天，不可相加"],
        ),
        (
            number("5", comparator="≤", measure="元", value_yuan=Decimal(5)),
            ["数值 ≤ 5元", "金额 5.00 元，未注明是总额还是单价，不相加"],
        ),
        ({"target_kind": "text", **OUTPUT}, ["文字"]),
        ({"target_kind": "date", "date_from": "2025-01-01", "date_to": "2025-12-31", **OUTPUT}, ["日期 2025-01-01 至 2025-12-31"]),
        ({"target_kind": "text", "level1": "产出指标", "indicator_class": "成本", "cost_category": "印刷"}, ["文字", "归类：成本 · 印刷"]),
        ({"target_kind": "text", "level1": "满意度指标", "indicator_class": "满意度", "respondent": "公众"}, ["文字", "询问：公众"]),
        ({"level1": "其他"}, ["未读出", "归类：未分类"]),
    ],
)  # fmt: skip
def test_reading_of_a_target_in_words(target, said):
    assert reading({**BLANK, **target}) == said


def test_words_of_a_sheet_are_text_not_markup():
    assert paper.table(["<i>"], [["<script>a</script>"]], 'x"y') == (
        '<div class="wide" tabindex="0" role="region" aria-label="x&quot;y"><table class="numbers-0">'
        '<thead><tr><th scope="col">&lt;i&gt;</th></tr></thead>'
        "<tbody><tr><td>&lt;script&gt;a&lt;/script&gt;</td></tr></tbody></table></div>"
    )
    assert paper.link("a&b", 'project?project=x&q="') == '<a href="project?project=x&amp;q=&quot;">a&amp;b</a>'


def test_sheet_says_every_printed_word_of_every_project(five_warehouse):
    everything = queries.run("project_sheets", Scope(), warehouse=five_warehouse)
    assert everything.height == 105
    for project in everything["project_id"]:
        rows = found(five_warehouse, project)
        text = sheet(rows, View())
        printed = rows.project_sheets.select("unit_name", "project_name", "project_code", "purpose", "goal").row(0)
        names = ["level1", "level2", "level3", "description", "target", "annual_target", "basis"]
        printed += tuple(word for row in rows.indicators.select(names).iter_rows() for word in row)
        printed += tuple(rows.spending_plans["printed_percent"])
        printed += tuple(rows.findings.drop_nulls("project_id")["message"])
        assert [word for word in printed if word and paper.safe(word) not in text] == []


def test_sheet_stands_in_the_order_of_the_printed_one(made):
    text = sheet(found(made, "p1"), View())
    parts = ["单位", "项目名称", "项目编码", "预算数和资金来源", "资金用途", "绩效目标", "资金支出计划", "绩效指标（3 条）", "疑点（0 处）", "成对的项目", "出处"]  # fmt: skip
    places = [text.index(part) for part in parts]
    assert places == sorted(places)


def test_sheet_says_not_printed_where_nothing_is_printed_and_zero_where_zero_is(made):
    text = sheet(found(made, "p1"), View())
    assert "其中：财政专户拨款</td><td>未印</td><td>未印" in text
    assert "其中：其他资金</td><td>0.00</td><td>0.00" in text
    assert "资金支出计划（累计）</h2><p>未印</p>" in text
    assert "原表没有印：年度指标值、指标值确定依据、权重。" in text


def test_amounts_of_a_sheet_in_yuan_stand_in_yuan_and_in_wan_with_all_decimals(made):
    assert "预算数</td><td>1,234.56</td><td>0.123456" in sheet(found(made, "p1"), View())
    assert "预算数</td><td>40.00</td>" in sheet(found(made, "p2"), View())


def test_projects_of_one_name_in_a_unit_and_two_years_are_paired(five_warehouse):
    rows = queries.run("paired_projects", Scope(), warehouse=five_warehouse)
    assert rows.height == 2 * 24
    assert rows.filter(pl.col("project_id") == pl.col("paired_with_id")).is_empty()
    assert {*rows["paired_by"]} == {"same_name"}


def test_a_paired_project_is_linked_with_its_budget(five_warehouse):
    text = sheet(found(five_warehouse, "c6588361de2c-067"), View(Scope(city=("张家口",)), "zh"))
    other = queries.run("paired_projects", Scope(project=("c6588361de2c-067",)), warehouse=five_warehouse)["project_id"]
    assert [*other] == ["c6588361de2c-068"]
    assert 'href="project?project=c6588361de2c-068&amp;city=%E5%BC%A0' in text
    assert "<td>8.34 万元</td>" in text


def test_a_point_on_the_whole_unit_is_named_in_the_file_of_each_of_its_projects(five_warehouse):
    of_unit = queries.run("findings", Scope(), warehouse=five_warehouse).filter(
        pl.col("unit_name").eq("张家口市职业技能鉴定指导中心") & pl.col("project_id").is_null()
    )
    projects = queries.run("projects", Scope(), warehouse=five_warehouse)
    for project in projects.filter(unit_name="张家口市职业技能鉴定指导中心")["project_id"]:
        shown = sheet(found(five_warehouse, project), View())
        assert of_unit.height == 1
        assert of_unit["message"].item() in shown
        assert f"place={of_unit['finding_id'].item()}" in shown


def test_address_opens_the_file_whatever_the_filters_cut(visit):
    app = visit(project="p1", city="广州", **{"class": "满意度"})
    assert said(app).startswith("# 培训经费\n")
    assert "甲中心的项目，预算 **0.12 万元**（财政资金占 100.0%）；印有 3 条指标，记有 0 处疑点" in said(app)
    assert [metric.value for metric in app.metric] == ["0.12 万元", "3", "0", "无"]
    assert all(text in written(app) for text in ("≥700人次", "单价 400.00 元/人·天，不可相加", "第 1–40 行"))
    assert dict(app.query_params) == {"project": "p1", "city": "广州", "class": "满意度"}


def test_file_speaks_english(visit):
    app = visit(project="p7", lang="en")
    assert "A project of 丙事务中心 with a budget of **3.00 × 10k yuan**" in said(app)
    assert "Points to check (1)" in written(app)
    assert "资金来源相加与预算数不符" in written(app)


@pytest.mark.parametrize("query", [{}, {"project": "<b>p9"}])
def test_without_a_known_project_the_page_asks_for_one_of_the_scope(visit, query):
    app = visit(city="广州", **query)
    assert said(app).startswith("# 项目档案\n")
    assert ("链接里的项目 \\<b\\>p9 在现有数据中没有" in said(app)) == bool(query)
    assert app.selectbox[0].options == ["房租 · 丙事务中心 · 6.00 万元", "-5.00 · 丙事务中心 · 3.00 万元"]
    assert app.dataframe[0].value["project_name"].to_list() == ["房租", "-5.00"]


def test_choosing_a_project_goes_to_the_link_and_clearing_it_leaves_the_link(visit):
    app = visit(city="广州")
    app.selectbox("project_zh").set_value("p6").run()
    assert dict(app.query_params) == {"city": "广州", "project": "p6"}
    assert said(app).startswith("# 房租\n")
    app.selectbox("project_zh").set_value(None).run()
    assert dict(app.query_params) == {"city": "广州"}
    assert said(app).startswith("# 项目档案\n")


def test_language_and_reset_keep_the_open_file(visit):
    app = visit(project="p6", city="天津")
    app.button("reset").click().run()
    assert dict(app.query_params) == {"project": "p6"}
    app.get("button_group")[0].set_value("en").run()
    assert dict(app.query_params) == {"project": "p6", "lang": "en"}
    assert said(app).startswith("# 房租\n")


def test_another_page_does_not_keep_the_project(visit):
    app = visit(project="p6")
    app.switch_page("views/unit_budget.py").run()
    assert app.metric[0].value == "89.17 万元"


@pytest.mark.parametrize("query", queries.names())
def test_rows_that_name_a_project_lead_to_its_file(made, query):
    rows = queries.run(query, Scope(), warehouse=made)
    view = View(Scope(city=("天津",)), "en")
    lead = follow.of_rows(query, rows, view)
    if "project_name" in rows.columns:
        assert "project_id" in rows.columns
    named = [name for name in ("project_id", "later_project_id", "earlier_project_id") if name in rows.columns]
    if named:
        projects = rows.select(pl.coalesce(named)).to_series()
        asked = [parse_qs(urlsplit(address).query) if address else None for address in lead.addresses]
        expected = {"city": ["天津"], "lang": ["en"]}
        assert asked == [{"project": [row], **expected} if row else None for row in projects]
    elif "unit_id" in rows.columns:
        assert all(f"unit={unit}" in address for unit, address in zip(rows["unit_id"], lead.addresses, strict=True))
    elif "rule_id" in rows.columns:
        assert all(f"rule={rule}" in address for rule, address in zip(rows["rule_id"], lead.addresses, strict=True))
    else:
        assert lead is None


def test_a_units_line_leads_to_the_rows_behind_it_in_the_same_scope():
    view = View(Scope(city=("天津",), unit=("u1", "u2"), words=("培训",)), "en")
    assert (
        follow.unit_address("unit_coverage", view, "u2")
        == "indicators?city=%E5%A4%A9%E6%B4%A5&unit=u2&q=%E5%9F%B9%E8%AE%AD&lang=en"
    )
    assert follow.unit_address("unit_budgets", View(), "u2") == "unit-budget?unit=u2"


@pytest.mark.parametrize("view", ["unit_budget.py", "indicators.py", "satisfaction.py", "costs.py", "overview.py"])
def test_tables_send_the_address_beside_the_name(made, monkeypatch, view):
    monkeypatch.setenv("WAREHOUSE", str(made.parent))
    tables = [table.value for table in open_page(view, lang="en").dataframe]
    leading = [table for table in tables if "leads_to" in table.columns]
    assert leading
    for table in leading:
        assert table.columns[0] == "leads_to"
        assert table["leads_to"].dropna().str.contains(r"^[a-z-]+\?(?:project|unit)=\w[\w-]*&lang=en$").all()
    named = [table for table in tables if "project_name" in table.columns]
    assert all("leads_to" in table.columns for table in named)


def test_rows_on_screen_and_in_files_hold_names_not_addresses(made):
    shown = columns.screen(queries.run("projects", Scope(), warehouse=made))
    assert "leads_to" not in shown.columns
    assert "project?" not in str(shown.rows())
