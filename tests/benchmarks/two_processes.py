"""Ingest of documents with two processes against one: wall time of the whole, from the files to the snapshot.

The documents are made here, or are those of the folder that the variable SAMPLES names.
"""

import os
import tempfile
import time
from functools import partial
from pathlib import Path
from unittest.mock import patch

from ingest import pipeline
from ingest.isolation import parse_each
from tests.made_forms import document
from tests.test_made_documents import made
from tests.written import word_file

MADE = 12
ROUNDS = 3
GOAL = 1.7


def main() -> None:
    """Prints the least seconds of both in this run, and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        paths = documents(Path(name))
        one, two = (least_seconds(paths, processes) for processes in (1, 2))
    print(
        f"ingest {len(paths)} documents: one process {one:.2f} s, two {two:.2f} s, {one / two:.2f} x (goal: at least {GOAL}; "
        f"{os.cpu_count()} cores, load {os.getloadavg()[0]:.1f})"
    )


def documents(folder: Path) -> list[Path]:
    if "SAMPLES" in os.environ:
        files = Path(os.environ["SAMPLES"]).iterdir()
        return sorted(path for path in files if path.is_file() and path.suffix not in ("", ".md"))
    paths = [folder / f"{seed}.docx" for seed in range(MADE)]
    for seed, path in enumerate(paths):
        path.write_bytes(word_file(document(*made("form", seed))))
    return paths


def least_seconds(paths: list[Path], processes: int) -> float:
    return min(seconds(paths, processes) for _round in range(ROUNDS))


def seconds(paths: list[Path], processes: int) -> float:
    with (
        tempfile.TemporaryDirectory() as name,
        patch.object(pipeline, "parse_each", partial(parse_each, processes=processes)),
    ):
        start = time.perf_counter()
        assert pipeline.run(paths, Path(name)).published
        return time.perf_counter() - start


if __name__ == "__main__":
    main()
