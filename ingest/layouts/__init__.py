"""Grid -> records as printed: one module per sheet layout. A layout knows no file type."""

from typing import Protocol

from ingest.errors import RecognitionError
from ingest.layouts import forms, rows, ruled
from ingest.layouts.ledger import Ledger
from ingest.readers.words import Words
from ingest.records import Reading, Sheet


class Layout(Protocol):
    """What each layout module offers."""

    NAME: str

    def recognises(self, reading: Reading, words: Words) -> bool:
        """Whether the head words of this layout are printed in the document."""

    def parse(self, reading: Reading, words: Words, ledger: Ledger) -> Sheet:
        """What is printed, with every cell taken down in the ledger. Raises ParseError."""


LAYOUTS: tuple[Layout, ...] = (forms, rows, ruled)


def recognise(reading: Reading, words: Words) -> Layout:
    """The one layout that fits. Raises RecognitionError where none does, or more than one."""
    fitting = [layout for layout in LAYOUTS if layout.recognises(reading, words)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise RecognitionError(f"同时符合几种表式：{'、'.join(layout.NAME for layout in fitting)}；请把文件分开")
    raise RecognitionError(f"没有认出绩效目标表的表式：{missing(reading, words)}")


def missing(reading: Reading, words: Words) -> str:
    """Which heads were found, and what a person can do."""
    texts = {cell.text for cell in reading.cells()}
    found = sorted({text for text in texts for part in ("form", "column", "row") if words.field(part, text)})
    seen = f"只找到 {'、'.join(found)}" if found else "一个表头词也没有找到"
    return (
        f"{seen}；应有「项目名称」和「三级指标、指标值」，或「项目名称」和「绩效指标」这样的表头。"
        "若文件用的是别的词，请在 data/reference/labels.csv 中加一行；若文字是乱码，请另存为 UTF-8"
    )
