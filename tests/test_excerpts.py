"""The place of a value leads to its printed words in every file type, with their neighbours, and to nothing else."""

import io
from decimal import Decimal
from pathlib import Path

import pytest
from PIL import Image

from ingest import uploads
from ingest.errors import IngestError
from ingest.excerpts import Excerpt, Lines, Look, Pictures, Table, excerpt
from ingest.normalise import Reference
from ingest.parse import parse
from ingest.records import Place
from ingest.sources import Source
from ingest.uploads import Original
from tests.made_forms import document
from tests.made_sheets import made_projects, word_text
from tests.test_made_documents import WRITERS, made, turned
from tests.test_made_documents import browser as browser
from tests.written import Line, PageEnd, printed, web_page

TEXT = word_text(made_projects(7, 3)).encode()


def place_of(row: dict[str, object]) -> Place:
    names = ("box_left", "box_top", "box_right", "box_bottom")
    box = tuple(float(row[name]) for name in names) if isinstance(row["box_left"], float | Decimal) else None
    return Place(row["line_from"], row["line_to"], row["page"], row["address"], box)


def bare(text: str) -> str:
    return "".join(text.split())


def looked_up(content: bytes, reference: Reference) -> list[tuple[dict[str, object], Excerpt]]:
    """Every indicator of a document with what stands at its place."""
    indicators = parse(content, reference, Source()).tables["indicators"]
    return [(row, excerpt(Look(content, place_of(row)), reference.words)) for row in indicators]


def printed_words(row: dict[str, object]) -> list[str]:
    """The name and the target as the document has them: a target in three cells in its parts."""
    parts = [row[f"target_{part}"] for part in ("operator", "value", "measure")]
    return [bare(str(text)) for text in (row["level3"], *(parts if any(parts) else [row["target"]])) if text]


def without_words(found: list[tuple[dict[str, object], Excerpt]]) -> list[object]:
    """The indicators whose printed name or target does not stand at their place."""
    return [(row, seen.words) for row, seen in found for text in printed_words(row) if text not in bare(seen.words)]


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("kind", ["form", "table", "packed"])
@pytest.mark.parametrize("writer", [*WRITERS, "html"])
def test_cell_is_marked_in_the_table_drawn_again(writer: str, kind: str, seed: int, reference: Reference):
    look, some, rng = made(kind, seed)
    blocks = document(look, some, rng)
    content = web_page(blocks).encode() if writer == "html" else WRITERS[writer](blocks)
    found = looked_up(content, reference)
    assert found
    assert without_words(found) == []
    for row, seen in found:
        assert isinstance(seen, Table)
        marked = [field.text for line in seen.lines for field in line.fields if field.mark == "cell"]
        assert len(marked) == 1
        assert str(row["level3"]) in marked[0]


def test_redrawn_table_is_as_wide_in_every_row(reference: Reference):
    look, some, rng = made("form", 1)
    for _row, seen in looked_up(WRITERS["docx"](document(look, some, rng)), reference):
        assert isinstance(seen, Table)
        covered = [0] * len(seen.lines)
        for i, line in enumerate(seen.lines):
            for field in line.fields:
                for below in range(field.rows):
                    covered[i + below] += field.columns
        assert len(set(covered)) == 1


def test_rows_of_a_workbook_carry_their_numbers(reference: Reference):
    look, some, rng = made("form", 1)
    (row, seen), *_ = looked_up(WRITERS["xlsx"](document(look, some, rng)), reference)
    assert isinstance(seen, Table)
    numbers = [int(line.number) for line in seen.lines]
    assert numbers == sorted(set(numbers))
    marked = next(line for line in seen.lines if any(field.mark == "cell" for field in line.fields))
    assert str(row["address"]).endswith(marked.number)


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_frame_holds_the_words_on_a_page_of_a_pdf(degrees: int, browser, reference: Reference):
    look, some, rng = made("form", 5)
    content = printed(browser, web_page([Line("前言"), PageEnd(), *document(look, some, rng)], look.css))
    content = turned(content, degrees) if degrees else content
    found = looked_up(content, reference)[:6]
    assert found
    assert without_words(found) == []
    for row, seen in found:
        assert isinstance(seen, Pictures)
        assert seen.part is not None
        left, top, right, bottom = frame_in(seen.part.png)
        assert min(left, top, seen.part.width - right, seen.part.height - bottom) > 0
        assert seen.part.height < seen.page.height
        assert frame_in(seen.page.png) == pytest.approx([2 * edge for edge in place_of(row).box or ()], abs=8)


def frame_in(png: bytes) -> list[int]:
    """Left, top, right and bottom of what is red on a picture."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    red = image.point(lambda level: 255 if level > 150 else 0).split()
    other = [channel.point(lambda level: 255 - level) for channel in red[1:]]
    mask = Image.new("L", image.size, 0)
    mask.paste(red[0], mask=other[0])
    only = Image.new("L", image.size, 0)
    only.paste(mask, mask=other[1])
    return list(only.getbbox() or ())


def test_page_without_a_known_cell_has_no_frame(browser, reference: Reference):
    content = printed(browser, web_page([Line("绩效目标：无")]))
    seen = excerpt(Look(content, Place(page=1)), reference.words)
    assert isinstance(seen, Pictures)
    assert (seen.part, bare(seen.words)) == (None, "绩效目标：无")


def test_lines_of_a_text_are_marked_and_numbered_as_in_the_file(reference: Reference):
    found = looked_up(TEXT, reference)
    assert without_words(found) == []
    lines = TEXT.decode().split("\n")
    for row, seen in found:
        assert isinstance(seen, Lines)
        marked = [line.number for line in seen.lines if line.is_marked]
        assert (marked[0], marked[-1]) == (row["line_from"], row["line_to"])
        assert all(line.text == lines[line.number - 1] for line in seen.lines)
        assert len(seen.lines) > len(marked)


@pytest.mark.parametrize(
    ("content", "place"),
    [(TEXT, Place(10**6, 10**6)), (TEXT, Place()), (b"%PDF-1.7 broken", Place(page=1)), (TEXT, Place(address="表 9"))],
)
def test_what_cannot_be_shown_is_said_in_words(content: bytes, place: Place, tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_bytes(content)
    said = Original(str(path), uploads.hash_of(content)).around(place)
    assert isinstance(said, IngestError)
    assert said.reason


@pytest.fixture
def original(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Original:
    """A document of the library, under a name that it was given there."""
    monkeypatch.setenv("UPLOADS", str(tmp_path))
    sha256 = uploads.hash_of(TEXT)
    path = tmp_path / "documents" / f"{sha256[:12]}_目标表.txt"
    path.parent.mkdir()
    path.write_bytes(TEXT)
    return Original(str(path), sha256)


def test_original_has_its_own_name_and_its_exact_bytes(original: Original):
    assert (original.name, original.content()) == ("目标表.txt", TEXT)
    assert Original("data/b.txt", "0" * 64).name == "b.txt"


def test_original_is_found_among_the_added_ones_when_its_folder_has_moved(original: Original):
    assert Original("/elsewhere/documents/x.txt", original.sha256).content() == TEXT


def test_original_that_changed_or_is_gone_is_not_shown(original: Original):
    path = Path(original.path)
    assert isinstance(original.around(Place(1, 1)), Lines)
    path.write_bytes(TEXT + b"\n")
    assert (original.content(), original.around(Place(1, 1))) == ("changed", "changed")
    path.unlink()
    assert (original.content(), original.around(Place(1, 1))) == ("gone", "gone")
    path.write_bytes(TEXT)
    assert isinstance(original.around(Place(1, 1)), Lines)
