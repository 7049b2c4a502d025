"""Decisions are kept whole, whoever writes, and read whatever somebody did to the file."""

import subprocess
import sys
import threading
from datetime import date

import pytest

from pages.parts import decisions
from pages.parts.decisions import CONFIRMED, REFUSED, UNDONE, Decision, Fault, Register
from tests.server import ROOT

THINGS = Register("things", ("unit", "thing"))
DAY = date(2025, 3, 9)
HEAD = "unit,thing,decision,decided_on,remark\n"


def add(thing: str, decision: str = CONFIRMED, remark: str = "") -> None:
    decisions.add(THINGS, ("甲中心", thing), decision, remark, DAY)


def write(text: str | bytes) -> None:
    decisions.folder().mkdir()
    THINGS.path.write_bytes(text if isinstance(text, bytes) else text.encode())


def things() -> list[str]:
    return [one.key[1] for one in decisions.read(THINGS).decisions]


def test_nothing_is_decided_where_there_is_no_file():
    assert decisions.read(THINGS) == decisions.Decided()
    assert decisions.state() == ""


def test_folder_is_that_of_the_project_unless_named(monkeypatch):
    monkeypatch.delenv("DECISIONS")
    assert decisions.folder() == ROOT / "data" / "decisions"


def test_decision_is_kept_with_date_and_remark_in_a_file_for_spreadsheets(decisions_of_its_own):
    add("一", remark="两份\n资金")
    data = (decisions_of_its_own / "things.csv").read_bytes()
    assert data == ("\ufeff" + HEAD + "甲中心,一,confirmed,2025-03-09,两份 资金\n").encode()
    assert decisions.read(THINGS).decisions == (Decision(("甲中心", "一"), CONFIRMED, "2025-03-09", "两份 资金"),)


def test_last_decision_on_a_thing_counts_and_no_line_is_lost():
    for decision in (CONFIRMED, UNDONE, REFUSED):
        add("一", decision)
    assert [one.decision for one in decisions.read(THINGS).decisions] == [REFUSED]
    add("一", UNDONE)
    assert things() == []
    assert len(THINGS.path.read_text().splitlines()) == 5


def test_state_differs_after_each_decision():
    seen = {decisions.state()}
    for _time in range(5):
        add("一")
        seen.add(decisions.state())
    assert len(seen) == 6


def test_what_a_spreadsheet_makes_of_the_file_is_read():
    write("\ufeff" + HEAD.replace("\n", "\r\n") + "甲中心,一,confirmed,2025/3/9,\r\n,,,,\r\n\r\n")
    assert decisions.read(THINGS) == decisions.Decided((Decision(("甲中心", "一"), CONFIRMED, "2025-03-09", ""),))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("甲中心,一,confirmed", "cells"),
        ("甲中心,一,confirmed,2025-03-09,,多", "cells"),
        ('"甲中心,一,confirmed,2025-03-09,', "cells"),
        ("甲中心,一,yes,2025-03-09,", "decision"),
        ("甲中心,一,confirmed,昨天,", "date"),
        ("甲中心,一,confirmed,,", "date"),
        ("\x00\x07;;;", "cells"),
    ],
)
def test_bad_line_is_named_and_the_others_are_read(line, reason):
    write(HEAD + line + "\n甲中心,二,refused,2025-03-09,\n")
    decided = decisions.read(THINGS)
    assert decided.faults == (Fault(2, reason),)
    assert things() == ["二"]


def test_bad_line_is_left_as_it_is_when_a_decision_is_added():
    write(HEAD + "坏行")
    add("二")
    assert THINGS.path.read_text().splitlines()[1] == "坏行"
    assert things() == ["二"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [(HEAD.encode() + "甲中心".encode("gbk"), "encoding"), (b"a,b\n1,2\n", "head"), (b"\n\n", "head")],
)
def test_file_that_cannot_be_read_is_named_and_never_written(data, reason):
    write(data)
    assert decisions.read(THINGS) == decisions.Decided(faults=(Fault(1, reason),))
    with pytest.raises(decisions.UnreadableFileError):
        add("一")
    assert THINGS.path.read_bytes() == data


@pytest.mark.parametrize("text", ["=1+1", "＝1+1", "-2+3", "@x", "\u200b=1", "+a,b"])
def test_spreadsheet_finds_nothing_to_run_and_the_text_comes_back(text):
    add(text, remark=text)
    assert f"'{text}" in THINGS.path.read_text()
    assert things() == [text]
    assert decisions.read(THINGS).decisions[0].remark == text


def test_no_decision_is_lost_when_processes_write_at_once():
    script = (
        "import sys; from datetime import date; from pages.parts import decisions as d\n"
        "r = d.Register('things', ('unit', 'thing'))\n"
        "[d.add(r, ('甲', f'{sys.argv[1]}-{n}'), 'confirmed', '', date.today()) for n in range(20)]"
    )
    writers = [subprocess.Popen([sys.executable, "-c", script, str(number)], cwd=ROOT) for number in range(3)]
    assert [writer.wait(60) for writer in writers] == [0, 0, 0]
    assert sorted(things()) == sorted(f"{writer}-{number}" for writer in range(3) for number in range(20))


def test_reader_sees_whole_lines_while_somebody_writes():
    faults = []
    done = threading.Event()

    def watch() -> None:
        while not done.is_set():
            faults.extend(decisions.read(THINGS).faults)

    watcher = threading.Thread(target=watch)
    watcher.start()
    for number in range(50):
        add(f"{number}", remark="备注" * 100)
    done.set()
    watcher.join()
    assert faults == []
    assert len(things()) == 50
