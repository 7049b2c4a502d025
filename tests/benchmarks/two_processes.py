"""Parsing documents in two processes against one: wall time of the whole, each document in a process of its own.

The documents are made here, or are those of the folder that the variable SAMPLES names.
"""

import os
import time
from pathlib import Path

from ingest.isolation import parse_each
from ingest.parse import Task
from ingest.sources import Source
from tests.made_forms import document
from tests.test_made_documents import made
from tests.written import word_file

MADE = 12
ROUNDS = 2


def main() -> None:
    """Prints the least seconds of both in this run, and their ratio."""
    tasks = [Task(content, Source()) for content in contents()]
    one, two = least_seconds(tasks, 1), least_seconds(tasks, 2)
    print(
        f"parse {len(tasks)} documents: one process {one:.1f} s, two {two:.1f} s, {one / two:.2f} x "
        f"({os.cpu_count()} cores, load {os.getloadavg()[0]:.1f})"
    )


def contents() -> list[bytes]:
    if "SAMPLES" in os.environ:
        files = sorted(path for path in Path(os.environ["SAMPLES"]).iterdir() if path.suffix not in ("", ".md"))
        return [path.read_bytes() for path in files]
    looks = (made("form", seed) for seed in range(MADE))
    return [word_file(document(look, some, rng)) for look, some, rng in looks]


def least_seconds(tasks: list[Task], processes: int) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        assert len(list(parse_each(tasks, processes))) == len(tasks)
        times.append(time.perf_counter() - start)
    return min(times)


if __name__ == "__main__":
    main()
