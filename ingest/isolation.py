"""Each document is parsed and looked into in a process of its own: a bad one costs nothing but its own refusal.

The process may take so much memory and so long; one that takes more is ended, with all that it has started. Run as a
module this file is that process: a pickled task comes in, the parsed document or its refusal goes out.
"""

import os
import pickle
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import cast

from ingest import REFERENCE, ROOT
from ingest.errors import IngestError, SourceError
from ingest.excerpts import Excerpt, Look, excerpt
from ingest.normalise.reference import Reference
from ingest.parse import Task, parse
from ingest.records import ParsedDocument

COMMAND = (sys.executable, "-m", "ingest.isolation")
ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1"}
"""numpy, which openpyxl looks for, would start a thread for each core, only to hold up the other processes."""
MOST_PROCESSES = 4
"""Each may take the memory below."""
PROCESSES = min(os.cpu_count() or 1, MOST_PROCESSES)
SECONDS = 120
SECONDS_TO_LOOK = 40
MEMORY_GIB = 2

ASK = "请核对文件是否损坏，或把它分成几份"


def parse_each(tasks: Sequence[Task], processes: int = PROCESSES) -> Iterator[ParsedDocument | IngestError]:
    """What becomes of each task, in their order."""
    with ThreadPoolExecutor(processes) as pool:
        yield from pool.map(parse_apart, tasks)


def parse_apart(task: Task, command: Sequence[str] = COMMAND, seconds: float = SECONDS) -> ParsedDocument | IngestError:
    """What becomes of one task in a process of its own."""
    return cast("ParsedDocument | IngestError", apart(task, command, seconds))


def look_apart(look: Look) -> Excerpt | IngestError:
    """What stands at a place of a document, seen in a process of its own."""
    return cast("Excerpt | IngestError", apart(look, COMMAND, SECONDS_TO_LOOK))


def apart(task: Task | Look, command: Sequence[str], seconds: float) -> object:
    """What the process answers that a task is given to, or why it has no answer."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env=os.environ | ONE_THREAD,
        start_new_session=True,
    )
    try:
        answer, _ = process.communicate(pickle.dumps(task), timeout=seconds)
    except subprocess.TimeoutExpired:
        return SourceError(f"读了 {seconds:.0f} 秒还没有读完，已停止；{ASK}")
    finally:
        end(process)
    if process.returncode:
        return SourceError(f"读它的进程中途停了（状态 {process.returncode}），内存上限是 {MEMORY_GIB} GB；{ASK}")
    outcome: object = pickle.loads(answer)
    return outcome


def end(process: subprocess.Popen[bytes]) -> None:
    """Ends a process and all that it has started."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def main() -> None:
    answer = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What a library prints must not get into the answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    limit(resource.RLIMIT_DATA, MEMORY_GIB * 2**30)
    # A core file would hold the document.
    limit(resource.RLIMIT_CORE, 0)
    pickle.dump(outcome(pickle.load(sys.stdin.buffer)), answer)
    answer.close()


def limit(kind: int, most: int) -> None:
    resource.setrlimit(kind, (most, most))


def outcome(task: Task | Look) -> ParsedDocument | Excerpt | IngestError:
    try:
        reference = Reference.load(REFERENCE)
        if isinstance(task, Look):
            return excerpt(task, reference.words)
        return parse(task.content, reference, task.source)
    except IngestError as error:
        return error
    except MemoryError:
        return SourceError(f"要用的内存超过 {MEMORY_GIB} GB，已停止；{ASK}")
    except Exception as error:  # a fault of the program must not cost the other documents
        return SourceError(f"程序没能读完（{error!r}）；请把这份文件交给维护者")


if __name__ == "__main__":
    main()
