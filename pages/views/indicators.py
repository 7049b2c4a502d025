"""指标检索: every indicator of the scope, the printed target beside its reading."""

from pages.parts import show, target_filters
from pages.parts.charts import indicators as charts
from pages.parts.sentences import indicators as sentences
from pages.parts.show import Section
from pages.parts.words import _

question = _("范围内有哪些指标，指标值怎样印、怎样读？")
totals, kinds = show.totals(question, target_filters.show), show.rows("indicator_kinds")
show.answer(question, lambda: sentences.answer(totals, kinds), lambda: sentences.figures(kinds))
target_filters.show()

none = _("范围内没有指标。")
show.sections(
    Section(_("逐条指标：印出的指标值和它的读法"), "indicators", empty=none),
    Section(_("指标值的读法（条数）"), "indicator_kinds", charts.kinds_of_targets, none),
)
