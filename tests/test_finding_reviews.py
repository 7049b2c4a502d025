"""What a reviewer says of a point to check is kept by what the point says, and holds until that changes."""

import re
from dataclasses import asdict
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from ingest import ROOT, check_list, warehouse_path
from pages.parts import cached, columns, decisions, finding_desk, finding_reviews, words
from pages.parts.downloads.csv_files import csv_file
from pages.parts.downloads.table import Table
from pages.parts.finding_reviews import ACCEPTED, EXPLAINED, PENDING, REGISTER
from pages.parts.links import View
from pages.parts.sentences import findings as sentences
from queries import Scope
from tests.test_downloads import get, parsed
from tests.test_pages import open_page, said
from tests.warehouses import ingest, run

SHEET = next((ROOT / "data" / "sheets").rglob("004_*.txt"))
CHINESE = r"[\u4e00-\u9fff]"
WITHOUT_UNIT = "指标值“16619.8”没有计量单位"


def found(warehouse: Path) -> pl.DataFrame:
    return cached.rows(warehouse, Scope(), "findings")


def states(warehouse: Path) -> dict[str, str]:
    return dict(found(warehouse).select("message", "review_state").iter_rows())


def id_of(warehouse: Path, message: str) -> str:
    return found(warehouse).filter(pl.col("message") == message)["finding_id"].item()


def ingested(text: str, folder: Path, name: str) -> Path:
    """The published file of one document, under a name that it never had before."""
    folder.mkdir()
    (folder / name).write_text(text, encoding="utf-8")
    done = ingest(folder / name, warehouse=folder / "warehouse")
    assert done.returncode == 0, done.stderr
    return warehouse_path(folder / "warehouse")


def test_everything_is_pending_where_nobody_said_anything(five_warehouse):
    assert set(states(five_warehouse).values()) == {PENDING}


def test_review_holds_for_one_point_or_several_and_pending_takes_it_back(five_warehouse):
    first, second, third = found(five_warehouse)["finding_id"].head(3)
    finding_reviews.review(five_warehouse, [first, second], EXPLAINED, "单位已来函")
    finding_reviews.review(five_warehouse, [third], ACCEPTED, "")
    finding_reviews.review(five_warehouse, [second], PENDING, "")
    rows = found(five_warehouse).head(3)
    assert rows["review_state"].to_list() == [EXPLAINED, PENDING, ACCEPTED]
    assert rows["remark"].to_list() == ["单位已来函", None, None]
    assert rows["decided_on"].to_list() == [date.today().isoformat(), None, date.today().isoformat()]


def test_review_survives_another_file_name_and_moved_lines_and_ends_when_the_point_changes(five_warehouse, tmp_path):
    finding_reviews.review(five_warehouse, [id_of(five_warehouse, WITHOUT_UNIT)], EXPLAINED, "平方米")
    text = SHEET.read_text(encoding="utf-8")
    moved = ingested("\n\n" + text, tmp_path / "moved", "改名.txt")
    assert id_of(moved, WITHOUT_UNIT) != id_of(five_warehouse, WITHOUT_UNIT)
    assert states(moved)[WITHOUT_UNIT] == EXPLAINED
    assert [*states(moved).values()].count(EXPLAINED) == 1
    changed = ingested(text.replace("16619.8", "16620.8"), tmp_path / "changed", "改数.txt")
    assert states(changed)["指标值“16620.8”没有计量单位"] == PENDING
    assert len(finding_reviews.known(changed, decisions.state()).not_found) == 1
    row = found(changed).filter(pl.col("message") == "指标值“16620.8”没有计量单位").row(0, named=True)
    assert (row["remark"], row["decided_on"]) == ("平方米", date.today().isoformat())
    finding_reviews.review(changed, [row["finding_id"]], ACCEPTED, "")
    assert states(changed)[row["message"]] == ACCEPTED


def test_no_key_holds_a_place_and_each_point_of_the_five_sheets_has_its_own(five_warehouse):
    assert not {"page", "line_from", "line_to", "document_title"} & set(REGISTER.key)
    keys = run(five_warehouse, "finding_keys")
    assert keys.select(REGISTER.key).unique().height == keys.height


def test_state_that_no_reviewer_can_give_is_named_and_the_others_are_read(five_warehouse, decisions_of_its_own):
    finding_reviews.review(five_warehouse, [id_of(five_warehouse, WITHOUT_UNIT)], EXPLAINED, "")
    with REGISTER.path.open("a", encoding="utf-8") as file:
        file.write("a,b,c,d,e,f,g,h,i,confirmed,2025-03-09,\n")
    known = finding_reviews.known(five_warehouse, decisions.state())
    assert [fault.reason for fault in known.faults] == ["decision"]
    assert known.given["finding_reviews"].height == 1


@pytest.fixture
def visit(five_warehouse, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(five_warehouse.parent))
    return open_page


def figures(app) -> list[str]:
    return [figure.value for figure in app.metric]


def test_page_answers_how_many_on_how_much_money_and_how_many_are_pending(visit):
    text = said(visit("findings.py"))
    assert "有 **84 处疑点**（请核对 32，提示 52），涉及 53 个项目、预算合计 **21,168.78 万元**；**待核 84 处**" in text
    assert "其中 4 处疑点针对整份文件或整个单位，没有项目，不计金额" in text


def test_list_has_the_most_money_first(visit):
    table = visit("findings.py").dataframe[0].value
    by_severity = table.groupby("severity", sort=False)["total_yuan"]
    assert list(by_severity.groups) == ["请核对", "提示"]
    assert all(money.dropna().is_monotonic_decreasing for _, money in by_severity)
    assert table["message"].iloc[0] == "数量指标下是比率：专业技术资格材料审核率 大于等于90%"
    assert {"evidence", "severity", "check_title", "unit_name", "project_name", "place"} < set(table.columns)


def test_rule_is_chosen_spelt_out_and_kept_in_the_link(visit):
    app = visit("findings.py")
    assert "选一条规则" in said(app)
    app.multiselect("rule_zh").set_value(["plan_over_100"]).run()
    assert dict(app.query_params) == {"rule": "plan_over_100"}
    assert figures(app)[0] == "1"
    for part in ("查什么：任一月底", "为什么要紧：累计支出", "规则的依据：算术", "可能的正当解释：这一栏"):
        assert part in said(app)


def test_filters_by_severity_and_state_and_says_so_where_nothing_is_left(visit):
    app = visit("findings.py")
    app.multiselect("severity_zh").set_value(["check"]).run()
    assert figures(app)[:2] == ["32", "32"]
    app.multiselect("review_state_zh").set_value(["accepted"]).run()
    assert "没有符合所选条件的疑点" in said(app)
    assert not app.dataframe
    assert not app.exception


def test_reviewer_gives_the_chosen_points_a_state_with_a_remark_and_takes_it_back(visit, monkeypatch):
    monkeypatch.setattr(finding_desk, "_chosen", lambda rows: rows["finding_id"].head(2).to_list())
    app = visit("findings.py")
    app.toggle("review_findings").set_value(True).run()
    next(box for box in app.text_input if box.label == "备注（可不填）").set_value("单位已来函").run()
    app.button("explained_findings").click().run()
    assert figures(app) == ["84", "32", "21,168.78 万元", "82"]
    assert "**待核 82 处**，已说明 2" in said(app)
    assert app.dataframe[0].value["remark"].head(2).to_list() == ["单位已来函"] * 2
    app.button("pending_findings").click().run()
    assert figures(app)[3] == "84"


def test_page_says_which_reviews_were_not_read_and_that_nothing_was_kept(visit, decisions_of_its_own, monkeypatch):
    monkeypatch.setattr(finding_desk, "_chosen", lambda rows: rows["finding_id"].head(1).to_list())
    decisions_of_its_own.mkdir()
    (decisions_of_its_own / "findings.csv").write_text("坏", encoding="gbk")
    app = visit("findings.py")
    app.toggle("review_findings").set_value(True).run()
    assert "findings\\.csv 第 1 行没有读：不是 UTF-8 编码的文件" in app.warning[0].value
    app.button("accepted_findings").click().run()
    assert "没有存下" in app.error[0].value


def test_list_for_the_units_holds_what_is_pending_with_room_for_an_answer_and_no_explanation(visit, monkeypatch):
    monkeypatch.setattr(finding_desk, "_chosen", lambda rows: rows["finding_id"].head(1).to_list())
    app = visit("findings.py")
    app.toggle("review_findings").set_value(True).run()
    app.button("explained_findings").click().run()
    address = re.search(r"请单位回复的清单.*?（83 行）\]\((export/unit_questions\.csv\?\S+)\)", said(app))
    head, *lines = parsed(get(address[1]).body)
    assert (head[:2], head[-1], len(lines)) == (["单位", "项目名称"], "单位回复", 83)
    assert {line[-1] for line in lines} == {""}
    assert not {"可能的正当解释", "状态", "备注"} & set(head)
    assert [line[0] for line in lines] == sorted(line[0] for line in lines)
    app.multiselect("review_state_zh").set_value(["explained"]).run()
    assert "请单位回复的清单" not in said(app)


def test_page_speaks_english(visit):
    text = said(visit("findings.py", lang="en"))
    assert "**84 points to check**" in text
    assert "pending: 84" in text


@pytest.fixture
def english():
    """This thread speaks English, in which a test chooses among the options of an English page."""
    words.use("en")
    yield
    words.use("zh")


@pytest.mark.usefixtures("english")
def test_rule_is_spelt_out_in_english(visit):
    app = visit("findings.py", lang="en")
    app.multiselect("rule_en").set_value(["plan_over_100"]).run()
    for part in ("looks for: Projects whose", "matters: Cumulative", "rests on: Arithmetic", "explain it: The column"):
        assert part in said(app)


@pytest.mark.usefixtures("english")
@pytest.mark.parametrize("check", check_list.checks(), ids=lambda check: check.rule)
def test_every_rule_speaks_english_and_never_of_an_error(check):
    headers = pl.DataFrame([asdict(check)]).rename({"title": "check_title", "basis": "check_basis"})
    text = sentences.rules(headers)
    assert not re.search(CHINESE, text)
    assert not re.search(r"(?i)\berrors?\b|mistake|\bwrong|incorrect", text)
    assert not re.search(CHINESE, "".join(columns.screen(headers.drop("rule", "severity")).row(0)))


@pytest.mark.usefixtures("english")
def test_list_and_its_downloads_say_in_english_which_rule_and_what_may_explain_a_point(visit, five_warehouse):
    table = visit("findings.py", lang="en").dataframe[0].value
    assert not table["check_title"].str.contains(CHINESE).any()
    assert not table["explanation"].str.contains(CHINESE).any()
    made = csv_file(Table("finding_rules", "", "findings", View(language="en"), five_warehouse), "").decode()
    assert not re.search(CHINESE, made)
