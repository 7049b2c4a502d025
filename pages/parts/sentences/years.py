"""What 年度对比 says."""

from decimal import Decimal
from typing import Any

import polars as pl

from pages.parts import columns, decisions
from pages.parts.decisions import Known
from pages.parts.pairs import REGISTER
from pages.parts.sentences import decided
from pages.parts.sentences.wording import first, name_of, total_of
from pages.parts.words import _, n_, plain, signed, wan

# Of pairs, in a sentence.
MOST_NAMED = 3


def meaning(compared: pl.DataFrame) -> str:
    """What the two years mean, from `compared`: a sentence that is the same whatever is compared."""
    row = first(compared)
    books = compared["budget_year"].drop_nulls().unique().sort()
    listed = _("{years} 年预算").format(years=_("、").join(map(str, books))) if books.len() else _("未注明年度的预算")
    return _(
        "**{earlier} 和 {later} 是项目编码中的立项年份，不是预算年度；"
        "两批项目都列在 {books}中，比的是两批项目，不是两年的支出。**"
    ).format(earlier=row["earlier_year"], later=row["later_year"], books=listed)


def between(compared: pl.DataFrame) -> str:
    row = first(compared)
    return _("编码 {earlier} 年 → 编码 {later} 年").format(earlier=row["earlier_year"], later=row["later_year"])


def too_few_years(projects: pl.DataFrame) -> str:
    """Why nothing can be compared, from `projects`."""
    years = projects["code_year"].drop_nulls().unique()
    if years.is_empty():
        has_none = projects["project_code"].is_null().all()
        without_codes = _("范围内 {projects}都没有印编码，无从知道立项年份。")
        without_years = _("范围内 {projects}的编码都不带立项年份，无从对比。")
        return (without_codes if has_none else without_years).format(projects=n_("{n} 个项目", projects.height))
    return _(
        "范围内带立项年份的项目都是 {year} 年立项的，没有第二个年份可比。"
        "立项年份不是预算年度：不选它，就能比较同一预算里两个年份立项的项目。"
    ).format(year=years.item())


def answer(
    compared: pl.DataFrame, steps: pl.DataFrame, targets: pl.DataFrame, candidates: pl.DataFrame, totals: pl.DataFrame
) -> str:
    """What the years mean, what changed between them and what is left out, from the queries of the page."""
    return "\n\n".join([meaning(compared), _change(compared, steps, targets, candidates), left_out(compared, totals)])


def _change(compared: pl.DataFrame, steps: pl.DataFrame, targets: pl.DataFrame, candidates: pl.DataFrame) -> str:
    """What grew, what is new, what stopped, and whether it is like with like."""
    row, by_step = first(compared), _by_step(steps)
    said = _(
        "{earlier} 年立项的 {before}到 {later} 年立项的 **{after}**，相差 {apart}："
        "成对的 {pairs}净变动 **{net}**（增加 {up}，减少 {down}）；"
        "只在 {earlier} 年的有 {stopped}（{stopped_yuan}），只在 {later} 年的有 {new}（**{new_yuan}**）。"
    ).format(
        earlier=row["earlier_year"],
        later=row["later_year"],
        before=wan(by_step["earlier"]["step_yuan"]),
        after=wan(by_step["later"]["step_yuan"]),
        apart=_signed_wan(by_step["later"]["step_yuan"] - by_step["earlier"]["step_yuan"]),
        pairs=n_("{n} 对", _paired(by_step)),
        net=_signed_wan(_net(by_step)),
        up=n_("{n} 对", by_step["increased"]["pairs"]),
        down=n_("{n} 对", by_step["decreased"]["pairs"]),
        stopped=n_("{n} 个项目", by_step["only_earlier"]["projects"]),
        stopped_yuan=wan(-by_step["only_earlier"]["step_yuan"]),
        new=n_("{n} 个项目", by_step["only_later"]["projects"]),
        new_yuan=wan(by_step["only_later"]["step_yuan"]),
    )
    return " ".join(filter(None, [said, _like_with_like(targets), _waiting(candidates)]))


def left_out(compared: pl.DataFrame, totals: pl.DataFrame) -> str:
    """What of the scope is not compared, and what is compared beyond it; nothing where that is nothing."""
    inside = compared.filter(pl.col("scope_state") == "in_scope").height
    beyond, undated = compared.height - inside, first(totals)["projects"] - inside
    unprinted = compared.filter(pl.col("pair_state") == "no_budget").height
    said = [
        undated and _("未参与对比：{projects}（没有印编码、编码不带年份，或是更早的年份）。"),
        beyond and _("另一半不在筛选范围内而随对计入：{projects}。"),
        unprinted and _("自己或另一半未印预算数、不计增减：{projects}。"),
    ]
    numbers = (undated, beyond, unprinted)
    return " ".join(
        one.format(projects=n_("{n} 个项目", number)) for one, number in zip(said, numbers, strict=True) if one
    )


def figures(compared: pl.DataFrame, steps: pl.DataFrame) -> dict[str, str]:
    row, by_step = first(compared), _by_step(steps)
    return {
        _("{year} 年立项").format(year=row["earlier_year"]): wan(by_step["earlier"]["step_yuan"]),
        _("{year} 年立项").format(year=row["later_year"]): wan(by_step["later"]["step_yuan"]),
        _("成对的净变动"): _signed_wan(_net(by_step)),
        _("成对 · 只在 {earlier} · 只在 {later}").format(
            earlier=row["earlier_year"], later=row["later_year"]
        ): " · ".join(
            f"{number:,}"
            for number in (
                _paired(by_step),
                by_step["only_earlier"]["projects"],
                by_step["only_later"]["projects"],
            )
        ),
    }


def candidate(row: dict[str, Any]) -> str:
    """Both projects of a candidate in full, why they may be one, and what becomes of the steps once they are."""
    sides = [_side(row, "earlier"), _side(row, "later")]
    return "\n".join([*sides, f"- {_reason(row)}", f"- {_effect(row)}", f"- {_decision(row)}"])


def not_read(known: Known) -> str:
    """Which decisions had no effect and why, one a line; nothing where all had one."""
    number = n_("{n} 条", len(known.not_found))
    not_found = _("有 {number}判断所指的项目不在现有数据里，或不是两个年份，没有计入。").format(number=number)
    return decided.not_read(REGISTER, known, not_found)


def _by_step(steps: pl.DataFrame) -> dict[str, dict[str, Any]]:
    """The steps by name, also those that nobody took."""
    taken = {row["step"]: row for row in steps.to_dicts()}
    nothing = {"step_yuan": Decimal(0), "projects": 0, "pairs": 0}
    return {step: taken.get(step, nothing) for step in columns.COLUMNS["step"].values or {}}


def _paired(by_step: dict[str, dict[str, Any]]) -> int:
    return sum(by_step[step]["pairs"] for step in ("increased", "decreased", "unchanged"))


def _net(by_step: dict[str, dict[str, Any]]) -> Decimal:
    net: Decimal = by_step["increased"]["step_yuan"] + by_step["decreased"]["step_yuan"]
    return net


def _signed_wan(yuan: Decimal) -> str:
    return _("{amount} 万元").format(amount=signed(yuan))


def _like_with_like(targets: pl.DataFrame) -> str:
    more = targets.filter(pl.col("change_yuan") > 0)
    if more.is_empty():
        return ""
    counts = dict(more["targets_state"].value_counts().iter_rows())
    return _(
        "预算增加的 {pairs}中，产出、效益、满意度目标逐条不变的 **{same}**{named}，只改写法的 {restated}，"
        "文字改为数值的 {quantified}，有变的 {changed}。"
    ).format(
        pairs=n_("{n} 对", more.height),
        same=n_("{n} 对", counts.get("same", 0)),
        named=_named(more.filter(pl.col("targets_state") == "same")["later_names"]),
        restated=n_("{n} 对", counts.get("restated", 0)),
        quantified=n_("{n} 对", counts.get("quantified", 0)),
        changed=n_("{n} 对", more.height - sum(counts.get(state, 0) for state in ("same", "restated", "quantified"))),
    )


def _named(names: pl.Series) -> str:
    """The names in brackets, where they are few enough for a sentence."""
    if not 0 < names.len() <= MOST_NAMED:
        return ""
    return _("（{names}）").format(names=_("、").join(map(name_of, names)))


def _waiting(candidates: pl.DataFrame) -> str:
    waiting = candidates.filter(pl.col("decision") == "pending")
    if waiting.is_empty():
        return ""
    later = waiting.unique("later_project_id")
    return _("另有 {number}候选待人确认，没有计入；其中 {year} 年的 {projects}共 {amount}。").format(
        number=n_("{n} 组", waiting.height),
        year=later["later_year"][0],
        projects=n_("{n} 个项目", later.height),
        amount=wan(total_of(later["later_yuan"])),
    )


def _side(row: dict[str, Any], side: str) -> str:
    return _("- {year} 年：**{name}**　编码 {code}　预算 {amount}").format(
        year=row[f"{side}_year"],
        name=name_of(row[f"{side}_names"]),
        code=name_of(row[f"{side}_codes"]),
        amount=wan(row[f"{side}_yuan"]),
    )


def _reason(row: dict[str, Any]) -> str:
    reason = columns.word("likeness_reason", row["likeness_reason"])
    likeness = _("，相似度 {likeness}").format(likeness=row["likeness"]) if row["likeness"] is not None else ""
    return _("理由：{reason}{likeness}").format(reason=reason, likeness=likeness)


def _effect(row: dict[str, Any]) -> str:
    if row["decision"] == decisions.CONFIRMED:
        return _("已计入对比")
    if row["effect_only_later_yuan"] is None:
        return _("已经在一对里，或有未印的预算数：没有影响")
    steps = {"only_earlier": -1, "increased": 1, "decreased": -1, "only_later": 1}
    changes = {step: sign * row[f"effect_{step}_yuan"] for step, sign in steps.items()}
    said = [_changed(step, yuan) for step, yuan in changes.items() if yuan]
    return _("确认后各步的改变（万元）：{effects}").format(effects=_("，").join(said))


def _changed(step: str, yuan: Decimal) -> str:
    said = _("{step}多 {amount}") if yuan > 0 else _("{step}少 {amount}")
    return said.format(step=columns.word("pair_state", step), amount=f"{abs(yuan) / 10000:,.2f}")


def _decision(row: dict[str, Any]) -> str:
    said = _("判断：**{decision}**").format(decision=columns.word("decision", row["decision"]))
    on = f"　{row['decided_on']}" if row["decided_on"] else ""
    return said + on + (f"　{plain(row['remark'])}" if row["remark"] else "")
