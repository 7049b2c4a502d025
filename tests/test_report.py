"""会议材料: the sentences and figures of the pages, each with its sources, in one file that runs and asks for nothing."""

import re
import tomllib
from datetime import date
from html import unescape
from urllib.parse import unquote, urlencode, urlsplit

import polars as pl
import pytest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match

from pages.parts import report, words
from pages.parts.charts import drawing, overview, satisfaction, years
from pages.parts.links import View
from pages.parts.report import bars, file, markup
from pages.parts.report.footnotes import Notes
from queries import Scope
from tests import hostile_names, made_years
from tests.server import ROOT
from tests.test_pages import open_page
from tests.warehouses import altered, run

ADDRESS = "http://dashboard/report"
ANSWERS = ["overview.py", "unit_budget.py", "costs.py", "satisfaction.py", "years.py", "quality.py", "findings.py"]
FIGURES = ["overview.py", "costs.py", "satisfaction.py", "years.py", "quality.py"]
SCOPES = {"all": {}, "city": {"city": "张家口"}, "year": {"year": "2024"}, "class": {"class": "效益"}}


@pytest.fixture(autouse=True)
def chinese():
    words.use("zh")


@pytest.fixture
def published(made, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(made.parent))
    return made


def written(warehouse, view: View = View()) -> str:  # noqa: B008 - a View cannot change
    return report.html(report.Asked(view, warehouse, ADDRESS))


def text_of(html: str) -> str:
    """What a reader reads, without footnotes and white space."""
    body = re.sub(r"<sup>.*?</sup>", "", html.partition("<main>")[2], flags=re.DOTALL)
    return bare(unescape(re.sub(r"<[^>]+>", "", body)))


def bare(text: str) -> str:
    return re.sub(r"\s", "", text)


def get(address: str) -> Response:
    path, _, query = f"/{address}".partition("?")
    asked = {"type": "http", "method": "GET", "path": unquote(path), "query_string": query.encode()}
    asked |= {"scheme": "http", "server": ("dashboard", 80), "headers": []}
    assert file.ROUTE.matches(asked)[0] is Match.FULL
    return file.respond(Request(asked))


@pytest.mark.parametrize("asked", SCOPES.values(), ids=list(SCOPES))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_report_says_what_the_pages_say(five_sheets, five_warehouse, monkeypatch, asked, language):
    monkeypatch.setenv("WAREHOUSE", str(five_warehouse.parent))
    parameters = {**asked, "lang": language}
    address = f"{file.address(View(), five_warehouse)}&{urlencode(parameters)}"
    told = text_of(get(address).body.decode())
    for view in ANSWERS:
        app = open_page(view, **parameters)
        _title, _question, *paragraphs = app.markdown[0].value.split("\n\n")
        assert [
            text for text in paragraphs if bare(unescape(str(markup.marked_up(text).striptags()))) not in told
        ] == []
        figures = [f"{metric.label}{metric.value}" for metric in app.metric] if view in FIGURES else []
        assert [figure for figure in figures if bare(figure) not in told] == []


def test_every_sentence_ends_with_the_numbers_of_its_documents(five_warehouse):
    html = written(five_warehouse)
    paragraphs = re.findall(r"<p>(.*?)</p>", html, re.DOTALL)
    assert len(paragraphs) >= 15
    assert [text for text in paragraphs if not re.search(r'<a href="#source-\d+">\[[\d–]+\]</a></sup>$', text)] == []
    listed = set(re.findall(r'id="(source-\d+)"', html))
    assert set(re.findall(r'href="#([^"]+)"', html)) <= listed
    assert html.count("出处：") == html.count("<h2>") - 1


def test_sentence_is_marked_with_the_documents_of_its_own_rows(five_warehouse):
    section = written(five_warehouse).partition("年度对比（按立项年份）</h2>")[2].partition("<h2>")[0]
    only = run(five_warehouse, "compared")["document_title"].unique().to_list()
    uses = run(five_warehouse, "document_uses")["document_title"].to_list()
    assert len(only) == 1
    assert f"[{uses.index(only[0]) + 1}]</a></sup>" in section.partition("</p>")[0]


def test_largest_changes_and_what_is_not_listed_add_up_to_all_pairs(five_warehouse):
    html = written(five_warehouse)
    pairs = run(five_warehouse, "year_pairs")
    table = html.partition("变化最大的成对项目")[2]
    assert table.partition("</table>")[0].count("<tr>") - 1 == 10
    assert "其余 14 对未列" in table
    assert pairs.height == 24
    largest = pairs.row(0, named=True)
    assert largest["later_names"] in table.partition("</tbody>")[0]
    assert drawing.amount(largest["later_yuan"]) in table.partition("</tr>")[2].partition("</tr>")[0]


def test_points_to_check_begin_with_the_one_of_most_money_of_each_rule_and_the_rest_is_counted(five_warehouse):
    table = written(five_warehouse).partition("请核对的在前")[2].partition("</section>")[0]
    findings = run(five_warehouse, "findings")
    first = findings.filter(pl.col("severity") == "check").unique("check_title", keep="first", maintain_order=True)
    shown = [unescape(message) for message in re.findall(r"请核对：(.*?)</td>", table)]
    assert shown[: first.height] == first["message"].to_list()[:15]
    rest = findings.height - 15
    assert f"其余 {rest} 处疑点未列" in table
    checks, notices = map(int, re.search(r"其中请核对 (\d+) 处、提示 (\d+) 处，见", table).groups())
    assert checks + notices == rest


def test_points_about_other_rows_say_where_they_are_printed(made):
    table = written(made).partition("请核对的在前")[2]
    assert re.search(r'<td class="place">\[\d\] 第 6 行</td>', table)


def test_empty_scope_says_so(made):
    html = written(made, View(Scope(city=("天津",), code_year=(2024,))))
    assert "筛选范围内没有项目，也没有指标" in html
    assert "<h3>" not in html
    assert "数据版本：wh-made" in html


def test_scope_without_caps_pairs_or_shares_is_said_in_words(made):
    told = text_of(written(made, View(Scope(city=("广州",)))))
    for words_said in ("都没有可相加的金额上限", "都没有印编码，无从知道立项年份", "范围内没有满意度指标"):
        assert words_said in told


def test_pairs_out_of_scope_are_cited_too(made, tmp_path):
    twins = made_years.build(made, tmp_path)
    html = written(twins, View(Scope(unit=("u-y",))))
    assert "<h2>3　年度对比（按立项年份）</h2>" in html
    assert set(re.findall(r'href="#([^"]+)"', html)) <= set(re.findall(r'id="(source-\d+)"', html))


def test_sentence_that_names_a_project_says_where_it_is_printed(five_warehouse):
    notes = Notes(run(five_warehouse, "document_uses"), run(five_warehouse, "documents"))
    html = written(five_warehouse)
    largest = run(five_warehouse, "unit_concentrations")["largest_project_name"][0]
    project = run(five_warehouse, "projects").filter(pl.col("project_name") == largest)
    assert f"<sup>“{largest}”：{notes.place(project)} <a href=" in html
    same = run(five_warehouse, "pair_targets").filter(pl.col("targets_state") == "same", pl.col("change_yuan") > 0)
    assert same.height
    for name, pair in same.select("later_names", "pair_id").iter_rows():
        both = run(five_warehouse, "compared").filter(pl.col("pair_id") == pair)
        assert f"“{name}”：{notes.place(both)}" in html


def test_place_of_one_row_of_a_word_file_is_its_cell(five_warehouse):
    notes = Notes(run(five_warehouse, "document_uses"), run(five_warehouse, "documents"))
    blank = run(five_warehouse, "projects").head(2).with_columns(pl.lit(None, pl.Int64).alias("line_from"), page=None)
    cells = blank.with_columns(pl.Series("address", ["表 1 第 2 行第 1 格", "Sheet<b>!B5"]))
    assert notes.place(cells.head(1)).endswith("] 表 1 第 2 行第 1 格")
    assert notes.place(cells).endswith("]")


def test_file_runs_nothing_and_asks_for_nothing(five_warehouse):
    html = written(five_warehouse)
    assert "default-src 'none'" in html
    assert not re.search(r"<(script|link|img|iframe|object|form)\b|\son\w+=|\bsrc=|@import|url\(\s*['\"]?[^#'\"]", html)
    assert {address[0] for address in re.findall(r'href="([^"]*)"', html)} == {"#"}


def test_what_documents_print_is_never_markup(made, tmp_path):
    html = written(altered(made, tmp_path, *hostile_names.STATEMENTS))
    assert "<script" not in html
    assert "<img" not in html
    assert html.count("&lt;script&gt;") >= 10


def test_english_report_speaks_english(five_warehouse):
    html = written(five_warehouse, View(language="en"))
    assert '<html lang="en">' in html
    # The name of a document or a project is data, and stands in no heading.
    headings = re.findall(r"<(?:h1|h2|h3|dt|th scope=\"col\")[^>]*>(.*?)</", html, re.DOTALL)
    assert len(headings) > 30
    assert [heading for heading in headings if re.search(r"[\u4e00-\u9fff]", heading)] == []


def test_file_is_named_by_its_scope_and_the_day_of_its_data(published):
    answer = get(file.address(View(Scope(city=("张家口",))), published, save="yes"))
    day = date.fromtimestamp(published.stat().st_mtime).isoformat()
    assert answer.status_code == 200
    assert unquote(answer.headers["content-disposition"]).endswith(f"''会议材料_张家口_{day}.html")
    assert answer.headers["content-disposition"].startswith("attachment")
    assert get(file.address(View(), published)).headers["content-disposition"].startswith("inline")


def test_file_says_where_the_dashboard_shows_the_same(published):
    body = get(file.address(View(Scope(city=("张家口",)), "en"), published)).body.decode()
    shown = re.search(r"http://\S+(?=</p>)", body)[0]
    assert unquote(urlsplit(unescape(shown)).query) == "city=张家口&lang=en"


def test_file_of_older_data_is_refused(published):
    assert get("export/report.html?data=wh-old").status_code == 409


def test_file_of_one_project_is_refused(published):
    assert get(f"export/report.html?data={published.stem}&project=p1").status_code == 404


def test_bars_are_as_long_as_on_the_page(five_warehouse):
    units = run(five_warehouse, "unit_budgets")
    drawn = bars.of("", overview.budget_by_unit, units)
    assert [line.name for line in drawn.lines] == units["unit_name"].to_list()
    assert drawn.lines[0].number == "54,117.80 · 占 87.0%"
    widths = [sum(piece.width for piece in line.pieces) for line in drawn.lines]
    assert widths == pytest.approx(
        [float(100 * yuan / units["total_yuan"][0]) for yuan in units["total_yuan"]], abs=0.01
    )


def test_bridge_steps_begin_where_the_last_one_ended(five_warehouse):
    lines = bars.of("", years.bridge, run(five_warehouse, "year_steps")).lines
    ends = [(line.pieces[0].start, line.pieces[0].start + line.pieces[0].width) for line in lines]
    assert ends[1][1] == pytest.approx(ends[0][1], abs=0.01)
    assert ends[2][0] == pytest.approx(ends[1][0], abs=0.01)
    assert ends[-1] == pytest.approx((0, ends[-2][1]), abs=0.01)


def test_values_that_nobody_sets_take_no_paper(five_warehouse):
    lines = bars.of("", satisfaction.satisfaction_values, run(five_warehouse, "satisfaction_values")).lines
    assert [line.name for line in lines] == ["80%", "85%", "90%", "95%", "96%", "98%", "100%"]


def test_more_units_than_a_chart_shows_are_counted(made):
    units = run(made, "unit_budgets")
    assert bars.of("", overview.budget_by_unit, units).cut == ""
    many = units[[0] * 31]
    assert bars.of("", overview.budget_by_unit, many).cut == "图中为前 30 行，共 31 行"


def test_colours_on_paper_are_those_of_the_light_theme():
    theme = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))["theme"]["light"]
    assert list(bars.PAPER.values()) == theme["chartCategoricalColors"]


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("共 **90** 条", "共 <strong>90</strong> 条"),
        (r"\<b\>\*a\* \& 1", "&lt;b&gt;*a* &amp; 1"),
        ("a < b & c", "a &lt; b &amp; c"),
        (r"**\*\***", "<strong>**</strong>"),
        ("\\", "\\"),
    ],
)
def test_markdown_of_sentences_becomes_html(text, html):
    assert str(markup.marked_up(text)) == html


def test_answer_is_cut_into_its_sentences_and_names_are_not():
    assert len(markup.sentences("**甲。** 乙 1.5 万元。 丙。丁")) == 3
    assert len(markup.sentences("It is **6.50**. Next.")) == 2


def test_places_are_those_of_the_rows_by_document(five_warehouse):
    notes = Notes(run(five_warehouse, "document_uses"), run(five_warehouse, "documents"))
    projects = run(five_warehouse, "projects", Scope(city=("广州",)))
    assert notes.places(projects) == [
        f"[2] 第 {projects['line_from'].min()}–{projects['line_to'].max()} 行之间的 16 处"
    ]
    assert str(notes.marks(run(five_warehouse, "projects"))) == '<a href="#source-1">[1–5]</a>'
    assert [source.number for source in notes.listed()] == [1, 2, 3, 4, 5]
