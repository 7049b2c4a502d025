"""How a target was read, in words: 数值 ≥ 90 %；单价 400.00 元/人·天，不可相加."""

from decimal import Decimal
from typing import Any

from pages.parts import columns
from pages.parts.words import _

Indicator = dict[str, Any]


def reading(indicator: Indicator) -> list[str]:
    """What the target of an indicator was read as, from a row of `indicators`; each part can stand on a line."""
    parts = [_value(indicator), _money(indicator), _not_printed(indicator), *_kept_as(indicator)]
    return [part for part in parts if part]


def number(value: Decimal) -> str:
    """All that a number carries, and no more: 90, 3.5, 1,500,000."""
    return f"{value.normalize():,f}"


def _value(indicator: Indicator) -> str:
    kind = indicator["target_kind"]
    name = columns.word("target_kind", kind) if kind else _("未读出")
    number_read = _numbers(indicator) + (indicator["measure"] or "")
    return " ".join(filter(None, [name, indicator["comparator"], number_read, _days(indicator)]))


def _numbers(indicator: Indicator) -> str:
    ends = [indicator["value_low"], indicator["value_high"]]
    printed = [number(value) for value in ends if value is not None]
    return "–".join(dict.fromkeys(printed))


def _days(indicator: Indicator) -> str:
    first, last = indicator["date_from"], indicator["date_to"]
    if first and last and first != last:
        return _("{first} 至 {last}").format(first=first, last=last)
    return str(first or last or "")


def _money(indicator: Indicator) -> str:
    if indicator["value_yuan"] is None:
        return ""
    amount = f"{indicator['value_yuan']:,.2f}"
    if indicator["money_basis"] == "total":
        return _("全年总额 {amount} 元").format(amount=amount)
    if indicator["money_basis"] == "rate":
        return _("单价 {amount} 元/{per}，不可相加").format(amount=amount, per=indicator["rate_per"] or _("未注明"))
    return _("金额 {amount} 元，未注明是总额还是单价，不相加").format(amount=amount)


def _not_printed(indicator: Indicator) -> str:
    """What a target with a number lacks to be checked against."""
    if indicator["target_kind"] not in ("number", "range"):
        return ""
    lacking = {_("比较符"): indicator["comparator"], _("计量单位"): indicator["measure"]}
    names = [name for name, printed in lacking.items() if printed is None]
    return _("未印{names}").format(names=_("、").join(names)) if names else ""


def _kept_as(indicator: Indicator) -> list[str]:
    """Where the indicator is counted, if that is not the class it is printed under, and who is asked."""
    level1, kept = indicator["level1"] or "", indicator["indicator_class"]
    names = [] if kept and kept in level1 else [columns.word("indicator_class", kept) if kept else _("未分类")]
    names += filter(None, [indicator["cost_category"]])
    asked = indicator["respondent"]
    return [
        _("归类：{name}").format(name=" · ".join(names)) if names else "",
        _("询问：{name}").format(name=columns.word("respondent", asked)) if asked else "",
    ]
