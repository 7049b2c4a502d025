"""会议材料: the scope at hand as one file to take to a meeting, with the sources of every sentence."""

from pages.parts import show
from pages.parts.report import preview
from pages.parts.sentences import overview as sentences
from pages.parts.words import _

question = _("开会要带的一份材料里有什么，每句话出自哪里？")
totals = show.totals(question)
show.answer(
    question,
    lambda: sentences.answer(totals, show.rows("unit_budgets"), show.rows("documents")),
    lambda: sentences.figures(totals),
)
preview.show()
show.sections()
