"""疑点: what is worth a look, on how much money, and what reviewers said of it."""

from pages.parts import finding_desk, finding_filters, show
from pages.parts.charts import findings as charts
from pages.parts.sentences import findings as sentences
from pages.parts.show import File, Section
from pages.parts.words import _

question = _("有哪些值得核对，涉及多少钱，还有几处待核？")
totals, found = show.totals(question, finding_filters.show), show.rows("findings")
show.answer(question, lambda: sentences.answer(totals, found), lambda: sentences.figures(found))
finding_filters.show()

finding_desk.of_findings()

none = _("没有符合所选条件的疑点。")
show.sections(
    Section(
        _("逐处疑点：先请核对，后提示，各按涉及的预算数从大到小"),
        "findings",
        empty=none,
        note=sentences.rules(show.rows("finding_rules")),
        files=(
            File(
                _("请单位回复的清单"),
                "unit_questions",
                _("只列待核的，末列留给单位填写；只发给一个单位，先在筛选里选它"),
                sentences.pending,
            ),
        ),
    ),
    Section(_("各条规则查出的疑点（柱长是处数；旁边是涉及预算数，万元）"), "finding_rules", charts.by_rule, none),
    Section(_("各单位的疑点"), "finding_units", empty=none),
)
