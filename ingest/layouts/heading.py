"""What the lines above a table say of the whole document: unit, unit of money, budget year."""

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import product

from ingest.errors import ParseError
from ingest.layouts.ledger import Ledger
from ingest.readers.words import Words
from ingest.readers.words.heads import is_label
from ingest.records import Cell, Grid, Place, Row

OTHER_MONEY = re.compile(r"单位[:：].{0,4}元")
MONEY_UNIT = re.compile(r"[（(]?(?:金额)?单位[:：](?:人民币)?(万元|元)[)）]?")
UNIT_LABEL = r"(?:预算|填报)?(?:单位|部门)(?:名称)?[:：]"
MONEY_AT_END = re.compile(rf"{UNIT_LABEL}.+?{MONEY_UNIT.pattern}")
"""Behind the unit on its line: `单位名称：某中学  单位：万元`."""
UNIT = re.compile(r"(?:(?:预算)?单位(?:名称)?[:：])?(?P<code>\d{3,}(?:[-_]?\d+)*)?(?P<name>\D.*)")
BUDGET_YEAR = re.compile(r"(20\d\d)年(?:度)?[^。，；]{0,20}(?:预算|绩效目标)")
LONGEST_HEADING = 40
"""Characters: a heading is one line of print; what is longer is a sentence."""


def money_unit(cells: list[Cell], ledger: Ledger, place: Place) -> str:
    """The printed unit of money. Raises ParseError: without it every amount would be a guess."""
    for form, cell in product((MONEY_UNIT, MONEY_AT_END), cells):
        match = form.fullmatch(cell.text)
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


OTHER_STAGE = re.compile(
    r"绩效(?!.*绩效).{0,16}?(?:自评|评价|评分|监控|完成情况|得分|执行情况).{0,16}表(?:[（(].*[)）])?$"
)
"""A title of a form of another stage, which prints targets beside what became of them. What stands before the last
绩效 is the name of a project: a 视频监控 or a 绩效评价 project has a sheet of targets too.
"""
RESULTS = re.compile(
    r"^[^，。；]*绩效(?!.*绩效)[^，。；]{0,16}?(?:自评|运行监控|(?:评价|监控|评分|得分|完成|执行)(?:结果|情况))"
    r"(?:结果|情况|公开|信息|报告)*(?:[（(].*[)）])?$"
)
"""The heading right above a table of another stage that does not say 表: `2023年度项目支出绩效自评`."""
OVERALL = re.compile(r"(?:部门|单位|学校)[^项]{0,6}整体|^[^项]{0,12}整体(?:支出|预算)?绩效|整体支出")
NAMED_TITLE = re.compile(
    r"(?:附件?\d*[:：]?)?(?:\d+[.、．]|[（(]?[一二三四五六七八九十]+[)）、.．])?(?:20\d\d年(?:度)?)?(?P<name>.*?)"
    r"(?:项目)?(?:支出)?(?:预算)?(?:区域)?绩效(?:总体)?目标(?:申报|批复|公开|情况|一览|汇总|明细)*表(?:[（(].*[)）])?"
)
NO_NAME = re.compile(
    r"(?:(?:20\d\d年)?(?:年?度)?(?:市级|县级|区级|省级|本级)?(?:部门|单位|政策|专项|预算|项目|支出|资金|业务|经费|和|及|其他|一级|二级|总体|整体"
    r"|重点|主要|财政|转移支付|运转类|特定目标类|民生类|发展建设|公开|一般公共预算|政府性基金|国有资本经营|上级|提前下达)*)"
)
BODY = re.compile(
    r".*(?:局|委|委员会|办|办公室|中心|院|所|站|处|馆|校|学校|大学|中学|小学|幼儿园|学院|街道|监狱|电视台|队|会|厅|部|室|本级|机关|公司|大队|支队|政府|法院)"
)
IN_FRONT = re.compile(r"^(?:公开)?表\d+[:：.、]?")
BODY_AND_YEAR = re.compile(r"(?P<body>\D+?)20\d\d年(?:度)?(?P<rest>.+)")
HEADING = re.compile(
    r"(?P<number>(?:\d+[.．、]|[（(]?[一二三四五六七八九十]+[)）、.．]|[（(]\d+[)）]|项目[一二三四五六七八九十\d]+[:：])?)"
    r"(?P<name>[^。；;：:]{2,40})"
)
SENTENCE = re.compile(r"[:：。；;]|绩效目标")
"""In what stands before a title on its line: that is a sentence which mentions the form, not a name."""
NO_PROJECT = re.compile(r"整体|(?:情况|说明|目标|指标|表|职责|职能|概况|预算|支出|收入)$")
"""What a numbered heading of a chapter says; such a line names no project."""
PROJECT_AT_END = re.compile(r"(?:项目|经费|资金|专项|工程|补助|补贴|费)$")
BUDGET_AT_END = re.compile(r"(?:20\d\d年(?:度)?|部门预算|单位预算|部门|单位|预算)+$")
OF_PROJECT = re.compile(r"(?:项目|专项|资金)(?!支出)(?:名|单位|编|类|性|负责|额度)")
"""In labels: a form that asks for a project's kind or its unit is a project's, also where its name is not found."""
NOTE = re.compile(r"(?:备?注|说明|表注|填表说明)[:：\d]")
SIGNED = re.compile(r"[（(](?:盖章|公章|签字|签章|签名)[）)]|年月日$")
"""Where somebody is to sign: `财政科室（盖章） 年 月 日`."""
YEAR_LINE = re.compile(r"(?:.*表)?[（(](20\d\d)年?(?:度)?[)）]|(20\d\d)年?(?:度)?")
YEAR_OF_FORM = re.compile(r"(20\d\d)年(?:度|市级|部门|单位|省级|本级|项目|预算|专项|区级|县级|政策|财政)")
COVER = re.compile(
    r"(20\d\d)年(?:度)?(?P<unit>\D{3,30}?)(?:部门|单位)?(?:预算|部门预算)(?:公开|说明|草案|报告|信息|情况)*"
)
CODE_AND_NAME = re.compile(r"(?:[\[［【（(]?(?P<code>\d{3,}(?:[-_]\d+)*)[\]］】）)]?[-_－—.、]?)?(?P<name>\D.*)")
CODED_UNIT = re.compile(
    r"(?<![\d.])(?P<code>\d{3}(?:\d{3})?(?:\d{3})?)[-_—－]?(?P<name>(?!年|元|万|个|月)[\u4e00-\u9fff（）()]{4,40}?)"
    r"(?=20\d\d年|部门|项目支出|项目预算|项目绩效|预算|整体|绩效目标|[，,:：]|$)"
)
SEAL = re.compile(r"[（(](?:公章|盖章|签章|单位盖章|章)[)）]")
CODE_ALONE = re.compile(r"\d{3,}")
CODE_AT_END = re.compile(r"(?P<name>.*\D)[-_－—]\d{6,}")
PROJECT_CODE = r"(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5])\d{4}2\d[\dA-Z]*"
"""Of the administrative division (GB/T 2260: the province first) and the year, then whatever each place appends."""
CODED_PROJECT = (
    re.compile(rf"({PROJECT_CODE})[-_－—](?:\D|20\d\d年).*"),
    re.compile(rf"[\[【（(]({PROJECT_CODE})[\]】）)].+"),
    re.compile(rf".+[\[【（(]({PROJECT_CODE})[\]】）)]"),
)
NAME_AND_CODE = re.compile(r"(?P<name>\D+?)[\[［【（(](?P<code>\d{3,}(?:[-_]\d+)*)[\]］】）)]")


def is_of_other_stage(title: str) -> bool:
    """Whether a title heads a table of what became of the targets."""
    return bool(OTHER_STAGE.search(title) or RESULTS.search(title))


def code_and_name(text: str) -> tuple[str | None, str | None]:
    """`231_某局`, `[292]某局`, `101001-某局`, `某局（101001）`, `012某局-210000000`, a bare name or code."""
    text = SEAL.sub("", text)
    if CODE_ALONE.fullmatch(text):
        return text, None
    end = CODE_AT_END.fullmatch(text)
    text = end["name"] if end else text
    match = NAME_AND_CODE.fullmatch(text) or CODE_AND_NAME.fullmatch(text)
    return (match["code"], match["name"]) if match else (None, text or None)


def project_code_in(name: str) -> str | None:
    """The code that stands in the cell of a project's name, which stays as printed: `46000026T-渔港清淤`,
    `渔港清淤（46000026T）`.
    """
    return next((match[1] for form in CODED_PROJECT if (match := form.fullmatch(name))), None)


def coded_unit(text: str) -> tuple[str, str] | None:
    """The unit that a line or a title names by its code: `101001-某局`, `323001某局本级`."""
    match = CODED_UNIT.search(text) if len(text) <= LONGEST_HEADING else None
    return (match["code"], match["name"]) if match else None


def is_overall(title: str | None) -> bool:
    """Whether a title says that the form is of a whole department; one that names projects too leaves it open."""
    return bool(title and OVERALL.search(title) and "项目" not in title)


def names_project(labels: Iterable[str], title: str | None) -> bool:
    """Whether the labels of a form ask for something of a project, or its title says that it is one's alone."""
    is_titled = title and "项目" in title and not OVERALL.search(title)
    return bool(is_titled) or any(map(OF_PROJECT.search, labels))


def name_in_title(title: str | None) -> str | None:
    """The project that a title names (`办公设备购置项目绩效目标表`); None where it names only the kind of form, or the
    body that publishes it (`某局2025年项目绩效目标表`), and where it is a sentence that mentions the form.
    """
    name = without_body(before_kind(title))[1]
    is_body = BODY.fullmatch(BUDGET_AT_END.sub("", name))
    return None if not name or is_body or NO_NAME.fullmatch(name) or SENTENCE.search(name) else name


def before_kind(title: str | None) -> str:
    match = NAMED_TITLE.search(title or "")
    return IN_FRONT.sub("", match["name"] if match else "")


def without_body(text: str) -> tuple[str | None, str]:
    """The body that stands before the year in a title, and what stands behind it: `某市图书馆2025年图书购置经费`."""
    match = BODY_AND_YEAR.fullmatch(text)
    return (match["body"], match["rest"]) if match and BODY.fullmatch(match["body"]) else (None, text)


def body_in_title(title: str | None) -> str | None:
    """The body that a title names before the year and its project, or before the kind of form."""
    text = before_kind(title)
    whole = BODY.fullmatch(BUDGET_AT_END.sub("", text))
    return without_body(text)[0] or (whole[0] if whole else None)


def name_in_heading(text: str) -> str | None:
    """The project that a line right above its form names: behind a number, or by the word that it ends with."""
    match = HEADING.fullmatch(text)
    name = re.sub(r"绩效目标表?$", "", match["name"]) if match else ""
    if not match or not name or NO_PROJECT.search(name) or NO_NAME.fullmatch(name) or BODY.fullmatch(name):
        return None
    return name if match["number"] or PROJECT_AT_END.search(name) else None


def year_of(texts: Iterable[str]) -> int | None:
    """The year that the titles of the forms print; None where none or several are printed."""
    years = {
        next(filter(None, match.groups()))
        for text in texts
        if len(text) <= LONGEST_HEADING
        for match in (YEAR_LINE.fullmatch(text), YEAR_OF_FORM.search(text))
        if match
    }
    return int(years.pop()) if len(years) == 1 else None


def lines_apart(grid: Grid, words: Words) -> tuple[list[list[Cell]], Grid]:
    """What the rows print that a table begins with before its first label or head: a title, the year, the unit."""
    start = 0
    while start < len(grid.rows) - 1 and not any(is_label(cell, words) for cell in grid.rows[start]):
        start += 1
    lines = [[cell for cell in dict.fromkeys(row) if cell.text] for row in grid.rows[:start]]
    return lines, replace(grid, rows=grid.rows[start:])


def is_note(row: Row) -> bool:
    """Whether a row is one cell over the whole table, or only a note (`注：…`), or who signs the form."""
    printed = {cell.text for cell in row if cell.text}
    return len(set(row)) == 1 or is_signed(row) or (len(printed) == 1 and bool(NOTE.match(printed.pop())))


def is_signed(row: Row) -> bool:
    printed = [cell.text for cell in row if cell.text]
    return bool(printed) and all(map(SIGNED.search, printed))
