"""Published documents of other places, where a folder of them is given: each cell against its answer key.

The folder (variable SAMPLES) holds the documents and `keys/`; the marker stands beside it in `tools/mark.py`.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ingest import warehouse_path
from tests.warehouses import ingest

SAMPLES = Path(os.environ.get("SAMPLES", ""))
MARKER = SAMPLES.parent / "tools" / "mark.py"
KEYS = sorted(SAMPLES.glob("keys/*.json")) if os.environ.get("SAMPLES") else []
LEAST_SHARE = "0.995"

pytestmark = pytest.mark.skipif(not KEYS or not MARKER.exists(), reason="no folder of samples in SAMPLES")


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Path:
    directory = tmp_path_factory.mktemp("samples")
    ingest(*(path for path in sorted(SAMPLES.iterdir()) if path.is_file()), warehouse=directory)
    return warehouse_path(directory)


@pytest.mark.parametrize("key", KEYS, ids=lambda path: path.stem)
def test_a_published_document_is_read_as_its_key_says(key: Path, warehouse: Path):
    has_cells = '"level3"' in key.read_text(encoding="utf-8").partition('"overall"')[0]
    least = LEAST_SHARE if has_cells else "0"
    command = [sys.executable, str(MARKER), str(warehouse), str(key), str(SAMPLES), "--min", least]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
