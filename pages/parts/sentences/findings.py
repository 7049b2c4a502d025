"""What 疑点 says."""

import polars as pl

from pages.parts import columns
from pages.parts.columns import codes, label
from pages.parts.decisions import Known
from pages.parts.finding_reviews import PENDING, REGISTER
from pages.parts.sentences import decided
from pages.parts.sentences.wording import first, total_of
from pages.parts.words import _, n_, plain, wan

# How many rules are spelt out above the list.
MOST_RULES = 3


def answer(totals: pl.DataFrame, findings: pl.DataFrame) -> str:
    """How many points to check there are, on how much money and how many are pending, from `findings`."""
    if findings.is_empty():
        return _("范围内 {projects}没有符合所选条件的疑点。").format(
            projects=n_("{n} 个项目", first(totals)["projects"])
        )
    said = _(
        "有 **{findings}**（{severities}），涉及 {projects}、预算合计 **{amount}**；**待核 {pending} 处**{others}。"
    ).format(
        findings=n_("{n} 处疑点", findings.height),
        severities=_("，").join(_counts(findings, "severity", codes.SEVERITIES)),
        projects=n_("{n} 个项目", len(_projects(findings))),
        amount=wan(total_of(_projects(findings)["total_yuan"])),
        pending=f"{pending(findings):,}",
        others="".join(
            f"{_('，')}{count}" for count in _counts(findings, "review_state", codes.REVIEW_STATES, PENDING)
        ),
    )
    whole = findings["project_id"].null_count()
    documents = _("其中 {number}针对整份文件或整个单位，没有项目，不计金额。").format(number=n_("{n} 处疑点", whole))
    return " ".join([said, *([documents] if whole else [])])


def figures(findings: pl.DataFrame) -> dict[str, str]:
    return {
        _("疑点"): f"{findings.height:,}",
        _("其中请核对"): f"{findings.filter(pl.col('severity') == 'check').height:,}",
        _("涉及预算"): wan(total_of(_projects(findings)["total_yuan"])),
        _("待核"): f"{pending(findings):,}",
    }


def rules(found: pl.DataFrame) -> str:
    """What the rules look for, why, by which rule and what may explain a point, where only a few are on the page."""
    if not 0 < found.height <= MOST_RULES:
        return _("选一条规则，可以看它查什么、为什么要紧、依据什么、可能有什么正当解释。")
    return "\n\n".join(_rule(row) for row in found.iter_rows(named=True))


def not_read(known: Known) -> str:
    """Which reviews had no effect and why, one a line; nothing where all had one."""
    number = n_("{n} 条", len(known.not_found))
    not_found = _("有 {number}判断所指的疑点不在现有数据里，或内容已经改变，不再算数；仍留在判断文件里。")
    return decided.not_read(REGISTER, known, not_found.format(number=number))


def _rule(row: dict[str, str | None]) -> str:
    names = ("looks_for", "why", "check_basis", "explanation")
    said = {name: columns.word(name, text) if (text := row[name]) else _("未注明") for name in names}
    parts = ("- " + _("{field}：{values}").format(field=label(name), values=plain(said[name])) for name in names)
    return "\n".join([f"**{plain(columns.word('check_title', row['check_title'] or ''))}**", *parts])


def _projects(findings: pl.DataFrame) -> pl.DataFrame:
    return findings.drop_nulls("project_id").unique("project_id")


def pending(findings: pl.DataFrame) -> int:
    """How many points of `findings` nobody has spoken of."""
    return findings.filter(pl.col("review_state") == PENDING).height


def _counts(findings: pl.DataFrame, column: str, codes: dict[str, str], left_out: str = "") -> list[str]:
    """请核对 34, for each code of a column that occurs."""
    counts = dict(findings[column].value_counts().iter_rows())
    return [f"{columns.word(column, code)} {counts[code]:,}" for code in codes if code in counts and code != left_out]
