"""What pages say of decisions that had no effect."""

from pages.parts import decisions
from pages.parts.decisions import UNDONE, Known, Register
from pages.parts.words import _, plain

MOST_FAULTS = 5


def not_read(register: Register, known: Known, not_found: str) -> str:
    """Which lines were not read and why, one a line, then what is to be said of decisions on what is not there."""
    path = f"{plain(decisions.folder().name)}/{register.name}\\.csv"
    said = [
        _("{file} 第 {line} 行没有读：{reason}。").format(
            file=path, line=fault.line, reason=_fault(fault.reason, register)
        )
        for fault in known.faults[:MOST_FAULTS]
    ]
    return "\n\n".join([*said, *([not_found] if known.not_found else [])])


def _fault(reason: str, register: Register) -> str:
    return {
        "encoding": _("不是 UTF-8 编码的文件"),
        "head": _("第一行不是应有的列名"),
        "cells": _("单元格的个数不对"),
        "decision": _("decision 不是 {words} 之一").format(words=" ".join((*register.verdicts, UNDONE))),
        "date": _("decided_on 不是日期"),
    }[reason]
