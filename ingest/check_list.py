"""What the checks say of themselves in their headers, for the warehouse and for the list in `ingest/checks/README.md`.

`python -m ingest.check_list` writes the list anew.
"""

import re
from dataclasses import asdict, dataclass
from pathlib import Path

from ingest import ROOT

FOLDER = ROOT / "ingest" / "checks"
LIST = FOLDER / "README.md"
# The lines below the title, by their first words, in this order.
PARTS = {"looks_for": "查什么", "why": "为什么要紧", "basis": "依据", "explanation": "可能的正当解释"}
SEVERITIES = {"check": "请核对", "notice": "提示"}
SEVERITY = re.compile(r"'(check|notice)' AS severity")
HEAD = """\
# 疑点的规则

疑点是值得核对之处，不等于有错。每条规则是本文件夹里的一个 SQL 文件，查出的每一行是一处疑点；下表取自各文件的开头。
由 `python -m ingest.check_list` 生成，不要手改。

| 规则 | 级别 | 查什么 | 为什么要紧 | 依据 | 可能的正当解释 |
|---|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Check:
    """A row of the table `checks`: the rule's name, its severity, and the five lines of its header."""

    rule: str
    severity: str
    title: str
    looks_for: str
    why: str
    basis: str
    explanation: str

    def row(self) -> dict[str, object]:
        return asdict(self)


def paths() -> list[Path]:
    return sorted(FOLDER.glob("*.sql"))


def checks() -> list[Check]:
    """What each check says of itself, by name. Raises ValueError where a header is not as it must be."""
    return [_check(path) for path in paths()]


def _check(path: Path) -> Check:
    text = path.read_text(encoding="utf-8")
    title, *lines = [line.removeprefix("-- ") for line in text.splitlines()[: len(PARTS) + 1]]
    parts = dict(line.split("：", 1) for line in lines)
    severity = SEVERITY.search(text)
    if list(parts) != list(PARTS.values()) or not severity:
        raise ValueError(f"{path.name}: a title, {'、'.join(PARTS.values())}, then a SELECT with a severity")
    return Check(path.stem, severity[1], title, **{name: parts[head] for name, head in PARTS.items()})


def as_markdown() -> str:
    """The list for people, those to check before mere notices."""
    return HEAD + "".join(map(_line, sorted(checks(), key=lambda check: (check.severity, check.rule))))


def _line(check: Check) -> str:
    name = f"[{check.title}]({check.rule}.sql)"
    cells = [name, SEVERITIES[check.severity], check.looks_for, check.why, check.basis, check.explanation]
    return f"| {' | '.join(map(_plain, cells))} |\n"


def _plain(text: str) -> str:
    """Without the signs that Markdown would take as its own; the name of a file stays."""
    return re.sub(r"([*|])", r"\\\1", text)


if __name__ == "__main__":
    LIST.write_text(as_markdown(), encoding="utf-8")
