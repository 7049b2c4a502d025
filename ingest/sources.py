"""The register of shipped documents, `data/sources.csv`: what is known of a document beside its content."""

from dataclasses import dataclass
from pathlib import Path

from ingest.csv_table import read_table
from ingest.errors import SourceError

COLUMNS = ("path", "sha256", "city", "publisher", "title", "budget_year")


@dataclass(frozen=True, slots=True)
class Source:
    """One row of the register; None where nothing is printed, and for a document that is not listed."""

    city: str | None = None
    publisher: str | None = None
    title: str | None = None
    budget_year: int | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The register by content and by path."""

    by_content: dict[str, Source]
    content_of: dict[str, str]

    @classmethod
    def load(cls, path: Path) -> "Sources":
        """Raises TableError for a malformed register."""
        rows = list(read_table(path, COLUMNS))
        return cls(
            {
                row["sha256"]: Source(
                    row["city"] or None,
                    row["publisher"] or None,
                    row["title"] or None,
                    int(row["budget_year"]) if row["budget_year"] else None,
                )
                for row in rows
            },
            {row["path"]: row["sha256"] for row in rows},
        )

    def of(self, path: str, sha256: str) -> Source:
        """What is known of the document with this content. Raises SourceError where its path is listed with another."""
        listed = self.content_of.get(path.removeprefix("data/"), sha256)
        if listed != sha256:
            raise SourceError(
                f"内容与登记不符：data/sources.csv 登记的 sha256 是 {listed[:12]}…，文件是 {sha256[:12]}…；"
                "若文件换了新版，请更新登记，否则请换回原文件"
            )
        return self.by_content.get(sha256, Source())
