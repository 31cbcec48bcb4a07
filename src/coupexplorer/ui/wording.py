"""The words shown for kinds, phases, verdicts and the rest, all open to translation."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import (
    ActorKind,
    Confidence,
    Emptiness,
    Layer,
    MovementKind,
    PhaseKind,
    PlaceKind,
    RelationKind,
    SourceKind,
    Stance,
    VerdictKind,
)
from coupexplorer.ui.translation import QT_TRANSLATE_NOOP, translate

_WORDS: Mapping[object, str] = MappingProxyType(
    {
        PhaseKind.BACKGROUND: QT_TRANSLATE_NOOP("Wording", "Background"),
        PhaseKind.POLARISATION: QT_TRANSLATE_NOOP("Wording", "Polarisation"),
        PhaseKind.TRIGGER: QT_TRANSLATE_NOOP("Wording", "Trigger"),
        PhaseKind.SEIZURE: QT_TRANSLATE_NOOP("Wording", "Seizure"),
        PhaseKind.PURGE: QT_TRANSLATE_NOOP("Wording", "Purge"),
        PhaseKind.CONSOLIDATION: QT_TRANSLATE_NOOP("Wording", "Consolidation"),
        PhaseKind.AFTERMATH: QT_TRANSLATE_NOOP("Wording", "Aftermath"),
        VerdictKind.ALIKE: QT_TRANSLATE_NOOP("Wording", "alike"),
        VerdictKind.PARTLY: QT_TRANSLATE_NOOP("Wording", "partly alike"),
        VerdictKind.DIFFERENT: QT_TRANSLATE_NOOP("Wording", "different"),
        VerdictKind.ONLY_IN_ONE: QT_TRANSLATE_NOOP("Wording", "only in one"),
        VerdictKind.NOT_COMPARABLE: QT_TRANSLATE_NOOP("Wording", "not comparable"),
        Emptiness.NOT_ASKED: QT_TRANSLATE_NOOP("Wording", "Not asked yet."),
        Emptiness.SOURCE_SILENT: QT_TRANSLATE_NOOP("Wording", "The base text is silent on this."),
        Emptiness.NOT_FOUND: QT_TRANSLATE_NOOP("Wording", "Not found yet."),
        Emptiness.NOT_APPLICABLE: QT_TRANSLATE_NOOP("Wording", "Does not apply to this case."),
        Confidence.HIGH: QT_TRANSLATE_NOOP("Wording", "confidence high"),
        Confidence.MEDIUM: QT_TRANSLATE_NOOP("Wording", "confidence medium"),
        Confidence.LOW: QT_TRANSLATE_NOOP("Wording", "confidence low"),
        Stance.SUPPORTS: QT_TRANSLATE_NOOP("Wording", "supports"),
        Stance.DISPUTES: QT_TRANSLATE_NOOP("Wording", "disputes"),
        SourceKind.PRIMARY: QT_TRANSLATE_NOOP("Wording", "primary source"),
        SourceKind.SECONDARY: QT_TRANSLATE_NOOP("Wording", "secondary source"),
        SourceKind.TERTIARY: QT_TRANSLATE_NOOP("Wording", "tertiary source"),
        Layer.CORE: QT_TRANSLATE_NOOP("Wording", "base texts"),
        Layer.CONTEXT: QT_TRANSLATE_NOOP("Wording", "beyond the base texts"),
        Layer.READER: QT_TRANSLATE_NOOP("Wording", "added by the reader"),
        ActorKind.PERSON: QT_TRANSLATE_NOOP("Wording", "person"),
        ActorKind.ORGANISATION: QT_TRANSLATE_NOOP("Wording", "organisation"),
        ActorKind.FACTION: QT_TRANSLATE_NOOP("Wording", "faction"),
        ActorKind.STATE_BODY: QT_TRANSLATE_NOOP("Wording", "state body"),
        ActorKind.GROUP: QT_TRANSLATE_NOOP("Wording", "social group"),
        PlaceKind.CITY: QT_TRANSLATE_NOOP("Wording", "city"),
        PlaceKind.REGION: QT_TRANSLATE_NOOP("Wording", "region"),
        PlaceKind.COUNTRY: QT_TRANSLATE_NOOP("Wording", "country"),
        PlaceKind.BUILDING: QT_TRANSLATE_NOOP("Wording", "building"),
        RelationKind.ALLY: QT_TRANSLATE_NOOP("Wording", "ally of"),
        RelationKind.RIVAL: QT_TRANSLATE_NOOP("Wording", "rival of"),
        RelationKind.SUPERIOR: QT_TRANSLATE_NOOP("Wording", "superior of"),
        RelationKind.PATRON: QT_TRANSLATE_NOOP("Wording", "patron of"),
        RelationKind.KIN: QT_TRANSLATE_NOOP("Wording", "kin of"),
        RelationKind.SUCCESSOR: QT_TRANSLATE_NOOP("Wording", "successor of"),
        RelationKind.PART: QT_TRANSLATE_NOOP("Wording", "part of"),
        RelationKind.CAPTOR: QT_TRANSLATE_NOOP("Wording", "captor of"),
        RelationKind.RESCUER: QT_TRANSLATE_NOOP("Wording", "rescuer of"),
        MovementKind.EXPULSION: QT_TRANSLATE_NOOP("Wording", "expelled"),
        MovementKind.ESCAPE: QT_TRANSLATE_NOOP("Wording", "fled"),
        MovementKind.JOURNEY: QT_TRANSLATE_NOOP("Wording", "travelled"),
        MovementKind.RETURN: QT_TRANSLATE_NOOP("Wording", "returned"),
        Kind.CASE: QT_TRANSLATE_NOOP("Wording", "case"),
        Kind.PHASE: QT_TRANSLATE_NOOP("Wording", "phase"),
        Kind.EVENT: QT_TRANSLATE_NOOP("Wording", "event"),
        Kind.ACTOR: QT_TRANSLATE_NOOP("Wording", "actor"),
        Kind.PLACE: QT_TRANSLATE_NOOP("Wording", "place"),
        Kind.SOURCE: QT_TRANSLATE_NOOP("Wording", "source"),
        Kind.CLAIM: QT_TRANSLATE_NOOP("Wording", "claim"),
        Kind.DISPUTE: QT_TRANSLATE_NOOP("Wording", "dispute"),
        Kind.DIMENSION: QT_TRANSLATE_NOOP("Wording", "question"),
        Kind.CELL: QT_TRANSLATE_NOOP("Wording", "comparison"),
        Kind.PARTICIPATION: QT_TRANSLATE_NOOP("Wording", "part in an event"),
        Kind.OFFICE: QT_TRANSLATE_NOOP("Wording", "office"),
        Kind.MEMBERSHIP: QT_TRANSLATE_NOOP("Wording", "membership"),
        Kind.RELATION: QT_TRANSLATE_NOOP("Wording", "relation"),
        Kind.MOVEMENT: QT_TRANSLATE_NOOP("Wording", "movement"),
        Kind.TRANSCRIPT: QT_TRANSLATE_NOOP("Wording", "text of a source"),
        Kind.LINK: QT_TRANSLATE_NOOP("Wording", "thread"),
        Kind.NOTE: QT_TRANSLATE_NOOP("Wording", "note"),
        Kind.TAG: QT_TRANSLATE_NOOP("Wording", "tag"),
    }
)

VERDICT_SIGNS: Mapping[VerdictKind, str] = MappingProxyType(
    {
        VerdictKind.ALIKE: "=",
        VerdictKind.PARTLY: "≈",
        VerdictKind.DIFFERENT: "≠",
        VerdictKind.ONLY_IN_ONE: "◐",
        VerdictKind.NOT_COMPARABLE: "∥",
    }
)


def word(value: object) -> str:
    """The word shown for an enumeration value, in the reader's language."""
    source = _WORDS.get(value)
    if source is None:
        return str(value)
    return translate("Wording", source)
