"""What the index entry of one record needs to know of other records, and whom a change concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, func, select

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.casebook import Record
from coupexplorer.domain.comparison import Cell
from coupexplorer.domain.edit import Change
from coupexplorer.domain.evidence import Claim, Dispute
from coupexplorer.domain.history import Actor, Event, Office, Participation, Phase, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.vocabulary import NameKind
from coupexplorer.store.mapping import OWN_TABLE
from coupexplorer.store.rows_base import table_of
from coupexplorer.store.rows_comparison import NoteRow
from coupexplorer.store.rows_history import OfficeRow, ParticipationRow
from coupexplorer.store.rows_parts import ActorCaseRow, EventPlaceRow, NameRow, SubjectRow
from coupexplorer.store.search_entry import Surroundings
from coupexplorer.store.sqlite_dialect import among, listed

_NAMES = table_of(NameRow)
_PARTICIPATIONS = table_of(ParticipationRow)
_ACTOR_CASES = table_of(ActorCaseRow)
_EVENT_PLACES = table_of(EventPlaceRow)
_OFFICES = table_of(OfficeRow)
_SUBJECTS = table_of(SubjectRow)
_NOTES = table_of(NoteRow)


def of_everything(connection: Connection) -> Surroundings:
    """The surroundings of all records at once."""
    return Surroundings(
        _preferred(connection, None), _participants(connection, None), _cases(connection, None)
    )


def of_records(connection: Connection, records: Sequence[Record]) -> Surroundings:
    """The surroundings of a few records."""
    events = [record.id for record in records if isinstance(record, Event)]
    participants = _participants(connection, events)
    named: set[Ref] = set()
    subjects: set[Ref] = set()
    for record in records:
        match record:
            case Event():
                named.update(Ref(Kind.PLACE, place) for place in record.places)
            case Office():
                named.add(Ref(Kind.ACTOR, record.holder))
                subjects.add(Ref(Kind.ACTOR, record.holder))
                if record.body is not None:
                    named.add(Ref(Kind.ACTOR, record.body))
            case Claim() | Dispute() | Tag():
                subjects.update(record.subjects)
            case Note():
                subjects.add(record.subject)
    named.update(Ref(Kind.ACTOR, actor) for actors in participants.values() for actor in actors)
    return Surroundings(_preferred(connection, named), participants, _cases(connection, subjects))


def concerned(connection: Connection, changes: Iterable[Change]) -> set[Ref]:
    """Every record whose index entry a set of changes may alter, after they were stored."""
    found: set[Ref] = set()
    for change in changes:
        found.add(change.ref)
        before, after = change.before, change.after
        for record in (before, after):
            if isinstance(record, Participation):
                found.add(Ref(Kind.EVENT, record.event))
        if isinstance(after, Actor | Place) and _names_of(before) != after.names:
            found.update(_that_name(connection, change.ref))
        if _cases_of(before) != _cases_of(after):
            found.update(_that_are_about(connection, change.ref))
    return found


def _names_of(record: Record | None) -> object:
    return record.names if isinstance(record, Actor | Place) else ()


def _cases_of(record: Record | None) -> object:
    match record:
        case Event() | Phase() | Cell():
            return record.case
        case Actor():
            return record.cases
    return None


def _that_name(connection: Connection, ref: Ref) -> set[Ref]:
    """Events and offices in whose entries the name of an actor or a place stands."""
    if ref.kind is Kind.PLACE:
        there = select(_EVENT_PLACES.c.event_id).where(_EVENT_PLACES.c.place_id == ref.id)
        return {Ref(Kind.EVENT, event) for event in connection.execute(there).scalars()}
    took_part = select(_PARTICIPATIONS.c.event_id).where(_PARTICIPATIONS.c.actor_id == ref.id)
    held = select(_OFFICES.c.id).where(
        (_OFFICES.c.holder_id == ref.id) | (_OFFICES.c.body_id == ref.id)
    )
    return {Ref(Kind.EVENT, event) for event in connection.execute(took_part).scalars()} | {
        Ref(Kind.OFFICE, office) for office in connection.execute(held).scalars()
    }


def _that_are_about(connection: Connection, ref: Ref) -> set[Ref]:
    """Claims, disputes, tags, notes and offices that take their case from a record."""
    about = select(_SUBJECTS.c.owner_kind, _SUBJECTS.c.owner_id).where(
        _SUBJECTS.c.target_kind == ref.kind.value, _SUBJECTS.c.target_id == ref.id
    )
    found = {Ref(Kind(kind), owner) for kind, owner in connection.execute(about)}
    notes = select(_NOTES.c.id).where(
        _NOTES.c.subject_kind == ref.kind.value, _NOTES.c.subject_id == ref.id
    )
    found.update(Ref(Kind.NOTE, note) for note in connection.execute(notes).scalars())
    if ref.kind is Kind.ACTOR:
        held = select(_OFFICES.c.id).where(_OFFICES.c.holder_id == ref.id)
        found.update(Ref(Kind.OFFICE, office) for office in connection.execute(held).scalars())
    return found


@dataclass(frozen=True, slots=True)
class _Question:
    """A statement about all records, and the same about those whose ids are the parameter."""

    about_all: Select[Any]
    about_some: Select[Any]

    @classmethod
    def of(cls, statement: Select[Any], column: ColumnElement[Any]) -> _Question:
        return cls(statement, statement.where(among(column)))


def _participants_question() -> _Question:
    columns = (_PARTICIPATIONS.c.event_id, _PARTICIPATIONS.c.actor_id)
    in_order = select(*columns).order_by(_PARTICIPATIONS.c.ordinal)
    return _Question.of(in_order, _PARTICIPATIONS.c.event_id)


def _names_question(kind: Kind) -> _Question:
    columns = (_NAMES.c.owner_id, _NAMES.c.text, _NAMES.c.kind)
    in_order = select(*columns).order_by(*_NAMES.primary_key.columns)
    return _Question.of(in_order.where(_NAMES.c.owner_kind == kind.value), _NAMES.c.owner_id)


def _cases_question(kind: Kind) -> _Question:
    """Id and case of records of a kind that belong to exactly one case."""
    own = OWN_TABLE[kind]
    if kind is Kind.CASE:
        return _Question.of(select(own.c.id, own.c.id.label("case_id")), own.c.id)
    if kind is not Kind.ACTOR:
        return _Question.of(select(own.c.id, own.c.case_id), own.c.id)
    actor = _ACTOR_CASES.c.actor_id
    cases = select(actor, func.min(_ACTOR_CASES.c.case_id)).group_by(actor)
    return _Question.of(cases.having(func.count() == 1), actor)


_PARTICIPANTS = _participants_question()
_NAMES_OF = MappingProxyType({kind: _names_question(kind) for kind in (Kind.ACTOR, Kind.PLACE)})
_CASES_OF = MappingProxyType(
    {
        kind: _cases_question(kind)
        for kind in (Kind.CASE, Kind.EVENT, Kind.PHASE, Kind.CELL, Kind.ACTOR)
    }
)


def _participants(
    connection: Connection, events: Sequence[str] | None
) -> dict[str, tuple[str, ...]]:
    """The actors of events by event id; None means all events."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for event, actor in _rows(connection, _PARTICIPANTS, events):
        found[event].append(actor)
    return {event: tuple(actors) for event, actors in found.items()}


def _preferred(connection: Connection, refs: set[Ref] | None) -> dict[Ref, tuple[str, ...]]:
    """The preferred names of actors and places, else their first name; None means all."""
    names: defaultdict[Ref, list[tuple[str, str]]] = defaultdict(list)
    for kind in (Kind.ACTOR, Kind.PLACE):
        for owner, text, name_kind in _rows(connection, _NAMES_OF[kind], _ids_of(kind, refs)):
            names[Ref(kind, owner)].append((text, name_kind))
    return {
        ref: tuple(text for text, kind in forms if kind == NameKind.PREFERRED) or (forms[0][0],)
        for ref, forms in names.items()
    }


def _cases(connection: Connection, refs: set[Ref] | None) -> dict[Ref, str]:
    """The one case of records that have one; None means all records."""
    found: dict[Ref, str] = {}
    for kind, question in _CASES_OF.items():
        for identifier, case in _rows(connection, question, _ids_of(kind, refs)):
            found[Ref(kind, identifier)] = case
    return found


def _ids_of(kind: Kind, refs: set[Ref] | None) -> list[str] | None:
    return None if refs is None else [ref.id for ref in refs if ref.kind is kind]


def _rows(connection: Connection, question: _Question, ids: Sequence[str] | None) -> Sequence[Any]:
    """The answers about some ids or, with None, about all records."""
    if ids is None:
        return connection.execute(question.about_all).all()
    if not ids:
        return ()
    return connection.execute(question.about_some, {"ids": listed(ids)}).all()
