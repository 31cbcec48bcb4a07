"""The controlled vocabularies: every closed list of words that records use.

Kept apart from the records because the window needs the words before it needs the facts.
"""

from __future__ import annotations

from enum import StrEnum


class Script(StrEnum):
    """The script a name is written in."""

    LATIN = "latin"
    ARABIC = "arabic"


class NameKind(StrEnum):
    """What a name variant is: the preferred form, another form, or a source's own spelling."""

    PREFERRED = "preferred"
    VARIANT = "variant"
    AS_WRITTEN = "as-written"


class PhaseKind(StrEnum):
    """The phases every case is told in, in order."""

    BACKGROUND = "background"
    POLARISATION = "polarisation"
    TRIGGER = "trigger"
    SEIZURE = "seizure"
    PURGE = "purge"
    CONSOLIDATION = "consolidation"
    AFTERMATH = "aftermath"


class ActorKind(StrEnum):
    """What an actor is."""

    PERSON = "person"
    ORGANISATION = "organisation"
    FACTION = "faction"
    STATE_BODY = "state-body"
    GROUP = "group"


class PlaceKind(StrEnum):
    """What a place is."""

    CITY = "city"
    REGION = "region"
    COUNTRY = "country"
    BUILDING = "building"


class RelationKind(StrEnum):
    """How one actor stands to another; read "subject is … of object"."""

    ALLY = "ally"
    RIVAL = "rival"
    SUPERIOR = "superior"
    PATRON = "patron"
    KIN = "kin"
    SUCCESSOR = "successor"
    PART = "part"
    CAPTOR = "captor"
    RESCUER = "rescuer"


class MovementKind(StrEnum):
    """Why people were on the move."""

    EXPULSION = "expulsion"
    ESCAPE = "escape"
    JOURNEY = "journey"
    RETURN = "return"


class SourceKind(StrEnum):
    """How far a source stands from what it tells of."""

    PRIMARY = "primary"
    SECONDARY = "secondary"
    TERTIARY = "tertiary"


class Layer(StrEnum):
    """Which body of evidence a record belongs to.

    ``core`` is the set of texts that a casebook was built from; ``context`` is what was added from
    elsewhere and can be hidden; ``reader`` is what the reader has added.
    """

    CORE = "core"
    CONTEXT = "context"
    READER = "reader"


class Stance(StrEnum):
    """What the cited passage does to the claim."""

    SUPPORTS = "supports"
    DISPUTES = "disputes"


class Confidence(StrEnum):
    """How sure the analyst is; not whether sources disagree, and not how good a source is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class MarkerPosition(StrEnum):
    """Where a note number stands in the passage as the source prints it."""

    LINE_HEAD = "line-head"
    INSIDE = "inside"
    AFTER = "after"


class DisputeKind(StrEnum):
    """What the disagreement is about."""

    DATE = "date"
    NUMBER = "number"
    AGENCY = "agency"
    NAME = "name"
    OFFICE = "office"
    IDEOLOGY = "ideology"
    RELATION = "relation"
    READING = "reading"
    TEXT = "text"

    @classmethod
    def of_form(cls) -> tuple[DisputeKind, ...]:
        """Those about a spelling or the text of a source, not about what happened."""
        return (cls.NAME, cls.TEXT)


class VerdictKind(StrEnum):
    """How the cases compare on one question."""

    ALIKE = "alike"
    PARTLY = "partly"
    DIFFERENT = "different"
    ONLY_IN_ONE = "only-in-one"
    NOT_COMPARABLE = "not-comparable"


class Emptiness(StrEnum):
    """Why a cell has no answer."""

    NOT_ASKED = "not-asked"
    SOURCE_SILENT = "source-silent"
    NOT_FOUND = "not-found"
    NOT_APPLICABLE = "not-applicable"
