"""Labels that publishers compose of the same few words, for forms, tables of projects and tables of indicators."""

import re

OF_YEAR = "年度|年初|当年|本年度|本年"
COMPOSED_TOTAL = re.compile(
    rf"(?:项目|{OF_YEAR}|全年|申报|申请|安排|批复|核定|下达|支出){{1,3}}(?:预算|资金|经费|金额|总额|投资)"
    r"(?:预算|资金|经费|金额|总额|总量|安排|数|额|合计){0,3}"
)
UNIT_OR_PROJECT = re.compile(
    r"(?:预算)?(?:单位|部门)(?:名称)?[、/及和与(](?:支出)?(?:项目|专项|政策)(?:资金|支出)?(?:名称)?\)?(?:名称)?"
)
"""The head of a column that names units and below each its projects: `单位（专项）名称`."""
ASKED_OF_YEAR = re.compile(rf"(?:{OF_YEAR}|全年)(?:计划|拟)?(?:申请|申报|安排|核定|批复|下达|投入)(?:数|额)?")
SUM_TOTAL = re.compile(
    rf"(?:项目|{OF_YEAR}|全年|预算|支出|资金|经费|申报|申请|安排|投入){{1,4}}(?:总额|总计|合计|总量|总数|总金额)"
)
GOAL = re.compile(
    rf"(?:项目|专项|{OF_YEAR}|全年|总体|整体|主要|预期|绩效|工作){{1,4}}目标(?:[及和与](?:成果|任务|效果)|内容|描述|概述|概况|说明)?"
)
AIM = "(?:(?:预期|预计|计划|拟|应)(?:实现|完成|达到)|预期|计划|设定|绩效|三级|项目|目标|指标|考核)"
GOAL_AND_INDICATORS = re.compile(
    rf"(?:项目|支出|{OF_YEAR}|总体){{0,3}}(?:绩效)?目标[及和与、](?:具体|主要|考核)?(?:绩效)?指标(?:值|内容|情况|设置)?"
)
"""The head of a column that holds a project's goal and its indicators: `绩效目标及指标`."""
INDICATORS = re.compile(
    rf"(?:主要|具体|核心|项目|支出|{OF_YEAR}){{0,3}}绩效(?:考核|评价)?指标(?:设置|设定|内容|情况|明细)?"
)
NAMED_TARGET = re.compile(
    r"(?:三级|绩效|项目|具体|评价|考核|明细)*指标(?:名称|内容)?(?:[及和与、/]|\(含?|含)"
    rf"(?:{OF_YEAR}|全年)?{AIM}{{0,2}}值(?:[及和](?:度量|计量)?单位)?\)?"
)
"""The head of a column in which each cell holds a name and its target: `三级指标及目标值`, `三级指标（含目标值）`."""
CODE_AND_NAME = "{0}(?:编码|代码|编号)[及和与、/](?:{0})?名称|{0}(?:名称)?[及和与、/](?:{0})?(?:编码|代码|编号)"
CODED_NAMES = (
    ("project_name", re.compile(CODE_AND_NAME.format("(?:支出|二级)?项目"))),
    ("unit", re.compile(CODE_AND_NAME.format("(?:预算|项目|实施|用款|基层)?单位"))),
    ("department", re.compile(CODE_AND_NAME.format("(?:主管|预算)?部门"))),
)
"""Labels of a name with its code in the same cell: `单位编码及名称`."""
HOLDS = "(?:承担|实施|执行|承办|建设|使用|用款|申报|责任|牵头|负责|填报|编制)"
BODIES = (
    (
        "unit",
        re.compile(rf"(?:项目|资金|具体)?{HOLDS}(?:[(、及和/]?{HOLDS}\)?)?(?:单位|部门|机构)(?:名称|全称)?"),
    ),
    ("department", re.compile("(?:项目|资金|预算)?(?:归口|归口管理|业务主管|行业主管|上级主管)(?:部门|单位)(?:名称)?")),
)
"""Labels of the unit that spends the money, and of the department above it: `项目承担（实施）单位`, `归口管理部门`."""
NAME_OF_PROJECT = re.compile(
    "(?=.*(?:项目|政策|专项))(?:预算|支出|财政|专项|政策|任务|项目|资金|补助){1,4}(?:名称|全称)"
)
PERIOD = r"(?:全年|年度|本年|上?半年度?|[一二三四1-4]季度|\d{1,2}[-—~至]\d{1,2}月|截[至止].{1,8})"
RESULT = re.compile(
    rf"{PERIOD}{{0,2}}(?:实际(?:完成|执行|实现|达成)(?:值|情况|数|结果|程度)?|(?:完成|执行)(?:值|情况|数|结果))"
)
"""The head of a column of what became of the targets: `全年实际完成`, `1-7月执行情况`."""
COMPOSED = {
    "form": (
        *CODED_NAMES,
        *BODIES,
        ("project_name", NAME_OF_PROJECT),
        *(("composed_total", form) for form in (COMPOSED_TOTAL, SUM_TOTAL, ASKED_OF_YEAR)),
        ("goal", GOAL),
        ("department", re.compile(r"[省市县区]级[^，。；:]{1,6}主管部门")),
    ),
    "row": (
        *CODED_NAMES,
        *(("total", form) for form in (COMPOSED_TOTAL, SUM_TOTAL, ASKED_OF_YEAR)),
        ("project_name", UNIT_OR_PROJECT),
        *(("indicators", form) for form in (GOAL_AND_INDICATORS, INDICATORS)),
        ("goal", GOAL),
    ),
    "column": (
        ("annual_target", re.compile(rf"(?:{OF_YEAR}|全年){AIM}{{1,3}}(?:值|水平)")),
        ("target", re.compile(rf"{AIM}{{1,3}}(?:值(?:[及和](?:度量|计量)?单位)?|水平)")),
        ("result", RESULT),
        ("aside", re.compile(rf"(?:上?半年度?|[1一]-[6六]月|[6六]月底)(?:[(]程[)])?(?:{AIM}{{1,3}}值)?")),
    ),
}  # fmt: skip
"""Labels that the tables need not list: publishers compose them of the same few words. The tables go first, and the
total of a form that the tables name goes before a composed one.
"""
