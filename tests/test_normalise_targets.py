"""What a printed target is read as: the forms of the published sheets and their variants."""

from datetime import date
from decimal import Decimal

import pytest

from ingest.records import TargetReading
from tests.readings import cost, read


def number(comparator, value, measure):
    return TargetReading("number", comparator, Decimal(value), Decimal(value), measure=measure)


@pytest.mark.parametrize(
    ("target", "comparator", "value", "measure"),
    [
        ("≥90%", "≥", "90", "%"),
        ("95%以上", "≥", "95", "%"),
        ("≥85百分比", "≥", "85", "%"),
        ("大于等于90%", "≥", "90", "%"),
        ("85%", None, "85", "%"),
        ("14人", None, "14", "人"),
        ("不少于700人次", "≥", "700", "人次"),
        ("约1200人次", "≈", "1200", "人次"),
        ("少于5次", "<", "5", "次"),
        (">10000份", ">", "10000", "份"),
        ("≥2万条", "≥", "20000", "条"),
        ("15万份", None, "150000", "份"),
        ("不少于150万科次", "≥", "1500000", "科次"),
        ("≥680万学时", "≥", "6800000", "学时"),
        ("≤60个工作日", "≤", "60", "工作日"),
        ("≤10工作日", "≤", "10", "工作日"),
        ("1年", None, "1", "年"),
        ("≤4小时", "≤", "4", "小时"),
        ("≥30个/场", "≥", "30", "个/场"),
        ("16619.8", None, "16619.8", None),
        ("≥20.2", "≥", "20.2", None),
        ("≤60日内", "≤", "60", "天"),
        ("365天", None, "365", "天"),
        ("3级", None, "3", "级"),
        ("0起", None, "0", "起"),
        ("≥2场次", "≥", "2", "场次"),
        ("≥63000平米/年", "≥", "63000", "㎡/年"),
        ("≤4844㎡", "≤", "4844", "㎡"),
        ("服务不少于300人次", "≥", "300", "人次"),
        ("≥30MW", "≥", "30", "兆瓦"),
        ("≤70分贝", "≤", "70", "分贝"),
        ("≤35μg/m³", "≤", "35", "微克/立方米"),
        ("≥5人·天", "≥", "5", "人天"),
        ("≤10℃", "≤", "10", "℃"),
        ("≥12mol/L", "≥", "12", "mol/L"),
    ],
)
def test_printed_number_has_its_comparator_value_and_measure(target, comparator, value, measure):
    assert read(target) == number(comparator, value, measure)


@pytest.mark.parametrize(
    ("target", "comparator", "value", "measure"),
    [
        ("满意度：≥90％。", "≥", "90", "%"),
        ("合格率达到95%以上", "≥", "95", "%"),
        ("≥90%以上", "≥", "90", "%"),
        ("100%（含）", None, "100", "%"),
        ("90（%）", None, "90", "%"),
        ("百分之90以上", "≥", "90", "%"),
        ("提高5个百分点", None, "5", "百分点"),
        ("１０，０００份", None, "10000", "份"),
        ("1,200人", None, "1200", "人"),
        ("700余人次", ">", "700", "人次"),
        ("90分左右", "≈", "90", "分"),
        ("至少组织2次培训", "≥", "2", "次"),
        ("100人参加培训", None, "100", "人"),
        ("签约500人", None, "500", "人"),
        ("投诉率控制在5%以内", "≤", "5", "%"),
        ("控制在预算人数内≤76人", "≤", "76", "人"),
        ("30分钟内响应", "≤", "30", "分钟"),
        ("三个工作日内", "≤", "3", "工作日"),
        ("一年", None, "1", "年"),
        ("3年内", "≤", "3", "年"),
        ("每场不少于30人", "≥", "30", "人/场"),
        ("3千米", None, "3", "公里"),
        ("5千人", None, "5000", "人"),
        ("≥-5%", "≥", "-5", "%"),
        ("＞=95%", "≥", "95", "%"),
        ("⩾95％", "≥", "95", "%"),
        ("=>95百分比", "≥", "95", "%"),
        ("≥≥95%", "≥", "95", "%"),
        ("≥=95%%", "≥", "95", "%"),
        ("==100%", "=", "100", "%"),
        ("≤=5次", "≤", "5", "次"),
    ],
)
def test_words_and_width_around_a_number_change_nothing(target, comparator, value, measure):
    assert read(target) == number(comparator, value, measure)


@pytest.mark.parametrize(("target", "measure"), [("≥8个标段", "个标段"), ("10人公里", "人公里"), ("≥5台套", "台套")])
def test_unit_that_the_table_does_not_know_is_kept_as_printed(target, measure):
    assert read(target).measure == measure


@pytest.mark.parametrize(
    ("target", "low", "high", "measure"),
    [
        ("90%-95%", "90", "95", "%"),
        ("3-5天", "3", "5", "天"),
        ("80～90", "80", "90", None),
        ("≥80%且≤90%", "80", "90", "%"),
        ("80%≤满意度≤90%", "80", "90", "%"),
        ("90%≤X≤100%", "90", "100", "%"),
        ("2-3万条", "20000", "30000", "条"),
        ("2万-3万条", "20000", "30000", "条"),
        ("3天至5天", "3", "5", "天"),
    ],
)
def test_two_ends_are_a_range(target, low, high, measure):
    assert read(target) == TargetReading("range", None, Decimal(low), Decimal(high), measure=measure)


@pytest.mark.parametrize(
    ("target", "comparator", "date_from", "date_to"),
    [
        ("2025年1月-12月", None, date(2025, 1, 1), date(2025, 12, 31)),
        ("2025年1-12月", None, date(2025, 1, 1), date(2025, 12, 31)),
        ("2025年1月1日至2026年2月28日", None, date(2025, 1, 1), date(2026, 2, 28)),
        ("2025-2027年", None, date(2025, 1, 1), date(2027, 12, 31)),
        ("2025年全年", None, date(2025, 1, 1), date(2025, 12, 31)),
        ("2025全年", None, date(2025, 1, 1), date(2025, 12, 31)),
        ("2025年上半年", None, date(2025, 1, 1), date(2025, 6, 30)),
        ("2024年2月", None, date(2024, 2, 1), date(2024, 2, 29)),
        ("2025年12月31日前", "≤", None, date(2025, 12, 31)),
        ("2025.6.30之前完成支付", "≤", None, date(2025, 6, 30)),
        ("2025年底前完成", "≤", None, date(2025, 12, 31)),
        ("2025年底前。", "≤", None, date(2025, 12, 31)),
        ("2025年11月底前", "≤", None, date(2025, 11, 30)),
        ("不晚于2025年6月", "≤", None, date(2025, 6, 30)),
        ("2025年10月前", "≤", None, None),
        ("≤12月底前", "≤", None, None),
        ("≤12月", "≤", None, None),
        ("＝2025年12月底前", "≤", None, date(2025, 12, 31)),
        ("≤12底之前", "≤", None, None),
        ("每年7月份之前完成", "≤", None, None),
        ("每年年底前发放到位", "≤", None, None),
        ("1-12月", None, None, None),
    ],
)
def test_date_or_period_has_the_days_that_are_certain(target, comparator, date_from, date_to):
    assert read(target) == TargetReading("date", comparator, date_from=date_from, date_to=date_to)


@pytest.mark.parametrize(
    ("target", "comparator", "value", "measure"),
    [
        ("每月大于或等于1次", "≥", 1, "次/月"),
        ("每月1次", None, 1, "次/月"),
        ("每季度一次", None, 1, "次/季度"),
        ("≥1次/月", "≥", 1, "次/月"),
        ("每年至少开展2场", "≥", 2, "场/年"),
        ("一年两次", None, 2, "次/年"),
        ("半年一次", None, 1, "次/半年"),
    ],
)
def test_events_in_a_time_are_a_recurrence(target, comparator, value, measure):
    expected = TargetReading("recurrence", comparator, Decimal(value), Decimal(value), measure=measure)
    assert read(target) == expected


@pytest.mark.parametrize("target", ["按月发放", "每年春、秋季发放", "每月10日前发放", "按季度足额支付"])
def test_recurrence_in_words_has_no_value(target):
    assert read(target) == TargetReading("recurrence")


@pytest.mark.parametrize(
    "target",
    [
        *("采购价格≤预算价格", "进一步提高", "全年", "参照就业补助资金文件标准", "不超过当年预算数", "合法合规"),
        "工作日每日进行一次安全巡视，每月进行一次大规模全方位地毯式安全生产巡视。",
        *("根据省人社厅文件规定及2025年工作安排", "省人社厅文件（冀人社字[2024]48号及2025年工作安排）"),
        *("按年度计划完成", "每年稳步提升", "不发生1起以上事故", "≤90%以上", "100%-95%", "≥3-5天", "1:20", "1/3"),
        *("培训2期100人", "≥95%的学员", "100%，确保质量", "前10名", "ISO9001认证", "7*24小时", "十分满意"),
        *("2024", "有效提升2023", "2025年2月30日前", "2025年13月", "2025年3月-2024年1月", "培训-5人", "5A级"),
        *(
            "100%/全部",
            "数十次",
            "近100人",
            "近3年",
            "2025.12",
            "一季度一次",
            "一月一次",
            "=≥95%",
            "定性优",
            "优良中低差",
        ),
        *("每天100", "12,34人", "大于等于每月1次", "999999999999999999人", "0.0000001%", "-", "—", "/", "", None),
    ],
)
def test_what_is_not_certain_stays_text(target):
    assert read(target) == TargetReading("text")


def test_bare_number_takes_the_unit_that_its_name_ends_in():
    assert read("≥95", level3="设备正常运行率（%）").measure == "%"
    assert cost("≤3.5", name="印刷费（万元）").value_yuan == 35_000
    assert cost("3.5", name="印刷费（≤**万元）").value_yuan == 35_000
    assert read("≥3台", level3="软件维护数量（套）").measure == "台"


@pytest.mark.parametrize(
    ("target", "description", "name", "value_yuan", "rate_per"),
    [
        ("≤430元/人/天", "", "", 430, "人·天"),
        ("≤270元/㎡", "每平方米修缮成本月270元", "", 270, "㎡"),
        ("≤6.5万元/年/人", "", "多种用工人员经费标准", 65_000, "人·年"),
        ("400元", "专家评审每人每天所需成本", "评审专家劳务费总成本", 400, "人·天"),
        ("300元", "保障人员劳务费每人每天所需成本", "", 300, "人·天"),
        ("80元", "考试场地租赁费每场成本", "", 80, "场"),
        ("1200元", "按人均发放水平", "人均发放水平", 1200, "人"),
        ("≤9900元", "工资及社保缴费每人每月成本", "6名在职职工工资成本", 9900, "人·月"),
        ("20元", "上机考试租用计算机每台每次", "", 20, "台·次"),
        ("0.08万元", "技师评审占场费每天所需成本", "占场费总成本", 800, "天"),
        ("500万元", "现场聘用相关工作人员每人每天劳务费成本", "", 5_000_000, "人·天"),
        ("15000元", "单次图层更新服务费", "单次图层更新服务费", 15_000, "次"),
        ("≥9600元", "为每名退休职工发放补贴", "", 9600, "人"),
        ("≥0.4万元", "每人2025全年工资及保险等费用缺口", "", 4000, "人"),
        ("300元", "兼职仲裁员审理案件劳务费每件总成本", "", 300, "件"),
        ("100元", "每人每天补助100元", "", 100, "人·天"),
        ("400元", "标准为400元/天·人", "", 400, "人·天"),
        ("每人每天400元", "", "", 400, "人·天"),
        ("400元（每人每天）", "", "", 400, "人·天"),
        ("20元/台次", "", "", 20, "台·次"),
        ("6万元/年", "每名工作人员经费", "", 60_000, "人·年"),
    ],
)
def test_amount_with_a_denominator_is_a_rate_in_one_spelling(target, description, name, value_yuan, rate_per):
    reading = cost(target, description, name)
    assert (reading.value_yuan, reading.money_basis, reading.rate_per) == (value_yuan, "rate", rate_per)


@pytest.mark.parametrize(
    ("target", "description", "name", "value_yuan"),
    [
        ("≤3.5万元", "工资政策培训所需成本", "政策培训总成本", 35_000),
        ("≤9万元", "死亡后遗属生活费，人均25-660元不等。", "遗属补助总成本", 90_000),
        ("≤9万元", "每人每天补助100元", "伙食补助", 90_000),
        ("≤87万元", "为84名退休职工发放生活补贴", "", 870_000),
        ("≥38万元", "2025全年工资缺口", "工资费用", 380_000),
        ("≤8万元", "每年等保测评费用成本", "测评成本", 80_000),
        ("10万元/年", "", "线路租赁费", 100_000),
        ("9万元", "平台运维服务费成本", "", 90_000),
        ("≤118000元", "", "等保测评总费用", 118_000),
        ("≤12万元", "每月组织一次招聘会所需成本", "", 120_000),
        ("≤45万元", "每月发放人员工资，控制在预算内", "", 450_000),
        ("≤10万元", "保障每名学员的食宿费", "", 100_000),
        ("2万多元", "", "印刷费", 20_000),
    ],
)
def test_amount_for_the_whole_year_is_a_total(target, description, name, value_yuan):
    reading = cost(target, description, name)
    assert (reading.value_yuan, reading.money_basis, reading.rate_per) == (value_yuan, "total", None)


@pytest.mark.parametrize(
    ("target", "name", "budget_yuan"),
    [
        ("16元", "考试计算机租用费成本", 1_100_000),
        ("16元", "考试计算机租用费成本", None),
        ("500元", "会议培训标准", 10_000),
        ("≤8万元", "单位成本", 340_000),
        ("3-5万元", "印刷费", 340_000),
    ],
)
def test_amount_that_may_be_a_price_or_a_total_has_no_basis(target, name, budget_yuan):
    assert cost(target, name=name, budget_yuan=budget_yuan).money_basis is None


def test_money_keeps_its_printed_number_and_measure():
    reading = cost("≤6.5万元/年/人")
    assert (reading.comparator, reading.value_low, reading.measure) == ("≤", Decimal("6.5"), "万元/年/人")


def test_share_of_a_cost_is_no_money():
    assert cost("90%以上", name="预算成本控制率") == number("≥", 90, "%")


def test_money_under_another_class_is_a_total_only_as_a_cap_that_the_budget_can_pay():
    cap = read("≤5.58万元", level3="耗材购置", budget_yuan=Decimal(78_900))
    assert (cap.value_yuan, cap.money_basis) == (55_800, "total")
    assert read("≤5.58万元", level3="耗材购置", budget_yuan=Decimal(1_000)).money_basis is None
    assert read("≤5.58万元", level3="经济损失", budget_yuan=Decimal(78_900)).money_basis is None
    assert read("≥5.58万元", level3="带动增收", budget_yuan=Decimal(78_900)).value_yuan == 55_800
