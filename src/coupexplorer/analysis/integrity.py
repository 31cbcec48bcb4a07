"""Whether the records of a document hold together: ids unique, references resolving."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.casebook import CasebookDocument, Record, ref_of
from coupexplorer.domain.comparison import Cell, Link
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.domain.evidence import Claim, Dispute, Source, Statement, Transcript
from coupexplorer.domain.history import (
    Actor,
    Case,
    Event,
    Membership,
    Movement,
    Office,
    Participation,
    Phase,
    Place,
    Relation,
)
from coupexplorer.domain.identity import Kind, Ref


class BreachKind(StrEnum):
    """What does not hold."""

    DUPLICATE = "duplicate"
    DANGLING = "dangling"


@dataclass(frozen=True, slots=True)
class Breach:
    """One thing that does not hold: the record, a clause that goes on from its name, and what."""

    ref: Ref
    message: str
    kind: BreachKind = BreachKind.DANGLING


def breaches(document: CasebookDocument) -> list[Breach]:
    """Everything that does not hold together in a document; an empty list means all is well."""
    found: list[Breach] = []
    known: set[Ref] = set()
    for record in document.records():
        ref = ref_of(record)
        if ref in known:
            found.append(Breach(ref, f"the id “{ref.id}” is used twice", BreachKind.DUPLICATE))
        known.add(ref)
    for record in document.records():
        for target in dict.fromkeys(references(record)):
            if target not in known:
                found.append(Breach(ref_of(record), f"points to {target}, which is not there"))
    return found


def references(record: Record) -> Iterator[Ref]:
    """Every record that a record points to, with repeats."""
    match record:
        case Claim():
            yield from record.subjects
            for citation in record.citations:
                yield Ref(Kind.SOURCE, citation.source)
                for marker in citation.locator.markers:
                    yield from _optional(Kind.SOURCE, marker.source)
            yield from _anchor(record.date)
            if record.quantity is not None:
                yield from _anchor(record.quantity.when)
        case Source():
            yield from _optional(Kind.SOURCE, record.mirror_of)
        case Case():
            yield from _of_statements((record.day_zero_reason, *record.summary))
        case Phase():
            yield Ref(Kind.CASE, record.case)
            yield from _claims(record.claims)
            yield from _anchor(record.date)
        case Event():
            yield Ref(Kind.CASE, record.case)
            yield from _claims(record.claims)
            yield from _all(Kind.PLACE, record.places)
            yield from _anchor(record.date)
        case Actor():
            yield from _of_actor(record)
        case Place():
            yield from _optional(Kind.PLACE, record.within)
            yield from _claims(record.claims)
            yield from _all(Kind.SOURCE, tuple(n.source for n in record.names if n.source))
        case Participation():
            yield Ref(Kind.EVENT, record.event)
            yield Ref(Kind.ACTOR, record.actor)
            yield from _claims(record.claims)
        case Office() | Membership() | Relation():
            yield from _of_tie(record)
        case Movement():
            yield from _of_movement(record)
        case Dispute():
            yield from record.subjects
            yield from _claims(record.claim_ids())
        case Cell():
            yield Ref(Kind.DIMENSION, record.dimension)
            yield Ref(Kind.CASE, record.case)
            yield from _of_statements(record.statements)
        case Link():
            yield from _all(Kind.CASE, record.cases)
            yield from _of_statements(record.statements)
        case Transcript():
            yield Ref(Kind.SOURCE, record.source)
        case Note():
            yield record.subject
        case Tag():
            yield from record.subjects


def _of_actor(actor: Actor) -> Iterator[Ref]:
    yield from _all(Kind.CASE, actor.cases)
    yield from _all(Kind.ACTOR, actor.distinct_from)
    yield from _all(Kind.ACTOR, actor.counterparts)
    yield from _claims(actor.claims)
    yield from _claims(actor.life_claims)
    yield from _anchor(actor.born)
    yield from _anchor(actor.died)
    yield from _of_statements(actor.summary)
    yield from _all(Kind.SOURCE, tuple(n.source for n in actor.names if n.source))


def _of_tie(tie: Office | Membership | Relation) -> Iterator[Ref]:
    match tie:
        case Office():
            yield Ref(Kind.ACTOR, tie.holder)
            yield from _optional(Kind.ACTOR, tie.body)
        case Membership():
            yield from _all(Kind.ACTOR, (tie.member, tie.body))
        case Relation():
            yield from _all(Kind.ACTOR, (tie.subject, tie.object))
    yield from _claims(tie.claims)
    yield from _anchor(tie.date)


def _of_movement(movement: Movement) -> Iterator[Ref]:
    yield from _all(Kind.ACTOR, movement.movers)
    yield from _optional(Kind.PLACE, movement.origin)
    yield from _optional(Kind.PLACE, movement.destination)
    yield from _optional(Kind.EVENT, movement.event)
    yield from _claims(movement.claims)
    yield from _anchor(movement.date)


def _of_statements(statements: tuple[Statement, ...]) -> Iterator[Ref]:
    for statement in statements:
        yield from _claims(statement.claims)


def _claims(ids: tuple[str, ...]) -> Iterator[Ref]:
    return _all(Kind.CLAIM, ids)


def _all(kind: Kind, ids: tuple[str, ...]) -> Iterator[Ref]:
    return (Ref(kind, identifier) for identifier in ids)


def _optional(kind: Kind, identifier: str | None) -> Iterator[Ref]:
    if identifier is not None:
        yield Ref(kind, identifier)


def _anchor(date: HistoricalDate | None) -> Iterator[Ref]:
    if date is not None and date.relative is not None:
        yield from _optional(Kind.EVENT, date.relative.anchor)
