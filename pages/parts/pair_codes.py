"""What the codes of the queries on pairs of projects are called."""

from pages.parts.words import N_

PAIR_STATES = {
    "increased": N_("预算增加"),
    "decreased": N_("预算减少"),
    "unchanged": N_("预算不变"),
    "only_earlier": N_("只在前一年份"),
    "only_later": N_("只在后一年份"),
    "no_budget": N_("未印预算数"),
}
STEPS = {"earlier": N_("前一年份"), "later": N_("后一年份")}
SCOPE_STATES = {"in_scope": N_("在范围内"), "pulled_in": N_("不在范围内，随另一半计入")}
PAIRED_BY = {"same_name": N_("名称相同"), "confirmed": N_("经人确认")}
BASE_NOTES = {"small_base": N_("基数过小")}
TARGET_CHANGES = {
    "same": N_("不变"),
    "up": N_("数值上升"),
    "down": N_("数值下降"),
    "comparator": N_("比较符改变"),
    "quantified": N_("定性改为定量"),
    "unquantified": N_("定量改为定性"),
    "restated": N_("写法改变"),
    "new": N_("新增"),
    "gone": N_("未再列出"),
    "ambiguous": N_("同名多条"),
}
TARGETS_STATES = {
    "same": N_("目标不变"),
    "restated": N_("只改写法"),
    "quantified": N_("定性改为定量"),
    "changed": N_("目标有变"),
    "unclear": N_("说不清"),
    "no_targets": N_("没有目标"),
}
DECISIONS = {"pending": N_("待定"), "confirmed": N_("已确认"), "refused": N_("已拒绝")}
LIKENESS_REASONS = {
    "signs": N_("只有标点不同"),
    "years": N_("去掉年份和文号后相同"),
    "transfer": N_("去掉（划转项目）后相同"),
    "alike": N_("名称相似"),
    "by_hand": N_("人工指定"),
}
