"""What an amount of money is for: the whole project year, or one person, day, place (a rate), or it cannot be told."""

import re
from decimal import Decimal

from ingest.normalise.measures import COUNTED, JOINT, Measures
from ingest.normalise.spelling import plain

PER = re.compile(r"每|(?<![清订名账菜简表回榜])单(?!位)|元/|[^平年]均")
ONCE_IN = re.compile(
    r"^(?:一(?=[年周天日])|1(?=[周天])|(?=半年))(?=[半年周天日]{1,2}[0-9一二两三四五六七八九十]+[次场期])"
)
"""`一年两次`, `半年一次`: per time, as 每年 says it. `一季度一次` and `一月一次` may name a part of the year."""
YEAR = "年"
"""No denominator when it stands alone: a project is one year."""

CLAUSE = re.compile(r"[,;。:!]")
OWN_AMOUNT = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)(?:-[0-9.]+)?((?:百|千|万|亿)?元)")
COST = re.compile(r"成本|费|标准|单价|价格|金额|工资|补贴|补助|奖|租金|发放水平|支出|预算|资金|经费|津贴|报酬|薪")
PURPOSE = re.compile(r"(?:确保|保障(?!人员|工作|费)|保证(?!人员|金)|实现|提高|提升|做好|满足|完善)")
FREQUENCY = re.compile(
    r"(?:组织|开展|召开|举办|进行|检查|巡|维护|发放(?!标准|水平|成本)|支付|按时|定期|至少|不少于|完成|更新|报|[0-9一二三四两]+[次场期])"
)
RATE_NAME = re.compile(r"^月(?:租|工资|薪)|标准|单价|定额|单位成本|均价|水平$")
NOT_SPENT = re.compile(
    r"损失|收入|收益|增收|增加值|产值|利润|税|销售|营业|交易|追回|追讨|挽回|节约|欠薪|清欠|贷款|融资|投资"
)

SMALLEST_SHARE = {"元": Decimal("0.01")}
"""An amount that is a smaller share of the budget may as well be a rate whose denominator was left out.

Sheets print what is paid for one person, day or place in 元, and it is far below a hundredth of the project.
"""
SMALLEST_SHARE_OTHERWISE = Decimal("0.0001")
SMALLEST_TOTAL = {"元": Decimal(10_000)}
"""The same where the budget is not known: what fills one 万元 is not the price of one thing."""


def denominators(text: str, measures: Measures) -> list[str]:
    """What a clause pays for once, in one spelling: `每人每天` and `元/人/天` are 人 and 天, `月均` 月, `单次` 次."""
    parts: list[str] = []
    for found in PER.finditer(text):
        behind = text[found.end() :]
        if found[0] == "元/":
            parts += [each[0] for part in JOINT.split(behind) if (each := counted(part, measures))]
        else:
            each = counted(found[0] if found[0][-1] == "均" else behind, measures)
            parts += [each[0]] if each else []
    return parts


def counted(text: str, measures: Measures) -> tuple[str, str] | None:
    """What `text` begins with that can be counted, and what follows: `个月的标准` is 月, `个项目` is 个."""
    start = measures.prefix(text.removeprefix("一").removeprefix("1"), COUNTED)
    if not start:
        return None
    measure, after = start
    return measure.name.removeprefix("个") or measure.name, after


def leading_denominators(text: str, measures: Measures) -> tuple[list[str], str]:
    """`每人每天` in front of a target, and what follows: `每场不少于30人` is per 场, `不少于30人`."""
    parts: list[str] = []
    rest = text = ONCE_IN.sub("每", text)
    while rest.startswith("每") or rest[1:2] == "均":
        each = counted(rest.removeprefix("每"), measures)
        if not each:
            return [], text
        parts.append(each[0])
        rest = each[1].removeprefix("均")
    return parts, rest


def described_rate(text: str, amount: Decimal, measures: Measures) -> list[str]:
    """The denominators that a name or description gives the amount of its cost (in yuan); none where it gives none."""
    for clause in CLAUSE.split(plain(text)):
        parts = denominators(clause, measures)
        if set(parts) - {YEAR} and tells_rate(clause, parts, amount, measures):
            return parts
    return []


def tells_rate(clause: str, parts: list[str], amount: Decimal, measures: Measures) -> bool:
    """Whether the denominators in a clause are those of this amount.

    They are not where the clause has another amount of its own (`人均25-660元不等`), where it names a purpose
    (`保障每名学生…`), or where it only says how often something is done (`每月组织一次招聘会`).
    """
    own = [Decimal(number.replace(",", "")) * worth(unit, measures) for number, unit in OWN_AMOUNT.findall(clause)]
    if own and amount not in own:
        return False
    if PURPOSE.match(clause):
        return False
    behind = behind_denominator(clause)
    if "元/" in clause:
        return True
    if all(measures.kind(part) == "time" for part in parts):
        return bool(COST.search(behind)) and not FREQUENCY.search(behind)
    return bool(COST.search(behind)) or ends_in_denominator(clause, measures)


def behind_denominator(clause: str) -> str:
    found = PER.search(clause)
    return clause[found.start() :] if found else ""


def ends_in_denominator(clause: str, measures: Measures) -> bool:
    """`租用计算机每台每次`: what is paid for stands in front."""
    last = counted(clause.rpartition("每")[2], measures) if "每" in clause else None
    return last is not None and not last[1]


def worth(unit: str, measures: Measures) -> Decimal:
    known = measures.get(unit)
    return (known.yuan if known else None) or Decimal(0)


def is_total(amount: Decimal, unit: str, budget_yuan: Decimal | None, name: str) -> bool:
    """Whether an amount in yuan without a denominator is for the whole year, as far as the form tells.

    Not where the name says that it is a price (`标准`, `单价`), nor where it is too small for the whole.
    """
    if RATE_NAME.search(name):
        return False
    if not budget_yuan:
        return abs(amount) >= SMALLEST_TOTAL.get(unit, Decimal(0))
    return abs(amount) >= budget_yuan * SMALLEST_SHARE.get(unit, SMALLEST_SHARE_OTHERWISE)


def is_spending_cap(amount: Decimal, comparator: str | None, budget_yuan: Decimal | None, words: str) -> bool:
    """Whether money under an indicator of another class is a cost filed there: a cap that the budget can pay."""
    within = budget_yuan is not None and amount <= budget_yuan
    return comparator in ("≤", "<") and within and not NOT_SPENT.search(words)
