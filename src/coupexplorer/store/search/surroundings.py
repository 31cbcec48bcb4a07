"""What the index entry of one record needs to know of other records, and whom a change concerns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from sqlalchemy import Connection, select

from coupexplorer.domain.annotation import Note, Tag
from coupexplorer.domain.casebook import Record
from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.edit import Change
from coupexplorer.domain.evidence import Claim, Dispute
from coupexplorer.domain.history import Actor, Case, Event, Office, Participation, Phase, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.layers import rests_on_context
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_comparison import CellRow, NoteRow
from coupexplorer.store.mapping.rows_history import OfficeRow, ParticipationRow
from coupexplorer.store.mapping.rows_parts import EventPlaceRow, SubjectRow, SupportRow
from coupexplorer.store.search.entry import Surroundings
from coupexplorer.store.search.questions import (
    Part,
    cases_of,
    context_among,
    parts_in,
    preferred_names,
)
from coupexplorer.store.sqlite.dialect import among, listed

_PARTICIPATIONS = table_of(ParticipationRow)
_EVENT_PLACES = table_of(EventPlaceRow)
_OFFICES = table_of(OfficeRow)
_SUBJECTS = table_of(SubjectRow)
_SUPPORTS = table_of(SupportRow)
_CELLS = table_of(CellRow)
_NOTES = table_of(NoteRow)

_RESTING = select(_SUPPORTS.c.owner_kind, _SUPPORTS.c.owner_id).where(among(_SUPPORTS.c.claim_id))
_EVENTS_OF = select(_PARTICIPATIONS.c.event_id).where(among(_PARTICIPATIONS.c.id))
_ANSWERS = select(_CELLS.c.id).where(among(_CELLS.c.dimension_id))


def of_everything(connection: Connection) -> Surroundings:
    """The surroundings of all records at once."""
    return _surroundings(
        preferred_names(connection, None),
        parts_in(connection, None),
        cases_of(connection, None),
        context_among(connection, None),
    )


def of_records(connection: Connection, records: Sequence[Record]) -> Surroundings:
    """The surroundings of a few records."""
    parts = parts_in(connection, [record.id for record in records if isinstance(record, Event)])
    named = {Ref(Kind.ACTOR, part.actor) for part in parts}
    rested_on = {Ref(Kind.CLAIM, claim) for part in parts for claim in part.claims}
    subjects: set[Ref] = set()
    for record in records:
        named.update(_named_in(record))
        rested_on.update(_rested_on_by(record))
        subjects.update(_subjects_of(record))
    return _surroundings(
        preferred_names(connection, named),
        parts,
        cases_of(connection, subjects),
        context_among(connection, named | rested_on),
    )


def _surroundings(
    names: dict[Ref, tuple[str, ...]],
    parts: Iterable[Part],
    cases: dict[Ref, str],
    context: frozenset[Ref],
) -> Surroundings:
    """Puts together who took part in what, in all layers and without the context."""
    everyone: defaultdict[str, list[str]] = defaultdict(list)
    in_core: defaultdict[str, list[str]] = defaultdict(list)
    for part in parts:
        everyone[part.event].append(part.actor)
        on_context = rests_on_context(part.claims, lambda c: Ref(Kind.CLAIM, c) in context)
        if not on_context and Ref(Kind.ACTOR, part.actor) not in context:
            in_core[part.event].append(part.actor)
    return Surroundings(names, _fixed(everyone), cases, context, _fixed(in_core))


def _fixed(lists: Mapping[str, list[str]]) -> dict[str, tuple[str, ...]]:
    return {key: tuple(values) for key, values in lists.items()}


def _named_in(record: Record) -> Iterator[Ref]:
    """Actors and places in whose names a record is found."""
    match record:
        case Event():
            yield from (Ref(Kind.PLACE, place) for place in record.places)
        case Office():
            yield Ref(Kind.ACTOR, record.holder)
            if record.body is not None:
                yield Ref(Kind.ACTOR, record.body)


def _rested_on_by(record: Record) -> Iterator[Ref]:
    """What a record's texts rest on: claims, and for an answer the question."""
    claims: Sequence[str] = ()
    match record:
        case Office():
            claims = record.claims
        case Case():
            told = (record.day_zero_reason, *record.summary)
            claims = [claim for statement in told for claim in statement.claims]
        case Cell():
            yield Ref(Kind.DIMENSION, record.dimension)
            claims = record.claim_ids()
        case Link() | Dispute():
            claims = record.claim_ids()
    yield from (Ref(Kind.CLAIM, claim) for claim in claims)


def _subjects_of(record: Record) -> Sequence[Ref]:
    """From what a record takes its case."""
    match record:
        case Office():
            return (Ref(Kind.ACTOR, record.holder),)
        case Claim() | Dispute() | Tag():
            return record.subjects
        case Note():
            return (record.subject,)
    return ()


def concerned(connection: Connection, changes: Iterable[Change]) -> set[Ref]:
    """Every record whose index entry a set of changes may alter, after they were stored."""
    found: set[Ref] = set()
    moved: list[Ref] = []
    for change in changes:
        found.add(change.ref)
        before, after = change.before, change.after
        for record in (before, after):
            if isinstance(record, Participation):
                found.add(Ref(Kind.EVENT, record.event))
        if isinstance(after, Actor | Place) and _shown_of(before) != _shown_of(after):
            found.update(_that_name(connection, change.ref))
        if isinstance(after, Claim | Dimension) and _layer_of(before) is not after.layer:
            moved.append(change.ref)
        if _cases_of(before) != _cases_of(after):
            found.update(_that_are_about(connection, change.ref))
    return found | _that_rest_on(connection, moved)


def _shown_of(record: Record | None) -> object:
    return (record.names, record.layer) if isinstance(record, Actor | Place) else None


def _layer_of(record: Record | None) -> Layer | None:
    return record.layer if isinstance(record, Claim | Dimension) else None


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


def _that_rest_on(connection: Connection, refs: Sequence[Ref]) -> set[Ref]:
    """Records some of whose texts rest on one of some claims, and the answers to questions."""
    claims = [ref.id for ref in refs if ref.kind is Kind.CLAIM]
    questions = [ref.id for ref in refs if ref.kind is Kind.DIMENSION]
    if not refs:
        return set()
    resting = connection.execute(_RESTING, {"ids": listed(claims)})
    found = {Ref(Kind(kind), owner) for kind, owner in resting}
    parts = [ref.id for ref in found if ref.kind is Kind.PARTICIPATION]
    events = connection.execute(_EVENTS_OF, {"ids": listed(parts)}).scalars()
    answers = connection.execute(_ANSWERS, {"ids": listed(questions)}).scalars()
    found.update(Ref(Kind.EVENT, event) for event in events)
    return found | {Ref(Kind.CELL, cell) for cell in answers}


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
