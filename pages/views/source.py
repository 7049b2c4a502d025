"""原文: an indicator, a project or text of no project where its document prints it: the words marked, with what stands
around them."""

from functools import partial

from pages.parts import place_choice, show, visit
from pages.parts.words import _

question = _("这些字和数印在原文件的什么地方？")
opened = place_choice.open_place(question)
show.answer(question, opened.answer)
show.quotation(opened.reference)
show.document(partial(opened.sheet, visit.now().view), *opened.sections)
