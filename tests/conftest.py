"""What several test files share: the five shipped sheets, loaded once."""

import shutil
from pathlib import Path

import pytest

from ingest import REFERENCE, warehouse_path
from ingest.normalise import Reference
from tests import made_warehouse
from tests.warehouses import ingest


@pytest.fixture(autouse=True)
def decisions_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test reads or writes what people decided."""
    folder = tmp_path / "decisions"
    monkeypatch.setenv("DECISIONS", str(folder))
    return folder


@pytest.fixture(scope="session")
def five_sheets(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The warehouse of the five shipped sheets."""
    directory = tmp_path_factory.mktemp("five")
    done = ingest(warehouse=directory)
    assert done.returncode == 0, done.stderr
    return directory


@pytest.fixture(scope="session")
def reference() -> Reference:
    return Reference.load(REFERENCE)


@pytest.fixture(scope="session")
def five_warehouse(five_sheets: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published file of the five shipped sheets, a copy: one process cannot open one file in two ways."""
    return warehouse_path(shutil.copytree(five_sheets, tmp_path_factory.mktemp("copy") / "five"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published file of the made warehouse."""
    return made_warehouse.build(tmp_path_factory.mktemp("made"))
