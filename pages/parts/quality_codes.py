"""What the codes of the queries on the quality of targets are called."""

from pages.parts.words import N_

COVERED_CLASSES = {
    "数量": N_("数量"),
    "质量": N_("质量"),
    "时效": N_("时效"),
    "成本": N_("成本"),
    "经济效益": N_("经济效益"),
    "社会效益": N_("社会效益"),
    "生态效益": N_("生态效益"),
    "可持续影响": N_("可持续影响"),
    "满意度": N_("满意度"),
}
CLASS_STATES = {
    "set": N_("已设"),
    "missing": N_("未设"),
    "not_applicable": N_("写明不适用"),
    "unclear": N_("归类不明"),
    "not_in_city": N_("本市未见此类"),
}
