"""The items of a cell that holds several indicators, and the name and the target of each."""

import re
from collections.abc import Iterator, Sequence

from ingest.readers.words import Words
from ingest.readers.words.brackets import unmatched_brackets
from ingest.readers.words.by_content import SIGN

NO_DECIMAL = r"(?:(?!\d)|(?=20\d\d年))"
"""Behind the number of an item: `2.5场` begins with none, `2.2025年底前` does."""
NUMBER = re.compile(
    rf"^(?:[（(]?(?:\d{{1,2}}|[一二三四五六七八九十])(?:[)）]|[.．、]{NO_DECIMAL})|(?:绩效)?指标\d*[:：](?!\d)|[一二三四五六七八九十]是|[①-⑳●•◆■▪★◎○◇□▲])+"
)
FIRST = re.compile(
    rf"(?P<open>(?:指标|[（(])?)1(?:(?P<mark>[)）]|(?<=指标1)[:：](?!\d))|(?P<point>[.．、]){NO_DECIMAL})|①(?![②号])"
)
ITEM_END = re.compile(r"[；;。]")
IN_BRACKETS = re.compile(rf"(?P<name>.+?)[（(](?P<target>{SIGN.pattern}[^（）()]+|\d[\d.]*[%％‰](?:以[上下内])?)[）)]")
TARGET = re.compile(rf"(?P<name>[^:：]+?)[:：]?(?P<target>{SIGN.pattern}.+)|(?P<before>[^:：]+)[:：](?P<after>[^:：]+)")
COMPARED = (
    r"(?:不(?:少|低|高|大|小|多)于|不超过|(?:大于|小于|高于|低于)(?:或?等于)?|超过|(?<![表到传送抵直])达到?|控制在|"
    r"每季度|每[年月季周日天])"
)
LEAD = f"{COMPARED}?"
ONE_DATE = r"(?:20\d\d年(?:\d{1,2}月)?|\d{1,2}月)(?:\d{1,2}日)?[初中底末]?(?:以前|之前|前)?"
DATE = rf"{ONE_DATE}(?:[-—~～至到]{ONE_DATE})?"
PER = r"(?:(?<=元)[/／][^\d:：,，、]{1,6}?)?"
COUNT = rf"\d[\d,.]*(?:[%‰]?[-—~～至]\d[\d,.]*)?[%‰]?[^\d:：,，、]{{0,4}}?{PER}(?:及?以[上下内]|之?内|左右|前)?"
COUNTED = re.compile(rf"(?P<name>[^\d].*?[^\d.])(?P<target>{LEAD}(?:{DATE}|{COUNT}))")
"""An item without a sign that ends in a number: `补助企业40家`, `合格率不低于95%`, `完成时间12月底前`."""
TARGET_LABEL = re.compile(r"(?:年度|全年|实施周期|预期|绩效)?(?:指标|目标)值")
GOES_ON = re.compile(rf"{TARGET_LABEL.pattern}|每\w{{1,3}}\d|[共每]计?\d|全年共?\d")
"""What begins the rest of an item behind a comma: its target, or how its number is made up (`培训3次，每次2天`)."""
TWO_NUMBERS = re.compile(
    r"\d[\d,.]*(?P<measure>[^\d\W年月日号]{1,3}?)[，,、]?(?:全年)?(?:共计?|合计|累计|每\w{1,3}?)?\d[\d,.]*[^\d\W]{1,3}$"
)
LABELLED = re.compile(
    rf"(?P<name>.+?)[，,、]?{TARGET_LABEL.pattern}[:：为]?(?P<target>(?:{SIGN.pattern}|\d|{COMPARED}\d).*)"
)
"""A name with the label of its target between both: `培训人数，指标值≥120人`."""
MEASURED = r"\d[\d,.]*(?:[%‰]?[-—~～至]\d[\d,.]*)?(?P<measure>[^\d:：,，、]{1,8}?)(?:及?以[上下内]|之?内|左右|前)?"
"""A number with whatever stands behind it, to be known as a measure."""
REMARKED = re.compile(rf"(?P<name>[^\d].*?[^\d.])(?P<target>{LEAD}{MEASURED}[（(][^（）()]*[）)])")
"""An item that ends in a number with a remark behind it: `合格率100%（第三方）`."""
DONE = "(?:全部|全面|按时|及时|足额)?(?:完成|完工|发放|拨付|支付|到位|办结|验收|交付|上线|结束)"
VALUE = re.compile(rf"{SIGN.pattern}.+|(?:{DATE}|每[年季月]度?\d{{1,2}}日前){DONE}|{LEAD}(?:{DATE}|{MEASURED})")
BARE = re.compile(r"\d[\d,]*(?:\.\d+)?")
"""A number alone."""
THOUSANDS = "百千万亿"
CHANGE = (
    r"(?:持续|逐步|稳步|明显|显著|有效|不断|进一步|大幅|有所|全面|基本|较好|切实|长期){1,2}"
    r"(?:提[升高]|增[长强加]|改善|缩[小短]|下降|减少|降低|加强|优化|完善|扩大|促进|推进|推动|保障|巩固|向好|保持|稳定)?"
)
TREND = re.compile(rf"(?P<name>.{{2,}}?)(?P<target>{CHANGE})")
"""An item that ends in words of a change: `入驻企业数量稳步增长`."""
PARTS = "-/／—－–·."
"""What may stand between a name and its target besides a colon: `培训人数/≥100人`."""
COMMA = re.compile(r"[，、]|,(?!\d{3}(?!\d))")


def items_of(text: str, words: Words) -> list[str]:
    """The items of a text in which a line break is `\\n`: parted by semicolons, by their numbers, by lines, and by
    commas where each part has a target of its own.
    """
    numbered = (item for part in ITEM_END.split(text) for item in by_numbers(part.strip("\n")))
    lines = (item for part in numbered for item in by_lines(part, words))
    return [item for part in lines for item in by_commas(part.strip("，,、"), words) if item]


def by_numbers(text: str) -> Iterator[str]:
    """The items of a list that begins with its number 1 and numbers the others in order: `1.甲3次2.乙5次`,
    `指标1：甲（3次）指标2：乙（5次）`.
    """
    first = FIRST.match(text)
    starts = [0] if first else []
    while first and (found := re.compile(number_like(first, len(starts) + 1)).search(text, starts[-1] + 1)):
        starts.append(found.start())
    yield from (text[a:b] for a, b in zip(starts or [0], [*starts[1:], len(text)], strict=True))


def number_like(first: re.Match[str], n: int) -> str:
    """What matches the number n of a list whose first number is given."""
    if first[0] == "①":
        return chr(ord(first[0]) + n - 1)
    mark = first["mark"] or first["point"]
    return rf"(?<![\d.]){re.escape(first['open'])}{n}{re.escape(mark)}{NO_DECIMAL if first['point'] else ''}"


def by_lines(text: str, words: Words) -> list[str]:
    """Each line, where each is numbered or has a target of its own; else a line break may stand inside an item."""
    lines = [line for line in text.split("\n") if line]
    are_items = all(NUMBER.match(line) for line in lines) or all(has_target(line, words) for line in lines)
    return lines if are_items else ["".join(lines)]


def by_commas(text: str, words: Words) -> list[str]:
    parted = COMMA.split(text)
    signs = [len(SIGN.findall(part)) for part in parted]
    are_items = max(signs) <= 1 and (min(signs) == 1 or all(has_target(part, words) for part in parted))
    return parted if are_items and not any(map(GOES_ON.match, parted)) else [text]


def has_target(text: str, words: Words) -> bool:
    return is_value(text, words) or name_and_target(text, words)[1] is not None


def name_and_target(text: str, words: Words) -> tuple[str, str | None]:
    """Both parts of an item: the label of the target, a sign or a colon parts them, else the number or the change that
    it ends with.

    An item that says neither is kept whole as the name, its target unknown; so is one that ends in two numbers
    (`慰问困难职工3户12人`), of which either may belong to the target.
    """
    if not SIGN.search(text) and ends_in_two_numbers(text, words):
        return text, None
    marked, ending = (LABELLED, IN_BRACKETS, TARGET), (COUNTED, TREND)
    found = first_of(marked, text) or remarked(text, words) or first_of(ending, text)
    own = found.groupdict() if found else {}
    name = (own.get("name") or own.get("before") or "").rstrip(PARTS)
    is_name = not re.fullmatch(LEAD, name) and not unmatched_brackets(name)  # 每月 before 10日前发放 is none.
    return (name, own.get("target") or own.get("after")) if is_name else (text, None)


def first_of(forms: Sequence[re.Pattern[str]], text: str) -> re.Match[str] | None:
    return next(filter(None, (form.fullmatch(text) for form in forms)), None)


def remarked(text: str, words: Words) -> re.Match[str] | None:
    """The name and the target of an item with a remark in brackets behind the known measure of its number."""
    match = REMARKED.fullmatch(text)
    return match if match and match["measure"] and is_known(match["measure"], words) else None


def ends_in_two_numbers(text: str, words: Words) -> bool:
    """Whether a text ends in a number with its measure right behind another one, not in a date or a time."""
    match = TWO_NUMBERS.search(text)
    return match is not None and is_known(match["measure"], words)


def is_value(text: str, words: Words) -> bool:
    """Whether a text is nothing but a target: a sign and what follows it, a date, or a number with a known measure."""
    match = VALUE.fullmatch(text)
    return match is not None and is_known(match["measure"], words)


def is_counted(text: str, words: Words) -> bool:
    """Whether a text is nothing but a sign and what follows it, or a number with its measure."""
    match = VALUE.fullmatch(text)
    return bool(match) and bool(SIGN.match(text) or (match and match["measure"])) and is_value(text, words)


def is_known(measure: str | None, words: Words) -> bool:
    """Whether all parts of a measure (`万元/人`) are known ones; true where none is printed."""
    parts = (measure or "").split("/")
    return all(not part or {part, part.lstrip(THOUSANDS)} & words.whole_measures for part in parts)
