"""满意度: whether the satisfaction targets can be compared, and who is asked."""

from pages.parts import show
from pages.parts.charts import satisfaction as charts
from pages.parts.sentences import satisfaction as sentences
from pages.parts.show import Section
from pages.parts.words import _

question = _("满意度指标能不能相互比较，问的是谁？")
show.totals(question)
found = show.rows("satisfaction_targets"), show.rows("satisfaction_values"), show.rows("projects_without_satisfaction")
show.answer(question, lambda: sentences.answer(*found), lambda: sentences.figures(*found))

none = _("范围内没有满意度指标。")
no_share = _("范围内没有可比的满意度占比。")
all_have = _("范围内每个项目都有满意度指标。")
show.sections(
    Section(
        _("满意度指标：各单位定在哪里，问谁（不可比的另列一行，附原因）"),
        "satisfaction_targets",
        charts.satisfaction_dots,
        none,
    ),
    Section(_("各单位问谁（条数）"), "satisfaction_respondents", charts.asked_by_unit, none),
    Section(_("可比的满意度占比定在哪些值上（条数）"), "satisfaction_values", charts.satisfaction_values, no_share),
    Section(_("各单位最常见的值"), "satisfaction_common_values", charts.common_values, none),
    Section(_("没有满意度指标的项目"), "projects_without_satisfaction", empty=all_have),
)
