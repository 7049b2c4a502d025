"""Which of several amounts in a form or a row is its project's budget of the year; where it is not certain, none is."""

from decimal import Decimal

import pytest

from ingest.normalise import Reference
from ingest.parse import parse
from ingest.sources import Source
from tests.city_forms import blocks
from tests.written import web_page

FORM = """
项目支出绩效目标表
（2025年度）
单位：万元
项目名称|档案数字化{{1x5}}
实施单位|大油市档案馆{{1x5}}
{amounts}
年度目标|完成扫描{{1x5}}
一级指标|二级指标|三级指标|指标值{{1x3}}
产出指标|数量指标|扫描页数|≥5万页{{1x3}}
满意度指标|服务对象满意度指标|利用者满意度|≥95%{{1x3}}
"""


@pytest.mark.parametrize(
    ("amounts", "total"),
    [
        ("项目总投资|1000|累计已安排|600|本年安排|400", 400),
        ("项目资金总额|1000|以前年度已支出|600|当年申请|400", 400),
        ("项目资金总额|1000|年度资金申请总额|400{1x3}", 400),
        ("申报金额|120|核定金额|100|其中：财政拨款|100", 100),
        ("项目总预算|500|申请财政资金|300|自筹资金|200", 500),
        ("2024年预算|80|2025年预算|100|2026年预算|120", 100),
        ("项目资金总额|300|其中：2025年|100|2026年|200", 100),
        ("上年预算数|80|本年预算数|100|增减率|25%", 100),
        ("年初预算数|100|调整预算数|110|执行数|90", 100),
        ("财政拨款|60|其他资金|40|合计|100", 100),
        ("年度预算总额|120|其中：当年预算|100|上年结转|20", 120),
        ("资金总额|120|当年预算安排|100|上年结转结余|20", 120),
        ("本年预算|100|上年结转|20|合计|120", 120),
        ("预算金额（元）|1000000|其中：财政拨款（元）|1000000{1x3}", 100),
        ("项目总投资（亿元）|2|本年度预算（万元）|100{1x3}", 100),
        ("预算金额|100|本级支出|60|转移支付|40", 100),
        ("中央资金|50|省级资金|30|市级资金|20", 100),
        ("财政拨款|100|其中：中央资金|50|省级资金|50", 100),
        ("上级补助资金|100|本级财政资金|20{1x3}", 120),
        # The part of the centre may be of the fiscal money or beside it.
        ("财政拨款|100|中央资金|50{1x3}", None),
    ],
)
def test_budget_of_the_year_is_told_from_other_amounts(amounts: str, total: int | None, reference: Reference):
    content = web_page(blocks(FORM.format(amounts=amounts))).encode()
    [project] = parse(content, reference, Source()).tables["projects"]
    assert project["total_yuan"] == (None if total is None else Decimal(total) * 10_000)


TABLE = """
2025年项目支出绩效目标表
单位：万元
项目名称|{heads}|绩效目标|一级指标|二级指标|三级指标|指标值
档案数字化{{2x1}}|{amounts}|完成扫描{{2x1}}|产出指标|数量指标|扫描页数|≥5万页
满意度指标|服务对象满意度指标|利用者满意度|≥95%
"""


@pytest.mark.parametrize(
    ("heads", "amounts", "total"),
    [
        ("上年预算数|本年预算数", (80, 100), 100),
        ("总投资|本年安排", (1000, 100), 100),
        ("项目资金总额|年度资金申请总额", (1000, 100), 100),
        ("申请金额|核定金额", (120, 100), 100),
        ("预算数|执行数", (100, 90), 100),
        ("年初预算数|调整预算数", (100, 110), 100),
        ("财政拨款|其他资金|合计", (60, 40, 100), 100),
        ("预算总额|其中：当年预算|上年结转", (120, 100, 20), 120),
        ("当年预算|上年结转|合计", (100, 20, 120), 120),
        ("预算金额|受益人数", (100, 5000), 100),
        ("财政拨款|其他资金", (60, 40), 100),
        ("财政拨款|本级财政资金", (60, 40), None),
        ("财政拨款|其他资金|备用一栏", (60, 40, 120), None),
        ("资金安排情况|财政拨款|其他资金", ("130（含结转10）", 100, 20), None),
        ("财政拨款|其中：上年结转|其他资金", (100, 20, 5), None),
        ("财政资金|其中：财政专户资金", (100, 20), None),
    ],
)
def test_budget_of_the_year_is_told_from_other_columns(
    heads: str, amounts: tuple[object, ...], total: int | None, reference: Reference
):
    row = "|".join(f"{amount}{{2x1}}" for amount in amounts)
    content = web_page(blocks(TABLE.format(heads=heads, amounts=row))).encode()
    [project] = parse(content, reference, Source()).tables["projects"]
    assert project["total_yuan"] == (None if total is None else Decimal(total) * 10_000)
