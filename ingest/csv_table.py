"""CSV tables that a person may edit: read strictly, so that a slip is named with its file and line."""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path


class TableError(ValueError):
    """A reference table is malformed: names the file and line, what was found and what was expected."""


def malformed(path: Path, line: int, found: str, expected: str) -> TableError:
    return TableError(f"{path} 第 {line} 行：读到“{found}”，应为{expected}")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: column -> cell without white space around it, and where it stands."""

    path: Path
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def one_of(self, column: str, allowed: Sequence[str]) -> str:
        if self[column] not in allowed:
            raise self.error(f"{column}={self[column]}", f" {'、'.join(allowed)} 之一")
        return self[column]

    def required(self, column: str) -> str:
        if not self[column]:
            raise self.error(f"空白的 {column}", "有内容")
        return self[column]

    def error(self, found: str, expected: str) -> TableError:
        return malformed(self.path, self.line, found, expected)


def read_table(path: Path, columns: Sequence[str]) -> Iterator[Row]:
    """The rows of a CSV file in UTF-8, with or without BOM; blank lines are passed over."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise malformed(path, 1, "不是 UTF-8 编码的文字", " UTF-8 编码的 CSV（Excel 另存为“CSV UTF-8”）") from error
    reader = csv.reader(text.splitlines())
    head = [cell.strip() for cell in next(reader, [])]
    if head != list(columns):
        raise malformed(path, 1, ",".join(head), f"表头 {','.join(columns)}")
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield row(path, reader.line_num, columns, cells)


def row(path: Path, line: int, columns: Sequence[str], cells: list[str]) -> Row:
    if len(cells) != len(columns):
        raise malformed(path, line, f"{','.join(cells)}（{len(cells)} 列）", f" {len(columns)} 列")
    return Row(path, line, {column: cell.strip() for column, cell in zip(columns, cells, strict=True)})
