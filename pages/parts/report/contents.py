"""What a report says, section by section: the answers, figures and rows of the pages, each with its sources."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import polars as pl
from markupsafe import Markup

from pages.parts.charts import costs as cost_charts
from pages.parts.charts import overview as overview_charts
from pages.parts.charts import quality as quality_charts
from pages.parts.charts import satisfaction as satisfaction_charts
from pages.parts.charts import years as year_charts
from pages.parts.charts.drawing import amount
from pages.parts.columns import label, word
from pages.parts.report import bars
from pages.parts.report.bars import Bars
from pages.parts.report.footnotes import PLACE, Named, Notes, said
from pages.parts.sentences import costs, findings, overview, quality, satisfaction, unit_budget, years
from pages.parts.sentences.wording import total_of
from pages.parts.words import N_, _, n_, signed, wan

# The queries whose rows are shown, by what they are called here; what their headers say are the rules of the report.
USED = {
    "scope_totals": N_("合计"),
    "unit_budgets": N_("各单位预算（万元）"),
    "cost_coverage": N_("各项目的上限与预算（万元）"),
    "cost_caps_by_unit": N_("各单位的成本上限（万元）"),
    "compared": N_("参与对比的项目"),
    "year_steps": N_("预算怎样变"),
    "year_pairs": N_("成对的项目"),
    "satisfaction_values": N_("可比的满意度占比定在哪些值上（条数）"),
    "quantified_targets": N_("各类指标有多少是量化的（条数）"),
    "project_coverage": N_("各项目的指标类别"),
    "findings": N_("疑点"),
}
MOST_CHANGES, MOST_ALONE, MOST_FINDINGS = 10, 5, 15

Rows = Callable[[str], pl.DataFrame]
"""The rows of a query in the scope of the report."""


@dataclass(frozen=True, slots=True)
class Table:
    heading: str
    head: list[str]
    rows: list[list[str]]
    # Which columns hold numbers, from 0.
    numbers: tuple[int, ...]
    rest: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """`sentences` each end with the numbers of the documents; `places` say where in these."""

    heading: str
    sentences: list[Markup]
    places: list[str]
    figures: dict[str, str] = field(default_factory=dict)
    charts: list[Bars] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    @property
    def printed(self) -> str:
        return _("出处：{places}。").format(places=_("；").join(self.places))


def sections(rows: Rows, notes: Notes) -> list[Section]:
    made = (_budgets, _costs, _years, _satisfaction, _quality, _findings)
    return [section(rows, notes) for section in made]


def _budgets(rows: Rows, notes: Notes) -> Section:
    totals, units, projects = rows("scope_totals"), rows("unit_budgets"), rows("projects")
    concentrations = rows("unit_concentrations")
    answers = [overview.answer(totals, units, rows("documents")), unit_budget.answer(totals, units, concentrations)]
    return Section(
        _("预算"),
        said(answers, projects, notes, _largest(concentrations, projects)),
        notes.places(projects),
        overview.figures(totals),
        [bars.of(_("各单位预算（万元）"), overview_charts.budget_by_unit, units)],
    )


def _largest(concentrations: pl.DataFrame, projects: pl.DataFrame) -> Named:
    """The largest project of the largest unit."""
    row = concentrations.row(0, named=True)
    is_it = (
        pl.col("unit_name").eq_missing(row["unit_name"])
        & (pl.col("project_name") == row["largest_project_name"])
        & pl.col("total_yuan").eq_missing(row["largest_yuan"])
    )
    found = projects.filter(is_it)
    return [(row["largest_project_name"], found)] if found.height else []


def _costs(rows: Rows, notes: Notes) -> Section:
    projects, units = rows("cost_coverage"), rows("cost_caps_by_unit")
    has_caps = units["caps_yuan"].is_not_null().any()
    drawn = [bars.of(_("各单位的成本上限（万元）"), cost_charts.caps_by_unit, units)] if has_caps else []
    return Section(
        _("成本指标"),
        said([costs.answer(projects, units)], projects, notes),
        notes.places(projects),
        costs.figures(projects, units),
        drawn,
    )


def _years(rows: Rows, notes: Notes) -> Section:
    compared = rows("compared")
    if compared.is_empty():
        projects = rows("projects")
        why = said([years.too_few_years(projects)], projects, notes)
        return Section(_("年度对比（按立项年份）"), why, notes.places(projects))
    steps = rows("year_steps")
    answer = years.answer(compared, steps, rows("pair_targets"), rows("pair_candidates"), rows("scope_totals"))
    *of_pairs, beside = answer.split("\n\n")
    heading = _("{years}：预算怎样变（万元）").format(years=years.between(compared))
    return Section(
        _("年度对比（按立项年份）"),
        [
            *said(of_pairs, compared, notes, _pairs(rows("pair_targets"), compared)),
            *said([beside], rows("projects"), notes),
        ],
        notes.places(compared),
        years.figures(compared, steps),
        [bars.of(heading, year_charts.bridge, steps)],
        [_changes(rows("year_pairs"), compared, notes), *_alone(compared, notes)],
    )


def _pairs(targets: pl.DataFrame, compared: pl.DataFrame) -> Named:
    """The pairs by the name of the later project, both their projects."""
    return [
        (row["later_names"], compared.filter(pl.col("pair_id") == row["pair_id"]))
        for row in targets.iter_rows(named=True)
        if row["targets_state"] == "same"
    ]


def _changes(pairs: pl.DataFrame, compared: pl.DataFrame, notes: Notes) -> Table:
    known = pairs.drop_nulls("change_yuan")
    shown = known.head(MOST_CHANGES)
    rest = known[MOST_CHANGES:].filter(pl.col("change_yuan") != 0).height
    unchanged = known[MOST_CHANGES:].height - rest
    return Table(
        _("变化最大的成对项目（万元，按增减的绝对值排列）"),
        [_("项目"), label("unit_name"), *_both_years(compared), _("增减"), _("出处")],
        [_change(row, compared, notes) for row in shown.iter_rows(named=True)],
        (2, 3, 4),
        _rest(rest, n_("{n} 对", rest)) + _unchanged(unchanged),
    )


def _unchanged(number: int) -> str:
    return _("预算不变的 {pairs}也未列。").format(pairs=n_("{n} 对", number)) if number else ""


def _both_years(compared: pl.DataFrame) -> list[str]:
    row = compared.row(0, named=True)
    return [_("{year} 年立项").format(year=row[side]) for side in ("earlier_year", "later_year")]


def _change(row: dict[str, Any], compared: pl.DataFrame, notes: Notes) -> list[str]:
    share = row["change_pct"]
    note = word("base_note", row["base_note"]) if share is None else f"{share:+,.1f}%".replace("-", "−")
    return [
        row["later_names"],
        row["unit_name"] or _("未注明"),
        amount(row["earlier_yuan"]),
        amount(row["later_yuan"]),
        _("{amount}（{share}）").format(amount=signed(row["change_yuan"]), share=note),
        notes.place(compared.filter(pl.col("pair_id") == row["pair_id"])),
    ]


def _alone(compared: pl.DataFrame, notes: Notes) -> list[Table]:
    """The largest projects of each year that the other year does not have."""
    earlier, later = compared.row(0, named=True)["earlier_year"], compared.row(0, named=True)["later_year"]
    headings = {
        "only_later": _("只在 {year} 年的项目（万元）").format(year=later),
        "only_earlier": _("只在 {year} 年的项目（万元）").format(year=earlier),
    }
    found = {state: compared.filter(pl.col("pair_state") == state) for state in headings}
    return [_projects(headings[state], alone, notes) for state, alone in found.items() if alone.height]


def _projects(heading: str, alone: pl.DataFrame, notes: Notes) -> Table:
    ranked = alone.sort("total_yuan", descending=True, nulls_last=True, maintain_order=True)
    rest = ranked[MOST_ALONE:]
    return Table(
        heading,
        [_("项目"), label("unit_name"), _("预算数"), _("出处")],
        [_project(one, notes) for one in ranked.head(MOST_ALONE).iter_slices(1)],
        (2,),
        _rest(rest.height, n_("{n} 个项目", rest.height), rest["total_yuan"]),
    )


def _project(one: pl.DataFrame, notes: Notes) -> list[str]:
    row = one.row(0, named=True)
    return [row["project_name"], row["unit_name"] or _("未注明"), amount(row["total_yuan"]), notes.place(one)]


def _satisfaction(rows: Rows, notes: Notes) -> Section:
    targets, values = rows("satisfaction_targets"), rows("satisfaction_values")
    without = rows("projects_without_satisfaction")
    source = pl.concat([frame.select(PLACE) for frame in (targets, without)])
    heading = _("可比的满意度占比定在哪些值上（条数）")
    return Section(
        _("满意度"),
        said([satisfaction.answer(targets, values, without)], source, notes),
        notes.places(source),
        satisfaction.figures(targets, values, without),
        [bars.of(heading, satisfaction_charts.satisfaction_values, values)] if values.height else [],
    )


def _quality(rows: Rows, notes: Notes) -> Section:
    targets, projects, points = rows("quantified_targets"), rows("project_coverage"), rows("findings")
    heading = _("各类指标有多少是量化的（条数）")
    return Section(
        _("目标质量"),
        said([quality.answer(targets, projects, points, rows("unit_rules"))], projects, notes),
        notes.places(projects),
        quality.figures(targets, projects, points),
        [bars.of(heading, quality_charts.quantified_by_class, targets)] if targets.height else [],
    )


def _findings(rows: Rows, notes: Notes) -> Section:
    """Points that ask to be checked before mere notices; of each rule first the one of the largest project, so that
    none hides behind another."""
    turn = pl.int_range(pl.len()).over("severity", "check_title")
    ranked = rows("findings").sort("severity", turn, maintain_order=True)
    politely = _("疑点是值得核对之处，不等于有错。")
    answer = findings.answer(rows("scope_totals"), ranked)
    if ranked.is_empty():
        return Section(_("疑点"), said([_("范围内没有记录疑点。")], rows("projects"), notes), [])
    return Section(
        _("疑点"), said([politely, answer], ranked, notes), notes.places(ranked), tables=[_points(ranked, notes)]
    )


def _points(ranked: pl.DataFrame, notes: Notes) -> Table:
    rest = ranked[MOST_FINDINGS:]
    return Table(
        _("请核对的在前，每条规则先列所在项目预算数（万元）最大的一处"),
        [_("疑点"), label("evidence"), _("项目（单位）"), _("预算数"), _("出处")],
        [_point(one, notes) for one in ranked.head(MOST_FINDINGS).iter_slices(1)],
        (3,),
        _rest(rest.height, n_("{n} 处疑点", rest.height)) + _levels(rest),
    )


def _point(one: pl.DataFrame, notes: Notes) -> list[str]:
    row = one.row(0, named=True)
    of_project = row["project_id"] is not None
    return [
        _("{level}：{message}").format(level=word("severity", row["severity"]), message=row["message"]),
        row["evidence"] or "",
        _project_of(row) if of_project else _("整份文件"),
        amount(row["total_yuan"]) if of_project else "",
        notes.place(one),
    ]


def _project_of(row: dict[str, Any]) -> str:
    return _("{project}（{unit}）").format(project=row["project_name"], unit=row["unit_name"] or _("未注明"))


def _levels(rest: pl.DataFrame) -> str:
    if rest.is_empty():
        return ""
    return _("其中请核对 {checks} 处、提示 {notices} 处，见看板的“疑点”。").format(**_by_level(rest))


def _by_level(rest: pl.DataFrame) -> dict[str, int]:
    counted = {name: rest.filter(pl.col("severity") == name).height for name in ("check", "notice")}
    return {"checks": counted["check"], "notices": counted["notice"]}


def _rest(number: int, counted: str, amounts: pl.Series | None = None) -> str:
    """What a table leaves out; nothing where it holds all."""
    if not number:
        return ""
    if amounts is None:
        return _("其余 {rest}未列。").format(rest=counted)
    return _("其余 {rest}未列，共 {amount}。").format(rest=counted, amount=wan(total_of(amounts)))
