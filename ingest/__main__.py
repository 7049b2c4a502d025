"""The command line: python -m ingest [PATH …] [--warehouse DIR]."""

import argparse
import sys
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import Path

import duckdb
from tqdm import tqdm

from ingest import warehouse_directory, warehouse_path
from ingest.csv_table import TableError
from ingest.pipeline import Document, Outcome, has_snapshot, run

SUMMARY = """
    SELECT d.file_name, d.layout, count(p.project_id),
        sum(p.total_yuan) FILTER (p.repeats_project_id IS NULL),
        count(p.project_id) FILTER (p.total_yuan IS NULL), any_value(d.indicators),
        d.characters_read, d.characters_labels, d.characters_ignored, d.characters_unread
    FROM (
        SELECT documents.*, count(i.indicator_id) AS indicators
        FROM documents
        LEFT JOIN projects USING (document_id)
        LEFT JOIN indicators AS i USING (project_id)
        GROUP BY ALL
    ) AS d
    LEFT JOIN projects AS p USING (document_id)
    GROUP BY ALL
    ORDER BY d.file_name
"""


def main() -> int:
    """Run the ingest; the status is 1 where a document was refused, 2 where a reference table cannot be used."""
    arguments = parser().parse_args()
    directory = warehouse_directory(arguments.warehouse)
    try:
        outcome = run(arguments.paths, directory, shown)
    except (TableError, FileNotFoundError) as error:
        print(f"参照表不能用：{error}", file=sys.stderr)
        return 2
    report(outcome, directory)
    return 1 if outcome.refusals else 0


def parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m ingest", description="读入绩效目标表，发布一份数据快照")
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="文件或文件夹（默认 data/sheets 和在页面上添加的文件）"
    )
    parser.add_argument("--warehouse", type=Path, metavar="DIR", help="快照发布到哪里（默认 data/warehouse）")
    return parser


def shown(documents: Sequence[Document]) -> Iterable[Document]:
    """The documents with a progress bar on a terminal, a line each elsewhere."""
    if sys.stderr.isatty():
        return tqdm(documents, desc="读入", unit="份")
    return lines(documents)


def lines(documents: Sequence[Document]) -> Iterator[Document]:
    for n, document in enumerate(documents, start=1):
        print(f"[{n}/{len(documents)}] {document.path}", flush=True)
        yield document


def report(outcome: Outcome, directory: Path) -> None:
    """One line a document, what was refused and why, and what was published."""
    if has_snapshot(directory):
        with duckdb.connect(str(warehouse_path(directory)), read_only=True) as con:
            for row in con.sql(SUMMARY).fetchall():
                print(summary_line(*row))
    for refusal in outcome.refusals:
        print(
            f"未读入 {refusal.path}：{refusal.place + '：' if refusal.place else ''}{refusal.reason}", file=sys.stderr
        )
    if outcome.published:
        print(f"已发布 {warehouse_path(directory)}")
    else:
        print("全部文件都未读入，沿用原有快照" if outcome.all_refused else "数据没有变化，沿用原有快照")


def summary_line(
    name: str, layout: str, projects: int, total: Decimal | None, without_total: int, indicators: int, *characters: int
) -> str:
    read, labels, ignored, unread = characters
    printed = "未印" if total is None else f"{total:,} 元" + f"（{without_total} 个项目未印）" * bool(without_total)
    return (
        f"{name}：{layout}，项目 {projects}，指标 {indicators}，合计 {printed}；"
        f"字符 读入 {read}、标签 {labels}、不读 {ignored}、未读入 {unread}"
    )


if __name__ == "__main__":
    sys.exit(main())
