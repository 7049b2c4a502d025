"""Made projects -> the blocks of a document: forms, tables, packed rows, and what is no project."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby

from tests.made_documents import Indicator, Project, Style, Target
from tests.written import Block, Line, PageEnd, Spot, Table


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
    return amount + "万元" if style.money_in == "cell" else amount


def form(style: Style, one: Project, year: int) -> list[Block]:
    """One form a project."""
    width = len(style.order) + (style.side != "none")
    title = f"{one.name}项目绩效目标表" if style.name_in != "label" else style.title
    title = f"{year}年{title}" if style.year_in == "title" and style.name_in == "label" else title
    labels = [[Spot(title, 1, width)]] if style.name_in == "row" else []
    labels += label_rows(style, one, width)
    head: list[Spot | None] = [*head_row(style)]
    body = indicator_rows(style, one.indicators)
    if style.side == "merged":
        head.insert(0, Spot("绩效指标", len(body) + 1, 1))
        body = [[None, *row] for row in body]
    elif style.side == "each":
        head.insert(0, Spot(""))
        body = [[Spot("绩效指标"), *row] for row in body]
    table = tuple(tuple(spot for spot in row if spot) for row in [*labels, head, *body])
    return [*form_lines(style, one, title, year), Table(table)]


def form_lines(style: Style, one: Project, title: str, year: int) -> list[Block]:
    lines: list[Block] = [] if style.name_in == "row" else [Line(title, "h2")]
    if style.year_in == "line":
        lines.append(Line(f"（{year}年度）"))
    if style.unit_in == "line":
        lines.append(Line(f"填报单位：{one.code}-{one.unit}"))
    return [*lines, Line("单位：万元")] if style.money_in == "line" else lines


def label_rows(style: Style, one: Project, width: int) -> list[list[Spot]]:
    rows = []
    if style.name_in in ("label", "row"):
        rows.append([Spot("项目名称", 1, 2), Spot(one.name, 1, width - 2)])
    if style.unit_in == "both" and width > 4:
        department = [Spot("主管部门及代码", 1, 2), Spot(f"{one.code}_{one.unit}", 1, 1)]
        rows.append([*department, Spot("实施单位"), Spot(one.unit, 1, width - 4)])
    elif style.unit_in in ("label", "both"):
        rows.append([Spot("实施单位", 1, 2), Spot(one.unit, 1, width - 2)])
    if style.unit_in == "department":
        rows.append([Spot("主管部门", 1, 2), Spot(f"[{one.code}]{one.unit}", 1, width - 2)])
    group = "项目资金（万元）" if style.money_in in ("label", "head") else "项目资金"
    amounts = [(style.total, one.total), ("其中：财政拨款", one.fiscal), ("其他资金", one.other)]
    for i, (label, amount) in enumerate(amounts):
        cells = [Spot(label), Spot(money(style, amount), 1, width - 2)]
        rows.append([Spot(group, len(amounts)), *cells] if i == 0 else cells)
    return [*rows, [Spot(style.goal), Spot(one.goal, 1, width - 1)]]


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
    labelled = replace(style, name_in="label", unit_in="label", money_in="label", year_in="line")
    return form(labelled, unused, year)


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
