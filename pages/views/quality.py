"""目标质量: whether the targets are good enough to hold anyone to."""

from pages.parts import follow, show, visit
from pages.parts.charts import quality as charts
from pages.parts.sentences import quality as sentences
from pages.parts.show import Section
from pages.parts.words import _

question = _("这些目标能不能用来衡量和问责？")
show.totals(question)
found = show.rows("quantified_targets"), show.rows("project_coverage"), show.rows("findings")
show.answer(question, lambda: sentences.answer(*found, show.rows("unit_rules")), lambda: sentences.figures(*found))

show.sections(
    Section(
        _("各类指标有多少是量化的（条数）"),
        "quantified_targets",
        charts.quantified_by_class,
        _("范围内没有指标。"),
        note=sentences.one_by_one(follow.targets_in_words(visit.now().view)),
    ),
    Section(_("各类指标有多少项目设了（项目数）"), "class_coverage", charts.classes_covered, note=sentences.rules()),
    Section(_("各项目的指标类别"), "project_coverage"),
    Section(
        _("各单位在各条规则上的疑点（处数）"), "unit_rules", charts.findings_by_unit_and_rule, _("范围内没有记录疑点。")
    ),
)
