"""Where a row of a table leads: to its printed words, a project to its file, an aggregate to the rows behind it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

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


def document_address(view: View, document: str, place: str | None = None) -> str:
    """Where a place of a document is shown, or without one its beginning."""
    asked = {links.PLACE: place} if place else {}
    return links.address(SOURCE, view, **{links.DOCUMENT: document}, **asked)


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
    """Where the printed words of each row are shown: its own place in the document, those of its project or indicator,
    or the beginning of the document. None where the rows have no place."""
    of_projects, of_documents = _in_projects(found, view), _in_documents(found, view)
    if of_projects is None:
        return None if of_documents is None else Lead(_("原文"), of_documents)
    if of_documents is not None and "place_id" in found.columns:
        of_projects = of_documents.zip_with(found["place_id"].is_not_null(), of_projects)
    return Lead(_("原文"), of_projects, _of_which_year("indicator_id", found))


def _in_projects(found: pl.DataFrame, view: View) -> pl.Series | None:
    projects, indicators = _ids("project_id", found), _ids("indicator_id", found)
    if projects is None or (indicators is None and "line_from" not in found.columns):
        return None
    return _words_of(projects, indicators, partial(source_address, view))


def _in_documents(found: pl.DataFrame, view: View) -> pl.Series | None:
    if "document_id" not in found.columns:
        return None
    places = found["place_id"] if "place_id" in found.columns else None
    return _words_of(found["document_id"], places, partial(document_address, view))


def _words_of(whole: pl.Series, parts: pl.Series | None, address: Callable[..., str]) -> pl.Series:
    """The address of each row's part, or where it has none that of the whole."""
    of_whole = _addresses(whole, address(HERE))
    if parts is None:
        return of_whole
    before, _mark, rest = address(HERE, HERE_TOO).partition(HERE)
    between, _mark, after = rest.partition(HERE_TOO)
    of_part = before + whole + between + parts + after
    return of_part.zip_with(parts.is_not_null(), of_whole)


def _ids(name: str, found: pl.DataFrame) -> pl.Series | None:
    """Whom each row is about; of two years the later one, where it is there."""
    if name in found.columns:
        return found[name]
    of_years = [f"later_{name}", f"earlier_{name}"]
    return found.select(pl.coalesce(of_years)).to_series() if set(of_years) <= set(found.columns) else None


def _of_which_year(name: str, found: pl.DataFrame) -> str | None:
    return _("打开后一年份的；只有前一年份有的，打开前一年份的") if f"later_{name}" in found.columns else None


def _addresses(ids: pl.Series, template: str) -> pl.Series:
    before, _here, after = template.partition(HERE)
    return before + ids + after
