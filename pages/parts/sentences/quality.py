"""What 目标质量 says."""

from typing import Any

import polars as pl

from pages.parts.columns import word
from pages.parts.sentences.wording import names_of
from pages.parts.words import _, n_, percent

CORE_CLASSES = 4


def answer(targets: pl.DataFrame, projects: pl.DataFrame, findings: pl.DataFrame, cells: pl.DataFrame) -> str:
    """How many targets can be measured, how many projects set the core classes, and how many hold points to check, from
    `quantified_targets`, `project_coverage`, `findings` and `unit_rules`."""
    said = [_measurable(targets), _covered(projects), _to_check(projects, findings), _nothing_found(projects, cells)]
    return " ".join(filter(None, said))


def figures(targets: pl.DataFrame, projects: pl.DataFrame, findings: pl.DataFrame) -> dict[str, str]:
    return {
        _("量化的指标"): f"{_sum(targets, 'quantified_targets'):,} · {_share(targets)}",
        _("文字或没有印的指标值"): f"{_sum(targets, 'text_targets') + _sum(targets, 'blank_targets'):,}",
        _("四类核心指标齐全的项目"): f"{_complete(projects):,} / {projects.height:,}",
        _("有请核对疑点的项目"): f"{_with(findings, 'check'):,} / {projects.height:,}",
    }


def one_by_one(address: str) -> str:
    """Where the indicators in words are listed."""
    return _("[逐条看没有量化的指标]({address})，每条连到项目档案。").format(address=address)


def rules() -> str:
    """When a class counts as set, missing or neither, as `class_states` has it."""
    return _(
        "- **已设**：至少有一条这类指标。**未设**：没有，而该市读入的文件里有别的项目印了这一类。\n"
        "- **写明不适用**：这类指标都印着不适用、不涉及或无。"
        "**本市未见此类**：该市读入的全部文件都没有印这一类，不知是表里没有还是都没有填，不算未设。\n"
        "- **归类不明**：没有这一类，却有指标看不出属于哪一类。效益的四个子类按项目性质选设，未设不等于有问题。"
    )


def _measurable(targets: pl.DataFrame) -> str:
    if targets.is_empty():
        return _("范围内没有指标，无从衡量。")
    said = _(
        "{indicators}中，**{quantified}**（{share}）的指标值可以衡量（数值、区间、日期或频次），"
        "{text}是文字，{blank}没有印出指标值{not_applicable}{most}。"
    )
    not_applicable = _sum(targets, "not_applicable_targets")
    return said.format(
        indicators=n_("{n} 条指标", _sum(targets, "indicators")),
        quantified=n_("{n} 条", _sum(targets, "quantified_targets")),
        share=_share(targets),
        text=n_("{n} 条", _sum(targets, "text_targets")),
        blank=n_("{n} 条", _sum(targets, "blank_targets")),
        not_applicable=_("，{number} 条写明不适用、不计入占比").format(number=not_applicable) if not_applicable else "",
        most=_most_words(targets),
    )


def _most_words(targets: pl.DataFrame) -> str:
    most = targets.sort("text_targets", descending=True, maintain_order=True).row(0, named=True)
    if not most["text_targets"]:
        return ""
    return _("；文字最多的是{name}（{text}/{all} 条）").format(
        name=_class_name(most), text=most["text_targets"], all=most["indicators"]
    )


def _class_name(row: dict[str, Any]) -> str:
    name = row["indicator_subclass"] or row["indicator_class"]
    return word("indicator_subclass", name) if name else _("未分类")


def _covered(projects: pl.DataFrame) -> str:
    return _("{projects}中，**{complete}** 个有产出、成本、效益、满意度四类指标，{lacking} 个至少缺一类。").format(
        projects=n_("{n} 个项目", projects.height),
        complete=f"{_complete(projects):,}",
        lacking=f"{projects.height - _complete(projects):,}",
    )


def _to_check(projects: pl.DataFrame, findings: pl.DataFrame) -> str:
    without = projects.height - findings["project_id"].drop_nulls().n_unique()
    return _(
        "{number} 个项目没有疑点，**{check}** 个有请核对的疑点，其余只有提示；疑点共 {findings} 处，不论是否已经复核。"
    ).format(number=f"{without:,}", check=f"{_with(findings, 'check'):,}", findings=f"{findings.height:,}")


def _nothing_found(projects: pl.DataFrame, cells: pl.DataFrame) -> str:
    units = projects["unit_name"].unique(maintain_order=True)
    without = units.filter(~units.is_in(cells["subject"].implode()))
    if without.is_empty():
        return ""
    return _("没有疑点的单位：{units}。").format(units=names_of(without))


def _share(targets: pl.DataFrame) -> str:
    counted = _sum(targets, "indicators") - _sum(targets, "not_applicable_targets")
    return percent(round(100 * _sum(targets, "quantified_targets") / counted, 1) if counted else None)


def _sum(targets: pl.DataFrame, name: str) -> int:
    return int(targets[name].sum())


def _complete(projects: pl.DataFrame) -> int:
    return projects.filter(pl.col("core_classes") == CORE_CLASSES).height


def _with(findings: pl.DataFrame, severity: str) -> int:
    """How many projects have findings of a severity; what is about a whole document is about none of them."""
    return findings.filter(pl.col("severity") == severity)["project_id"].drop_nulls().n_unique()
