"""What the codes of the queries on the quality of targets are called."""

from pages.parts.words import N_

CLASS_STATES = {
    "set": N_("已设"),
    "missing": N_("未设"),
    "not_applicable": N_("写明不适用"),
    "unclear": N_("归类不明"),
    "not_in_city": N_("本市未见此类"),
}
