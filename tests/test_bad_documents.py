"""Files of every type that cannot be read: refused within a moment, in words that say what to do."""

import io
import time
import zipfile
from pathlib import Path

import openpyxl
import pypdfium2
import pytest
from PIL import Image

from ingest.errors import IngestError
from ingest.normalise import Reference
from ingest.parse import parse
from ingest.sources import Source
from tests.made_forms import document, form
from tests.test_made_documents import made
from tests.written import Line, Spot, Table, word_file, workbook

LONGEST_SECONDS = 5


def reason(content: bytes, reference: Reference) -> str:
    """Why a file is refused, and that it is refused soon."""
    start = time.monotonic()
    with pytest.raises(IngestError) as caught:
        parse(content, reference, Source())
    assert time.monotonic() - start < LONGEST_SECONDS
    return caught.value.reason


def good(writer: str) -> bytes:
    look, some, rng = made("form", 1)
    return {"docx": word_file, "xlsx": workbook}[writer](document(look, some, rng))


def scan() -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (600, 800), "white").save(buffer, "PDF")
    return buffer.getvalue()


def blank_pages(count: int) -> bytes:
    pdf, buffer = pypdfium2.PdfDocument.new(), io.BytesIO()
    for _ in range(count):
        pdf.new_page(595, 842).close()
    pdf.save(buffer)
    pdf.close()
    return buffer.getvalue()


def with_member(content: bytes, name: str, member: bytes) -> bytes:
    """The archive with one of its files replaced."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.namelist():
            new.writestr(entry, member if entry == name else old.read(entry))
    return buffer.getvalue()


def far_cell() -> bytes:
    book, buffer = openpyxl.Workbook(), io.BytesIO()
    book.active["A1"], book.active["XFD1048576"] = "项目名称", "1"
    book.save(buffer)
    return buffer.getvalue()


def test_a_scan_says_that_it_has_no_text_layer(reference: Reference):
    assert "文字层" in reason(scan(), reference)


def test_a_file_of_too_many_pages_is_refused(reference: Reference):
    assert "2001 页" in reason(blank_pages(2001), reference)


@pytest.mark.parametrize("writer", ["docx", "xlsx"])
@pytest.mark.parametrize("share", [0.3, 0.9])
def test_a_truncated_archive_is_refused(writer: str, share: float, reference: Reference):
    content = good(writer)
    assert "损坏" in reason(content[: int(len(content) * share)], reference)


def test_a_bomb_is_refused_before_it_is_unpacked(reference: Reference):
    assert "解压后" in reason(with_member(good("docx"), "word/document.xml", b"<a>" + b" " * 200_000_000), reference)


def test_a_cell_in_the_far_corner_is_refused_with_its_address(reference: Reference):
    assert "XFD1048576" in reason(far_cell(), reference)


def test_an_external_entity_is_never_opened(reference: Reference, tmp_path: Path):
    (tmp_path / "secret").write_text("机密", encoding="utf-8")
    with zipfile.ZipFile(io.BytesIO(good("docx"))) as archive:
        body = archive.read("word/document.xml").decode()
    head, _, rest = body.partition("?>")
    declared = f'{head}?><!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>{rest}'
    content = with_member(good("docx"), "word/document.xml", declared.replace("项目", "&e;项目", 1).encode())
    try:
        parsed = parse(content, reference, Source())
    except IngestError:
        return
    assert "机密" not in str(parsed.tables)


def test_an_archive_of_something_else_is_refused(reference: Reference):
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("../a.txt", "项目名称")
    assert "压缩包" in reason(buffer.getvalue(), reference)


def test_an_old_word_file_without_libreoffice_says_what_to_install(
    reference: Reference, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("shutil.which", lambda _: None)
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "WordDocument\0".encode("utf-16-le") * 3
    assert "LibreOffice" in reason(content, reference)


def test_a_damaged_workbook_of_the_old_kind_is_refused(reference: Reference):
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Workbook\0".encode("utf-16-le") * 300
    assert "xls" in reason(content, reference)


def test_an_old_file_of_something_else_is_not_taken_for_a_workbook(reference: Reference):
    content = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "Bookmark\0".encode("utf-16-le") * 300
    assert "旧版 Office 文件" in reason(content, reference)


def with_new(content: bytes, name: str) -> bytes:
    """The archive with one file more."""
    buffer = io.BytesIO(content)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


@pytest.mark.parametrize(("writer", "name"), [("docx", "word/vbaProject.bin"), ("xlsx", "xl/vbaProject.bin")])
def test_a_file_with_macros_is_refused(writer: str, name: str, reference: Reference):
    assert "宏" in reason(with_new(good(writer), name), reference)


@pytest.mark.parametrize("name", ["../../a.xml", "/tmp/a.xml", "word\\..\\..\\a.xml"])
def test_a_name_that_leaves_the_folder_is_refused(name: str, reference: Reference):
    assert "../" in reason(with_new(good("docx"), name), reference)


def sheet_with(old: str, new: str) -> bytes:
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(good("xlsx"))) as archive:
        sheet = archive.read(name).decode()
    assert old in sheet
    return with_member(good("xlsx"), name, sheet.replace(old, new, 1).encode())


def test_a_merged_area_over_the_whole_sheet_is_refused(reference: Reference):
    content = sheet_with("</mergeCells>", '<mergeCell ref="A1:XFD1048576"/></mergeCells>')
    assert "合并单元格" in reason(content, reference)


def test_a_far_cell_is_found_however_its_address_is_quoted(reference: Reference):
    content = sheet_with("</sheetData>", "<row r='1048576'><c t='n' r='XFD1048576'><v>1</v></c></row></sheetData>")
    assert "XFD1048576" in reason(content, reference)


def test_a_format_that_reaches_to_the_far_corner_costs_nothing(reference: Reference):
    content = sheet_with("</sheetData>", '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>')
    start = time.monotonic()
    assert parse(content, reference, Source()).tables["projects"]
    assert time.monotonic() - start < LONGEST_SECONDS


def test_an_archived_web_page_says_what_to_save_it_as(reference: Reference):
    assert "mht" in reason(b"MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n<html></html>", reference)


def test_a_document_without_a_sheet_loads_with_no_project(reference: Reference):
    table = Table(
        ((Spot("项目名称"), Spot("金额"), Spot("项目总体绩效目标")), (Spot("甲"), Spot("1"), Spot("完成任务")))
    )
    parsed = parse(word_file([Line("2026年预算，绩效目标表另行公开。单位：万元"), table]), reference, Source())
    assert parsed.tables["projects"] == []
    assert parsed.tables["documents"][0]["characters_unread"] == 0


def test_a_table_that_is_nearly_a_sheet_is_refused_with_the_row_to_add(reference: Reference):
    heads = tuple(Spot(word) for word in ("一级指标", "二级指标", "三级指标", "要求"))
    row = tuple(Spot(word) for word in ("产出指标", "数量指标", "巡查次数", "按计划"))
    why = reason(word_file([Line("单位：万元"), Table((heads, row))]), reference)
    assert "要求" in why
    assert "labels.csv" in why


def test_a_form_without_a_unit_of_money_is_refused_since_amounts_would_be_guesses(reference: Reference):
    look, some, _ = made("form", 1)
    text = [block for block in form(look, some[0], 2026) if not (isinstance(block, Line) and "万元" in block.text)]
    bare = [
        Table(
            tuple(
                tuple(Spot(s.text.replace("万元", "").replace("（）", ""), s.rows, s.columns) for s in row)
                for row in b.rows
            )
        )
        if isinstance(b, Table)
        else b
        for b in text
    ]
    assert "金额单位" in reason(word_file(bare), reference)
