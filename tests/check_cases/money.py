"""Money, quantities and spending plans."""

from tests.check_cases import Cases
from tests.made_checks import form, line, made

CODE_24, CODE_25 = "13070024P0001", "13070025P0001"
PRINTING, TRAVEL = line("成本", "印刷费", "≤6万元"), line("成本", "差旅费", "≤4万元")
PER_STUDENT = line("成本", "人均资助标准", "1200元", "按人均发放水平")
ON_DUTY = "监考人员劳务费每人每小时成本"


def duty(target: str, name: str = "监考劳务费"):
    return line("成本", name, target, ON_DUTY)


def helped(target: str, name: str = "享受助学金人数"):
    return line("数量", name, target)


CASES = {
    "caps_exceed_budget": Cases(
        "超过预算数",
        finds=[made(form(PRINTING, TRAVEL, total="9.99")), made(form(PRINTING, TRAVEL, line("时效", "耗材购置成本", "≤1万元")))],
        passes=[made(form(PRINTING, TRAVEL)), made(form(PRINTING, TRAVEL, line("成本", "总成本", "≤10万元")))],
    ),
    "caps_far_below_budget": Cases(
        "60.0%",
        finds=[made(form(PRINTING))],
        passes=[
            made(form(PRINTING, total="8.5")),
            made(form(PRINTING, line("成本", "总成本", "≤10万元"))),
            made(form(PRINTING, PER_STUDENT)),
            made(form(PRINTING, line("成本", "其他费用", "按实际支出结算"))),
        ],
    ),
    "amount_may_be_in_another_unit": Cases(
        "万",
        finds=[
            made(form(duty("500万元"))),
            made(form(line("成本", "项目总成本", "≤100000万元"))),
            made(form(line("成本", "项目总成本", "≤10元"))),
            made(form(duty("80元"), duty("80元"), duty("100元"), duty("80万元"), total="500")),
        ],
        passes=[made(form(duty("500元"))), made(form(line("成本", "项目总成本", "≤10万元"))), made(form(line("成本", "印刷费", "≤12元")))],
    ),
    "rate_far_from_the_same_kind": Cases(
        "1000.00",
        finds=[made(form(duty("80元"), duty("80元"), duty("100元"), duty("50元"), duty("1000元")))],
        passes=[
            made(form(duty("80元"), duty("80元"), duty("100元"), duty("50元"), duty("700元"))),
            made(form(duty("80元"), duty("80元"), duty("100元"), duty("1000元"))),
        ],
    ),
    "rate_times_quantity_exceeds_budget": Cases(
        "18.72 万元，超过预算数 10.00 万元",
        finds=[made(form(helped("≤156人"), PER_STUDENT))],
        passes=[
            made(form(helped("≤156人"), PER_STUDENT, total="18.72")),
            made(form(helped("≤156人"), PER_STUDENT, total="100")),
            made(form(helped("≥156人"), PER_STUDENT)),
            made(form(helped("≤156人"), line("数量", "教师人数", "≤10人"), PER_STUDENT)),
            made(form(helped("≤156人"), line("成本", "人均工资标准", "≤1200元", "每人每月工资发放标准"))),
        ],
    ),
    "cap_on_number_served": Cases(
        "≤156人",
        finds=[made(form(helped("≤156人"))), made(form(helped("≤156人"), PER_STUDENT))],
        passes=[
            made(form(helped("≥156人"))),
            made(form(helped("≤156人"), PER_STUDENT, total="18.72")),
            made(form(helped("≤9人", "在职人员补助发放人数"))),
            made(form(helped("≤18台", "办公设备购置数量"))),
        ],
    ),
    "targets_copied_while_money_doubled": Cases(
        "2024 年立项的 10.00 万元，2025 年立项的 20.00 万元",
        finds=[made(form(helped("≥30人"), code=CODE_24), form(helped("≥30人"), code=CODE_25, total="20"))],
        passes=[
            made(form(helped("≥30人"), code=CODE_24), form(helped("≥60人"), code=CODE_25, total="20")),
            made(form(helped("≥30人"), code=CODE_24), form(helped("≥30人"), code=CODE_25, total="19.99")),
            made(form(helped("≥30人"), code=CODE_24, total="0.5"), form(helped("≥30人"), code=CODE_25, total="20")),
            made(form(helped("≥1人"), code=CODE_24), form(helped("≥1人"), code=CODE_25, total="20")),
            made(form(helped("≥30人"), code=CODE_24), form(helped("≥30人"), code=CODE_25, total="20", name="助学金")),
        ],
    ),
    "plan_over_100": Cases("10000%", finds=[made(form(plan=(None, None, None, "10000%")))], passes=[made(form(plan=("25%", "50%", "75%", "100%")))]),
    "plan_falls": Cases(
        "10 月底",
        finds=[made(form(plan=("25%", "50%", "40%", "100%"))), made(form(plan=("25%", None, "20%", "100%")))],
        passes=[made(form(plan=("25%", "50%", "50%", "100%"))), made(form(plan=(None, "50%", None, "100%")))],
    ),
    "plan_stops_short": Cases(
        "80%", finds=[made(form(plan=("25%", "50%", "75%", "80%")))], passes=[made(form(plan=("25%", None, None, "100%"))), made(form(plan=("25%", "50%")))]
    ),
    "plan_all_in_december": Cases(
        "1 个项目（共 2 个）",
        finds=[made(form(plan=(None, None, None, "100%")), form(plan=("25%", "50%", "75%", "100%"))), made(form(plan=("0%", "0%", "0%", "100%")), form(plan=("25%", None, None, "100%")))],
        passes=[made(form(plan=("1%", None, None, "100%"))), made(form(plan=(None, None, None, "10000%"))), made(form())],
    ),
}  # fmt: skip
