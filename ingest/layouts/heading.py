"""What the lines above a table say of the whole document: unit, unit of money, budget year."""

import re
from collections.abc import Iterable

from ingest.errors import ParseError
from ingest.layouts.ledger import Ledger
from ingest.records import Cell, Place

OTHER_MONEY = re.compile(r"单位[:：].{0,4}元")
MONEY_UNIT = re.compile(r"[（(]?(?:金额)?单位[:：](?:人民币)?(万元|元)[)）]?")
UNIT = re.compile(r"(?:(?:预算)?单位(?:名称)?[:：])?(?P<code>\d{3,}(?:[-_]?\d+)*)?(?P<name>\D.*)")
BUDGET_YEAR = re.compile(r"(20\d\d)年(?:度)?[^。，；]{0,20}(?:预算|绩效目标)")
LONGEST_HEADING = 40
"""Characters: a heading is one line of print; what is longer is a sentence."""


def money_unit(cells: list[Cell], ledger: Ledger, place: Place) -> str:
    """The printed unit of money. Raises ParseError: without it every amount would be a guess."""
    for cell in cells:
        match = MONEY_UNIT.fullmatch(cell.text)
        if match:
            ledger.divide(cell, len(match[1]))
            return match[1]
    other = next((cell.text for cell in cells if OTHER_MONEY.search(cell.text)), None)
    found = f"金额单位读到「{other}」" if other else "没有印出金额单位"
    raise ParseError(f"{found}，应有「单位：万元」或「单位：元」；不写明单位的金额不能读入", str(place))


def unit_of(cells: list[Cell], ledger: Ledger) -> tuple[str | None, str | None]:
    """Code and name of the budget unit; None where it is not printed."""
    for cell in cells:
        match = None if MONEY_UNIT.fullmatch(cell.text) else UNIT.fullmatch(cell.text)
        if match:
            ledger.divide(cell, len(match["code"] or "") + len(match["name"]))
            return match["code"], match["name"]
    return None, None


def budget_year(headings: Iterable[str]) -> int | None:
    """The year that a heading names together with 预算 or 绩效目标; None where none or several are named."""
    years = {match[1] for text in headings if len(text) <= LONGEST_HEADING for match in BUDGET_YEAR.finditer(text)}
    return int(years.pop()) if len(years) == 1 else None
