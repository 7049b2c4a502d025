"""总览: what is loaded, from where, and what is missing."""

from pages.parts import show
from pages.parts.charts import overview as charts
from pages.parts.sentences import overview as sentences
from pages.parts.show import Section
from pages.parts.words import _

question = _("读入了什么，来自哪里，还缺什么？")
totals = show.totals(question)
show.answer(
    question,
    lambda: sentences.answer(totals, show.rows("unit_budgets"), show.rows("documents")),
    lambda: sentences.figures(totals),
)

show.sections(
    Section(_("各单位预算（万元）"), "unit_budgets", charts.budget_by_unit),
    Section(_("单位与指标类别"), "unit_coverage", charts.coverage),
    Section(_("缺少什么"), "gaps", empty=_("范围内没有发现缺少的内容。")),
    Section(_("各单位的疑点"), "finding_units", empty=_("范围内没有记录疑点。")),
    Section(_("已读入的文件"), "documents"),
    Section(_("未读入的文件"), "refused_documents", empty=_("没有未读入的文件。")),
)
