"""A document that hangs, hoards memory or ends its process is refused, and nothing that it started goes on."""

import hashlib
import sys
import time
from pathlib import Path

import pytest

from ingest.errors import IngestError, SourceError
from ingest.isolation import MEMORY_GIB, parse_apart, parse_each
from ingest.library import SHEETS
from ingest.parse import Task
from ingest.records import ParsedDocument
from ingest.sources import Source


def refused(script: str, seconds: float = 60) -> str:
    """Why a task is refused whose process runs a script instead of the parser."""
    error = parse_apart(Task(b"", Source()), [sys.executable, "-c", script], seconds)
    assert isinstance(error, SourceError)
    return error.reason


def test_process_that_hangs_is_ended_with_what_it_started(tmp_path: Path):
    note = tmp_path / "child"
    script = f"""import subprocess, time
child = subprocess.Popen(["sleep", "60"])
open({str(note)!r}, "w").write(str(child.pid))
time.sleep(60)"""
    started = time.monotonic()
    assert "5 秒还没有读完" in refused(script, seconds=5)
    assert time.monotonic() - started < 30
    assert ends(int(note.read_text()))


def ends(pid: int) -> bool:
    """Whether a killed process is gone within some seconds: the system takes its time."""
    for _turn in range(100):
        if not is_running(pid):
            return True
        time.sleep(0.1)
    return False


def is_running(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().split()[2] != "Z"
    except FileNotFoundError:
        return False


def test_process_that_stops_halfway_is_a_refusal():
    assert "状态 3" in refused("import os; os._exit(3)")


def test_memory_is_limited():
    script = f"""import sys
from ingest import isolation
isolation.parse = lambda *_: bytearray(({MEMORY_GIB} + 1) * 2**30)
isolation.main()"""
    assert f"超过 {MEMORY_GIB} GB" in refused(script)


def test_what_a_library_prints_does_not_get_into_the_answer():
    script = """from ingest import isolation
isolation.parse = lambda *_: print("noise") or 1 / 0
isolation.main()"""
    assert "ZeroDivisionError" in refused(script)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe\x00", "没有表".encode()])
def test_refusal_is_that_of_the_parser(content: bytes):
    (error,) = parse_each([Task(content, Source())])
    assert isinstance(error, IngestError)
    assert error.reason


def test_documents_come_back_in_their_order():
    contents = [path.read_bytes() for path in sorted(SHEETS.rglob("*.txt"))]
    found = list(parse_each([Task(content, Source()) for content in contents]))
    assert all(isinstance(document, ParsedDocument) for document in found)
    ids = [document.document_id for document in found if isinstance(document, ParsedDocument)]
    assert ids == [hashlib.sha256(content).hexdigest()[:12] for content in contents]
