"""项目档案: one project as its sheet prints it; beside it how its targets were read, what to check, where it stands."""

from functools import partial

from pages.parts import project_choice, show, visit
from pages.parts.project_sheet import sheet
from pages.parts.sentences import project as sentences
from pages.parts.sentences.project import Found
from pages.parts.show import Section
from pages.parts.words import _

question = _("这个项目花多少钱、做什么、指标怎样定，有哪些疑点？")
project_choice.open_file(question)
found = Found(
    project_sheets=show.rows("project_sheets"),
    spending_plans=show.rows("spending_plans"),
    indicators=show.rows("indicators"),
    findings=show.rows("findings"),
    paired_projects=show.rows("paired_projects"),
)
show.answer(question, lambda: sentences.answer(found), lambda: sentences.figures(found))
show.document(
    partial(sheet, found, visit.now().view),
    Section(_("表头"), "project_sheets"),
    Section(_("资金支出计划"), "spending_plans"),
    Section(_("绩效指标"), "indicators"),
    Section(_("疑点"), "findings"),
    Section(_("成对的项目"), "paired_projects"),
)
