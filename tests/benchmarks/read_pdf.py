"""Reading a PDF of ruled forms (bytes to whole tables) against pdfplumber's own `extract_tables`, pages per CPU second.

The document is made here and printed by Chromium (variable CHROMIUM), or is the one that the variable PDF names. Exact
is the share of the indicators' cells that are found among the cells of the tables.
"""

import io
import logging
import os
import random
import resource
import time
from collections.abc import Iterator
from pathlib import Path

import pdfplumber

from ingest import REFERENCE
from ingest.normalise import Reference
from ingest.readers import pdf
from ingest.readers.words import Words
from tests.made_documents import Project, projects, style
from tests.made_forms import form
from tests.written import PageEnd, chromium, printed, web_page

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FORMS = 60
ROUNDS = 3


def main() -> None:
    """Prints pages per second of both in this run, their ratio, the share of exact cells and the peak of memory."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    content, made = document()
    words = Reference.load(REFERENCE).words
    with pdfplumber.open(io.BytesIO(content)) as opened:
        pages = len(opened.pages)
    ours, found = cpu(lambda: cells(content, words))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    theirs, other = cpu(lambda: set(pdfplumber_cells(content)))
    print(
        f"read a PDF of {pages} pages: {pages / ours:.0f} pages/s, pdfplumber extract_tables {pages / theirs:.0f} pages/s, "
        f"{theirs / ours:.1f} x; cells exact {share(found, made)} against {share(other, made)}; peak {peak} MB"
    )


def document() -> tuple[bytes, list[Project]]:
    if "PDF" in os.environ:
        return Path(os.environ["PDF"]).read_bytes(), []
    rng = random.Random(7)
    look = style(rng, "form")
    made = projects(rng, look, FORMS)
    blocks = [block for one in made for block in (*form(look, one, 2026), PageEnd())]
    with chromium(CHROMIUM) as browser:
        return printed(browser, web_page(blocks, look.css)), made


def cells(content: bytes, words: Words) -> set[str]:
    reading = pdf.read(content, words)
    return {cell.text for grid in reading.grids() for row in grid.rows for cell in row}


def pdfplumber_cells(content: bytes) -> Iterator[str]:
    with pdfplumber.open(io.BytesIO(content)) as opened:
        for page in opened.pages:
            for table in page.extract_tables():
                yield from ("".join((cell or "").split()) for row in table for cell in row)
            page.close()


def cpu(run):
    """The least CPU time of a few rounds, and the result."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        result = run()
        times.append(time.process_time() - start)
    return min(times), result


def share(found: set[str], made: list[Project]) -> str:
    wanted = [text for one in made for i in one.indicators for text in (i.level1, i.level2, i.level3)]
    return f"{sum(text in found for text in wanted) / len(wanted):.2%}" if wanted else "not known"


if __name__ == "__main__":
    main()
