"""Other documents of the three forms: made for the test, with other content, widths and page breaks."""

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from ingest.errors import IngestError
from ingest.layouts import recognise
from ingest.layouts.ledger import Ledger
from ingest.normalise import Reference
from ingest.readers import read
from ingest.records import Doubt, PrintedProject, Sheet
from tests.made_sheets import (
    HEADS,
    MadeProject,
    Page,
    made_projects,
    pdf_text,
    table_text,
    word_text,
)

FORM_FIELDS = ("unit_code", "unit_name", "project_name", "purpose", "goal")


def parsed(text: str, reference: Reference, encoding: str = "utf-8") -> tuple[Sheet, str]:
    """The sheet of a made document, and its unread text."""
    reading = read(text.encode(encoding), reference.words)
    ledger = Ledger()
    sheet = recognise(reading, reference.words).parse(reading, reference.words, ledger)
    unread = "".join(rest.text for rest in ledger.remainders(reading) if rest.use == "unread")
    return sheet, unread


def differences(made: Sequence[MadeProject], read: Sequence[PrintedProject], columns: Sequence[str]) -> list[str]:
    """Every cell that came out otherwise than it was printed."""
    found = [f"{len(read)} projects for {len(made)}"] if len(made) != len(read) else []
    for m, r in zip(made, read, strict=False):
        found += [
            f"{field}: {getattr(m, field)} {getattr(r, field)}"
            for field in FORM_FIELDS
            if getattr(m, field) != getattr(r, field)
        ]
        found += (
            [f"{len(r.indicators)} indicators for {len(m.indicators)}"]
            if len(m.indicators) != len(r.indicators)
            else []
        )
        for mi, ri in zip(m.indicators, r.indicators, strict=False):
            found += [
                f"{c}: {getattr(mi, c)} | {getattr(ri, c)} {ri.place}"
                for c in columns
                if getattr(mi, c) != getattr(ri, c)
            ]
    return found


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("bookmarks", [True, False])
def test_text_of_a_word_file_with_other_projects_is_read_to_the_last_cell(
    seed: int, bookmarks: bool, reference: Reference
):
    made = made_projects(seed, 6)
    sheet, unread = parsed(word_text(made, bookmarks=bookmarks), reference)
    assert differences(made, sheet.projects, [column for column in HEADS if column != "basis"]) == []
    assert unread == ""


def test_names_and_targets_numbered_in_two_cells_of_a_text_are_as_many_indicators(reference: Reference):
    [made] = made_projects(5, 1)
    packed = replace(made.indicators[0], level3="1.聘用保安 2.夜间巡查", target="1.≥12人 2.按规定执行")
    sheet, unread = parsed(word_text([replace(made, indicators=(packed, *made.indicators[1:]))]), reference)
    read = [(one.level3, one.target) for one in sheet.projects[0].indicators]
    assert read[:2] == [("聘用保安", "≥12人"), ("夜间巡查", "按规定执行")]
    assert len(read) == len(made.indicators) + 1
    assert unread == ""


def test_money_unit_of_each_form_is_its_own(reference: Reference):
    made = made_projects(1, 2)
    sheet, _ = parsed(word_text(made, money_unit="元"), reference)
    assert {amount.unit for project in sheet.projects for amount in project.amounts.values()} == {"元"}


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("semicolon", ["；", ";"])
def test_a_table_of_one_project_a_row_is_read_to_the_last_cell(seed: int, semicolon: str, reference: Reference):
    made = [replace(p, unit_code=None, unit_name="清河市公园管理处", purpose=None) for p in made_projects(seed, 12)]
    sheet, unread = parsed(table_text(made, unit="清河市公园管理处", semicolon=semicolon), reference)
    assert differences(made, sheet.projects, ["level1", "level2", "level3", "target"]) == []
    assert sheet.printed_total is not None
    assert unread == ""


def test_a_semicolon_printed_inside_a_value_stays_in_it(reference: Reference):
    made = made_projects(3, 1)
    indicator = replace(made[0].indicators[0], level3="巡查；养护次数", target="≥2次；逐年提高")
    text = table_text([replace(made[0], indicators=(indicator,))], unit="清河市公园管理处")
    sheet, _ = parsed(text, reference)
    assert (sheet.projects[0].indicators[0].level3, sheet.projects[0].indicators[0].target) == (
        indicator.level3,
        indicator.target,
    )


def test_a_unit_sum_row_names_the_unit_of_the_rows_below_it(reference: Reference):
    made = made_projects(4, 2)
    lines = table_text(made, unit="清河市公园局").split("\n")
    lines.insert(-2, f"清河市公园局苗圃\t{made[1].total}\t{made[1].total}\t\t\t\t")
    sheet, _ = parsed("\n".join(lines), reference)
    assert [project.unit_name for project in sheet.projects] == ["清河市公园局", "清河市公园局苗圃"]


def test_unit_and_unit_of_money_may_share_a_line(reference: Reference):
    made = made_projects(4, 2)
    text = table_text(made, unit="清河市公园局")
    head, table = text.split("项目名称", 1)
    line = "单位名称：清河市公园局    单位：万元\n\n"
    sheet, unread = parsed(f"{head.split(chr(10))[0]}\n\n{line}项目名称{table}", reference)
    assert sheet.projects[0].amounts["total"].unit == "万元"
    assert {project.unit_name for project in sheet.projects} == {"清河市公园局"}
    assert unread == ""


def test_a_row_without_goal_and_indicators_that_sums_nothing_is_a_project(reference: Reference):
    lines = table_text(made_projects(4, 2), unit="清河市公园局").split("\n")
    lines.insert(-2, "水库应急抢险经费\t5.00\t5.00\t\t\t\t")
    sheet, _ = parsed("\n".join(lines), reference)
    assert [project.unit_name for project in sheet.projects] == ["清河市公园局"] * 3
    assert sheet.projects[1].project_name == "水库应急抢险经费"


def test_an_item_in_which_a_label_stands_twice_is_refused_since_two_have_run_together(reference: Reference):
    text = table_text(made_projects(4, 1), unit="清河市公园局").replace("。2、1-产出指标", "。乙、1-产出指标")
    with pytest.raises(IngestError, match="出现两次"):
        parsed(text, reference)


def test_a_note_under_a_table_is_unread_and_no_part_of_the_last_target(reference: Reference):
    made = made_projects(4, 2)
    sheet, unread = parsed(table_text(made, unit="清河市公园局") + "注：本表不含涉密项目\n", reference)
    assert sheet.projects[-1].indicators[-1].target == made[-1].indicators[-1].target
    assert unread == "注：本表不含涉密项目"


NARROW = {"level1": 4, "level2": 4, "level3": 5, "description": 8, "target": 4, "basis": 6}
WIDE = {"level1": 5, "level2": 9, "level3": 10, "description": 18, "target": 10, "basis": 26}


@pytest.mark.parametrize("widths", [NARROW, Page().widths, WIDE], ids=["narrow", "as published", "wide"])
@pytest.mark.parametrize("seed", range(4))
def test_a_book_without_cut_rows_is_read_to_the_last_cell(widths: dict[str, int], seed: int, reference: Reference):
    made = made_projects(seed, 8)
    sheet, unread = parsed(pdf_text(made, Page(lines=500, widths=widths)), reference)
    assert differences(made, sheet.projects, list(HEADS)) == []
    assert unread == ""


def test_spending_plans_keep_their_blanks_in_any_book(reference: Reference):
    made = made_projects(7, 20)
    sheet, _ = parsed(pdf_text(made, Page()), reference)
    assert [tuple(percent or "" for _, percent in project.plan) for project in sheet.projects] == [p.plan for p in made]


def test_an_amount_that_wraps_in_its_cell_is_whole(reference: Reference):
    made = made_projects(2, 2)
    whole = f"预算数 {made[0].total} "
    text = pdf_text(made, Page()).replace(whole, "预算数 \n\n12,346.0\n\n075 ", 1)
    assert whole not in text
    sheet, _ = parsed(text, reference)
    assert [project.amounts["total"].text for project in sheet.projects] == ["12,346.0075", made[1].total]
    assert sheet.projects[0].purpose == made[0].purpose


def test_a_narrative_before_the_forms_is_ignored_with_its_reason(reference: Reference):
    narrative = "第一部分 \n\n部门整体绩效目标 \n\n围绕绩效目标表的编制，全年完成 12 项任务，\n\n确保落实。 \n"
    reading = read(pdf_text(made_projects(1, 2), Page(), narrative).encode(), reference.words)
    ledger = Ledger()
    recognise(reading, reference.words).parse(reading, reference.words, ledger)
    assert {(rest.use, rest.reason) for rest in ledger.remainders(reading)} == {("ignored", "叙述")}


def random_page(rng: random.Random) -> Page:
    widths = {
        "level1": rng.choice([4, 5]),
        "level2": rng.choice([4, 5, 6, 8]),
        "level3": rng.choice([5, 6, 8, 10]),
        "description": rng.choice([8, 10, 12, 14, 18]),
        "target": rng.choice([5, 6, 8]),
        "basis": rng.choice([6, 7, 8, 10, 14]),
    }
    return Page(rng.randint(25, 60), widths, rng.random() < 0.7, rng.random() < 0.4, rng.random() < 0.8)


def test_rows_cut_by_page_breaks_at_any_place_are_joined_again(reference: Reference):
    """A few cut rows can be read two ways even by a person; of all cells at least 998 in 1,000 must be right."""
    cells = wrong = 0
    for seed in range(40):
        made = made_projects(seed, 5)
        sheet, _ = parsed(pdf_text(made, random_page(random.Random(seed))), reference)
        wrong += len(differences(made, sheet.projects, list(HEADS)))
        cells += sum(len(FORM_FIELDS) + len(HEADS) * len(project.indicators) for project in made)
    assert wrong <= cells * 0.002


def test_a_rest_that_only_the_width_of_a_line_places_is_a_doubt(reference: Reference):
    doubts = 0
    for seed in range(10):
        text = pdf_text(made_projects(seed, 5), random_page(random.Random(seed)))
        doubts += sum(isinstance(block, Doubt) for block in read(text.encode(), reference.words).blocks)
    whole = read(pdf_text(made_projects(1, 5), Page(lines=500)).encode(), reference.words)
    assert doubts > 0
    assert not any(isinstance(block, Doubt) for block in whole.blocks)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_the_usual_encodings_give_the_same_sheet(encoding: str, reference: Reference):
    text = word_text(made_projects(5, 2))
    assert parsed(text, reference, encoding)[0] == parsed(text, reference)[0]


def test_windows_line_ends_change_nothing(reference: Reference):
    text = word_text(made_projects(5, 2))
    assert parsed(text.replace("\n", "\r\n"), reference)[0] == parsed(text, reference)[0]


@pytest.mark.parametrize("kind", ["word", "pdf", "table"])
def test_a_cut_document_is_refused_or_read_as_far_as_it_is_whole(kind: str, reference: Reference):
    """What is loaded equals the whole document's, but for a last row that is marked as perhaps not whole."""
    made = made_projects(6, 3)
    text = {
        "word": word_text(made),
        "pdf": pdf_text(made, Page()),
        "table": table_text([replace(p, unit_code=None, purpose=None) for p in made], unit="清河市公园局"),
    }[kind]
    whole, _ = parsed(text, reference)
    for end in range(len(text) // 20, len(text), len(text) // 40):
        try:
            sheet, _ = parsed(text[:end], reference)
        except IngestError:
            continue
        for cut, full in zip(sheet.projects, whole.projects, strict=False):
            assert (cut.project_name, cut.amounts, cut.goal) == (full.project_name, full.amounts, full.goal)
            sure = len(cut.indicators) - (sheet.breaks_off and cut is sheet.projects[-1])
            assert cut.indicators[:sure] == full.indicators[:sure]
