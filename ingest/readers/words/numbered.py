"""What is numbered: a line that only numbers and names a project, a row that only numbers the columns of its table."""

import re

from ingest.readers.words import Words
from ingest.records import Row

HEADING = re.compile(
    r"(?:\d{1,2}[.、．]|[（(]?[一二三四五六七八九十]+[)）、.．])[^。；;：:]{2,40}(?:项目|经费|专项|工程|补助|补贴)"
    r"|项目[一二三四五六七八九十\d]+[:：][^。；;：:]{2,40}"
)
"""A row that says the name of the next project: by its number and the word that it ends with."""
NUMBERED_NAME = re.compile(
    r"[（(]?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）、.．](?!\d)(?P<name>[^。；：:|]{2,40}?)(?:项目)?(?:支出)?(?:绩效目标(?:情况)?)?"
)
OTHER_LINE = re.compile(
    r"绩效|预算|决算|情况|说明|指标|目标|部门|概况|职责|名词|(?:表|信息|内容|公开|申报)$|^(?:项目|单位|资金|填报|主管|实施)"
)
"""In a numbered line: words of a chapter, a label or a title, not of the name of a project."""

FEWEST_NUMBERS = 4
"""Columns that a row numbers; fewer numbers in order may be an amount and two targets."""
LONGEST_NUMBER = 2


def numbered_name(text: str, words: Words) -> str | None:
    """The project that a numbered line names (`二、社区矫正经费`); None where it is a chapter, a class or a label."""
    match = NUMBERED_NAME.fullmatch(text)
    name = match["name"] if match else ""
    is_word = words.is_class(text) or any(words.cell_field(part, text) for part in ("form", "column", "row"))
    return None if not name or is_word or OTHER_LINE.search(name) else name


def is_counted(row: Row) -> bool:
    """Whether a row only numbers the columns of its table: `1 | 2 | 3`, `栏次 | 1 | 2`, `甲 | 1 | 2`."""
    texts = [cell.text for cell in dict.fromkeys(row) if cell.text]
    numbers = [text for text in texts if text.isdigit()]
    is_in_order = numbers == [str(n) for n in range(1, len(numbers) + 1)]
    return len(numbers) >= FEWEST_NUMBERS and is_in_order and all(len(text) <= LONGEST_NUMBER for text in texts)
