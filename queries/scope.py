"""The scope: what a reader has chosen to look at, and the relation `selected` that queries read."""

from dataclasses import dataclass
from decimal import Decimal

Choice = str | int | None
Parameters = dict[str, object]


@dataclass(frozen=True, slots=True)
class Scope:
    """The choices of one reader; a field left empty sets no condition, None among its values means 未注明.

    All fields must hold together; within one field any value will do. `words` must all be found, each in any of the
    searched texts of a project or an indicator, full and half width alike, or as the whole code of its unit or project.
    `value_from` and `value_to` hold for the number that a target is read as, in its own measure; of a range some part
    must lie between them.
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
    "city": "city",
    "unit": "unit_id",
    "indicator_class": "indicator_class",
    "indicator_subclass": "indicator_subclass",
    "code_year": "code_year",
    "target_kind": "target_kind",
    "comparator": "comparator",
    "measure": "measure",
    "project": "project_id",
    "document": "document_id",
}
# A document without projects has nothing else to be chosen by.
DOCUMENT_COLUMN_OF = {"city": "city", "document": "document_id"}
OF_INDICATORS = {"indicator_class", "indicator_subclass", "target_kind", "comparator", "measure"}
BOUNDS = {"value_from": "value_high >= $value_from", "value_to": "value_low <= $value_to"}
FINDING_COLUMN_OF = {
    "rule": "named_findings.rule",
    "severity": "named_findings.severity",
    "review_state": "coalesce(finding_reviews.review_state, 'pending')",
}

# As `searched` in `ingest/derived.sql` has it.
NARROW = {sign + 0xFEE0: sign for sign in range(ord("!"), ord("~") + 1)}

SELECTED = """\
SELECT project_id, indicator_id
FROM scope_rows
WHERE {conditions}"""

SELECTED_DOCUMENTS = """\
SELECT document_id
FROM documents
WHERE document_id IN (
    SELECT document_id FROM projects WHERE project_id IN (SELECT project_id FROM selected)
  )
  OR (
    document_id NOT IN (SELECT document_id FROM projects)
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
WHERE named_findings.finding_id IN (
    SELECT finding_id FROM finding_subjects
    WHERE subject_id IN (
        SELECT indicator_id FROM selected
        UNION ALL SELECT project_id FROM selected
        UNION ALL SELECT document_id FROM selected_documents
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
        conditions.append(f"(contains(searched, $searched_{number}) OR $word_{number} IN (unit_code, project_code))")
        parameters |= {f"word_{number}": word, f"searched_{number}": _in_one_spelling(word)}
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


def _in_one_spelling(word: str) -> str:
    return word.translate(NARROW).lower().replace(">=", "≥").replace("<=", "≤")


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
        exists = " AND indicator_id IS NOT NULL" if field in OF_INDICATORS else ""
        either.append(f"({column} IS NULL{exists})")
    if either:
        conditions.append(f"({' OR '.join(either)})")
