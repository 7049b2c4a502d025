"""数据: what is loaded, document by document, and where its characters went; documents are added and taken away."""

from pages.parts import document_desk, show
from pages.parts.sentences import documents as sentences
from pages.parts.show import Section
from pages.parts.words import _

question = _("读入了哪些文件，每个字去了哪里，还有哪些没有读入？")
totals = show.totals(question, document_desk.open_desk, or_rows_of="document_characters")
documents = show.rows("document_characters")
show.answer(
    question,
    lambda: sentences.answer(totals, documents, show.rows("refused_documents")),
    lambda: sentences.figures(documents),
)
document_desk.open_desk()

show.sections(
    Section(_("已读入的文件"), "documents"),
    Section(_("文件的字符去向"), "document_characters"),
    Section(_("没有进入字段的文字"), "remainders", empty=_("全部文字都进入了字段。")),
    Section(_("未读入的文件"), "refused_documents", empty=_("没有未读入的文件。")),
    Section(_("字段说明：数据库的每一列"), "warehouse_columns"),
)
