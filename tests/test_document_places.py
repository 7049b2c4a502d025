"""What belongs to no project leads to its printed words too: text in no field, points on whole documents, documents
that hold no project, in every file type."""

import html
import re
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import polars as pl
import pytest

from ingest import warehouse_path
from ingest.excerpts import Look, excerpt
from ingest.uploads import Lines, Original, Pictures, Place, Table
from pages.parts import columns, follow, words
from pages.parts.document_place_sheet import sheet
from pages.parts.links import View
from pages.parts.sentences import document_place as sentences
from pages.parts.sentences.document_place import PrintedPlace
from pages.parts.sentences.source import lacking
from queries import Scope
from tests.city_forms import Form, forms_of, one_project
from tests.made_sheets import made_projects, word_text
from tests.test_city_forms import CSS, WRITERS
from tests.test_made_documents import browser as browser
from tests.test_pages import open_page, said
from tests.test_source_page import answer
from tests.warehouses import ingest, rows, run
from tests.written import Line, printed, web_page

KINDS = ("txt", "pdf", "docx", "xlsx", "html")
LEFT_OVER = next(form for form in forms_of("all_projects").values() if form.unread)
OF_DEPARTMENT = next(form for form in forms_of("other_kinds").values() if form.overall and not form.projects)
NARRATIVE = next(iter(forms_of("without_projects").values()))
SHOWN_AS = {"txt": Lines, "pdf": Pictures, "docx": Table, "xlsx": Table, "html": Table}
# Each in a process of its own.
MOST_LOOKS = 4
every_kind = pytest.mark.parametrize("kind", KINDS)


@pytest.fixture(autouse=True)
def chinese():
    words.use("zh")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory, browser) -> Path:
    """A form that leaves text unread, one of a whole department and one of words only, each as a file of every kind."""
    folder, warehouse = tmp_path_factory.mktemp("library"), tmp_path_factory.mktemp("warehouse")
    for name, form in {"余": LEFT_OVER, "表": one_project.BEIJING, "整体": OF_DEPARTMENT, "无": NARRATIVE}.items():
        own = Form([Line(f"{name}前言"), *form.blocks])
        (folder / f"{name}.pdf").write_bytes(printed(browser, web_page(own.blocks, CSS)))
        for kind, write in WRITERS.items():
            (folder / f"{name}.{kind}").write_bytes(write(own))
    text = word_text(made_projects(7, 3))
    (folder / "余.txt").write_text(f"前言\n{text}\n注：本表由财务科填报\n", encoding="utf-8")
    done = ingest(folder, warehouse=warehouse)
    assert done.returncode == 0, done.stderr
    return warehouse_path(warehouse)


@pytest.fixture
def visit(library, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(library.parent))
    return lambda **query: open_page("source.py", **query)


def places(warehouse: Path, kind: str) -> list[dict]:
    return run(warehouse, "document_places").filter(pl.col("file_type") == kind).to_dicts()


def opened(warehouse: Path, row: dict) -> PrintedPlace:
    scope = Scope(document=(row["document_id"],))
    return PrintedPlace(row["place_id"], *(run(warehouse, name, scope) for name in ("document_places", "documents")))


def of_kind(warehouse: Path, kind: str, *wanted: str) -> list[PrintedPlace]:
    return [opened(warehouse, row) for row in places(warehouse, kind) if row["place_kind"] in wanted]


def test_library_holds_what_is_tested(library):
    for kind in KINDS:
        kinds = {row["place_kind"] for row in places(library, kind)}
        assert {"document", "unread", "ignored", "finding"} <= kinds, (kind, kinds)
    empty = run(library, "documents").filter(pl.col("projects") == 0)
    assert (empty.height, empty["rows_yuan"].null_count(), empty["indicators"].sum()) == (8, 8, 0)


@every_kind
def test_text_in_no_field_is_marked_at_its_own_place(library, kind):
    for shown in of_kind(library, kind, "unread", "ignored")[:MOST_LOOKS]:
        seen = shown.spot.seen
        assert isinstance(seen, SHOWN_AS[kind])
        assert lacking(shown.spot, seen) == []
        assert "逐字找到了" in sentences.answer(shown)
        assert isinstance(seen, Pictures) or bare(marked(sheet(shown, View()))) == bare(shown.place["printed"])
        if isinstance(seen, Pictures):
            assert seen.part is not None
            assert "红框" in sheet(shown, View())


@every_kind
def test_place_has_its_neighbours_around_it(library, kind):
    (shown, *_others) = of_kind(library, kind, "unread")
    seen = shown.spot.seen
    if isinstance(seen, Pictures):
        assert bare(seen.words) == bare(shown.place["printed"])
    else:
        assert len(seen.lines) > 2


@every_kind
def test_point_on_a_whole_document_leads_to_the_place_that_it_speaks_of(library, kind):
    (unread,) = [one for one in of_kind(library, kind, "finding") if "未能读入" in one.place["reason"]]
    (first, *_others) = of_kind(library, kind, "unread")
    assert [unread.place[name] for name in columns.PLACE] == [first.place[name] for name in columns.PLACE]
    assert f"说的是“余\\.{kind}”" in sentences.answer(unread)
    assert isinstance(unread.spot.seen, Pictures) or marked(sheet(unread, View())) == bare(first.place["printed"])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "txt"])
def test_point_without_a_place_leads_to_the_beginning_and_says_so(library, kind):
    (shown,) = [one for one in of_kind(library, kind, "finding") if "预算年度" in one.place["reason"]]
    assert "没有一个单独的位置；下面是文件的开头" in sentences.answer(shown)
    seen = shown.spot.seen
    assert isinstance(seen, SHOWN_AS[kind])
    assert bare(seen.words).startswith("余前言")
    assert marked(sheet(shown, View())) == ""
    assert sentences.reference(shown).endswith(f"余.{kind}，整份文件")


@every_kind
def test_every_link_of_a_row_opens_what_the_row_says(library, kind):
    """The rows of the tables that name a document, their links taken apart as the server does."""
    known = {(row["document_id"], row["place_id"]): row for row in places(library, kind)}
    of_this = pl.col("document_id").is_in([document for document, _place in known])
    for query in ("remainders", "documents", "document_characters", "findings"):
        found = run(library, query)
        lead = follow.to_words(found, View())
        assert lead is not None
        shown = found.with_columns(lead.addresses.alias("address_of")).filter(of_this)
        assert shown.height
        for row in shown.iter_rows(named=True):
            asked = dict(parse_qsl(urlsplit(row["address_of"]).query))
            if row.get("project_id") and not row["place_id"]:
                assert asked["project"] == row["project_id"]
                continue
            place = known[asked["document"], asked.get("place", asked["document"])]
            if query == "remainders":
                assert [place[name] for name in ("printed", *columns.PLACE)] == [
                    row[name] for name in ("remaining_text", *columns.PLACE)
                ]


@every_kind
def test_page_opens_text_that_was_left_unread(library, visit, kind):
    shown = of_kind(library, kind, "unread")[0]
    app = visit(document=shown.place["document_id"], place=shown.place["place_id"])
    assert said(app).startswith(f"# 余\\.{kind}\n")
    assert "没有能读入任何字段" in said(app)
    assert "逐字找到了" in said(app)
    (code,) = app.code
    assert code.value.endswith(columns.place(shown.place))
    assert "\n" not in code.value


@pytest.mark.parametrize("name", ["整体", "无"])
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "txt"])
def test_page_opens_a_document_without_projects(library, visit, kind, name):
    (document,) = [row for row in places(library, kind) if row["path"].endswith(f"{name}.{kind}")][:1] or [None]
    app = visit(document=document["document_id"])
    assert f"下面是“{name}\\.{kind}”的开头" in said(app)
    assert not app.warning
    assert f"{name}前言" in written(app) or "original/page.png" in written(app)
    assert ("部门整体绩效目标表" in written(app)) == (name == "整体")


def test_form_of_a_department_is_shown_where_it_begins(library):
    for kind in ("pdf", "docx", "xlsx", "html"):
        (shown,) = of_kind(library, kind, "overall")
        assert "不属于任何项目" in sentences.answer(shown)
        assert isinstance(shown.spot.seen, SHOWN_AS[kind])


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "txt"])
def test_cells_of_a_form_are_marked_each_at_its_own_place(library, kind):
    shown = of_kind(library, kind, "cell")
    assert {"项目名称", "年度目标", "其他资金"} <= {one.place["reason"] for one in shown}
    for one in shown[:MOST_LOOKS]:
        seen = one.spot.seen
        assert isinstance(seen, SHOWN_AS[kind])
        assert lacking(one.spot, seen) == []
        assert "一栏印在" in sentences.answer(one)
        assert isinstance(seen, Pictures) or bare(marked(sheet(one, View()))) == bare(one.place["printed"])
    assert len({(one.place["address"], one.place["box_left"], one.place["box_top"]) for one in shown}) == len(shown)


def test_page_of_a_project_leads_to_each_of_its_cells(library, visit):
    (first, *cells) = of_kind(library, "docx", "cell")
    project = first.place["place_id"].rpartition("-c")[0]
    text = written(visit(project=project))
    for cell in (first, *cells):
        address = follow.document_address(View(), cell.place["document_id"], cell.place["place_id"])
        assert f'href="{html.escape(address)}"' in text


def test_page_of_a_document_speaks_english(library, visit):
    shown = of_kind(library, "docx", "unread")[0]
    app = visit(document=shown.place["document_id"], place=shown.place["place_id"], lang="en")
    assert "could not be read into any field" in said(app)
    assert "to the letter" in said(app)


def test_place_that_is_not_the_documents_is_said_to_be_none_and_its_beginning_is_shown(library, visit):
    document = places(library, "docx")[0]["document_id"]
    app = visit(document=document, place="rest-999")
    assert "链接里的位置 rest\\-999 不在这份文件里" in app.warning[0].value
    assert "的开头" in said(app)


def test_without_a_known_document_the_page_asks_for_a_project(library, visit):
    app = visit(document="nosuch")
    assert "链接里的文件 nosuch 在现有数据中没有" in app.warning[0].value
    assert said(app).find("# 原文") >= 0


def test_choosing_a_project_leaves_the_document_behind(library, visit):
    document = places(library, "docx")[0]["document_id"]
    app = visit(document=document)
    project = run(library, "projects")["project_id"][0]
    app.selectbox("project_zh").set_value(project).run()
    assert dict(app.query_params) == {"project": project}


def test_pictures_and_file_of_a_document_have_addresses(library, monkeypatch):
    monkeypatch.setenv("WAREHOUSE", str(library.parent))
    (shown, *_others) = of_kind(library, "pdf", "unread")
    addresses = [html.unescape(found) for found in re.findall(r'<img src="(.*?)"', sheet(shown, View()))]
    assert [address.partition("?")[0] for address in addresses] == ["original/part.png", "original/page.png"]
    for address in addresses:
        assert answer(f"/{address}").body.startswith(b"\x89PNG")
    document = shown.place["document_id"]
    assert answer(f"/original/file?document={document}").body == Path(shown.place["path"]).read_bytes()
    for unknown in ("document=x", f"document={document}&place=x", "place=rest-1"):
        assert answer(f"/original/file?{unknown}").status_code == 404


def test_documents_without_projects_are_listed_in_the_scope_that_can_hold_them(library):
    def listed(scope: Scope) -> int:
        return run(library, "documents", scope).filter(pl.col("projects") == 0).height

    unit = run(library, "unit_budgets")["unit_id"][0]
    assert [listed(Scope()), listed(Scope(city=(None,))), listed(Scope(city=("清河",)))] == [8, 4, 4]
    assert [listed(Scope(unit=(unit,))), listed(Scope(words=("a",))), listed(Scope(measure=("%",)))] == [0, 0, 0]
    assert run(library, "document_characters").height == run(library, "documents").height == 17


def test_documents_are_listed_where_none_of_them_has_a_project(tmp_path, monkeypatch):
    (tmp_path / "无.docx").write_bytes(WRITERS["docx"](NARRATIVE))
    assert ingest(tmp_path / "无.docx", warehouse=tmp_path / "wh").returncode == 0
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "wh"))
    app = open_page("documents.py")
    assert "范围内有 1 份文件、0 个项目" in said(app)


def test_printed_total_stands_at_its_place(five_sheets, reference):
    """What a point on a printed total is shown by."""
    found = rows(
        five_sheets,
        "SELECT path, sha256, printed, t.line_from, t.line_to FROM printed_totals t JOIN documents USING (document_id)",
    )
    assert len(found) == 1
    for path, sha256, total, first, last in found:
        content = Original(path, sha256).content()
        assert isinstance(content, bytes)
        assert bare(total) in bare(excerpt(Look(content, Place(first, last)), reference.words).words)


def marked(text: str) -> str:
    return html.unescape("".join(re.findall(r"<mark>(.*?)</mark>", text)))


def bare(text: str) -> str:
    return "".join(text.split())


def written(app) -> str:
    return next(element.proto.body for element in app.get("html") if 'class="sheet source"' in element.proto.body)
