"""Documents made for the tests through real writers: forms and tables of invented projects in many variations.

A document is a list of blocks: text lines, tables of cells with spans, page ends. It is written as a web page, printed
to PDF by Chromium, or written by python-docx, openpyxl and xlwt.
"""

import html
import io
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

import docx
import openpyxl
import xlwt
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from playwright.sync_api import Browser, sync_playwright

from tests.made_sheets import ACTS, SUBJECTS


@dataclass(frozen=True)
class Spot:
    """A cell with what it covers; `head` marks those that a table prints again on each page."""

    text: str
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Line:
    text: str
    tag: str = "p"


@dataclass(frozen=True)
class Table:
    rows: tuple[tuple[Spot, ...], ...]
    heads: int = 0


@dataclass(frozen=True)
class PageEnd:
    pass


Block = Line | Table | PageEnd


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
    extra: tuple[str, ...] = ()
    money: str = "万元"
    fields: dict[str, str] = field(default_factory=dict)


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
                    ]  # fmt: skip
                )
                yield Indicator(
                    level1, level2, level3, rng.choice(TARGETS), str(rng.randint(2, 20)),
                    f"{act}{subject}的情况{'，按规定报送结果' * rng.randint(0, 4)}", rng.choice(["计划标准", "历史标准", "合同约定"]),
                )  # fmt: skip


def cell_texts(style: Style, one: Indicator) -> dict[str, str]:
    parts = "operator" in style.order
    return {
        "level1": one.level1, "level2": one.level2, "level3": one.level3, "operator": one.target.operator,
        "target": one.target.value if parts else one.target.text, "measure": one.target.measure, "weight": one.weight,
        "description": one.description, "basis": one.basis, "aside": "",
    }  # fmt: skip


def indicator_rows(style: Style, some: Sequence[Indicator]) -> list[list[Spot | None]]:
    """The rows of an indicator table; None where a cell from above covers the place."""
    texts = [cell_texts(style, one) for one in some]
    if style.empty_classes:
        texts = with_empty_classes(style, texts)
    rows: list[list[Spot | None]] = [[Spot(text[name]) for name in style.order] for text in texts]
    merge(rows, 0, [text["level1"] for text in texts], style)
    merge(rows, 1, [text["level1"] + text["level2"] for text in texts], style)
    return rows


def with_empty_classes(style: Style, texts: list[dict[str, str]]) -> list[dict[str, str]]:
    """A row with its class and nothing else for each class without an indicator, as many forms print."""
    found = []
    for level1, level2s in style.levels:
        for level2 in level2s:
            own = [text for text in texts if (text["level1"], text["level2"]) == (level1, level2)]
            blank = dict.fromkeys(texts[0], "")
            found += own or [{**blank, "level1": level1, "level2": level2}]
    return found


def merge(rows: list[list[Spot | None]], column: int, keys: Sequence[str], style: Style) -> None:
    start = 0
    for _, group in groupby(keys):
        count = len(list(group))
        spot = rows[start][column]
        assert spot is not None
        if style.merged:
            rows[start][column] = Spot(spot.text, count, 1)
            for i in range(start + 1, start + count):
                rows[i][column] = None
        start += count


def head_row(style: Style) -> list[Spot]:
    return [Spot(style.heads[name]) for name in style.order]


def money(style: Style, amount: str) -> str:
    return amount + style.money if style.money_in == "cell" else amount


def form(style: Style, one: Project, year: int) -> list[Block]:
    """One form a project."""
    width = len(style.order) + (style.side != "none")
    rows: list[list[Spot | None]] = []
    title = f"{one.name}项目绩效目标表" if style.name_in != "label" else style.title
    title = f"{year}年{title}" if style.year_in == "title" and style.name_in == "label" else title
    lines: list[Block] = [] if style.name_in == "row" else [Line(title, "h2")]
    if style.year_in == "line":
        lines.append(Line(f"（{year}年度）"))
    if style.unit_in == "line":
        lines.append(Line(f"填报单位：{one.code}-{one.unit}"))
    if style.money_in == "line":
        lines.append(Line("单位：万元"))
    if style.name_in == "row":
        rows.append([Spot(title, 1, width)])
    if style.name_in in ("label", "row"):
        rows.append([Spot("项目名称", 1, 2), Spot(one.name, 1, width - 2)])
    if style.unit_in in ("label", "both"):
        rows.append([Spot("主管部门及代码", 1, 2), Spot(f"{one.code}_{one.unit}", 1, 1), Spot("实施单位"), Spot(one.unit, 1, width - 4)]
                    if width > 4 and style.unit_in == "both" else [Spot("实施单位", 1, 2), Spot(one.unit, 1, width - 2)])  # fmt: skip
    if style.unit_in == "department":
        rows.append([Spot("主管部门", 1, 2), Spot(f"[{one.code}]{one.unit}", 1, width - 2)])
    group = "项目资金（万元）" if style.money_in in ("label", "head") else "项目资金"
    rows.append([Spot(group, 3, 1), Spot(style.total, 1, 1), Spot(money(style, one.total), 1, width - 2)])
    rows.append([None, Spot("其中：财政拨款", 1, 1), Spot(money(style, one.fiscal), 1, width - 2)])
    rows.append([None, Spot("其他资金", 1, 1), Spot(money(style, one.other), 1, width - 2)])
    rows.append([Spot(style.goal, 1, 1), Spot(one.goal, 1, width - 1)])
    head: list[Spot | None] = [*head_row(style)]
    body = indicator_rows(style, one.indicators)
    if style.side == "merged":
        head.insert(0, Spot("绩效指标", len(body) + 1, 1))
        body = [[None, *row] for row in body]
    elif style.side == "each":
        head.insert(0, Spot(""))
        body = [[Spot("绩效指标"), *row] for row in body]
    table = tuple(tuple(spot for spot in row if spot) for row in [*rows, head, *body])
    return [*lines, Table(table)]


def table(style: Style, some: Sequence[Project], year: int, rng: random.Random) -> list[Block]:
    """One table for all projects, each beside its indicators or with all of them packed into one cell."""
    bracket = "（万元）" if style.money_in in ("head", "label") else ""
    own = [
        ("项目名称", "name"),
        (f"{rng.choice(['预算金额', '资金总额', '预算数'])}{bracket}", "total"),
        (style.goal.replace("项目实施期目标", "绩效目标"), "goal"),
    ]
    if style.unit_in == "label":
        own.insert(0, ("单位名称", "unit"))
    two_rows = rng.random() < 0.5
    heads = [Spot(word, 2 if two_rows else 1) for word, _ in own]
    upper = [*heads, Spot("绩效指标", 1, len(style.order))]
    first = [tuple(upper), tuple(head_row(style))] if two_rows else [(*heads, *head_row(style))]
    rows: list[tuple[Spot, ...]] = []
    if rng.random() < 0.6:
        total = sum(float(one.total.replace(",", "")) for one in some)
        blanks = len(own) - 1 + len(style.order)
        sums = [Spot("") for _ in range(blanks + 1)]
        sums[[key for _, key in own].index("name")] = Spot("合计")
        sums[[key for _, key in own].index("total")] = Spot(f"{total:.2f}")
        rows.append(tuple(sums))
    for one in some:
        body = indicator_rows(style, one.indicators)
        for i, row in enumerate(body):
            left: list[Spot | None] = [
                Spot(value(one, key, style), len(body)) if style.merged else Spot(value(one, key, style))
                for _, key in own
            ]
            rows.append(tuple(spot for spot in ([*left, *row] if not style.merged or i == 0 else row) if spot))
    return [*table_lines(style, some, year), Table((*first, *rows), heads=len(first))]


def value(one: Project, key: str, style: Style) -> str:
    return money(style, one.total) if key == "total" else str(getattr(one, key))


def table_lines(style: Style, some: Sequence[Project], year: int) -> list[Block]:
    lines: list[Block] = [Line(f"{year}年{style.title}" if style.year_in != "none" else style.title, "h2")]
    if style.unit_in != "label":
        lines.append(Line(f"部门名称：{some[0].unit}"))
    return [*lines, Line("单位：万元")] if style.money_in in ("line", "cell") else lines


def packed(style: Style, some: Sequence[Project], year: int) -> list[Block]:
    """One project a row, its indicators in one cell."""
    head = tuple(Spot(word) for word in ("项目名称", "总计", "财政拨款", "绩效目标", "绩效指标"))
    rows = [tuple(map(Spot, (one.name, one.total, one.fiscal, one.goal, packed_text(one)))) for one in some]
    return [
        Line(f"{year}年{style.title}", "h2"),
        Line(f"单位名称：{some[0].unit}"),
        Line("单位：万元"),
        Table((head, *rows), heads=1),
    ]


def packed_text(one: Project) -> str:
    codes = {"产出指标": 1, "效益指标": 2, "满意度指标": 3, "成本指标": 4}
    items = [
        f"{n}、{codes[i.level1]}-{i.level1}；{codes[i.level1]}1-{i.level2}；{i.level3}；实施周期指标值：{i.target.text}。"
        for n, i in enumerate(one.indicators, start=1)
    ]
    return "".join(items)


def overall(style: Style, one: Project, year: int) -> list[Block]:
    """The form of a whole department: of no project."""
    width = len(style.order)
    rows: list[list[Spot | None]] = [
        [Spot("部门名称", 1, 2), Spot(one.unit, 1, width - 2)],
        [Spot("资金总额（万元）", 1, 2), Spot("88888.88", 1, width - 2)],
        [Spot("整体绩效目标", 1, 2), Spot("履行部门职责。", 1, width - 2)],
    ]
    body = [*rows, [*head_row(style)], *indicator_rows(style, one.indicators)]
    table = tuple(tuple(spot for spot in row if spot) for row in body)
    return [Line("部门整体支出绩效目标表", "h2"), Line(f"（{year}年度）"), Table(table)]


def blank(style: Style, one: Project, year: int) -> list[Block]:
    """A template that nobody filled in."""
    empty = [Indicator(i.level1, i.level2, "", Target("", "", ""), "", "", "") for i in one.indicators]
    unused = Project("", "", "", "", "", "", "", tuple(empty))
    labelled = Style(
        **{**vars_of(style), "name_in": "label", "unit_in": "label", "money_in": "label", "year_in": "line"}
    )
    return form(labelled, unused, year)


def vars_of(style: Style) -> dict[str, object]:
    return {name: getattr(style, name) for name in style.__dataclass_fields__}


def document(style: Style, some: Sequence[Project], rng: random.Random, year: int = 2026) -> list[Block]:
    """A document of these projects, at times with a table of contents, narrative, an overall form, a template."""
    blocks: list[Block] = []
    if style.narrative:
        blocks += [Line(f"{year}年清河市部门预算", "h1"), Line("目录"), Line(f"一、{style.title}………………12"), PageEnd()]
        blocks += [
            Line("按照绩效管理的要求，编制项目支出绩效目标表并公开，一级指标、二级指标、三级指标和指标值见附表。")
        ] * 3
    if style.kind == "form":
        for one in some:
            blocks += form(style, one, year)
            blocks += [PageEnd()] if style.breaks else []
    else:
        blocks += packed(style, some, year) if style.kind == "packed" else table(style, some, year, rng)
    if style.narrative and style.kind == "form":
        blocks += [*overall(style, some[0], year), PageEnd(), *blank(style, some[0], year)]
    return blocks


def web_page(blocks: Sequence[Block], style: Style) -> str:
    """The document as a web page, also what Chromium prints."""
    mark = (
        '<div style="position:fixed;top:40%;left:20%;transform:rotate(-35deg);font-size:60px;opacity:.2">内部资料</div>'
    )
    body = "".join(map(markup, blocks))
    page = "@page{size:A4 landscape}" if style.landscape else "@page{size:A4}"
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><style>{page}{style.css}</style></head>"
        f"<body>{mark if style.watermark else ''}{body}</body></html>"
    )


def markup(block: Block) -> str:
    if isinstance(block, PageEnd):
        return "<div style='break-after:page'></div>"
    if isinstance(block, Line):
        return f"<{block.tag}>{html.escape(block.text)}</{block.tag}>"
    rows = ["<tr>" + "".join(map(cell_markup, row)) + "</tr>" for row in block.rows]
    head = f"<thead>{''.join(rows[: block.heads])}</thead>" if block.heads else ""
    return f"<table>{head}<tbody>{''.join(rows[block.heads :])}</tbody></table>"


def cell_markup(spot: Spot) -> str:
    spans = (f" rowspan={spot.rows}" if spot.rows > 1 else "") + (
        f" colspan={spot.columns}" if spot.columns > 1 else ""
    )
    return f"<td{spans}>{html.escape(spot.text).replace(chr(10), '<br>')}</td>"


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


def printed(browser: Browser, text: str) -> bytes:
    """A web page as Chromium prints it."""
    page = browser.new_page()
    page.set_content(text)
    content = page.pdf(prefer_css_page_size=True, print_background=True)
    page.close()
    return content


def placed(block: Table) -> list[tuple[int, int, Spot]]:
    """Row and column of each cell of a table."""
    taken: set[tuple[int, int]] = set()
    found = []
    for i, row in enumerate(block.rows):
        j = 0
        for spot in row:
            while (i, j) in taken:
                j += 1
            taken |= {(i + a, j + b) for a in range(spot.rows) for b in range(spot.columns)}
            found.append((i, j, spot))
            j += spot.columns
    return found


def word_file(blocks: Sequence[Block]) -> bytes:
    document = docx.Document()
    for block in blocks:
        if isinstance(block, Line):
            document.add_paragraph(block.text)
        elif isinstance(block, Table):
            cells = placed(block)
            width = max(j + spot.columns for _, j, spot in cells)
            table = document.add_table(len(block.rows), width)
            for i, j, spot in cells:
                cell = table.cell(i, j)
                if (spot.rows, spot.columns) != (1, 1):
                    cell = cell.merge(table.cell(i + spot.rows - 1, j + spot.columns - 1))
                cell.text = spot.text
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def repeated_head(table: object, count: int) -> None:
    """Mark the first rows of a Word table as its head."""
    for row in table.rows[:count]:  # type: ignore[attr-defined]
        mark = OxmlElement("w:tblHeader")
        mark.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(mark)


def workbook(blocks: Sequence[Block]) -> bytes:
    """All blocks of a document one below the other on one sheet."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    at = 1
    for block in blocks:
        if isinstance(block, Line):
            sheet.cell(at, 1, block.text)
            at += 1
        elif isinstance(block, Table):
            for i, j, spot in placed(block):
                cell = sheet.cell(at + i, j + 1)
                cell.value, cell.number_format = number(spot.text)
                if isinstance(cell.value, str) and spot.text.startswith("="):
                    cell.data_type = "s"
                if (spot.rows, spot.columns) != (1, 1):
                    sheet.merge_cells(
                        start_row=at + i,
                        end_row=at + i + spot.rows - 1,
                        start_column=j + 1,
                        end_column=j + spot.columns,
                    )
            at += len(block.rows)
        else:
            at += 1
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def number(text: str) -> tuple[object, str]:
    """A printed number as Excel holds it: the number and the format that shows it so."""
    plain = text.replace(",", "")
    if plain.endswith("%") and plain[:-1].isdigit():
        return int(plain[:-1]) / 100, "0%"
    if plain.replace(".", "", 1).isdigit() and not (len(plain) > 1 and plain[0] == "0" and plain[1] != "."):
        decimals = len(plain.partition(".")[2])
        return float(plain), ("#,##0" if "," in text else "0") + ("." + "0" * decimals if decimals else "")
    return text, "General"


def old_workbook(blocks: Sequence[Block]) -> bytes:
    book = xlwt.Workbook()
    sheet = book.add_sheet("表")
    at = 0
    for block in blocks:
        if isinstance(block, Line):
            sheet.write(at, 0, block.text)
            at += 1
        elif isinstance(block, Table):
            for i, j, spot in placed(block):
                held, pattern = number(spot.text)
                look = xlwt.easyxf(num_format_str=pattern)
                sheet.write_merge(at + i, at + i + spot.rows - 1, j, j + spot.columns - 1, held, look)
            at += len(block.rows)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def save(content: bytes, path: Path) -> None:
    path.write_bytes(content)
