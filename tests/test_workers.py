"""A document that hangs, hoards memory or ends its process is refused; those after it are worked on."""

import os
import time

from ingest import workers
from ingest.errors import IngestError, ParseError


def work(task: str) -> str:
    match task:
        case "hangs":
            time.sleep(60)
        case "hoards":
            bytearray((workers.MEMORY_GIB + 1) * 2**30)
        case "dies":
            os._exit(3)
        case "is cut":
            raise ParseError("文件在这里中断", "第 3 行")
        case "meets a fault":
            raise KeyError(task)
    return task.upper()


def reasons(*tasks: str) -> list[str]:
    found = workers.each(work, tasks, prepare=nothing, seconds=3)
    return [outcome.reason if isinstance(outcome, IngestError) else outcome for outcome in found]


def nothing() -> None:
    """Nothing to prepare."""


def test_each_task_has_its_outcome_in_order():
    assert reasons("a", "b", "c") == ["A", "B", "C"]


def test_bad_document_is_refused_and_the_next_is_worked_on():
    hangs, hoards, dies, fault, good = reasons("hangs", "hoards", "dies", "meets a fault", "good")
    assert "太久" in hangs
    assert "内存" in hoards
    assert "进程" in dies
    assert "KeyError" in fault
    assert good == "GOOD"


def test_refusal_keeps_its_place():
    (error,) = workers.each(work, ["is cut"], prepare=nothing)
    assert isinstance(error, ParseError)
    assert (error.reason, error.place) == ("文件在这里中断", "第 3 行")
