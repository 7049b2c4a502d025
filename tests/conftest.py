"""What several test files share: the five shipped sheets, loaded once."""

from pathlib import Path

import pytest

from ingest import warehouse_path
from ingest.normalise import Reference
from ingest.pipeline import REFERENCE
from tests import made_warehouse
from tests.warehouses import ingest


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
def five_warehouse(five_sheets: Path) -> Path:
    """The published file of the five shipped sheets."""
    return warehouse_path(five_sheets)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The published file of the made warehouse."""
    return made_warehouse.build(tmp_path_factory.mktemp("made"))
