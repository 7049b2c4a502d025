"""年度对比: what grew, what is new and what stopped between two code years, and is it like with like."""

from pages.parts import review, show
from pages.parts.charts import years as charts
from pages.parts.sentences import years as sentences
from pages.parts.show import Section
from pages.parts.words import _

question = _("哪些项目增加了，哪些只在一年有，目标还一样吗？")
totals, compared = show.totals(question), show.rows("compared")
if compared.is_empty():
    show.answer(question, lambda: sentences.too_few_years(show.rows("projects")))
    show.sections()
else:
    steps = show.rows("year_steps")
    found = compared, steps, show.rows("pair_targets"), show.rows("pair_candidates"), totals
    show.answer(question, lambda: sentences.answer(*found), lambda: sentences.figures(compared, steps))
    years, no_pairs = sentences.between(compared), _("范围内没有成对的项目。")
    above = (
        Section(_("{years}：预算怎样变（万元）").format(years=years), "year_steps", charts.bridge),
        Section(_("各单位 {years}（万元）").format(years=years), "year_steps_by_unit", charts.steps_by_unit),
        Section(_("只在一年有的和成对的项目"), "compared"),
        Section(
            _("成对的项目 {years}（万元，按增减的绝对值排列）").format(years=years),
            "year_pairs",
            charts.dumbbells,
            no_pairs,
            needs="change_yuan",
        ),
        Section(
            _("钱变了，目标变了吗？"),
            "pair_targets",
            charts.money_against_targets,
            no_pairs,
            needs="change_yuan",
            note=_("图左为预算增减（万元），图右为产出、效益、满意度目标（条）。"),
        ),
        Section(_("成对项目的指标并排"), "pair_indicators", empty=no_pairs),
        Section(_("候选：名称相近，待人确认"), "pair_candidates", empty=_("范围内没有候选。")),
    )
    show.part(*above)
    review.of_pairs()
    show.sections(above=above)
