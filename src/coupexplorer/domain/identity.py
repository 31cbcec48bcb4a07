"""What kinds of record a casebook holds, and how one record names another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """The kinds of record; the value is the word used in files, links and the command line."""

    CASE = "case"
    PHASE = "phase"
    EVENT = "event"
    ACTOR = "actor"
    PLACE = "place"
    SOURCE = "source"
    CLAIM = "claim"
    DISPUTE = "dispute"
    DIMENSION = "dimension"
    CELL = "cell"
    PARTICIPATION = "participation"
    OFFICE = "office"
    MEMBERSHIP = "membership"
    RELATION = "relation"
    MOVEMENT = "movement"
    LINK = "link"
    TRANSCRIPT = "transcript"
    NOTE = "note"
    TAG = "tag"


@dataclass(frozen=True, slots=True, order=True)
class Ref:
    """A pointer to one record: its kind and its id. Written ``kind:id``."""

    kind: Kind
    id: str

    def __str__(self) -> str:
        return f"{self.kind.value}:{self.id}"

    @classmethod
    def parse(cls, text: str) -> Ref:
        """Read ``kind:id``; raises ValueError naming the text when it is not of that form."""
        kind, separator, identifier = text.partition(":")
        if not separator or not identifier:
            raise ValueError(f"“{text}” is not a reference of the form kind:id")
        try:
            return cls(Kind(kind), identifier)
        except ValueError:
            raise ValueError(f"“{text}” names an unknown kind of record “{kind}”") from None
