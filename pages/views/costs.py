"""成本指标: whether the cost targets explain the budget, project by project, and what one of a thing may cost."""

from pages.parts import show
from pages.parts.charts import costs as charts
from pages.parts.sentences import costs as sentences
from pages.parts.show import Section
from pages.parts.words import _

question = _("成本指标能说明预算吗？")
show.totals(question)
found = show.rows("cost_coverage"), show.rows("cost_caps_by_unit")
show.answer(question, lambda: sentences.answer(*found), lambda: sentences.figures(*found))

no_caps = _("范围内没有印出可相加的金额上限，不作图。")
show.sections(
    Section(
        _("各项目的上限与预算（万元）"),
        "cost_coverage",
        charts.caps_by_project,
        _("范围内没有既印预算数、又印可相加的金额上限的项目，不作图。"),
        needs="cap_difference_yuan",
        note=sentences.cap_rules(),
        covers=sentences.drawn,
    ),
    Section(_("各单位的成本上限（万元）"), "cost_caps_by_unit", charts.caps_by_unit, no_caps, needs="caps_yuan"),
    Section(_("各类成本的上限（万元）"), "cost_caps_by_category", charts.caps_by_category, no_caps),
    Section(
        _("单价对照（元）"),
        "unit_rates",
        charts.unit_rates,
        _("范围内没有印出成本单价。"),
        note=_("单价不可相加。同一计价单位、同一类别的排在一起，便于各单位对照。"),
    ),
)
