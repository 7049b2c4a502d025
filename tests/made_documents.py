"""Forms and tables of invented projects, in the variations that publishers choose: words, order, places, spans."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tests.made_sheets import ACTS, SUBJECTS


@dataclass(frozen=True)
class Target:
    operator: str
    value: str
    measure: str

    @property
    def text(self) -> str:
        return self.operator + self.value + self.measure


@dataclass(frozen=True)
class Indicator:
    level1: str
    level2: str
    level3: str
    target: Target
    weight: str
    description: str
    basis: str


@dataclass(frozen=True)
class Project:
    name: str
    unit: str
    code: str
    total: str
    fiscal: str
    other: str
    goal: str
    indicators: tuple[Indicator, ...]


TARGETS = [
    Target("≥", "90", "%"), Target("≤", "3.5", "万元"), Target("=", "100", "%"), Target("≥", "2000", "人次"),
    Target("≤", "430", "元/人·天"), Target("", "12", "个月"), Target("", "持续提升", ""), Target("≥", "5137.26", "平方米"),
    Target("", "2026年12月31日前", ""), Target("≤", "2", "次"), Target("", "720000", "册"), Target("", "进一步提高办事便利程度，群众获得感增强", ""),
]  # fmt: skip
OLD = [("产出指标", ["数量指标", "质量指标", "时效指标", "成本指标"]), ("效益指标", ["经济效益指标", "社会效益指标", "生态效益指标", "可持续影响指标"]),
       ("满意度指标", ["服务对象满意度指标"])]  # fmt: skip
NEW = [("成本指标", ["经济成本指标", "社会成本指标", "生态环境成本指标"]), ("产出指标", ["数量指标", "质量指标", "时效指标"]),
       ("效益指标", ["经济效益指标", "社会效益指标", "可持续影响指标"]), ("满意度指标", ["服务对象满意度指标"])]  # fmt: skip


@dataclass(frozen=True)
class Style:
    """The choices of one publisher."""

    kind: str
    levels: Sequence[tuple[str, Sequence[str]]]
    heads: dict[str, str]
    order: tuple[str, ...]
    side: str
    name_in: str
    unit_in: str
    money_in: str
    goal: str
    total: str
    title: str
    year_in: str
    breaks: bool
    repeats_head: bool
    empty_classes: bool
    css: str
    landscape: bool
    merged: bool = True
    watermark: bool = False
    narrative: bool = False


def style(rng: random.Random, kind: str) -> Style:
    """One publisher's choices, drawn at random."""
    parts = rng.random() < 0.3
    content = ["level3", *(["operator", "target", "measure"] if parts else ["target"])]
    content += rng.sample(["weight", "description", "basis", "aside"], rng.randint(0, 3))
    if rng.random() < 0.4:
        rng.shuffle(content)
    heads = {
        "level1": rng.choice(["一级指标", "一级 指标", "一级指标"]),
        "level2": rng.choice(["二级指标", "二级指标", "二级\n指标"]),
        "level3": rng.choice(["三级指标", "三级指标", "指标内容", "指标名称", "三级指标名称"]),
        "target": "指标值"
        if parts
        else rng.choice(["指标值", "目标值", "年度指标值", "指标值及单位", "实施周期指标值", "预期指标值"]),
        "operator": rng.choice(["运算符", "指标值类型", "运算符号", "指标性质"]),
        "measure": rng.choice(["计量单位", "度量单位", "单位"]),
        "weight": rng.choice(["分值", "权重", "分值权重（90分）", "指标权重（%）"]),
        "description": rng.choice(["指标解释", "绩效指标描述", "指标值内容", "指标说明"]),
        "basis": rng.choice(["指标值确定依据", "绩效标准", "指标值来源"]),
        "aside": rng.choice(["备注", "评分标准", "完成情况"]),
    }
    return Style(
        kind=kind,
        levels=rng.choice([OLD, NEW]),
        heads=heads,
        order=("level1", "level2", *content),
        side=rng.choice(["merged", "each", "none"]),
        name_in=rng.choice(["label", "label", "title", "row"]) if kind == "form" else "column",
        unit_in=rng.choice(["label", "department", "line", "both"]),
        money_in=rng.choice(["label", "line", "cell", "head"]),
        goal=rng.choice(
            ["年度总体目标", "总体目标", "年度目标", "绩效目标", "项目绩效目标", "年度绩效目标", "项目实施期目标"]
        ),
        total=rng.choice(["年度资金总额", "资金总额：", "年度预算资金总额", "预算金额", "项目资金总额"]),
        title=rng.choice(
            ["项目支出绩效目标表", "项目绩效目标申报表", "政策和项目预算绩效目标表", "部门预算项目绩效目标表"]
        ),
        year_in=rng.choice(["line", "title", "none"]),
        breaks=rng.random() < 0.6,
        repeats_head=rng.random() < 0.5,
        empty_classes=rng.random() < 0.4,
        css=css(rng),
        landscape=kind != "form" or rng.random() < 0.15,
        merged=rng.random() < 0.8,
        watermark=rng.random() < 0.15,
        narrative=rng.random() < 0.4,
    )


def css(rng: random.Random) -> str:
    border = rng.choice(
        [
            "1px solid #000",
            "0.5px solid #333",
            "1px dotted #000",
            "2px solid #000",
            "1px dashed #444",
            "3px double #000",
        ]
    )
    size = rng.choice([9, 10, 11, 12, 13])
    collapse = rng.choice(["collapse", "collapse", "separate; border-spacing:0"])
    align = rng.choice(["middle", "top"])
    shade = rng.choice(["", "td:first-child{background:#e8eef5}"])
    keep = rng.choice(["", "tr{break-inside:avoid}"])
    serif = rng.choice(["'Noto Serif CJK SC'", "'Noto Sans CJK SC'"])
    return (
        f"body{{font-family:'DejaVu Sans',{serif};font-size:{size}px}} table{{border-collapse:{collapse};width:100%}}"
        f"td{{border:{border};padding:{rng.randint(1, 7)}px;vertical-align:{align};text-align:{rng.choice(['left', 'center'])}}}"
        f"{shade}{keep}"
    )


def projects(rng: random.Random, style: Style, count: int) -> list[Project]:
    return [project(rng, style, n) for n in range(1, count + 1)]


def project(rng: random.Random, style: Style, number: int) -> Project:
    subject, act = rng.choice(SUBJECTS), rng.choice(ACTS)
    total = rng.randint(100, 9_999_999) / 100
    fiscal = round(total * rng.choice([1, 1, 0.6]), 2)
    name = f"{subject}{act}{rng.choice(['经费', '服务', '补助资金', '（二期）', '专项业务费'])}"
    return Project(
        name=name + (f"第{number}批" if rng.random() < 0.5 else ""),
        unit=f"清河市{rng.choice(['园林局', '图书馆', '水务局本级', '民政局'])}",
        code=f"{rng.randint(101, 699)}{rng.randint(1, 99):03d}",
        total=f"{total:,.2f}" if rng.random() < 0.5 else f"{total:.2f}",
        fiscal=f"{fiscal:.2f}",
        other=f"{total - fiscal:.2f}",
        goal=f"完成{subject}{act}{rng.randint(2, 90)}处，保障街道群众正常使用。" * rng.choice([1, 1, 3, 12]),
        indicators=tuple(indicators(rng, style, subject)),
    )


def indicators(rng: random.Random, style: Style, subject: str) -> Iterator[Indicator]:
    for level1, level2s in style.levels:
        chosen = [level2 for level2 in level2s if rng.random() < 0.75] or level2s[:1]
        for level2 in chosen:
            for _ in range(rng.choice([1, 1, 1, 2, 3])):
                act = rng.choice(ACTS)
                level3 = rng.choice(
                    [
                        f"{subject}{act}率",
                        f"{act}{rng.randint(2, 20)}处{subject}",
                        f"{subject}、{rng.choice(SUBJECTS)}{act}总成本控制在合同约定范围之内",
                        f"{act}次数（GDP口径）",
                        f"全市{subject}{act}工作完成后续管护和验收移交的及时性",
                    ]
                )
                yield Indicator(
                    level1,
                    level2,
                    level3,
                    rng.choice(TARGETS),
                    str(rng.randint(2, 20)),
                    f"{act}{subject}的情况{'，按规定报送结果' * rng.randint(0, 4)}",
                    rng.choice(["计划标准", "历史标准", "合同约定"]),
                )
