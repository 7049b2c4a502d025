"""Work on documents in processes apart, so that a bad document costs nothing but its own refusal.

Each process may take so much memory and so long; one that takes more is ended, and the next document gets a new one.
"""

import multiprocessing
import resource
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import TimeoutError as TooLong
from typing import TypeVar

from pebble import ProcessExpired, ProcessFuture, ProcessPool

from ingest.errors import IngestError, SourceError

PROCESSES = 2
SECONDS = 120
MEMORY_GIB = 2

Task = TypeVar("Task")
Done = TypeVar("Done")


def each(
    work: Callable[[Task], Done], tasks: Sequence[Task], prepare: Callable[[], object], seconds: float = SECONDS
) -> Iterator[Done | IngestError]:
    """What `work` makes of each task, in their order; an IngestError where it raised one or ran out of its limits.

    `prepare` runs once in each process, before the limits hold.
    """
    # A process that is forked from one with threads, as the dashboard is, may stand still for ever.
    context = multiprocessing.get_context("spawn")
    processes = max(1, min(PROCESSES, len(tasks)))
    with ProcessPool(processes, initializer=_begin, initargs=[prepare], context=context) as pool:
        futures: list[ProcessFuture[Done]] = [pool.schedule(work, args=[task], timeout=seconds) for task in tasks]
        for future in futures:
            outcome = _outcome(future)
            yield outcome


def _begin(prepare: Callable[[], object]) -> None:
    prepare()
    _limit(resource.RLIMIT_DATA, MEMORY_GIB * 2**30)
    # No core files: they would hold the document.
    _limit(resource.RLIMIT_CORE, 0)


def _limit(kind: int, most: int) -> None:
    resource.setrlimit(kind, (most, most))


def _outcome(future: ProcessFuture[Done]) -> Done | IngestError:
    try:
        return future.result()
    except IngestError as error:
        return error
    except TooLong:
        return SourceError("读得太久，还没有读完就停止了；请核对文件是否损坏，或把它分成几份")
    except MemoryError:
        return SourceError(f"要用的内存超过 {MEMORY_GIB} GB，已停止；请核对文件是否损坏，或把它分成几份")
    except ProcessExpired:
        return SourceError(f"读它的进程自己停了，可能用尽了 {MEMORY_GIB} GB 内存；请核对文件是否损坏")
    except Exception as error:  # a fault of the program must not cost the other documents
        return SourceError(f"程序没能读完（{error!r}）；请把这份文件交给维护者")
