"""Published performance target sheets -> one DuckDB file that the dashboard reads."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REFERENCE = ROOT / "data" / "reference"
POINTER = "CURRENT"


def warehouse_directory(directory: Path | str | None = None) -> Path:
    """Where snapshots are published: `directory`, else what the variable WAREHOUSE names, else `data/warehouse`."""
    return Path(directory or os.environ.get("WAREHOUSE") or ROOT / "data" / "warehouse")


def warehouse_path(directory: Path | str | None = None) -> Path:
    """The published DuckDB file of now. Raises FileNotFoundError where nothing is published yet."""
    folder = warehouse_directory(directory)
    return folder / (folder / POINTER).read_text(encoding="utf-8").strip()
