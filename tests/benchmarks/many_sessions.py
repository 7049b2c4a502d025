"""How long readers wait when many of them change a filter, on this app and on a page written without a thought of it.

Both are served by a real server with the project's own settings, one after the other in the same run. Each session asks
for a new scope every few seconds, as people do, and waits for the whole answer.
"""

import asyncio
import random
import tempfile
import time
from contextlib import AsyncExitStack
from pathlib import Path
from statistics import quantiles

import duckdb

from ingest import warehouse_path
from tests.benchmarks.page_rerun import Visit, open_visit, published_or_made
from tests.server import ROOT, Server, serving

SESSIONS, SECONDS, PAUSE = 100, 30, 5
GOAL = 1.0
PAGES = ("", "unit-budget", "costs", "satisfaction", "years", "indicators", "documents")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        warehouse = published_or_made(folder)
        scopes = _scopes(warehouse)
        for label, script, pages in (
            ("app", ROOT / "app.py", PAGES),
            ("naive page", ROOT / "tests/benchmarks/naive_page.py", ("",)),
        ):
            with serving(script, warehouse, folder / "server.log") as server:
                _report(label, asyncio.run(_visited(server, pages, scopes)))


def _scopes(warehouse: Path) -> list[str]:
    with duckdb.connect(warehouse_path(warehouse), read_only=True) as connection:
        units = [unit for (unit,) in connection.sql("SELECT unit_id FROM units ORDER BY unit_id").fetchall()]
    return ["", *(f"unit={unit}" for unit in units), *(f"unit={one},{other}" for one in units for other in units)]


async def _visited(server: Server, pages: tuple[str, ...], scopes: list[str]) -> list[float]:
    """Seconds from each request to its whole answer, of all sessions."""
    chance = random.Random(0)
    async with AsyncExitStack() as stack:
        visits = [await open_visit(stack, server, pages[number % len(pages)], runs=1) for number in range(SESSIONS)]
        until = time.monotonic() + SECONDS
        waits = await asyncio.gather(*(_change(visit, until, scopes, chance) for visit in visits))
    return [wait for waited in waits for wait in waited]


async def _change(visit: Visit, until: float, scopes: list[str], chance: random.Random) -> list[float]:
    waits = []
    while True:
        await asyncio.sleep(chance.expovariate(1 / PAUSE))
        if time.monotonic() > until:
            return waits
        asked = time.monotonic()
        await visit.rerun(chance.choice(scopes))
        waits.append(time.monotonic() - asked)


def _report(label: str, waits: list[float]) -> None:
    half, most = quantiles(waits, n=20)[9], quantiles(waits, n=20)[18]
    print(
        f"many sessions: {label}, {SESSIONS} sessions, {len(waits)} changes in {SECONDS} s: "
        f"p50 {half * 1000:.0f} ms, p95 {most * 1000:.0f} ms (goal: p95 under {GOAL * 1000:.0f} ms)"
    )


if __name__ == "__main__":
    main()
