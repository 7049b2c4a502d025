"""Sheets made for the tests: invented projects, printed the three ways in which units publish text.

The text of a PDF is printed as a typesetter would: cells of a given width are wrapped into lines, the lines of a row
are centred, a page holds so many lines and cuts the row that does not fit. What comes out follows from the widths.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

HEADS = {
    "level1": "一级指标",
    "level2": "二级指标",
    "level3": "三级指标",
    "description": "绩效指标描述",
    "target": "指标值",
    "basis": "指标值确定依据",
}
CLINGS_TO_LEFT = "，。、；：？！）》”】〕%"
UNIT = re.compile(r"[（《“【〔]*(?:[!-~≥≤]*[!-~]|.)[，。、；：？！）》”】〕%]*")
SPACED = re.compile(r"(?<=[\u4e00-\u9fff])(?=[0-9A-Za-z])|(?<=[0-9A-Za-z])(?=[\u4e00-\u9fff])")


@dataclass(frozen=True)
class MadeIndicator:
    level1: str
    level2: str
    level3: str
    description: str
    target: str
    basis: str

    def cells(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in HEADS}


@dataclass(frozen=True)
class MadeProject:
    unit_code: str
    unit_name: str
    project_name: str
    project_code: str
    total: str
    fiscal: str
    other: str
    purpose: str
    goal: str
    plan: tuple[str, str, str, str]
    indicators: tuple[MadeIndicator, ...] = field(default=())


SUBJECTS = [
    "水库",
    "公园",
    "图书馆",
    "老年食堂",
    "桥梁",
    "道路",
    "校车",
    "消防栓",
    "苗木",
    "路灯",
    "文化站",
    "卫生院",
    "体育场",
    "档案室",
]
ACTS = ["维护", "改造", "巡查", "采购", "运行", "评估", "修缮", "普查", "检测", "宣传"]
TARGETS = [
    "≥90%", "100%", "≤3.5万元", "≤12.75万元", "400元", "≥2000人次", "≤60个工作日", "进一步提高", "1年", "≥3万份",
    "≤430元/人/天", "16.62万元", "35期", "2025年12月31日前", "≥30个/场", "按月发放", "≤2%", "9万元", "≥20.2", "持续提升，运行平稳",
]  # fmt: skip
BASES = [
    "年度计划", "合同约定", "2025年预算文本", "根据绿化科2025年工作计划", "问卷调查", "参照《城市公园养护定额（2023版）》第7条规定执行",
    "河政发【2024】118号", "较2023年数据相比", "市政府《关于印发<道路养护十条措施>的通知》（河政办字[2022]36号）文件要求",
]  # fmt: skip
LEVELS = [
    ("产出指标", "数量指标"), ("产出指标", "数量指标"), ("产出指标", "质量指标"), ("产出指标", "时效指标"), ("产出指标", "成本指标"),
    ("产出指标", "成本指标"), ("效益指标", "社会效益指标"), ("效益指标", "可持续影响指标"), ("满意度指标", "服务对象满意度指标"),
]  # fmt: skip


def made_project(rng: random.Random, number: int) -> MadeProject:
    subject, act = rng.choice(SUBJECTS), rng.choice(ACTS)
    name = rng.choice(
        [
            f"{subject}{act}经费",
            f"2025年{subject}{act}项目",
            f"河财建【2024】{number}号关于提前下达2025年{subject}{act}补助资金预算的通知（第{number}批，含结转）",
        ]
    )
    total = f"{rng.randint(1, 99999) / 100:.2f}"
    return MadeProject(
        unit_code=f"41{rng.randint(1000, 9999)}",
        unit_name=f"清河市{subject}管理中心",
        project_name=name,
        project_code=f"41030025P{number:011d}{rng.choice('KXMR')}",
        total=total,
        fiscal=total,
        other="",
        purpose=f"用于{subject}{act}的办公费、{rng.randint(2, 40)}台设备购置费等支出" * rng.randint(1, 3),
        goal=f"1.完成{subject}{act}，保障{rng.randint(1, 90)}个街道群众的正常使用。",
        plan=rng.choice(
            [("25%", "50%", "75%", "100%"), ("", "", "", "100%"), ("", "50%", "", "100%"), ("", "30%", "90%", "100%")]
        ),
        indicators=tuple(made_indicator(rng, subject, level1, level2) for level1, level2 in LEVELS),
    )


def made_indicator(rng: random.Random, subject: str, level1: str, level2: str) -> MadeIndicator:
    what = rng.choice(ACTS)
    return MadeIndicator(
        level1,
        level2,
        level3=rng.choice(
            [
                f"{subject}{what}率",
                f"{what}{rng.randint(2, 20)}处{subject}",
                f"{subject}、{rng.choice(SUBJECTS)}{what}总成本",
                f"{what}次数",
            ]
        ),
        description=rng.choice(
            [
                f"{what}{subject}的情况",
                f"全年{what}{subject}所需成本",
                f"在2025年{rng.randint(6, 12)}月底前完成{rng.randint(2, 30)}个县区{subject}的{what}工作，并按规定报送结果",
                f"改造{subject}{rng.randint(100, 5000)}平方米",
                f"{what}{subject}",
            ]
        ),
        target=rng.choice(TARGETS),
        basis=rng.choice(BASES),
    )


def made_projects(seed: int, count: int) -> list[MadeProject]:
    rng = random.Random(seed)
    return [made_project(rng, number) for number in range(1, count + 1)]


# --- text of a Word file ---------------------------------------------------------------------------------------------


def word_text(projects: Sequence[MadeProject], *, money_unit: str = "万元", bookmarks: bool = True) -> str:
    return (
        "\n\n\n".join(word_form(n, project, money_unit, bookmarks) for n, project in enumerate(projects, start=1))
        + "\n"
    )


def word_form(number: int, project: MadeProject, money_unit: str, bookmarks: bool) -> str:
    mark = f"[bookmark: _Toc{number:09d}]" if bookmarks else ""
    rows = [
        [f"{project.unit_code}{project.unit_name}"],
        [f"单位：{money_unit}"],
        ["项目名称", project.project_name],
        [
            "预算规模及资金用途",
            "预算数",
            project.total,
            "其中：财政    资金",
            project.fiscal,
            "其他资金",
            project.other,
        ],
        ["", project.purpose],
        ["绩效目标", project.goal + "\n\n"],
        [HEADS[name] for name in HEADS if name != "basis"],
    ]
    above = ""
    for indicator in project.indicators:
        level1 = "" if indicator.level1 == above else indicator.level1
        above = indicator.level1
        rows.append([level1, indicator.level2, indicator.level3, indicator.description, indicator.target])
    body = "\n\n".join("\n".join(f"\t{cell}" for cell in row) for row in rows)
    return f"{mark}{number}.{project.project_name}绩效目标表\n{body}\n"


# --- text of a table -------------------------------------------------------------------------------------------------


def table_text(projects: Sequence[MadeProject], *, unit: str, semicolon: str = "；") -> str:
    total = sum(round(float(project.total) * 100) for project in projects) / 100
    rows = [
        ["项目名称（资金使用单位）", "总计", "财政拨款", "财政专户拨款", "其他资金", "绩效目标", "绩效指标"],
        [unit, f"{total:,.2f}", f"{total:,.2f}", "", "", "", ""],
        *(
            [p.project_name, f"{float(p.total):,.2f}", p.fiscal, "", p.other, p.goal, packed(p, semicolon)]
            for p in projects
        ),
    ]
    lines = "\n".join("\t".join(row) for row in rows)
    return f"\n项目支出绩效目标表\n\n单位名称：{unit}\n\n单位：万元\n\n{lines}\n"


def packed(project: MadeProject, semicolon: str) -> str:
    codes = {"产出指标": 1, "效益指标": 2, "满意度指标": 3}
    items = []
    for n, i in enumerate(project.indicators, start=1):
        code = codes[i.level1]
        parts = [
            f"{n}、{code}-{i.level1}",
            f"{code}{n}-{i.level2}",
            i.level3,
            f"实施周期指标值：{i.target}",
            f"年度指标值：{i.target}",
        ]
        items.append(semicolon.join(parts) + "。")
    return "".join(items)


# --- text of a PDF ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Page:
    """How a book is set: lines on a page, the width of each column in characters, what stands at a page break."""

    lines: int = 40
    widths: dict[str, int] = field(
        default_factory=lambda: {"level1": 5, "level2": 5, "level3": 5, "description": 12, "target": 5, "basis": 8}
    )
    head_again: bool = True
    page_numbers: bool = False
    spaces_around_numbers: bool = True


def pdf_text(projects: Sequence[MadeProject], page: Page, narrative: str = "") -> str:
    """The book: each form begins a page."""
    pages = [narrative] if narrative else []
    for number, project in enumerate(projects, start=1):
        pages += form_pages(number, project, page)
    if page.page_numbers:
        return "".join(f"\n\n\n{n} \n\n  \n\n{text}" for n, text in enumerate(pages, start=1))
    return "".join(f" {text}" for text in pages)


def form_pages(number: int, project: MadeProject, page: Page) -> list[str]:
    pages, used = [form_head(number, project, page)], 18
    head = " ".join(HEADS.values()) + " \n\n"
    pages[-1] += head
    for cells in merged(project.indicators):
        lines = {name: wrap(text, page.widths[name], page) for name, text in cells.items() if text}
        height = max(len(cell) for cell in lines.values())
        room = page.lines - used
        if height <= room:
            pages[-1] += print_row(lines, height)
            used += height
            continue
        cut = max(room, 0)
        if cut:
            pages[-1] += print_row({name: cell[:cut] for name, cell in lines.items()}, cut, whole=lines)
        rest = {name: cell[cut:] for name, cell in lines.items() if cell[cut:]}
        pages.append((head if page.head_again else "") + print_row(rest, max(map(len, rest.values()))))
        used = height - cut
    return pages


def merged(indicators: Sequence[MadeIndicator]) -> Iterator[dict[str, str]]:
    for level1, group in groupby(indicators, key=lambda indicator: indicator.level1):
        for n, indicator in enumerate(group):
            yield {**indicator.cells(), "level1": level1 if n == 0 else ""}


def print_row(lines: dict[str, list[str]], height: int, whole: dict[str, list[str]] | None = None) -> str:
    """The cells of a row one after the other, each centred; pieces at one height share a line."""
    pieces = []
    for name, cell in lines.items():
        ends = whole is None or len(whole[name]) == len(cell)
        top = 0.0 if whole is not None else (height - len(cell)) / 2
        pieces += [(top + n, line, n + 1 == len(cell) and ends) for n, line in enumerate(cell)]
    text, last = "", None
    for y, line, ends in pieces:
        if last is not None:
            shares = last[0] == y
            text += ("" if last[2] or not shares else " ") if shares else "\n" if y < last[0] else "\n\n"
        text += line + (" " if ends else "")
        last = (y, line, ends)
    return text + "\n\n"


def wrap(text: str, width: int, page: Page) -> list[str]:
    """The text in lines of at most `width` characters; numbers and clinging punctuation are not parted."""
    spaced = SPACED.sub("\x00", text) if page.spaces_around_numbers else text
    lines, used = [""], 0.0
    for unit in (match[0] for match in UNIT.finditer(spaced)):
        wide = sum(0 if ch == "\x00" else 0.5 if ch.isascii() else 1 for ch in unit)
        if used and used + wide > width + 0.01 and unit != "\x00":
            lines.append("")
            used = 0.0
        lines[-1] += unit
        used += wide
    return [line.strip("\x00").replace("\x00", " ") for line in lines]


def form_head(number: int, project: MadeProject, page: Page) -> str:
    def cell(text: str, width: int) -> str:
        return "\n\n".join(wrap(text, width, page)) + " "

    plan = "".join(f"{percent or ' '} " for percent in project.plan)
    return (
        f"{cell(f'{number}.{project.project_name}绩效目标表', 32)}\n\n"
        f"{project.unit_code} {project.unit_name} 单位：万元 \n\n"
        f"项目编码 {project.project_code} 项目名称 {'' if len(project.project_name) <= 21 else chr(10)}{cell(project.project_name, 21)}\n\n"
        f"预算规模及\n\n资金用途 \n\n预算数 {project.total} \n其中：财政    \n\n资金 \n{project.fiscal or ' '} 其他资金 {project.other or ' '} \n\n"
        f"{cell(project.purpose, 42)}\n\n"
        f"资金支出计\n\n划（%） \n\n3 月底 6 月底 10 月底 12 月底 \n\n{plan}\n\n"
        f"绩效目标 \n{cell(project.goal, 42)}\n  \n\n"
    )
