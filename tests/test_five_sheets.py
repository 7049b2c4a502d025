"""The five published sheets: the documents check themselves, and their hard places are read cell by cell."""

from decimal import Decimal
from pathlib import Path

import pytest

from ingest import ROOT
from ingest.readers.words import squeeze
from tests.warehouses import rows

UNIT_SUMS = {
    "353210": 6_750_000,
    "353216": 5_795_000,
    "667201": 4_203_000,
    "323001": 23_298_800,
    "323004": 5_305_300,
    "323005": 11_226_700,
    "323009": 23_810_000,
    "323010": 650_000,
    None: 541_178_000,
}


def test_all_projects_indicators_and_yuan_are_loaded(five_sheets: Path):
    counted = rows(five_sheets, "SELECT count(*), sum(total_yuan) FROM projects")
    assert counted == [(105, Decimal("622216800.00"))]
    assert rows(five_sheets, "SELECT count(*) FROM indicators") == [(816,)]


def test_each_unit_has_the_sum_of_its_projects(five_sheets: Path):
    sql = (
        "SELECT unit_code, CAST(sum(total_yuan) AS BIGINT) FROM projects JOIN units USING (unit_id) GROUP BY unit_code"
    )
    assert dict(rows(five_sheets, sql)) == UNIT_SUMS


def test_the_total_that_guangzhou_prints_equals_its_rows(five_sheets: Path):
    sql = """
        SELECT printed_total_yuan, sum(total_yuan) FROM documents JOIN projects USING (document_id)
        WHERE printed_total_yuan IS NOT NULL GROUP BY ALL
    """
    assert rows(five_sheets, sql) == [(Decimal("541178000.00"), Decimal("541178000.00"))]


def test_the_sources_of_every_project_add_up_to_its_total(five_sheets: Path):
    sql = """
        SELECT project_name FROM projects
        WHERE total_yuan <> coalesce(fiscal_yuan, 0) + coalesce(special_yuan, 0) + coalesce(other_yuan, 0)
    """
    assert rows(five_sheets, sql) == []


def test_a_source_printed_blank_is_unknown_and_not_zero(five_sheets: Path):
    sql = "SELECT fiscal_yuan, other_yuan FROM projects WHERE project_name = '基本人员经费项目'"
    assert rows(five_sheets, sql) == [(None, Decimal("16730000.00"))]


def test_every_character_is_accounted_for_and_none_is_unread(five_sheets: Path):
    sql = """
        SELECT file_name, characters - characters_read - characters_labels - characters_ignored, characters_unread
        FROM documents
    """
    assert {(lost, unread) for _, lost, unread in rows(five_sheets, sql)} == {(0, 0)}
    for path, characters in rows(five_sheets, "SELECT path, characters FROM documents"):
        assert characters == len(squeeze((ROOT / path).read_text(encoding="utf-8")))


def test_the_first_part_of_the_zhangjiakou_book_is_narrative(five_sheets: Path):
    sql = "SELECT DISTINCT reason FROM remainders JOIN documents USING (document_id) WHERE city = '张家口'"
    assert {reason for (reason,) in rows(five_sheets, sql)} == {"叙述", "页码"}


def test_only_what_is_printed_has_a_budget_year(five_sheets: Path):
    sql = "SELECT file_name[:3], budget_year FROM documents ORDER BY ALL"
    assert rows(five_sheets, sql) == [("000", 2025), ("001", None), ("002", 2025), ("003", 2025), ("004", None)]


def test_code_years_make_the_two_cohorts(five_sheets: Path):
    sql = "SELECT code_year, count(*), CAST(sum(total_yuan) AS BIGINT) FROM projects GROUP BY 1 ORDER BY 1 NULLS LAST"
    assert rows(five_sheets, sql) == [(2024, 38, 12_094_900), (2025, 41, 52_195_900), (None, 26, 557_926_000)]


def test_money_is_read_in_the_unit_that_its_document_prints(five_sheets: Path):
    sql = """
        SELECT amount_unit, total_yuan FROM documents JOIN projects USING (document_id)
        WHERE project_name IN ('2025年网格化服务管理平台', '购置经费') ORDER BY 1
    """
    assert rows(five_sheets, sql) == [("万元", Decimal(3_000_000)), ("元", Decimal(3_600_000))]


PAGE_CUTS = [
    ("信息系统网络安全", "确保信息系统网络安全，促进社会稳定", "≥95%", "较2024年相比"),
    ("扶持创业带动就业", "加大创业政策宣传，扩大政策覆盖面，为创业需求群体提供更专业的指导服务，提升我市创业服务质量和创业工作水平", "≥1000人", "根据省人社厅文件规定及2025年工作安排"),
    ("提升学员业务能力", "培训内容对受训学员实际工作上的提升效果，学员取得证书", "≥95%", "年度工作计划"),
    ("考场巡视人员劳务费总成本", "技术工人考试巡视人员每人每小时成本", "1000元", "按照《河北省人事考试劳务费用支出办法》的规定（冀人社字【2017】34号文件执行"),
    ("工资总成本保险公积金总成本", "控制在预算成本内", "≤76万元", "预算测算"),
    ("修缮办公用房139间", "改造修缮4844平方米", "≤4844㎡", "年度工作计划"),
    ("组织培训次数", "组织培训35期数", "35期", "年度工作计划"),
    ("培训时间", "10月底前完成培训", "100%", "2024年工作计划"),
    ("达成就业意向数", "求职者签订就业协议数", "≥20.2", "年度工作安排"),
    ("就业见习、公岗、高校毕业生补贴发放数", "就业见习、公岗、高校毕业生补贴发放数", "参照就业补助资金发放标准预算测算", "人社局就业补助资金分配建议函"),
]  # fmt: skip


@pytest.mark.parametrize("cells", PAGE_CUTS, ids=lambda cells: cells[0])
def test_a_row_cut_by_a_page_or_short_cells_on_one_line_are_read_whole(five_sheets: Path, cells: tuple[str, ...]):
    assert cells in rows(five_sheets, "SELECT level3, description, target, basis FROM indicators")


def test_a_number_alone_on_a_line_inside_a_cell_is_no_page_number(five_sheets: Path):
    sql = "SELECT DISTINCT basis FROM indicators WHERE basis LIKE '冀财社【2024】159%'"
    assert rows(five_sheets, sql) == [("冀财社【2024】159",)]


def test_a_name_over_three_lines_and_one_that_begins_with_digits_are_whole(five_sheets: Path):
    names = {name for (name,) in rows(five_sheets, "SELECT project_name FROM projects")}
    assert (
        "冀财教【2024】136号关于提前下达2025年省级现代职业教育发展专项资金【2025年省级现代职业建档立卡（人社口）】"
        in names
    )
    assert "2025年编制外长聘-机关事业单位辅助人员（行政政法室）" in names


SPENDING_PLANS = {
    "13070024P00004210003K": ["25%", "50%", "75%", "100%"],
    "13070025P000030100623": [None, None, None, "100%"],
    "13070024P000108100019": [None, "50%", "75%", "100%"],
    "13070025P000021100783": [None, "50%", None, "100%"],
    "13070024P00003310001T": [None, None, "50%", "100%"],
    "13070024P000048100022": [None, "50%", "75%", "100%"],
    "13070024P000407100032": [None, None, None, "10000%"],
}


@pytest.mark.parametrize(("code", "printed"), SPENDING_PLANS.items())
def test_a_spending_plan_keeps_its_blank_cells(five_sheets: Path, code: str, printed: list[str | None]):
    sql = f"SELECT printed FROM spending_plan JOIN projects USING (project_id) WHERE project_code = '{code}' ORDER BY month"
    assert [percent for (percent,) in rows(five_sheets, sql)] == printed


def test_merged_levels_take_the_value_above(five_sheets: Path):
    sql = "SELECT level1, count(*) FROM indicators WHERE level1 IS NULL OR level2 IS NULL GROUP BY ALL"
    assert rows(five_sheets, sql) == []


def test_a_cost_printed_under_output_has_the_class_cost_and_keeps_its_printed_level(five_sheets: Path):
    sql = "SELECT DISTINCT level1, indicator_class FROM indicators WHERE level2 = '成本指标'"
    assert rows(five_sheets, sql) == [("产出指标", "成本")]


def missing(five_sheets: Path, sql: str) -> list[str]:
    """The words of rows (path, first line, last line, words …) that do not stand on those lines."""
    lines = {
        path: (ROOT / path).read_text(encoding="utf-8").split("\n")
        for (path,) in rows(five_sheets, "SELECT path FROM documents")
    }
    found = []
    for path, start, stop, *cells in rows(five_sheets, sql):
        place = set(squeeze("".join(lines[path][start - 1 : stop])))
        found += [cell for cell in cells if cell and not set(cell) <= place]
    return found


def test_the_words_of_every_indicator_stand_on_the_lines_that_it_names(five_sheets: Path):
    sql = """
        SELECT path, i.line_from, i.line_to, level3, description, target, basis
        FROM indicators AS i JOIN projects USING (project_id) JOIN documents USING (document_id)
    """
    assert missing(five_sheets, sql) == []


def test_the_words_of_every_field_of_a_form_stand_on_the_lines_that_it_names(five_sheets: Path):
    sql = """
        SELECT path, c.line_from, c.line_to, printed
        FROM project_cells AS c JOIN projects USING (project_id) JOIN documents USING (document_id)
    """
    assert missing(five_sheets, sql) == []
    # Every form of Tianjin and Zhangjiakou: name, budget, source, purpose and goal; Zhangjiakou code and plan besides.
    counts = dict(rows(five_sheets, "SELECT label, count(*) FROM project_cells GROUP BY label"))
    assert [counts[label] for label in ("项目名称", "预算数", "绩效目标", "项目编码", "12月底")] == [89, 89, 89, 79, 79]


def test_a_plan_over_100_percent_is_marked_on_its_own_line(five_sheets: Path):
    sql = "SELECT line_from, line_to, evidence FROM findings WHERE rule = 'plan_over_100'"
    assert rows(five_sheets, sql) == [(9920, 9920, "10000%")]
