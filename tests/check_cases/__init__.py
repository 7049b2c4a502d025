"""For each check: made documents that it finds, and near ones that it must not find."""

from collections.abc import Sequence
from dataclasses import dataclass

from tests.made_checks import Made


@dataclass(frozen=True)
class Cases:
    """What a check finds and what it passes; `says` is in the message or the evidence of every finding."""

    says: str
    finds: Sequence[Made]
    passes: Sequence[Made]
