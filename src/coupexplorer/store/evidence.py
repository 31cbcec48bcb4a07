"""What rests on what: claims about a record, disputes, the ties of an actor."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, bindparam, or_, select, union

from coupexplorer.domain.casebook import Record
from coupexplorer.domain.evidence import Claim, Dispute
from coupexplorer.domain.history import Membership, Movement, Office, Participation, Relation
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.store import records
from coupexplorer.store.mapping.mappings import MAPPINGS, OWN_TABLE
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_comparison import CellRow, NoteRow
from coupexplorer.store.mapping.rows_evidence import CitationRow, TranscriptRow
from coupexplorer.store.mapping.rows_history import (
    MembershipRow,
    MovementRow,
    OfficeRow,
    ParticipationRow,
    RelationRow,
)
from coupexplorer.store.mapping.rows_parts import MovementActorRow, SubjectRow, SupportRow
from coupexplorer.store.places_within import place_and_within
from coupexplorer.store.sqlite.dialect import among, listed

RecordT = TypeVar("RecordT", bound=Record)

_SUPPORTS = table_of(SupportRow)
_SUBJECTS = table_of(SubjectRow)
_CITATIONS = table_of(CitationRow)
_CELLS = table_of(CellRow)
_NOTES = table_of(NoteRow)
_PARTICIPATIONS = table_of(ParticipationRow)
_OFFICES = table_of(OfficeRow)
_MEMBERSHIPS = table_of(MembershipRow)
_RELATIONS = table_of(RelationRow)
_MOVEMENTS = table_of(MovementRow)
_MOVERS = table_of(MovementActorRow)
_TRANSCRIPTS = table_of(TranscriptRow)


LOOKED_THROUGH = 1_024
"""Of the claims about one record so many, by each way to them, are looked through for disputes."""


@dataclass(frozen=True, slots=True)
class Ties:
    """Everything that ties one actor to others and to events, each in reading order."""

    offices: tuple[Office, ...] = ()
    memberships: tuple[Membership, ...] = ()
    relations: tuple[Relation, ...] = ()
    participations: tuple[Participation, ...] = ()


def claims_about(connection: Connection, ref: Ref, most: int | None = None) -> tuple[Claim, ...]:
    """The claims about a record, in reading order; with ``most`` no more than so many, those that
    are found first.

    These are the claims that name it as a subject and those it rests on. For an actor also what its
    ties rest on, for a dimension what its cells rest on, for a source the claims that cite it, for
    a claim itself.
    """
    values = {"kind": ref.kind.value, "id": ref.id, "most": most}
    ids = connection.execute(_claims_about(ref.kind, most is not None), values)
    return in_reading_order(connection, Claim, itertools.islice(ids.scalars(), most))


def claim_ids_about(connection: Connection, ref: Ref) -> frozenset[str]:
    """The ids of all claims about a record, which are read much sooner than the claims."""
    values = {"kind": ref.kind.value, "id": ref.id}
    return frozenset(connection.execute(_claims_about(ref.kind), values).scalars())


def disputes_about(connection: Connection, ref: Ref) -> tuple[Dispute, ...]:
    """The disputes about a record or about any claim about it; for a dispute, itself.

    One claim may tell of several cases. What is of one case is not given the disputes that are
    about events of other cases alone. Claims beyond ``LOOKED_THROUGH`` are not looked at.
    """
    if ref.kind is Kind.DISPUTE:
        return in_reading_order(connection, Dispute, (ref.id,))
    values = {"kind": ref.kind.value, "id": ref.id, "most": LOOKED_THROUGH}
    ids = connection.execute(_disputes_about(ref.kind), values)
    return in_reading_order(connection, Dispute, ids.scalars())


def resting_on(connection: Connection, claim: str, most: int | None = None) -> tuple[Ref, ...]:
    """Every record that rests on a claim, kind by kind; with ``most`` no more than so many."""
    rows = connection.execute(_owners(), {"claim": claim, "most": _limit(most)}).all()
    kinds = list(MAPPINGS)
    found = [Ref(Kind(kind), owner) for kind, owner in rows]
    return tuple(sorted(found, key=lambda ref: (kinds.index(ref.kind), ref.id)))


def ties_of(connection: Connection, actor: str, most: int | None = None) -> Ties:
    """The offices, memberships, relations and participations with an actor on either side; with
    ``most`` no more than so many of each."""
    found: dict[type[Any], tuple[Any, ...]] = {}
    for kind, record_type in (
        (Kind.OFFICE, Office),
        (Kind.MEMBERSHIP, Membership),
        (Kind.RELATION, Relation),
        (Kind.PARTICIPATION, Participation),
    ):
        ids = connection.execute(_first_ties(kind), {"id": actor, "most": _limit(most)}).scalars()
        found[record_type] = in_reading_order(connection, record_type, ids)
    return Ties(found[Office], found[Membership], found[Relation], found[Participation])


def participations_of(connection: Connection, event: str) -> tuple[Participation, ...]:
    """Who did what in an event, in reading order."""
    ids = connection.execute(_taking_part(), {"event": event}).scalars()
    return in_reading_order(connection, Participation, ids)


def movements_of(connection: Connection, ref: Ref, most: int | None = None) -> tuple[Movement, ...]:
    """The movements of an actor, in an event, or from or to a place or one within it; with ``most``
    no more than so many."""
    if ref.kind not in _MOVED:
        return ()
    values = {"id": ref.id, "most": _limit(most)}
    ids = connection.execute(_first_moved(ref.kind), values).scalars()
    return in_reading_order(connection, Movement, ids)


def _limit(most: int | None) -> int:
    return -1 if most is None else most


def in_reading_order(
    connection: Connection, record_type: type[RecordT], ids: Iterable[str]
) -> tuple[RecordT, ...]:
    """The records of one type with some ids, in reading order."""
    kind = Kind(record_type.__name__.lower())
    found = records.many(connection, kind, _in_order(connection, kind, tuple(ids)))
    return tuple(record for record in found.values() if isinstance(record, record_type))


def _in_order(connection: Connection, kind: Kind, ids: Sequence[str]) -> Sequence[str]:
    """Ids in reading order."""
    if len(ids) < 2:
        return ids
    return connection.execute(_ordered(kind), {"ids": listed(ids)}).scalars().all()


@cache
def _owners() -> Select[Any]:
    """What rests on a claim; parameters ``claim`` and ``most``."""
    owners = select(_SUPPORTS.c.owner_kind, _SUPPORTS.c.owner_id).distinct()
    return owners.where(_SUPPORTS.c.claim_id == bindparam("claim")).limit(bindparam("most"))


@cache
def _taking_part() -> Select[Any]:
    return select(_PARTICIPATIONS.c.id).where(_PARTICIPATIONS.c.event_id == bindparam("event"))


@cache
def _ordered(kind: Kind) -> Select[Any]:
    own = OWN_TABLE[kind]
    return select(own.c.id).where(among(own.c.id)).order_by(own.c.ordinal)


def _is_target() -> ColumnElement[bool]:
    return (_SUBJECTS.c.target_kind == bindparam("kind")) & (
        _SUBJECTS.c.target_id == bindparam("id")
    )


@cache
def _claims_about(kind: Kind, limited: bool = False) -> Select[Any]:
    """Ids of the claims about a record of a kind; parameters ``kind`` and ``id``. If ``limited``,
    at most ``most`` by each of the ways in which a claim can be about it: however many there are,
    no more are looked at."""
    named = select(_SUBJECTS.c.owner_id.label("claim_id")).where(
        _SUBJECTS.c.owner_kind == Kind.CLAIM.value, _is_target()
    )
    rested_on = select(_SUPPORTS.c.claim_id).where(
        _SUPPORTS.c.owner_kind == bindparam("kind"), _SUPPORTS.c.owner_id == bindparam("id")
    )
    ways = [named, rested_on]
    if kind is Kind.CLAIM:
        claims = OWN_TABLE[Kind.CLAIM]
        ways.append(select(claims.c.id).where(claims.c.id == bindparam("id")))
    if kind is Kind.SOURCE:
        cites = _CITATIONS.c.source_id == bindparam("id")
        ways.append(select(_CITATIONS.c.claim_id).where(cites))
    if kind is Kind.DIMENSION:
        cells = select(_CELLS.c.id).where(_CELLS.c.dimension_id == bindparam("id"))
        ways.append(_rested_on_by(Kind.CELL, cells))
    if kind is Kind.ACTOR:
        ties = _first_ties if limited else _ties
        ways.extend(_rested_on_by(tie, ties(tie)) for tie in _TIES)
    if limited:
        ways = [select(way.limit(bindparam("most")).subquery().c[0]) for way in ways]
    return select(union(*ways).subquery().c[0])


@cache
def _disputes_about(kind: Kind) -> Select[Any]:
    """Ids of the disputes about a record of a kind; parameters ``kind``, ``id`` and ``most``."""
    named = select(_SUBJECTS.c.owner_id).where(
        _SUBJECTS.c.owner_kind == Kind.DISPUTE.value, _is_target()
    )
    by_claim = select(_SUPPORTS.c.owner_id).where(
        _SUPPORTS.c.owner_kind == Kind.DISPUTE.value,
        _SUPPORTS.c.claim_id.in_(_claims_about(kind, limited=True)),
    )
    if kind in _OF_ONE_CASE:
        by_claim = by_claim.where(~_about_other_cases(kind))
    return select(union(named, by_claim).subquery().c.owner_id)


_OF_ONE_CASE = (Kind.CASE, Kind.EVENT, Kind.CELL)


def _about_other_cases(kind: Kind) -> ColumnElement[bool]:
    """Whether a dispute names events, and none of the case of the record ``id``."""
    own = OWN_TABLE[kind]
    case: Any = bindparam("id")
    if kind is not Kind.CASE:
        case = select(own.c.case_id).where(own.c.id == bindparam("id")).scalar_subquery()
    subject, event = _SUBJECTS.alias(), OWN_TABLE[Kind.EVENT].alias()
    named = (
        select(event.c.id)
        .where(subject.c.owner_kind == Kind.DISPUTE.value)
        .where(subject.c.owner_id == _SUPPORTS.c.owner_id)
        .where(subject.c.target_kind == Kind.EVENT.value, subject.c.target_id == event.c.id)
    )
    return named.exists() & ~named.where(event.c.case_id == case).exists()


def _rested_on_by(kind: Kind, owners: Select[Any]) -> Select[Any]:
    return select(_SUPPORTS.c.claim_id).where(
        _SUPPORTS.c.owner_kind == kind.value, _SUPPORTS.c.owner_id.in_(owners)
    )


_MOVED = (Kind.ACTOR, Kind.EVENT, Kind.PLACE)


@cache
def _moved(kind: Kind) -> Select[Any]:
    """Ids of the movements of an actor, of an event, or from or to a place; parameter ``id``."""
    match kind:
        case Kind.ACTOR:
            return select(_MOVERS.c.movement_id).where(_MOVERS.c.actor_id == bindparam("id"))
        case Kind.EVENT:
            return select(_MOVEMENTS.c.id).where(_MOVEMENTS.c.event_id == bindparam("id"))
        case _:
            ends = place_and_within("id")
            return select(_MOVEMENTS.c.id).where(
                or_(_MOVEMENTS.c.origin_id.in_(ends), _MOVEMENTS.c.destination_id.in_(ends))
            )


_TIES = (Kind.PARTICIPATION, Kind.OFFICE, Kind.MEMBERSHIP, Kind.RELATION)


@cache
def _first_moved(kind: Kind) -> Select[Any]:
    return _moved(kind).limit(bindparam("most"))


@cache
def _first_ties(kind: Kind) -> Select[Any]:
    return _ties(kind).limit(bindparam("most"))


@cache
def _ties(kind: Kind) -> Select[Any]:
    """Ids of the ties of one kind that an actor is on either side of; parameter ``id``."""
    table, ends = {
        Kind.PARTICIPATION: (_PARTICIPATIONS, ("actor_id",)),
        Kind.OFFICE: (_OFFICES, ("holder_id", "body_id")),
        Kind.MEMBERSHIP: (_MEMBERSHIPS, ("member_id", "body_id")),
        Kind.RELATION: (_RELATIONS, ("subject_id", "object_id")),
    }[kind]
    return select(table.c.id).where(or_(*(table.c[end] == bindparam("id") for end in ends)))
