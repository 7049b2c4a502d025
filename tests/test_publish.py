"""A snapshot is published whole or not at all, while others read and ingest."""

import os
import signal
import subprocess
import sys
import threading
import time
from decimal import Decimal
from pathlib import Path

import duckdb

from ingest import ROOT, warehouse_path
from ingest.__main__ import summary_line
from tests.made_sheets import made_projects, table_text, word_text
from tests.warehouses import ingest, rows

SHEETS = ROOT / "data" / "sheets"
COUNTS = "SELECT (SELECT count(*) FROM projects), (SELECT count(*) FROM documents)"


def test_a_second_run_without_changes_publishes_nothing(tmp_path: Path):
    ingest(warehouse=tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.iterdir() if path.name != ".ingest.lock"}
    again = ingest(warehouse=tmp_path)
    assert again.returncode == 0
    assert {path: path.stat().st_mtime_ns for path in before} == before


def test_the_same_documents_give_the_same_ids_and_rows_wherever_they_lie(five_sheets: Path, tmp_path: Path):
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for n, path in enumerate(sorted(SHEETS.rglob("*.txt"))):
        (moved / f"{n}.txt").write_bytes(path.read_bytes())
    ingest(moved, warehouse=tmp_path / "out")
    for table in ("units", "projects", "indicators", "spending_plan", "remainders", "doubts", "findings"):
        sql = f"SELECT * FROM {table} ORDER BY ALL"
        assert rows(tmp_path / "out", sql) == rows(five_sheets, sql)


def test_a_reader_that_has_the_old_snapshot_open_keeps_it_and_ingest_goes_on(tmp_path: Path):
    documents = tmp_path / "in"
    documents.mkdir()
    (documents / "a.txt").write_text(word_text(made_projects(1, 2)), encoding="utf-8")
    ingest(documents, warehouse=tmp_path / "out")
    with duckdb.connect(str(warehouse_path(tmp_path / "out")), read_only=True) as old:
        for n in range(2, 7):
            (documents / f"{n}.txt").write_text(table_text(made_projects(n, n), unit=f"中心{n}"), encoding="utf-8")
            assert ingest(documents, warehouse=tmp_path / "out").returncode == 0
        assert old.sql(COUNTS).fetchall() == [(2, 1)]
    assert rows(tmp_path / "out", COUNTS) == [(22, 6)]
    assert len(list((tmp_path / "out").glob("wh-*.duckdb"))) == 3


def test_readers_never_see_half_a_load(tmp_path: Path):
    documents = tmp_path / "in"
    documents.mkdir()
    (documents / "a.txt").write_text(word_text(made_projects(1, 2)), encoding="utf-8")
    ingest(documents, warehouse=tmp_path / "out")
    seen, stop = set(), threading.Event()

    def look() -> None:
        while not stop.is_set():
            seen.add(rows(tmp_path / "out", COUNTS)[0])

    reader = threading.Thread(target=look)
    reader.start()
    (documents / "b.txt").write_text(word_text(made_projects(2, 3)), encoding="utf-8")
    ingest(documents, warehouse=tmp_path / "out")
    stop.set()
    reader.join()
    assert seen <= {(2, 1), (5, 2)}


def test_a_killed_ingest_leaves_the_old_snapshot_and_the_next_one_cleans_up(tmp_path: Path):
    (tmp_path / "a.txt").write_text(word_text(made_projects(1, 2)), encoding="utf-8")
    ingest(tmp_path / "a.txt", warehouse=tmp_path / "out")
    command = [sys.executable, "-m", "ingest", "--warehouse", str(tmp_path / "out")]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while not list((tmp_path / "out").glob(".build-*")) and time.monotonic() < until:
        time.sleep(0.002)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert rows(tmp_path / "out", COUNTS) == [(2, 1)]
    assert ingest(warehouse=tmp_path / "out").returncode == 0
    assert rows(tmp_path / "out", COUNTS) == [(105, 5)]
    assert list((tmp_path / "out").glob(".build-*")) == []


def test_two_ingests_at_once_both_publish_whole_snapshots(tmp_path: Path):
    command = [sys.executable, "-m", "ingest", "--warehouse", str(tmp_path)]
    both = [subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [process.wait() for process in both] == [0, 0]
    assert rows(tmp_path, COUNTS) == [(105, 5)]


def test_summary_calls_a_total_that_no_project_prints_unprinted_and_not_zero():
    counts = (1, 2, 3, 0)
    assert "合计 未印；" in summary_line("a.pdf", "一项目一表", 1, None, 1, 5, *counts)
    assert "合计 1,000.50 元（1 个项目未印）；" in summary_line("a.pdf", "", 2, Decimal("1000.50"), 1, 5, *counts)


def test_plain_lines_tell_the_progress_and_a_summary_of_each_document(tmp_path: Path):
    done = ingest(warehouse=tmp_path)
    lines = done.stdout.splitlines()
    assert [line[:5] for line in lines[:5]] == [f"[{n}/5]" for n in range(1, 6)]
    assert "项目 79，指标 621，合计 64,290,800.00 元" in done.stdout
    assert "\r" not in done.stdout + done.stderr
