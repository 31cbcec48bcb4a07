"""Lines to be said with results; apart from the reading of queries, since the window needs them
before it needs the search."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class RemarkKind(StrEnum):
    """What is to be said of a query or of what it found; ``words`` of the remark are about it."""

    UNKNOWN_OPERATOR = "unknown operator"
    UNREADABLE_DATE = "unreadable date"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Remark:
    """One line to be said with the results."""

    kind: RemarkKind
    words: str = ""
