"""Which records a profile names by their titles, so that all of these are read at once."""

from __future__ import annotations

from coupexplorer.domain.casebook import Record
from coupexplorer.domain.evidence import Claim, Dispute, Source
from coupexplorer.domain.history import (
    Actor,
    Event,
    Membership,
    Movement,
    Office,
    Participation,
    Place,
    Relation,
)
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.ui.profile.facts import ActorFacts, ClaimFacts, EventFacts, Facts, PlaceFacts

Tie = Office | Membership | Relation | Participation | Movement


def refs_of(record: Record, facts: Facts | None) -> list[Ref]:
    """Every record that the page names by its title."""
    refs: list[Ref] = []
    match record:
        case Actor():
            refs += _actors(*record.distinct_from, *record.counterparts)
        case Event():
            refs += [Ref(Kind.PLACE, i) for i in record.places]
        case Place() if record.within:
            refs.append(Ref(Kind.PLACE, record.within))
        case Claim():
            refs += record.subjects
        case Dispute():
            refs += [*record.subjects, *(Ref(Kind.CLAIM, c) for c in record.claim_ids())]
        case Source() if record.mirror_of:
            refs.append(Ref(Kind.SOURCE, record.mirror_of))
        case Office() | Membership() | Relation() | Participation() | Movement():
            refs += tied_by(record)
    if isinstance(facts, ClaimFacts):
        refs += facts.resting
    if isinstance(facts, EventFacts):
        refs += _actors(*(part.actor for part in facts.participations))
    if isinstance(facts, ActorFacts):
        ties: list[Tie] = [*facts.offices, *facts.memberships, *facts.relations]
        refs += [ref for tie in ties for ref in tied_by(tie)]
    if isinstance(facts, ActorFacts | EventFacts | PlaceFacts):
        for move in facts.movements:
            refs += tied_by(move)
    return refs


def tied_by(tie: Tie) -> list[Ref]:
    """The records that a tie or a movement joins."""
    match tie:
        case Office():
            return _actors(tie.holder, *([tie.body] if tie.body else []))
        case Membership():
            return _actors(tie.member, tie.body)
        case Relation():
            return _actors(tie.subject, tie.object)
        case Participation():
            return [*_actors(tie.actor), Ref(Kind.EVENT, tie.event)]
    ends = [Ref(Kind.PLACE, end) for end in (tie.origin, tie.destination) if end]
    event = [Ref(Kind.EVENT, tie.event)] if tie.event else []
    return [*_actors(*tie.movers), *ends, *event]


def _actors(*ids: str) -> list[Ref]:
    return [Ref(Kind.ACTOR, identifier) for identifier in ids]
