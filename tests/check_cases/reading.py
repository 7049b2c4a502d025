"""What the reading of a document leaves open, and sums of money that the document itself prints."""

from ingest.records import PrintedIndicator
from tests.check_cases import Cases
from tests.made_checks import PLACE, form, line, made

SATISFIED = line("满意度", "学员满意度", "≥90%")
REST = {"document_id": "d", "position": 1, "text": "注：本表由财务科填报", "line_from": 9, "line_to": 9}

CASES = {
    "reading_to_compare": Cases(
        "接到上一格",
        finds=[made(form(), tables={"doubts": [REST | {"reason": "接到上一格"}]})],
        passes=[made(form())],
    ),
    "document_breaks_off": Cases(
        "最后一格可能不全",
        finds=[made(form(), breaks_off=True, line_to=40)],
        passes=[made(form(), breaks_off=False, line_to=40)],
    ),
    "text_left_unread": Cases(
        "财务科",
        finds=[made(form(), tables={"remainders": [REST | {"use": "unread"}]})],
        passes=[made(form(), tables={"remainders": [REST | {"use": "ignored", "reason": "叙述"}]})],
    ),
    "printed_total_differs_from_rows": Cases(
        "300000.00",
        finds=[made(form(), form(), printed_total_yuan=300000)],
        passes=[made(form(), form(), printed_total_yuan=200000), made(form())],
    ),
    "sources_differ_from_total": Cases(
        "90000.00", finds=[made(form(fiscal="9"))], passes=[made(form(fiscal="10")), made(form())]
    ),
    "no_satisfaction_target": Cases(
        "共 1 条", finds=[made(form(line("数量", "培训人数", "≥30人")))], passes=[made(form(SATISFIED))]
    ),
    "no_output_target": Cases(
        "共 2 条指标：成本指标 成本指标；满意度指标 服务对象满意度指标",
        finds=[made(form(line("成本", "印刷费", "≤2万元"), SATISFIED))],
        passes=[
            made(form(line("时效", "完成时间", "12月底前"), SATISFIED)),
            made(form(SATISFIED, PrintedIndicator(PLACE, "其他", "其他", "说明", None, "照办"))),
            made(form()),
        ],
    ),
    "target_blank": Cases(
        "有 1 条",
        finds=[made(form(line("数量", "培训人数", None), SATISFIED))],
        passes=[made(form(SATISFIED)), made(form(line("效益", "不适用生态效益指标", None)))],
    ),
    "same_form_twice": Cases(
        "只计一次",
        finds=[made(form(SATISFIED), form(SATISFIED)), made(form(SATISFIED), form(SATISFIED), form(SATISFIED)), made(form(SATISFIED, total=None), form(SATISFIED, total=None))],
        passes=[made(form(SATISFIED, code="130700P1"), form(SATISFIED, code="130700P2")), made(form(SATISFIED), form(SATISFIED, total="11"))],
    ),
    "budget_year_not_printed": Cases(
        "共 1 个项目", finds=[made(form(SATISFIED), budget_year=None)], passes=[made(form(SATISFIED))]
    ),
}  # fmt: skip
