"""What the codes that queries return are called."""

from pages.parts.words import N_

GAPS = {
    "budget_year": N_("未注明预算年度"),
    "unit_code": N_("未印单位编码"),
    "project_code": N_("项目未印编码"),
    "purpose": N_("项目未印资金用途"),
    "total": N_("项目未印预算数"),
    "indicators": N_("项目没有指标"),
    "money_caps": N_("项目没有可相加的金额上限"),
    "satisfaction": N_("项目没有满意度指标"),
    "printed_total": N_("未印合计，无从对照"),
    "unread": N_("有未读入的字符"),
}
CAP_STATES = {
    "matches": N_("相符"),
    "uncovered": N_("未覆盖"),
    "exceeds": N_("超出"),
    "repeats": N_("上限=预算"),
    "rates_only": N_("单价不可加"),
    "no_money": N_("无金额"),
    "no_budget": N_("未印预算数"),
}
OUTSIDE_COST = {"not_a_cost": N_("印在其他类别的金额")}
CHANGES = {"new": N_("新增"), "gone": N_("没有了"), "changed": N_("改变")}
TEXT_USES = {"unread": N_("未能读入"), "ignored": N_("不读")}
SEVERITIES = {"check": N_("请核对"), "notice": N_("提示")}
REVIEW_STATES = {
    "pending": N_("待核"),
    "explained": N_("已说明"),
    "corrected": N_("已修正"),
    "accepted": N_("接受"),
}
CLASSES = {"产出": N_("产出"), "成本": N_("成本"), "效益": N_("效益"), "满意度": N_("满意度")}
SUBCLASSES = {
    "数量": N_("数量"),
    "质量": N_("质量"),
    "时效": N_("时效"),
    "成本": N_("成本"),
    "经济效益": N_("经济效益"),
    "社会效益": N_("社会效益"),
    "生态效益": N_("生态效益"),
    "可持续影响": N_("可持续影响"),
    "服务对象满意度": N_("服务对象满意度"),
    "经济成本": N_("经济成本"),
    "社会成本": N_("社会成本"),
    "生态环境成本": N_("生态环境成本"),
}
KINDS = {
    "number": N_("数值"),
    "range": N_("区间"),
    "date": N_("日期"),
    "recurrence": N_("频次"),
    "text": N_("文字"),
}
MONEY_BASES = {"total": N_("全年总额"), "rate": N_("单价")}
LANES = {
    "share": N_("满意度占比"),
    "own_staff": N_("询问本单位人员"),
    "other_rate": N_("另一种比率"),
    "count": N_("计数"),
    "no_measure": N_("没有印计量单位"),
    "words": N_("没有数值"),
}
LANE_REASONS = {
    "own_staff": N_("询问的是本单位人员，不是服务对象"),
    "other_rate": N_("不是满意的占比，如办结率、不满意率"),
    "count": N_("计量单位不是 %，如少于5次"),
    "no_measure": N_("有数值，没有印计量单位"),
    "words": N_("指标值是文字、日期或频次，没有可比的数"),
}
# Who is asked, as `data/reference/respondents.csv` names them; names that are added there are shown as they stand.
RESPONDENTS = {
    "服务对象": N_("服务对象"),
    "企业/单位": N_("企业/单位"),
    "公众": N_("公众"),
    "学员/学生": N_("学员/学生"),
    "考生/参评人员": N_("考生/参评人员"),
    "使用者": N_("使用者"),
    "补助对象": N_("补助对象"),
    "劳动者/求职者": N_("劳动者/求职者"),
    "活动参加者": N_("活动参加者"),
    "人才": N_("人才"),
    "上级部门": N_("上级部门"),
    "离退休人员": N_("离退休人员"),
    "本单位人员": N_("本单位人员"),
    "未分类": N_("未分类"),
}
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
CLASS_STATES = {
    "set": N_("已设"),
    "missing": N_("未设"),
    "not_applicable": N_("写明不适用"),
    "unclear": N_("归类不明"),
    "not_in_city": N_("本市未见此类"),
}
