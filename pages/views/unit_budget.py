"""单位预算: who has the money, from which source, and on how few projects it rests."""

from pages.parts import show
from pages.parts.charts import unit_budget as charts
from pages.parts.sentences import unit_budget as sentences
from pages.parts.show import Section
from pages.parts.words import _

question = _("钱在哪些单位，来自哪里，集中在哪些项目？")
totals, units = show.totals(question), show.rows("unit_budgets")
show.answer(
    question,
    lambda: sentences.answer(totals, units, show.rows("unit_concentrations")),
    lambda: sentences.figures(totals, units),
)

show.sections(
    Section(_("单位预算与资金来源（万元）"), "unit_budgets", charts.funding_by_unit),
    Section(_("单位内的集中程度（占本单位预算 %）"), "unit_concentrations", charts.concentration_by_unit),
    Section(_("项目明细"), "projects", charts.largest_projects),
)
