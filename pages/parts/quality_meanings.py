"""What the columns mean that measure the quality of targets."""

from pages.parts.words import N_

STATE = N_("这一类指标设了没有，规则写在目标质量页；本市未见此类：该市读入的全部文件都没有印，不算未设")
COMPUTED = {
    "blank_targets": N_("没有印指标值的条数"),
    "core_classes": N_("产出、成本、效益、满意度四类中有几类至少有一条指标，写明不适用的不计"),
    "cost_state": STATE,
    "covered_class": N_("产出的三个子类、成本、效益的四个子类和满意度"),
    "ecological_state": STATE,
    "economic_state": STATE,
    "lasting_state": STATE,
    "missing_classes": N_("九类中未设的类数；效益的四个子类按项目性质选设，未设不等于有问题"),
    "missing_projects": N_("没有这一类指标的项目数；写明不适用、归类不明、本市未见此类的不在其中"),
    "not_applicable_projects": N_("这一类指标全部写明不适用、不涉及或无的项目数"),
    "not_applicable_targets": N_("名称或指标值写明不适用、不涉及或无的条数"),
    "not_in_city_projects": N_("该市读入的全部文件都没有印这一类的项目数：不知是表里没有还是都没有填，不算未设"),
    "quality_state": STATE,
    "quantified_share_pct": N_("量化的条数占指标数的比例，写明不适用的不计"),
    "quantified_targets": N_("指标值读作数值、区间、日期或频次的条数"),
    "quantity_state": STATE,
    "satisfaction_state": STATE,
    "set_projects": N_("至少有一条这类指标的项目数"),
    "social_state": STATE,
    "text_targets": N_("指标值读作文字的条数；定性的指标值不等于有问题"),
    "timeliness_state": STATE,
    "unclear_projects": N_("没有这一类指标，却有指标看不出属于哪一类的项目数"),
}
