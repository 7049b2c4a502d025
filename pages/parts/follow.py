"""Where a row of a table leads: to its printed words, a project to its file, an aggregate to the rows behind it."""

from dataclasses import dataclass, replace

import polars as pl

from pages.parts import links
from pages.parts.links import View
from pages.parts.words import _

FILE, SOURCE = "project", "source"
# The page that shows the rows behind a unit's line of a query; for all others the one that lists its projects.
ROWS_BEHIND = {
    "unit_coverage": "indicators",
    "year_steps_by_unit": "years",
    "cost_caps_by_unit": "costs",
    "satisfaction_common_values": "satisfaction",
    "satisfaction_respondents": "satisfaction",
    "finding_units": links.FINDINGS,
    "unit_rules": links.FINDINGS,
}
PROJECTS_OF_UNIT = "unit-budget"
# Ids are letters, digits and hyphens, so that they stand in an address as they are.
HERE, HERE_TOO = "-id-", "-id2-"


@dataclass(frozen=True, slots=True)
class Lead:
    """What stands where rows lead, and each row's address, blank where it leads nowhere."""

    label: str
    addresses: pl.Series
    help: str | None = None


def project_address(view: View, project: str) -> str:
    return links.address(FILE, view, **{links.PROJECT: project})


def source_address(view: View, project: str, indicator: str | None = None) -> str:
    """Where the printed words of an indicator are shown, or those of a whole project."""
    asked = {links.INDICATOR: indicator} if indicator else {}
    return links.address(SOURCE, view, **{links.PROJECT: project}, **asked)


def unit_address(query: str, view: View, unit: str) -> str:
    """Where the rows behind a unit's line are: the reader's scope, narrowed to the unit."""
    narrowed = replace(view, scope=replace(view.scope, unit=(unit,)))
    return links.address(ROWS_BEHIND.get(query, PROJECTS_OF_UNIT), narrowed)


def rule_address(view: View, rule: str) -> str:
    """The points to check that one rule finds, in the reader's scope."""
    return links.address(links.FINDINGS, replace(view, scope=replace(view.scope, rule=(rule,))))


def targets_in_words(view: View) -> str:
    """Where the indicators are whose targets are not quantified: in the reader's scope, by how they were read."""
    return links.address(links.INDICATORS, links.choosing(view, "target_kind", ["text"]))


def of_rows(query: str, found: pl.DataFrame, view: View) -> Lead | None:
    """Where the rows of a query lead; None where they lead nowhere."""
    projects = _ids("project_id", found)
    if projects is not None:
        return Lead(_("档案"), _addresses(projects, project_address(view, HERE)), _of_which_year("project_id", found))
    if "unit_id" in found.columns:
        return Lead(_("明细"), _addresses(found["unit_id"], unit_address(query, view, HERE)))
    if "rule_id" in found.columns:
        return Lead(_("只看"), _addresses(found["rule_id"], rule_address(view, HERE)))
    return None


def to_words(found: pl.DataFrame, view: View) -> Lead | None:
    """Where the printed words of each row are shown; None where the rows have no place of their own."""
    projects, indicators = _ids("project_id", found), _ids("indicator_id", found)
    if projects is None or (indicators is None and "line_from" not in found.columns):
        return None
    of_project = _addresses(projects, source_address(view, HERE))
    if indicators is None:
        return Lead(_("原文"), of_project)
    before, _mark, rest = source_address(view, HERE, HERE_TOO).partition(HERE)
    between, _mark, after = rest.partition(HERE_TOO)
    of_indicator = before + projects + between + indicators + after
    addresses = of_indicator.zip_with(indicators.is_not_null(), of_project)
    return Lead(_("原文"), addresses, _of_which_year("indicator_id", found))


def _ids(name: str, found: pl.DataFrame) -> pl.Series | None:
    """Whom each row is about; of two years the later one, where it is there."""
    if name in found.columns:
        return found[name]
    of_years = [f"later_{name}", f"earlier_{name}"]
    return found.select(pl.coalesce(of_years)).to_series() if set(of_years) <= set(found.columns) else None


def _of_which_year(name: str, found: pl.DataFrame) -> str | None:
    return None if name in found.columns else _("打开后一年份的；只有前一年份有的，打开前一年份的")


def _addresses(ids: pl.Series, template: str) -> pl.Series:
    before, _here, after = template.partition(HERE)
    return before + ids + after
