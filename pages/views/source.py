"""原文: one indicator, or one project, where its document prints it: the words marked, with what stands around them."""

from functools import partial

from pages.parts import place_choice, project_choice, show, source_sheet, visit
from pages.parts.sentences import source as sentences
from pages.parts.sentences.source import Printed
from pages.parts.show import Section
from pages.parts.words import _

question = _("这些字和数印在原文件的什么地方？")
project_choice.open_file(question)
place_choice.open_place()
printed = Printed(
    visit.now().indicator,
    project_sheets=show.rows("project_sheets"),
    indicators=show.rows("indicators"),
    places=show.rows("places"),
)
show.answer(question, partial(sentences.answer, printed))
show.quotation(partial(sentences.reference, printed))
show.document(
    partial(source_sheet.sheet, printed, visit.now().view),
    Section(_("表头"), "project_sheets"),
    Section(_("绩效指标"), "indicators"),
)
