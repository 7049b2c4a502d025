"""What holds for the reading of any target, whatever is printed."""

from hypothesis import given
from hypothesis import strategies as st

from ingest.normalise.words import BEFORE
from ingest.records import TargetReading
from tests.readings import cost, read

WORDS = (
    *("0", "1", "12", "31", "90", "2025", ",", ".", "-", "~", "/", "·", "(", ")", "。", "，", "≥", "≤", ">", "<", "="),
    *(
        "不少于",
        "约",
        "以上",
        "以内",
        "内",
        "至",
        "且",
        "余",
        "前",
        "底",
        "不",
        "第",
        "一",
        "两",
        "十",
        "百分之",
        "按月",
    ),
    *(
        "年",
        "月",
        "日",
        "全年",
        "季度",
        "%",
        "万",
        "亿",
        "千",
        "元",
        "万元",
        "人",
        "天",
        "次",
        "场",
        "个",
        "米",
        "㎡",
        "A",
    ),
    *("每", "每人", "每月", "人均", "单", "完成", "发放", "成本", "标准", "米", "百分之"),
)
PIECES = st.lists(st.sampled_from(WORDS), max_size=8).map("".join)
TEXTS = st.one_of(PIECES, st.text(max_size=40))
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")
VALUES = st.decimals(min_value=0, max_value=10**9, places=2)


SIGNS = {
    "≥": "≥ ≧ ⩾ ＞＝ >= => ＝＞ ≥= 不少于 不低于 大于等于 大于或等于",
    "≤": "≤ ≦ ⩽ ＜＝ <= =< ≤= 不超过 不高于 小于等于",
}
UNITS = {
    "%": "% ％ 百分比 ﹪",
    "次": "次",
    "人次": "人次 （人次）",
    "㎡": "㎡ 平方米 m2",
    "万元": "万元",
    "天": "天 日",
}


@given(st.sampled_from(list(SIGNS)), st.decimals(0, 10**7, places=1), st.sampled_from(list(UNITS)), st.data())
def test_every_spelling_of_sign_number_and_unit_reads_the_same(sign, value, unit, data):
    spelled = data.draw(st.sampled_from(SIGNS[sign].split())), data.draw(st.sampled_from(UNITS[unit].split()))
    number = data.draw(st.sampled_from([f"{value}", f"{value:,}", f"{value}".translate(FULL_WIDTH)]))
    space = data.draw(st.sampled_from(["", " ", "\u3000"]))
    reading = read(space.join((spelled[0], number, spelled[1])))
    assert (reading.comparator, reading.value_low, reading.measure) == (sign, value, unit)


@given(TEXTS, TEXTS, TEXTS, st.booleans(), st.none() | VALUES)
def test_every_text_has_a_reading_that_the_columns_hold(target, name, description, is_cost, budget):
    reading = read(target, level3=name, description=description, is_cost=is_cost, budget_yuan=budget)
    assert (reading.value_low is None) == (reading.value_high is None)
    assert reading.value_low is None or reading.value_low <= reading.value_high < 10**18
    assert reading.value_yuan is None or abs(reading.value_yuan) < 10**16
    assert (reading.money_basis == "rate") == (reading.rate_per is not None)
    assert reading.money_basis != "total" or reading.value_yuan is not None


@given(PIECES, st.data())
def test_white_space_and_full_width_change_no_reading(target, data):
    spaced = "".join(letter + data.draw(st.sampled_from(["", " ", "\u3000", "\n"])) for letter in target)
    wide = "".join(chr(ord(letter) + 0xFEE0) if "!" <= letter <= "~" else letter for letter in target)
    assert read(spaced) == read(target) == read(wide)


@given(
    st.sampled_from([(word, sign) for sign, words in BEFORE.items() for word in words.split()]),
    VALUES,
    st.sampled_from(["%", "人次", "工作日", "万元", ""]),
)
def test_comparator_in_words_reads_as_its_sign(worded, value, unit):
    word, sign = worded
    assert read(f"{word}{value}{unit}") == read(f"{sign}{value}{unit}")
    assert read(f"{word}{value}{unit}").comparator == sign


@given(VALUES, st.sampled_from([("元", 1), ("千元", 1_000), ("万元", 10_000), ("亿元", 100_000_000)]), st.booleans())
def test_value_in_yuan_is_the_printed_value_times_its_unit(value, unit, is_rate):
    word, factor = unit
    reading = cost(f"{value}{word}" + ("/人" if is_rate else ""))
    if value * factor >= 10**16:
        assert reading == TargetReading("text")
        return
    assert reading.value_low == value
    assert reading.value_yuan == value * factor
    assert (reading.money_basis == "rate") == is_rate


@given(st.permutations(["人", "天"]), st.sampled_from(["/{}/{}", "/{}·{}", "每{}每{}", "（每{}每{}）"]))
def test_one_rate_has_one_spelling(parts, form):
    assert cost("400元" + form.format(*parts)).rate_per == "人·天"
