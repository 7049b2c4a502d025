"""Documents are looked at before they are saved, added, taken away and brought back; each time a snapshot is published."""

from pathlib import Path

import pytest

from ingest import library, uploads
from ingest.errors import IngestError
from ingest.records import ParsedDocument
from tests.made_sheets import made_projects, word_text
from tests.warehouses import rows

PROJECTS = "SELECT count(*) FROM projects"
CONTENT = word_text(made_projects(7, 3)).encode()


def nothing(_share: float) -> None:
    """Nobody looks at the progress."""


@pytest.fixture
def warehouse(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The library with the shipped sheets and none added."""
    monkeypatch.setenv("UPLOADS", str(tmp_path / "uploads"))
    monkeypatch.setenv("WAREHOUSE", str(tmp_path / "warehouse"))
    return tmp_path / "warehouse"


def test_look_at_says_what_would_be_loaded_and_saves_nothing(warehouse: Path):
    found = uploads.look_at(CONTENT)
    assert isinstance(found, ParsedDocument)
    assert len(found.tables["projects"]) == 3
    assert isinstance(uploads.look_at(b""), IngestError)
    assert not library.folder().exists()
    assert not warehouse.exists()


def test_added_document_is_loaded_beside_the_shipped_ones_until_it_is_taken_away(warehouse: Path):
    shares: list[float] = []
    uploads.add("../../绩效 目标?.txt", CONTENT, shares.append)
    assert rows(warehouse, PROJECTS) == [(108,)]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    (kept,) = (library.folder() / "documents").iterdir()
    assert kept.name.endswith("_绩效-目标-.txt")
    uploads.remove(uploads.hash_of(CONTENT), kept.name, nothing)
    assert rows(warehouse, PROJECTS) == [(105,)]
    assert [item.file_name for item in library.removed()] == [kept.name]
    uploads.restore(uploads.hash_of(CONTENT), nothing)
    assert rows(warehouse, PROJECTS) == [(108,)]
    assert library.removed() == []


def test_new_version_takes_the_place_of_the_old_one(warehouse: Path):
    newer = word_text(made_projects(7, 4)).encode()
    uploads.add("a.txt", CONTENT, nothing)
    uploads.add("b.txt", newer, nothing, instead_of=(uploads.hash_of(CONTENT), "a.txt"))
    assert rows(warehouse, PROJECTS) == [(109,)]


def test_shipped_document_can_be_taken_away_and_brought_back(warehouse: Path):
    path = next(library.SHEETS.rglob("003_*.txt"))
    sha256 = uploads.hash_of(path.read_bytes())
    uploads.remove(sha256, path.name, nothing)
    assert rows(warehouse, PROJECTS) == [(101,)]
    assert path.exists()
    uploads.restore(sha256, nothing)
    assert rows(warehouse, PROJECTS) == [(105,)]


def test_snapshot_that_cannot_be_made_leaves_the_old_one(warehouse: Path):
    uploads.add("a.txt", CONTENT, nothing)
    (library.folder() / "removed.csv").write_text("坏了", encoding="utf-8")
    with pytest.raises(IngestError, match="原有数据不变"):
        uploads.publish(nothing)
    assert rows(warehouse, PROJECTS) == [(108,)]


@pytest.mark.parametrize(("said", "allowed"), [("no", False), ("OFF", False), ("yes", True), ("", True)])
def test_uploads_can_be_turned_off(monkeypatch: pytest.MonkeyPatch, said: str, allowed: bool):
    monkeypatch.setenv("ALLOW_UPLOADS", said)
    assert uploads.are_allowed() is allowed
