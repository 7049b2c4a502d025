"""The documents of a report under numbers, where in them rows are printed, and sentences that cite them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import polars as pl
from markupsafe import Markup, escape

from pages.parts.report import markup
from pages.parts.words import _

# Longer lists of places help nobody; the list of documents holds them all.
MOST_PLACES = 12
# What rows must say of where they are printed.
PLACE = ("document_title", "page", "line_from", "line_to", "address")


Named = Sequence[tuple[str, pl.DataFrame]]
"""Names that a sentence may hold, each with the rows that print what it says of them."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document at the end of the report."""

    number: int
    title: str
    used: str
    path: str


class Notes:
    """Numbers for documents: those with most projects in scope first, from `document_uses` and `documents`."""

    def __init__(self, uses: pl.DataFrame, documents: pl.DataFrame) -> None:
        self._uses = uses.with_row_index("number", offset=1)
        self._paths = dict(documents.select("document_id", "path").iter_rows())
        self._cited = set(self._uses.filter(pl.col("projects_in_scope") > 0)["number"])
        self._numbers: dict[str, list[int]] = {}
        for number, title in self._uses.select("number", "document_title").iter_rows():
            self._numbers.setdefault(title, []).append(number)

    def marks(self, rows: pl.DataFrame) -> Markup:
        """`[1–3][5]` after a sentence: the documents in which the rows are printed."""
        numbers = sorted({number for title in rows["document_title"].unique() for number in self._of(title)})
        return Markup("").join(map(_mark, _runs(numbers)))

    def places(self, rows: pl.DataFrame) -> list[str]:
        """Where the rows are printed, by document: `[1] 第 5–120 行`; of cells only one can be named."""
        by_document = rows.group_by("document_title").agg(
            pl.col("page").min().alias("page_from"),
            pl.col("page").max().alias("page_to"),
            pl.col("line_from").min(),
            pl.col("line_to").max(),
            pl.when(pl.col("address").n_unique() == 1).then(pl.col("address").first()),
            pl.len(),
        )
        named = [
            (self._of(title), _of_all(_place(*place), number)) for title, *place, number in by_document.iter_rows()
        ]
        said = [" ".join(filter(None, ["".join(f"[{n}]" for n in numbers), place])) for numbers, place in sorted(named)]
        if len(said) <= MOST_PLACES:
            return said
        return [*said[:MOST_PLACES], _("另 {number} 份文件见文末").format(number=len(said) - MOST_PLACES)]

    def place(self, rows: pl.DataFrame) -> str:
        return _("；").join(self.places(rows))

    def listed(self) -> list[Source]:
        """The documents in scope and those that something was cited from."""
        return [
            Source(
                row["number"],
                row["document_title"],
                _("{used}/{all} 个项目").format(used=row["projects_in_scope"], all=row["projects"]),
                self._paths.get(row["document_id"], ""),
            )
            for row in self._uses.iter_rows(named=True)
            if row["number"] in self._cited
        ]

    def _of(self, title: str) -> list[int]:
        self._cited.update(self._numbers[title])
        return self._numbers[title]


def said(texts: Sequence[str], source: pl.DataFrame, notes: Notes, named: Named = ()) -> list[Markup]:
    """The sentences, each with the numbers of its documents; one that names a project says besides where that is."""
    marks = notes.marks(source)
    places = {name: notes.place(rows) for name, rows in named}
    return [_cited(sentence, places, marks) for text in texts for sentence in markup.sentences(text)]


def _cited(sentence: Markup, places: Mapping[str, str], marks: Markup) -> Markup:
    one = Markup(_("“{name}”：{place}"))
    own = [one.format(name=name, place=place) for name, place in places.items() if escape(name) in sentence]
    return sentence + Markup("<sup>{}</sup>").format(Markup(" ").join([*own, marks]))


def _runs(numbers: list[int]) -> list[tuple[int, int]]:
    """Numbers that follow each other as their ends: 1, 2, 3, 5 is 1 to 3, and 5."""
    if not numbers:
        return []
    ends = [number for number, following in pairwise(numbers) if following > number + 1]
    starts = [following for number, following in pairwise(numbers) if following > number + 1]
    return list(zip([numbers[0], *starts], [*ends, numbers[-1]], strict=True))


def _mark(run: tuple[int, int]) -> Markup:
    first, last = run
    shown = f"{first}" if first == last else f"{first}–{last}"
    return Markup('<a href="#source-{}">[{}]</a>').format(first, shown)


def _of_all(place: str, rows: int) -> str:
    """How many rows stand from the first place to the last: between them may be others."""
    return place if rows == 1 or not place else _("{place}之间的 {number} 处").format(place=place, number=f"{rows:,}")


def _place(
    page_from: int | None, page_to: int | None, line_from: int | None, line_to: int | None, cell: str | None
) -> str:
    page = _("第 {} 页") if page_from == page_to else _("第 {}–{} 页")
    line = _("第 {} 行") if line_from == line_to else _("第 {}–{} 行")
    said = [page.format(page_from, page_to) if page_from is not None else ""]
    said += [line.format(line_from, line_to) if line_from is not None else "", cell or ""]
    return " ".join(filter(None, said))
