"""Documents that cannot be read: each is refused with place, what was found and what to do; the others load."""

from pathlib import Path

import pytest

from ingest import ROOT, warehouse_path
from ingest.errors import SourceError
from ingest.sources import Source, Sources
from tests.made_sheets import Page, made_projects, pdf_text, table_text, word_text
from tests.warehouses import ingest, rows

GOOD = word_text(made_projects(1, 2))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return tmp_path / "in"


def refusal(folder: Path, name: str, content: bytes) -> tuple[str, str | None]:
    """The reason and place with which a document is refused, a good one beside it being loaded."""
    (folder / name).write_bytes(content)
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    done = ingest(folder, warehouse=folder.parent / "out")
    assert done.returncode == 1
    assert name in done.stderr
    assert rows(folder.parent / "out", "SELECT count(*) FROM projects") == [(2,)]
    ((path, reason, place),) = rows(folder.parent / "out", "SELECT path, reason, place FROM refused")
    assert path.endswith(name)
    assert reason in done.stderr
    return reason, place


@pytest.mark.parametrize("content", [b"", b" \n\n\t\n"], ids=["no byte", "only white space"])
def test_an_empty_file_is_refused(folder: Path, content: bytes):
    assert "空" in refusal(folder, "empty.txt", content)[0]


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (bytes(range(256)) * 20, "不是可以读的文字"),
        (GOOD.encode("utf-8")[:-1] + b"\xff\xfe\x00", "不是可以读的文字"),
        (b"Quarterly report of a city", "没有一个汉字"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"PK\x03\x04 ...", "docx"),
    ],
    ids=["binary", "damaged", "no Chinese", "pdf", "docx"],
)
def test_what_is_not_text_of_a_sheet_is_refused_in_words(folder: Path, content: bytes, word: str):
    assert word in refusal(folder, "bad.txt", content)[0]


def test_a_text_in_another_encoding_is_refused_with_a_hint_to_the_encoding(folder: Path):
    text = "項目名稱\n預算數\n績效目標表\n一級指標\n" * 20
    assert "UTF-8" in refusal(folder, "big5.txt", text.encode("big5"))[0]


def test_an_unknown_layout_is_refused_with_what_was_found_and_what_to_add(folder: Path):
    reason, _ = refusal(folder, "unknown.txt", "项目名称\t甲项目\n金额\t3万元\n说明\t没有指标\n".encode())
    assert "项目名称" in reason
    assert "labels.csv" in reason


@pytest.mark.parametrize(
    "text",
    [
        word_text(made_projects(2, 3)),
        pdf_text(made_projects(2, 3), Page()),
        table_text(made_projects(2, 3), unit="某中心"),
    ],
    ids=["word", "pdf", "table"],
)
def test_a_sheet_cut_off_in_the_middle_is_refused_with_its_place(folder: Path, text: str):
    reason, place = refusal(folder, "cut.txt", text[: len(text) * 6 // 10].encode())
    assert "断" in reason
    assert "行" in (place or "")


def test_an_amount_that_is_no_number_is_refused_with_its_line(folder: Path):
    project = made_projects(2, 1)[0]
    text = word_text([project]).replace(f"\t{project.total}\n", "\t十二万\n", 1)
    reason, place = refusal(folder, "amount.txt", text.encode())
    assert "十二万" in reason
    assert place == f"第 {text.split(chr(10)).index(chr(9) + '十二万') + 1} 行"


def test_a_missing_unit_of_money_is_refused_since_amounts_would_be_guesses(folder: Path):
    assert (
        "金额单位"
        in refusal(folder, "unit.txt", GOOD.replace("\t单位：万元\n", "\t\n").replace("甲", "乙").encode())[0]
    )


def test_a_row_with_a_missing_cell_is_refused_and_does_not_shift_the_rows_below(folder: Path):
    lines = word_text(made_projects(3, 2)).split("\n")
    del lines[lines.index("\t数量指标") + 1]
    reason, place = refusal(folder, "short.txt", "\n".join(lines).encode())
    assert "单元格" in reason
    assert place


def test_the_second_of_two_documents_with_the_same_content_is_refused(folder: Path):
    reason, _ = refusal(folder, "zz-again.txt", GOOD.encode())
    assert "good.txt" in reason


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    done = ingest(tmp_path / "nothing.txt", ROOT / "data" / "sheets", warehouse=tmp_path / "out")
    assert done.returncode == 1
    assert "nothing.txt" in done.stderr
    assert rows(tmp_path / "out", "SELECT count(*) FROM projects") == [(105,)]


def test_sources_that_do_not_add_up_are_a_finding_and_no_refusal(folder: Path):
    project = made_projects(2, 1)[0]
    text = word_text([project]).replace(f"\t其中：财政    资金\n\t{project.fiscal}", "\t其中：财政    资金\n\t0.01")
    (folder / "sums.txt").write_text(text, encoding="utf-8")
    assert ingest(folder, warehouse=folder.parent / "out").returncode == 0
    sql = "SELECT evidence FROM findings WHERE rule = 'sources_differ_from_total'"
    ((evidence,),) = rows(folder.parent / "out", sql)
    assert "100.00" in evidence


def test_a_printed_total_that_differs_from_its_rows_is_a_finding(folder: Path):
    text = table_text(made_projects(2, 3), unit="某中心").split("\n")
    del text[-3]
    (folder / "total.txt").write_text("\n".join(text), encoding="utf-8")
    assert ingest(folder, warehouse=folder.parent / "out").returncode == 0
    sql = "SELECT count(*) FROM findings WHERE rule = 'printed_total_differs_from_rows'"
    assert rows(folder.parent / "out", sql) == [(1,)]


def test_text_that_fits_nowhere_is_kept_and_shown(folder: Path):
    (folder / "note.txt").write_text(GOOD + "\n\n\n注：本表由财务科填报。\n", encoding="utf-8")
    assert ingest(folder, warehouse=folder.parent / "out").returncode == 0
    sql = "SELECT text, line_from = line_to FROM remainders WHERE use = 'unread'"
    assert rows(folder.parent / "out", sql) == [("注：本表由财务科填报。", True)]
    sql = "SELECT count(*) FROM findings WHERE rule = 'text_left_unread'"
    assert rows(folder.parent / "out", sql) == [(1,)]


def test_a_listed_document_with_another_content_is_refused():
    sources = Sources({"abc": Source(city="天津")}, {"sheets/天津/a.txt": "abc"})
    assert sources.of("data/sheets/天津/a.txt", "abc").city == "天津"
    with pytest.raises(SourceError, match="登记"):
        sources.of("data/sheets/天津/a.txt", "def")


def test_where_every_document_is_refused_the_old_snapshot_stays(folder: Path):
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    ingest(folder, warehouse=folder.parent / "out")
    before = warehouse_path(folder.parent / "out")
    (folder / "good.txt").write_text("", encoding="utf-8")
    assert ingest(folder, warehouse=folder.parent / "out").returncode == 1
    assert warehouse_path(folder.parent / "out") == before
    assert rows(folder.parent / "out", "SELECT count(*) FROM projects") == [(2,)]
