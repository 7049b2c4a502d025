"""Which texts a spreadsheet may run."""

import polars as pl

# A cell that begins like this, also after white space, control characters or invisible marks, may be run as a formula.
FORMULA = r"^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r]"
NUMBER = r"^[+-]?\d[\d,]*(\.\d+)?$"


def begins_like_one(cell: pl.Expr) -> pl.Expr:
    """Whether a text begins like a formula and is no plain number: `=1+1`, `@x`, but not `-5.00`."""
    return cell.str.contains(FORMULA) & ~cell.str.contains(NUMBER)
