"""The scope: what a reader has chosen to look at, and the relation `selected` that queries read."""

from dataclasses import dataclass
from decimal import Decimal

Choice = str | int | None
Parameters = dict[str, object]


@dataclass(frozen=True, slots=True)
class Scope:
    """The choices of one reader; a field left empty sets no condition, None among its values means 未注明.

    All fields must hold together; within one field any value will do. `words` must all be found, each in any of the
    searched texts of a project or an indicator. `value_from` and `value_to` hold for the number that a target is read
    as, in its own measure; of a range some part must lie between them.
    """

    city: tuple[Choice, ...] = ()
    unit: tuple[Choice, ...] = ()
    indicator_class: tuple[Choice, ...] = ()
    indicator_subclass: tuple[Choice, ...] = ()
    code_year: tuple[Choice, ...] = ()
    words: tuple[str, ...] = ()
    target_kind: tuple[Choice, ...] = ()
    comparator: tuple[Choice, ...] = ()
    measure: tuple[Choice, ...] = ()
    value_from: Decimal | None = None
    value_to: Decimal | None = None
    project: tuple[Choice, ...] = ()
    document: tuple[Choice, ...] = ()
    # Of points to check only; they leave out no project and no indicator.
    rule: tuple[Choice, ...] = ()
    severity: tuple[Choice, ...] = ()
    review_state: tuple[Choice, ...] = ()


COLUMN_OF = {
    "city": "units.city",
    "unit": "units.unit_id",
    "indicator_class": "indicators.indicator_class",
    "indicator_subclass": "indicators.indicator_subclass",
    "code_year": "projects.code_year",
    # As in `indicator_kinds`: a target that is no number, date or recurrence is words, also where none is printed.
    "target_kind": "CASE WHEN indicators.indicator_id IS NOT NULL THEN coalesce(indicators.target_kind, 'text') END",
    "comparator": "indicators.comparator",
    "measure": "indicators.measure",
    "project": "projects.project_id",
    "document": "projects.document_id",
}
# A document without projects has nothing else to be chosen by.
DOCUMENT_COLUMN_OF = {"city": "documents.city", "document": "documents.document_id"}
BOUNDS = {
    "value_from": "indicators.value_high >= $value_from",
    "value_to": "indicators.value_low <= $value_to",
}
FINDING_COLUMN_OF = {
    "rule": "named_findings.rule",
    "severity": "named_findings.severity",
    "review_state": "coalesce(finding_reviews.review_state, 'pending')",
}
INDICATOR_EXISTS = " AND indicators.indicator_id IS NOT NULL"
SEARCHED = ("project_name", "level3", "description", "target")

SELECTED = """\
SELECT projects.project_id, indicators.indicator_id
FROM projects
JOIN units ON units.unit_id = projects.unit_id
LEFT JOIN indicators ON indicators.project_id = projects.project_id
WHERE projects.repeats_project_id IS NULL
  AND {conditions}"""

SELECTED_DOCUMENTS = """\
SELECT documents.document_id
FROM documents
WHERE documents.document_id IN (
    SELECT projects.document_id FROM projects WHERE projects.project_id IN (SELECT project_id FROM selected)
  )
  OR (
    NOT EXISTS (SELECT 1 FROM projects WHERE projects.document_id = documents.document_id)
    AND {conditions}
  )"""

SELECTED_FINDINGS = """\
SELECT
    named_findings.*,
    coalesce(finding_reviews.review_state, 'pending') AS review_state,
    finding_reviews.decided_on,
    finding_reviews.remark
FROM named_findings
LEFT JOIN finding_reviews ON finding_reviews.finding_id = named_findings.finding_id
WHERE (
    named_findings.indicator_id IN (SELECT indicator_id FROM selected)
    OR (named_findings.indicator_id IS NULL AND named_findings.project_id IN (SELECT project_id FROM selected))
    OR (
        named_findings.project_id IS NULL
        AND named_findings.document_id IN (SELECT document_id FROM selected_documents)
        AND (named_findings.unit_id IS NULL OR EXISTS (
            SELECT 1 FROM projects
            WHERE projects.document_id = named_findings.document_id
              AND projects.unit_id = named_findings.unit_id
              AND projects.project_id IN (SELECT project_id FROM selected)
        ))
    )
  )
  AND {conditions}"""


def selected(scope: Scope) -> tuple[str, Parameters]:
    """The relation `selected` as SQL with its parameters: one row is an indicator in scope.

    A project that has no indicators is one row without an indicator. A form that is printed a second time in its
    document is in no scope, so that nothing counts it twice; the first one has a finding that says so.
    """
    conditions, parameters = ["TRUE"], Parameters()
    for field in COLUMN_OF:
        _restrict(field, COLUMN_OF[field], getattr(scope, field), conditions, parameters)
    for field, condition in BOUNDS.items():
        if getattr(scope, field) is not None:
            conditions.append(condition)
            parameters[field] = getattr(scope, field)
    for number, word in enumerate(scope.words):
        conditions.append(_mentions(f"word_{number}"))
        parameters[f"word_{number}"] = word
    return SELECTED.format(conditions="\n  AND ".join(conditions)), parameters


def selected_documents(scope: Scope) -> tuple[str, Parameters]:
    """The relation `selected_documents` as SQL with its parameters: one row is a document with a project of `selected`.

    A document without projects is in scope where only cities or documents are chosen.
    """
    conditions, parameters = ["TRUE"], Parameters()
    for field, column in DOCUMENT_COLUMN_OF.items():
        _restrict(field, column, getattr(scope, field), conditions, parameters)
    of_projects = [getattr(scope, field) for field in {*COLUMN_OF, *BOUNDS} - {*DOCUMENT_COLUMN_OF}]
    if scope.words or any(chosen not in ((), None) for chosen in of_projects):
        conditions.append("FALSE")
    return SELECTED_DOCUMENTS.format(conditions="\n    AND ".join(conditions)), parameters


def selected_findings(scope: Scope) -> tuple[str, Parameters]:
    """The relation `selected_findings` as SQL with its parameters: one row is a point to check, with its review.

    It is about an indicator or a project of `selected`, about the unit of one, or about a document of
    `selected_documents`.
    """
    conditions, parameters = ["TRUE"], Parameters()
    for field, column in FINDING_COLUMN_OF.items():
        if values := getattr(scope, field):
            conditions.append(f"array_contains(${field}, {column})")
            parameters[field] = list(values)
    return SELECTED_FINDINGS.format(conditions="\n  AND ".join(conditions)), parameters


def _restrict(
    field: str, column: str, values: tuple[Choice, ...], conditions: list[str], parameters: Parameters
) -> None:
    printed = [value for value in values if value is not None]
    either = []
    if printed:
        either.append(f"array_contains(${field}, {column})")
        parameters[field] = printed
    if None in values:
        # A project without indicators has no indicator whose class could be missing.
        either.append(f"{column} IS NULL" + INDICATOR_EXISTS * ("indicators." in column))
    if either:
        conditions.append(f"({' OR '.join(either)})")


def _mentions(parameter: str) -> str:
    # A column that is NULL makes its own term NULL, and an OR passes over that.
    return "(" + " OR ".join(f"contains(lower({column}), lower(${parameter}))" for column in SEARCHED) + ")"
