"""Satisfaction, years, and words that belong elsewhere."""

from tests.check_cases import Cases
from tests.made_checks import form, line, made

CODE_24, CODE_25 = "13070024P0001", "13070025P0001"
PURPOSE = "征集用工信息并组织召开线上线下招聘活动等支出"
TRAINED, HIRED = line("数量", "培训人数", "≥30人"), line("数量", "招聘会场次", "≥5场")
FIVE = [line("数量", f"第{letter}项工作数量", "≥2项") for letter in "甲乙丙丁戊"]
STAFF = line("满意度", "单位职工满意度", "≥90%")


def asked(name: str, target: str, description: str | None = None):
    return made(form(line("满意度", name, target, description)))


CASES = {
    "satisfaction_not_a_share": Cases(
        "满意度",
        finds=[asked("服务对象满意度", "少于5次"), asked("服务对象满意度", "比较满意"), asked("事项办结率", "≥95%")],
        passes=[asked("服务对象满意度", "≥95%"), asked("群众不满意率", "≤3%"), asked("群众认可度", "≥90%")],
    ),
    "satisfaction_asks_own_staff_only": Cases(
        "职工",
        finds=[made(form(STAFF, name="便民服务经费"))],
        passes=[
            made(form(STAFF, line("满意度", "群众满意度", "≥90%"), name="便民服务经费")),
            made(form(STAFF, name="办公楼水电费")),
            made(form(STAFF, name="便民服务经费", purpose="发放窗口人员工资")),
        ],
    ),
    "satisfaction_out_of_usual_range": Cases(
        "满意度",
        finds=[asked("群众满意度", "≥60%"), asked("群众满意度", "100%")],
        passes=[asked("群众满意度", "≥80%"), asked("群众满意度", "≥99%"), asked("群众不满意率", "≤3%")],
    ),
    "deadline_without_year": Cases(
        "没有年份",
        finds=[made(form(line("时效", "完成时间", "12月底前"), code=CODE_24)), made(form(line("时效", "完成时间", "12月底前")), budget_year=None)],
        passes=[
            made(form(line("时效", "完成时间", "12月底前"), code=CODE_25)),
            made(form(line("时效", "完成时间", "2025年12月底前"), code=CODE_24)),
            made(form(line("时效", "完成时间", "每年12月底前"), code=CODE_24)),
        ],
    ),
    "text_speaks_of_an_earlier_year": Cases(
        "2024年",
        finds=[made(form(code=CODE_25, purpose="2024年预计补贴84人")), made(form(line("数量", "补贴人数", "≥84人", "2024年预计人数")))],
        passes=[
            made(form(code=CODE_24, purpose="2024年预计补贴84人")),
            made(form(purpose="补发2024年和2025年的补贴")),
            made(form(purpose="支付2024年结转的补贴")),
            made(form(line("数量", "补贴人数", "≥84人", "较2024年增加"))),
            made(form(purpose="2024年预计补贴84人"), budget_year=None),
        ],
    ),
    "text_of_another_project": Cases(
        "招聘经费",
        finds=[made(form(HIRED, name="招聘经费", purpose=PURPOSE), form(TRAINED, name="设备购置", purpose=PURPOSE + "。"))],
        passes=[
            made(form(HIRED, name="招聘经费", purpose=PURPOSE), form(TRAINED, name="招聘经费", purpose=PURPOSE)),
            made(form(HIRED, name="招聘经费", purpose=PURPOSE), form(HIRED, name="招聘会经费", purpose=PURPOSE)),
            made(form(HIRED, name="招聘经费", purpose="办公费"), form(TRAINED, name="设备购置", purpose="办公费")),
        ],
    ),
    "targets_shared_by_two_projects": Cases(
        "有 5 条指标相同",
        finds=[made(form(*FIVE, name="招聘经费"), form(*FIVE, TRAINED, name="招聘工作经费"))],
        passes=[
            made(form(*FIVE, name="招聘经费"), form(*FIVE[:4], TRAINED, name="招聘工作经费")),
            made(form(*FIVE, name="招聘经费", code=CODE_24), form(*FIVE, name="招聘工作经费", code=CODE_25)),
            made(form(*FIVE, name="招聘经费"), form(*FIVE, name="招聘经费")),
        ],
    ),
    "placeholder_left": Cases(
        "里留有",
        finds=[made(form(name="XX项目")), made(form(goal="完成×××个项目")), made(form(line("数量", "培训人数", "待定"))), made(form(purpose="支付**费用"))],
        passes=[made(form(name="X光机购置", goal="建设示范点，填写调查表")), made(form(line("数量", "面积", "3×4米")))],
    ),
}  # fmt: skip
