"""Parsing the five sheets (bytes to records, without DuckDB) against one pass of a regular expression over the text."""

import re
import time
from collections.abc import Callable

from ingest import REFERENCE
from ingest.library import SHEETS
from ingest.normalise import Reference
from ingest.parse import parse
from ingest.pipeline import SOURCES
from ingest.sources import Sources

ROUNDS = 5


def main() -> None:
    """Prints the least CPU time of both in this run, and their ratio."""
    contents = [path.read_bytes() for path in sorted(SHEETS.rglob("*.txt"))]
    reference, sources = Reference.load(REFERENCE), Sources.load(SOURCES)

    def parse_all() -> None:
        for content in contents:
            parse(content, reference, sources.of("", ""))

    def find_words() -> None:
        for content in contents:
            re.findall(r"\S+", content.decode())

    parsing, finding = least_cpu(parse_all), least_cpu(find_words)
    print(f"parse five sheets: {parsing * 1000:.0f} ms CPU, {parsing / finding:.0f} x one pass of re.findall")


def least_cpu(run: Callable[[], None]) -> float:
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        run()
        times.append(time.process_time() - start)
    return min(times)


if __name__ == "__main__":
    main()
