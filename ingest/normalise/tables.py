"""A sheet as printed -> the rows of the warehouse's tables, each printed value with its reading beside it."""

import hashlib
import re
from dataclasses import asdict, astuple, replace
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from ingest.errors import ParseError
from ingest.normalise.keywords import cost_category, respondent
from ingest.normalise.money import to_yuan
from ingest.normalise.reference import Reference
from ingest.normalise.targets import read_target
from ingest.records import Amount, Place, PrintedIndicator, PrintedProject, Sheet, TargetReading
from ingest.sources import Source

AMOUNTS = ("total", "fiscal", "special", "other", "carried")
CODE_YEAR = re.compile(r"\d{6}(\d\d)[A-Z]")
CITY = re.compile(r"(?:.{2,3}省|.{2,5}自治区)?(?P<city>[^省区县城]{2,4})市")
PERCENT = re.compile(r"(\d{1,7}(?:\.\d{1,2})?)[%％]?")
MOST_YUAN = 10**16
"""What a column of yuan holds (schema.sql)."""
FEN = Decimal("0.01")
FINEST_VALUE = Decimal("0.000001")
MOST_VALUE = 10**18
"""What the columns value_low and value_high hold (schema.sql)."""

NO_MONEY_UNIT = (
    "没有印出金额单位（读到「{}」），应在表上方、栏目名或单元格里写明「单位：万元」或「（元）」；"
    "不写明单位的金额不能读入"
)
MOST_WEIGHT = 10_000
OVERALL_TEXTS = ("level1", "level2", "level3", "description", "target", "basis")

TableRow = dict[str, object]


def sheet_tables(sheet: Sheet, document_id: str, source: Source, reference: Reference) -> dict[str, list[TableRow]]:
    """Table name -> rows for units, projects and what is of a project. Raises ParseError for an odd amount."""
    city, codes = city_of(sheet, source), unit_codes(sheet)
    names = ("units", "projects", "project_cells", "indicators", "spending_plan")
    tables: dict[str, list[TableRow]] = {name: [] for name in names}
    tables |= overall_tables(sheet, document_id)
    first_ids: dict[object, str] = {}
    for position, project in enumerate(sheet.projects, start=1):
        project_id = f"{document_id}-{position:03d}"
        unit = unit_row(project, city, codes)
        row = project_row(project, project_id, position)
        first_id = first_ids.setdefault(content(project), project_id) if project.indicators else project_id
        row["repeats_project_id"] = first_id if first_id != project_id else None
        tables["units"].append(unit)
        tables["projects"].append({**row, "document_id": document_id, "unit_id": unit["unit_id"]})
        tables["project_cells"] += cell_rows(project, project_id)
        tables["indicators"] += indicator_rows(project, project_id, reference)
        tables["spending_plan"] += plan_rows(project, project_id)
    if sheet.breaks_off:
        refuse_lost_rows(sheet)
    return tables


def content(project: PrintedProject) -> object:
    """All that a form prints, without the places: two forms that agree in all of it are one, printed twice."""
    amounts = tuple(sorted((name, amount.text, amount.unit) for name, amount in project.amounts.items()))
    indicators = tuple(astuple(replace(indicator, place=Place())) for indicator in project.indicators)
    names = (project.project_name, project.project_code, project.unit_code, project.unit_name, project.department)
    return names, amounts, project.goal, project.purpose, project.plan, indicators


def overall_tables(sheet: Sheet, document_id: str) -> dict[str, list[TableRow]]:
    """The rows of the forms of whole departments."""
    tables: dict[str, list[TableRow]] = {"overall_forms": [], "overall_indicators": []}
    for position, form in enumerate(sheet.overall, start=1):
        overall_id = f"{document_id}-o{position:02d}"
        texts = {name: getattr(form, name) for name in ("title", "unit_code", "unit_name", "goal")}
        key = {"overall_id": overall_id, "document_id": document_id, "position": position}
        place = {"page": form.place.page, "address": form.place.address}
        tables["overall_forms"].append({**key, **texts, **place, "total_yuan": yuan(form.total)})
        tables["overall_indicators"] += [
            {
                "overall_id": overall_id,
                "position": n,
                **{name: getattr(indicator, name) for name in OVERALL_TEXTS},
                "weight": weight(indicator),
                "page": indicator.place.page,
                "address": indicator.place.address,
            }
            for n, indicator in enumerate(form.indicators, start=1)
        ]
    return tables


def refuse_lost_rows(sheet: Sheet) -> None:
    """A text that breaks off, its printed total not reached by its rows, has lost rows. Raises ParseError."""
    printed, added = (
        yuan(sheet.printed_total),
        sum(yuan(project.amounts.get("total")) or 0 for project in sheet.projects),
    )
    if printed is not None and printed != added:
        reason = f"文件末尾中断，印出的合计是 {printed} 元，读到的项目只有 {added} 元；请换上完整的文件"
        raise ParseError(reason, str(sheet.projects[-1].place))


def city_of(sheet: Sheet, source: Source) -> str | None:
    """The short name of the city: as registered, else the one that begins the names of the units, or of the
    departments above them, else None.
    """
    units = [(project.unit_name, project.department) for project in sheet.projects]
    names = units or [(form.unit_name, None) for form in sheet.overall]
    found = (CITY.match(unit or "") or CITY.match(department or "") for unit, department in names)
    cities = {match["city"] for match in found if match}
    return source.city or (cities.pop() if len(cities) == 1 else None)


def unit_codes(sheet: Sheet) -> dict[str | None, str]:
    """Unit name -> its code, where the document prints one and no other beside the name, in any of its forms."""
    named: dict[str | None, set[str]] = {}
    for project in sheet.projects:
        if project.unit_name and project.unit_code:
            named.setdefault(project.unit_name, set()).add(project.unit_code)
    return {name: codes.pop() for name, codes in named.items() if len(codes) == 1}


def unit_row(project: PrintedProject, city: str | None, codes: dict[str | None, str]) -> TableRow:
    code = project.unit_code or codes.get(project.unit_name)
    key = "|".join(part or "" for part in (city, code, project.unit_name))
    unit_id = hashlib.sha256(key.encode()).hexdigest()[:8]
    return {"unit_id": unit_id, "city": city, "unit_code": code, "unit_name": project.unit_name}


def project_row(project: PrintedProject, project_id: str, position: int) -> TableRow:
    code_year = CODE_YEAR.match(project.project_code or "")
    return {
        "project_id": project_id,
        "position": position,
        "project_name": project.project_name,
        "project_code": project.project_code,
        "code_year": 2000 + int(code_year[1]) if code_year else None,
        **{f"{name}_yuan": yuan(project.amounts.get(name)) for name in AMOUNTS},
        "purpose": project.purpose,
        "goal": project.goal,
        "department": project.department,
        **project.place.columns(),
    }


def yuan(amount: Amount | None) -> Decimal | None:
    """A printed amount in yuan; None where it is blank. Raises ParseError where it is no number."""
    if amount is None:
        return None
    if not amount.unit:
        raise ParseError(NO_MONEY_UNIT.format(amount.text), str(amount.place))
    try:
        value = to_yuan(amount.text, amount.unit)
    except ValueError as error:
        raise ParseError(f"金额应为数字，读到「{amount.text}」；请核对原文件", str(amount.place)) from error
    if value is not None and abs(value) >= MOST_YUAN:
        raise ParseError(f"金额大得不合理，读到「{amount.text}」；请核对原文件", str(amount.place))
    return None if value is None else value.quantize(FEN, ROUND_HALF_UP)


def indicator_rows(project: PrintedProject, project_id: str, reference: Reference) -> list[TableRow]:
    total = yuan(project.amounts.get("total"))
    return [
        {
            "indicator_id": f"{project_id}-{position:03d}",
            "project_id": project_id,
            "position": position,
            **printed(indicator),
            **normalised(indicator, total, reference),
        }
        for position, indicator in enumerate(project.indicators, start=1)
    ]


def printed(indicator: PrintedIndicator) -> TableRow:
    row = asdict(indicator)
    del row["place"]
    return {**row, **indicator.place.columns(), "weight": weight(indicator)}


def weight(indicator: PrintedIndicator) -> Decimal | None:
    """The printed weight; None where it is blank or no number."""
    if indicator.weight is None:
        return None
    try:
        value = Decimal(indicator.weight.rstrip("%％分"))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < MOST_WEIGHT else None


def normalised(indicator: PrintedIndicator, total: Decimal | None, reference: Reference) -> TableRow:
    """Class, reading of the target, and what a cost is for or who is asked."""
    indicator_class, subclass = reference.classes.classify(indicator.level1, indicator.level2)
    words = (indicator.level3, indicator.description)
    reading = read_target(
        indicator.target or indicator.annual_target,
        level3=indicator.level3 or "",
        description=indicator.description or "",
        is_cost=indicator_class == "成本",
        budget_yuan=total,
        measures=reference.measures,
    )
    return {
        "indicator_class": indicator_class,
        "indicator_subclass": subclass,
        **asdict(reading if is_exact(reading) else TargetReading("text")),
        "cost_category": cost_category(reference.cost_categories, *words) if indicator_class == "成本" else None,
        "respondent": respondent(reference.respondents, *words) if indicator_class == "满意度" else None,
    }


def is_exact(reading: TargetReading) -> bool:
    """Whether the columns hold the values to the last digit; a number that they would change stays words."""
    values = (value for value in (reading.value_low, reading.value_high) if value is not None)
    return all(abs(value) < MOST_VALUE and value == value.quantize(FINEST_VALUE) for value in values)


def cell_rows(project: PrintedProject, project_id: str) -> list[TableRow]:
    return [
        {
            "project_id": project_id,
            "position": position,
            "label": cell.label,
            "printed": cell.text,
            **cell.place.columns(),
        }
        for position, cell in enumerate(project.cells, start=1)
    ]


def plan_rows(project: PrintedProject, project_id: str) -> list[TableRow]:
    return [
        {"project_id": project_id, "month": month, "percent": percent(text), "printed": text}
        for month, text in project.plan
    ]


def percent(text: str | None) -> Decimal | None:
    """A printed percentage; None where it is blank or no number."""
    match = PERCENT.fullmatch(text or "")
    return Decimal(match[1]) if match else None
