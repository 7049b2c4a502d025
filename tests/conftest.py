"""What several test files share: the five shipped sheets, loaded once."""

from pathlib import Path

import pytest

from ingest.normalise import Reference
from ingest.pipeline import REFERENCE
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
