"""Figures drawn at random from the tables of all pages are followed to the words that the five sheets print.

A printed value stands at the place that its row names. A sum or a count is made of rows that add up to it exactly, and
each of them stands at its own place.
"""

import random
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import polars as pl
import pytest

from ingest import ROOT
from ingest.excerpts import Look, excerpt
from ingest.normalise import Reference
from ingest.uploads import Lines
from pages.parts import follow, originals
from pages.parts.links import View
from queries import Scope
from tests.warehouses import run

SEEDS = (2015, 2021, 88, 101)
FIGURES, IN_A_PROCESS_APART = 30, 3
AMOUNTS = ("total_yuan", "fiscal_yuan", "special_yuan", "other_yuan")
OF_INDICATOR = ("level3", "target", "annual_target", "description", "basis")
OF_PROJECT = ("project_name", "project_code", "purpose", "goal", "printed_percent")
CLASSES = {"output": "产出", "cost": "成本", "benefit": "效益", "satisfaction": "满意度"}
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")

Row = dict[str, object]
Follow = Callable[["Sheets", Row], None]


class Sheets:
    """The five sheets as they lie on disk, and the places that the warehouse names in them."""

    def __init__(self, warehouse: Path, reference: Reference) -> None:
        self.warehouse, self.reference = warehouse, reference
        self.places = {
            row["indicator_id"] or row["project_id"]: row for row in self.rows("places").iter_rows(named=True)
        }
        self.amount_units = dict(self.rows("project_sheets").select("project_id", "amount_unit").iter_rows())
        self.words_of = cache(self._words_of)

    @cache  # noqa: B019 - one object for the whole module
    def rows(self, query: str, **scope: tuple) -> pl.DataFrame:
        return run(self.warehouse, query, Scope(**scope))

    def _words_of(self, row_id: str) -> str:
        row = self.places[row_id]
        content = originals.of(row).content()
        assert isinstance(content, bytes)
        return excerpt(Look(content, originals.place(row)), self.reference.words).words

    def prints(self, row_id: object, text: object) -> bool:
        """The text stands at the place of a row, white space aside; a page may have ended inside it, once.

        Returns whether it stands there in one piece.
        """
        words, wanted = bare(self.words_of(str(row_id))), bare(str(text))
        cuts = range(2, len(wanted) - 1)
        assert wanted in words or any(wanted[:cut] in words and wanted[cut:] in words for cut in cuts), (row_id, text)
        return wanted in words

    def prints_amount(self, project: object, yuan: object) -> None:
        unit = 1 if self.amount_units[str(project)] == "元" else 10_000
        printed = [Decimal(number.replace(",", "")) for number in NUMBER.findall(self.words_of(str(project)))]
        assert Decimal(str(yuan)) / unit in printed, (project, yuan)

    def adds_up(self, figure: object, projects: pl.DataFrame, column: str) -> None:
        """The figure is the sum of a column of project rows, each of which prints its part."""
        amounts = projects.drop_nulls(column)
        assert figure == sum(amounts[column], Decimal(0))
        for project, yuan in amounts.select("project_id", column).iter_rows():
            self.prints_amount(project, yuan)

    def counts(self, figure: object, indicators: pl.DataFrame) -> None:
        """The figure is the number of indicators, each of which is printed."""
        assert figure == indicators.height
        for indicator, name in indicators.select("indicator_id", "level3").iter_rows():
            self.prints(indicator, name)


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.fixture(scope="module")
def sheets(five_warehouse: Path, reference: Reference) -> Sheets:
    return Sheets(five_warehouse, reference)


def of_unit(sheets: Sheets, query: str, row: Row) -> pl.DataFrame:
    return sheets.rows(query, unit=(row["unit_id"],))


def unit_sum(column: str) -> Follow:
    return lambda sheets, row: sheets.adds_up(row[column], of_unit(sheets, "projects", row), column)


def unit_class(column: str, name: str) -> Follow:
    def follow(sheets: Sheets, row: Row) -> None:
        sheets.counts(row[column], of_unit(sheets, "indicators", row).filter(pl.col("indicator_class") == name))

    return follow


def largest(number: int, column: str) -> Follow:
    return lambda sheets, row: sheets.adds_up(row[column], of_unit(sheets, "projects", row).head(number), "total_yuan")


def caps(sheets: Sheets, row: Row) -> None:
    """The caps of a project: whole-year amounts; where the cap that repeats the budget stands beside others, without."""
    printed = sheets.rows("indicators", project=(row["project_id"],)).filter(
        pl.col("money_basis") == "total", pl.col("comparator").is_null() | ~pl.col("comparator").is_in(["≥", ">"])
    )
    parts = printed.filter(pl.col("value_yuan") != row["total_yuan"])
    counted = parts if parts.height else printed.head(1)
    assert row["caps_yuan"] == sum(counted["value_yuan"], Decimal(0))
    for indicator, target in counted.select("indicator_id", "target").iter_rows():
        sheets.prints(indicator, target)


def caps_of_unit(sheets: Sheets, row: Row) -> None:
    projects = of_unit(sheets, "cost_coverage", row).drop_nulls("caps_yuan")
    assert row["caps_yuan"] == sum(projects["caps_yuan"], Decimal(0))
    for project in projects.iter_rows(named=True):
        caps(sheets, project)


def of_document(sheets: Sheets, row: Row) -> None:
    projects = sheets.rows("projects").filter(pl.col("project_id").str.starts_with(str(row["document_id"])))
    sheets.adds_up(row["rows_yuan"], projects, "total_yuan")


def of_pair(side: str) -> Follow:
    def follow(sheets: Sheets, row: Row) -> None:
        is_side = (pl.col("pair_id") == row["pair_id"]) & (pl.col("code_year") == row[f"{side}_year"])
        sheets.adds_up(row[f"{side}_yuan"], sheets.rows("compared").filter(is_side), "total_yuan")

    return follow


def of_kind(sheets: Sheets, row: Row) -> None:
    sheets.counts(row["indicators"], sheets.rows("indicators").filter(pl.col("target_kind") == row["target_kind"]))


def common(sheets: Sheets, row: Row) -> None:
    targets = of_unit(sheets, "satisfaction_targets", row).filter(pl.col("lane") == "share")
    sheets.counts(row["common_targets"], targets.filter(pl.col("value_low") == row["common_value"]))


def in_document(sheets: Sheets, row: Row) -> tuple[Row, str]:
    """The place that a row of a document leads to, by its link, and the words that stand there."""
    lead = follow.to_words(pl.DataFrame([row]), View())
    assert lead is not None
    asked = dict(parse_qsl(urlsplit(lead.addresses.item()).query))
    place = originals.in_document(sheets.rows("document_places", document=(asked["document"],)), asked.get("place"))
    assert place["place_id"] == asked.get("place", asked["document"])
    content = originals.of(place).content()
    assert isinstance(content, bytes)
    return place, excerpt(Look(content, originals.place(place)), sheets.reference.words).words


def remainder(sheets: Sheets, row: Row) -> None:
    assert bare(str(row["remaining_text"])) in bare(in_document(sheets, row)[1])


def finding(sheets: Sheets, row: Row) -> None:
    """A point to check leads to the words of its indicator or project, and one on a whole document to its place there
    or to the document's beginning."""
    if row["place_id"] is None:
        sheets.prints(row["indicator_id"] or row["project_id"], row["level3"] or row["project_name"])
        return
    place, words = in_document(sheets, row)
    assert place["reason"] == row["message"]
    is_printed = row["line_from"] is not None
    start = "" if is_printed else bare((ROOT / str(place["path"])).read_text(encoding="utf-8-sig"))[:20]
    assert bare(str(place["printed"])) in bare(words) if is_printed else bare(words).startswith(start)


def beginning(sheets: Sheets, row: Row) -> None:
    """A row of a document that names no place leads to the first words of the document."""
    place, words = in_document(sheets, row)
    assert bare((ROOT / str(place["path"])).read_text(encoding="utf-8-sig")).startswith(bare(words))


def characters(sheets: Sheets, row: Row) -> None:
    (path,) = {found["path"] for key, found in sheets.places.items() if key.startswith(str(row["document_id"]))}
    assert row["characters"] == len(bare((ROOT / path).read_text(encoding="utf-8-sig")))


SUMS: dict[tuple[str, str], Follow] = {
    **{("unit_budgets", column): unit_sum(column) for column in AMOUNTS},
    ("unit_concentrations", "total_yuan"): unit_sum("total_yuan"),
    ("unit_concentrations", "largest_yuan"): largest(1, "largest_yuan"),
    ("unit_concentrations", "top5_yuan"): largest(5, "top5_yuan"),
    ("cost_caps_by_unit", "total_yuan"): unit_sum("total_yuan"),
    ("cost_caps_by_unit", "caps_yuan"): caps_of_unit,
    ("cost_coverage", "caps_yuan"): caps,
    **{
        ("unit_coverage", f"{name}_indicators"): unit_class(f"{name}_indicators", said)
        for name, said in CLASSES.items()
    },
    ("unit_coverage", "indicators"): lambda sheets, row: sheets.counts(
        row["indicators"], of_unit(sheets, "indicators", row)
    ),
    ("scope_totals", "total_yuan"): lambda sheets, row: sheets.adds_up(
        row["total_yuan"], sheets.rows("projects"), "total_yuan"
    ),
    ("scope_totals", "fiscal_yuan"): lambda sheets, row: sheets.adds_up(
        row["fiscal_yuan"], sheets.rows("projects"), "fiscal_yuan"
    ),
    ("scope_totals", "indicators"): lambda sheets, row: sheets.counts(row["indicators"], sheets.rows("indicators")),
    ("documents", "rows_yuan"): of_document,
    ("year_pairs", "earlier_yuan"): of_pair("earlier"),
    ("year_pairs", "later_yuan"): of_pair("later"),
    ("indicator_kinds", "indicators"): of_kind,
    ("satisfaction_common_values", "common_targets"): common,
    ("remainders", "remaining_text"): remainder,
    ("findings", "message"): finding,
    ("documents", "document_title"): beginning,
    ("document_characters", "characters"): characters,
}


def printed_by(row_id: str, column: str) -> Follow:
    return lambda sheets, row: sheets.prints(row[row_id], row[column])


def amount_of(column: str) -> Follow:
    return lambda sheets, row: sheets.prints_amount(row["project_id"], row[column])


def ways(query: str, columns: list[str]) -> Iterator[tuple[str, Follow]]:
    """Each column of a query that can be followed, and how: as a sum, as printed, as one of two years."""
    for column in columns:
        year, _mark, name = column.partition("_")
        if (query, column) in SUMS:
            yield column, SUMS[query, column]
        elif "indicator_id" in columns and column in OF_INDICATOR:
            yield column, printed_by("indicator_id", column)
        elif "project_id" in columns and column in OF_PROJECT:
            yield column, printed_by("project_id", column)
        elif "project_id" in columns and column in AMOUNTS:
            yield column, amount_of(column)
        elif f"{year}_indicator_id" in columns and name in OF_INDICATOR:
            yield column, printed_by(f"{year}_indicator_id", column)


def queries_of_pages() -> list[str]:
    views = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "pages" / "views").glob("*.py"))
    return sorted({*re.findall(r'(?:Section\(\s*_\("[^"]*"\),\s*|rows\()"(\w+)"', views), "scope_totals", "year_pairs"})


def drawn(sheets: Sheets, seed: int) -> Iterator[tuple[str, str, Row, Follow]]:
    """Figures without end: a query of a page, one of its columns that can be followed, one of its rows."""
    rng = random.Random(seed)
    found = {query: sheets.rows(query) for query in queries_of_pages()}
    asked = {query: dict(ways(query, rows.columns)) for query, rows in found.items() if rows.height}
    while True:
        query = rng.choice(sorted(name for name in asked if asked[name]))
        column = rng.choice(sorted(asked[query]))
        some = found[query].filter(pl.col(column).is_not_null() & (pl.col(column).cast(pl.String) != ""))
        row_ids = [name for name in some.columns if name in ("indicator_id", "project_id")]
        if (query, column) not in SUMS:
            some = some.drop_nulls(row_ids[:1] if column in OF_INDICATOR else row_ids[-1:])
        if some.height:
            yield query, column, some.row(rng.randrange(some.height), named=True), asked[query][column]


@pytest.mark.parametrize("seed", SEEDS)
def test_thirty_figures_lead_to_their_printed_words(sheets: Sheets, seed: int):
    figures = drawn(sheets, seed)
    followed = []
    for _number in range(FIGURES):
        query, column, row, follow = next(figures)
        follow(sheets, row)
        followed.append((query, column, row[column]))
    assert len({query for query, _column, _figure in followed}) > FIGURES // 3


def test_every_row_of_no_project_leads_to_its_printed_words(sheets: Sheets):
    """All of them: text in no field, points to check, documents."""
    for query, column in (("remainders", "remaining_text"), ("findings", "message"), ("documents", "document_title")):
        found = sheets.rows(query)
        assert found.height
        for row in found.iter_rows(named=True):
            SUMS[query, column](sheets, row)


def test_figures_are_those_that_the_page_of_the_document_shows(sheets: Sheets):
    """A few of the places once more as the page sees them, in a process apart."""
    rng = random.Random(SEEDS[0])
    for row_id in rng.sample(sorted(sheets.places), IN_A_PROCESS_APART):
        row = sheets.places[row_id]
        seen = originals.of(row).around(originals.place(row))
        assert isinstance(seen, Lines)
        assert seen.words == sheets.words_of(row_id)


def test_every_printed_word_of_the_five_sheets_stands_at_its_place(sheets: Sheets):
    """Hardly any of them is cut: by the end of a page, or by a mark of its file inside it."""
    in_one_piece = [
        sheets.prints(row[row_id], row[column])
        for query, row_id, columns in (
            ("indicators", "indicator_id", OF_INDICATOR),
            ("project_sheets", "project_id", OF_PROJECT),
            ("spending_plans", "project_id", OF_PROJECT),
        )
        for row in sheets.rows(query).iter_rows(named=True)
        for column in columns
        if row.get(column)
    ]
    assert len(in_one_piece) > 3_500
    assert in_one_piece.count(False) * 200 < len(in_one_piece)


def test_every_printed_amount_of_the_five_sheets_stands_at_its_place(sheets: Sheets):
    for row in sheets.rows("project_sheets").iter_rows(named=True):
        for column in AMOUNTS:
            if row[column] is not None:
                sheets.prints_amount(row["project_id"], row[column])


def test_a_figure_that_is_not_printed_there_is_found_out(sheets: Sheets):
    row = sheets.rows("indicators").row(0, named=True)
    with pytest.raises(AssertionError):
        sheets.prints(row["indicator_id"], f"{row['target']}9")
    with pytest.raises(AssertionError):
        sheets.prints_amount(row["project_id"], Decimal("1.23"))
    with pytest.raises(AssertionError):
        sheets.adds_up(Decimal(1), sheets.rows("projects"), "total_yuan")
