"""What a rerun of each page costs the server, as a multiple of an empty Streamlit page in the same run.

Both are served by a real server with the project's own settings, and asked for by a websocket client that speaks as
the browser does. Measured is CPU time of the server's process, in turns, so that other load on the machine weighs on
all of them alike.
"""

import asyncio
import tempfile
from collections.abc import Iterator
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.typing import Subprotocol

import queries
from ingest import warehouse_path
from queries import Scope
from tests import made_warehouse
from tests.server import ROOT, Server, serving

GOAL_SAME, GOAL_NEW_SCOPE = 5, 15
ROUNDS, WARM_UP = 6, 10
# CPU time is counted in hundredths of a second: enough reruns for a figure that means something.
RERUNS_SAME, RERUNS_NEW_SCOPE = 100, 20
# So many runs a browser keeps a message that it no longer shows: Streamlit's global.maxCachedMessageAge.
RUNS_KEPT = 2
EMPTY = "empty Streamlit page"
PAGES = {
    "总览": "",
    "单位预算": "unit-budget",
    "成本指标": "costs",
    "满意度": "satisfaction",
    "年度对比": "years",
    "目标质量": "quality",
    "指标检索": "indicators",
    "疑点": "findings",
    "项目档案": "project?project={project}",
    "原文": "source?project={project}",
    "会议材料": "report",
}


@dataclass
class Visit:
    """One browser tab: its page's path, what its address always asks, and the id by which the server knows the page.

    `kept` are the large messages that the tab still has, by their hash, and how many runs ago each was last shown: the
    server sends such a one anew by its hash only.
    """

    server: Server
    socket: ClientConnection
    path: str
    asked: str = ""
    page: str = ""
    kept: dict[str, int] = field(default_factory=dict)

    async def rerun(self, query: str = "") -> None:
        """Ask for one run and read it to its end."""
        asked = BackMsg()
        asked.rerun_script.page_script_hash = self.page
        asked.rerun_script.page_name = "" if self.page else self.path
        asked.rerun_script.query_string = "&".join(filter(None, [self.asked, query]))
        asked.rerun_script.cached_message_hashes.extend(self.kept)
        self.kept = {message: runs + 1 for message, runs in self.kept.items() if runs < RUNS_KEPT}
        await self.socket.send(asked.SerializeToString())
        async for data in self.socket:
            answer = ForwardMsg.FromString(data)
            if shown := answer.ref_hash or (answer.metadata.cacheable and answer.hash):
                self.kept[shown] = 0
            # Not what a new session says, which is the page that opens first.
            if answer.WhichOneof("type") == "navigation":
                self.page = answer.navigation.page_script_hash
            if answer.WhichOneof("type") == "script_finished":
                break

    async def milliseconds(self, queries: list[str]) -> float:
        """CPU time of the server for one rerun, the mean over one rerun for each query."""
        before = self.server.cpu_seconds()
        for query in queries:
            await self.rerun(query)
        return (self.server.cpu_seconds() - before) * 1000 / len(queries)


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        warehouse = published_or_made(folder)
        empty_script, app_script = ROOT / "tests/benchmarks/empty_page.py", ROOT / "app.py"
        with (
            serving(empty_script, warehouse, folder / "empty.log") as empty,
            serving(app_script, warehouse, folder / "app.log") as app,
        ):
            asyncio.run(_compare(empty, app, _addresses(warehouse), _scopes(warehouse)))


def published_or_made(folder: Path) -> Path:
    """The data published in the project, or where there are none the made ones."""
    published = ROOT / "data" / "warehouse"
    if (published / "CURRENT").exists():
        return published
    made_warehouse.build(folder)
    return folder


def _addresses(warehouse: Path) -> dict[str, str]:
    """The pages' addresses; that of one project opens the largest."""
    path = warehouse / (warehouse / "CURRENT").read_text(encoding="utf-8").strip()
    project = queries.run("projects", Scope(), warehouse=path)["project_id"][0]
    return {name: address.format(project=project) for name, address in PAGES.items()}


def _scopes(warehouse: Path) -> Iterator[str]:
    """Scopes that nobody asked for before: the units in every combination, many first, in every code year."""
    units = queries.run("unit_budgets", Scope(), warehouse=warehouse_path(warehouse))["unit_id"].to_list()
    for number in range(len(units), 0, -1):
        for chosen in combinations(units, number):
            for year in ("", "&year=2024", "&year=2025", "&year=none"):
                yield f"unit={','.join(chosen)}{year}"


async def _compare(empty: Server, app: Server, addresses: dict[str, str], scopes: Iterator[str]) -> None:
    async with AsyncExitStack() as stack:
        visits = {EMPTY: await open_visit(stack, empty, "")}
        visits |= {name: await open_visit(stack, app, address) for name, address in addresses.items()}
        same = await _least(visits, lambda: [""] * RERUNS_SAME)
        new_scope = await _least(visits, lambda: [next(scopes) for _rerun in range(RERUNS_NEW_SCOPE)])
    print(f"page rerun: {EMPTY} {same[EMPTY]:.2f} ms CPU")
    for name in PAGES:
        _report(f"{name}, nothing changed", same[name], same[EMPTY], GOAL_SAME)
        _report(f"{name}, new scope", new_scope[name], same[EMPTY], GOAL_NEW_SCOPE)


async def open_visit(stack: AsyncExitStack, server: Server, page: str, runs: int = WARM_UP) -> Visit:
    """A tab that has been run before."""
    path, _mark, asked = page.partition("?")
    address = f"ws://127.0.0.1:{server.port}/_stcore/stream"
    connection = connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, ping_interval=None)
    visit = Visit(server, await stack.enter_async_context(connection), path, asked)
    for _run in range(runs):
        await visit.rerun()
    return visit


async def _least(visits: dict[str, Visit], queries) -> dict[str, float]:
    """For each visit the least of several rounds: what a rerun costs when nothing disturbs it."""
    rounds = [{name: await visit.milliseconds(queries()) for name, visit in visits.items()} for _round in range(ROUNDS)]
    return {name: min(costs[name] for costs in rounds) for name in visits}


def _report(name: str, cost: float, base: float, goal: int) -> None:
    print(f"page rerun: {name} {cost:.2f} ms CPU, {cost / base:.1f} times the empty page (goal: at most {goal})")


if __name__ == "__main__":
    main()
