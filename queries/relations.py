"""What queries read beside the tables and `selected`, by name: rows of other queries, and rows made outside SQL."""

import re
from collections.abc import Mapping

import polars as pl

Relations = Mapping[str, pl.DataFrame]

# Queries whose rows other queries read, so that one rule stands in one file.
SHARED = ("compared", "year_pairs", "pair_indicators", "satisfaction_targets", "upload_version")

# The points to check of a scope, each with its review, and its documents: see `queries.scope`.
OF_FINDINGS, OF_DOCUMENTS = "selected_findings", "selected_documents"

# What people decided, what is computed of names, what a new file holds: given to a run by its caller, else empty.
GIVEN: dict[str, dict[str, pl.DataType | type[pl.DataType]]] = {
    # The projects of this name in this unit count as those of the other name: what was confirmed to be a pair.
    "joined_names": {"unit_id": pl.String, "project_name": pl.String, "joined_name": pl.String},
    # Two projects that may be a pair, why, and what was decided: pending, confirmed or refused.
    "candidates": {
        "earlier_id": pl.String,
        "later_id": pl.String,
        "likeness_reason": pl.String,
        "likeness": pl.Int64,
        "decision": pl.String,
        "decided_on": pl.String,
        "remark": pl.String,
    },
    # What reviewers said of points to check: explained, corrected or accepted; those that are not here are pending.
    "finding_reviews": {
        "finding_id": pl.String,
        "review_state": pl.String,
        "decided_on": pl.String,
        "remark": pl.String,
    },
    # What a file holds that is not saved yet.
    "new_projects": {
        "unit_name": pl.String,
        "project_name": pl.String,
        "project_code": pl.String,
        "total_yuan": pl.Decimal(18, 2),
    },
    "new_indicators": {
        "unit_name": pl.String,
        "project_name": pl.String,
        "project_code": pl.String,
        "indicator_class": pl.String,
        "level3": pl.String,
        "target": pl.String,
        "position": pl.Int64,
    },
}


def read_by(statement: str) -> list[str]:
    """The relations of this module that a statement reads."""
    return [
        name
        for name in (*SHARED, *GIVEN, OF_FINDINGS, OF_DOCUMENTS)
        if re.search(rf"\b(FROM|JOIN) {name}\b", statement)
    ]


def empty(name: str) -> pl.DataFrame:
    return pl.DataFrame(schema=GIVEN[name])
