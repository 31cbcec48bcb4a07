"""What of each record is searched while the context layer is shown, and what while it is hidden."""

from __future__ import annotations

from dataclasses import replace

from coupexplorer.domain.casebook import Record
from coupexplorer.domain.comparison import Cell, Dimension, Link
from coupexplorer.domain.evidence import Claim, Dispute, Source, Statement
from coupexplorer.domain.history import Actor, Case, Event, Office, Place
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.layers import (
    core_cell,
    core_dispute,
    core_statements,
    rests_on_context,
)
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.search.entry import Entry, Surroundings, Told, entry_of


def entries_of(record: Record, number: int, around: Surroundings) -> tuple[Entry, ...]:
    """The rows of a record of one of the kinds of ``TIERS``: one that is searched either way or
    with the context layer only, or one for each when some of it is told by that layer alone."""
    whole = entry_of(record, number, around)
    core = core_of(record, around)
    if core is None:
        return (replace(whole, number=number | Told.WITH_CONTEXT),)
    if core is record and _same_participants(record.id, around):
        return (whole,)
    known = replace(around, participants=around.core_participants)
    left = entry_of(core, number, known)
    if left == whole:
        return (whole,)
    return (
        replace(whole, number=number | Told.WITH_CONTEXT),
        replace(left, number=number | Told.WITHOUT_CONTEXT),
    )


def _same_participants(event: str, around: Surroundings) -> bool:
    return around.core_participants.get(event) == around.participants.get(event)


def core_of(record: Record, around: Surroundings) -> Record | None:
    """A record as it is told without the context layer, None when it is not told at all; what the
    reader wrote is always told."""
    match record:
        case Actor() | Place() | Claim() | Source() | Dimension():
            return None if record.layer is Layer.CONTEXT else record
        case Event():
            return _core_event(record, around)
        case Office():
            return _core_office(record, around)
        case Case():
            return _core_case(record, around)
        case Cell():
            return _core_cell(record, around)
        case Link():
            return _core_link(record, around)
        case Dispute():
            return core_dispute(record, around.is_context)
    return record


def _core_event(event: Event, around: Surroundings) -> Event | None:
    if event.layer is Layer.CONTEXT:
        return None
    places = tuple(p for p in event.places if Ref(Kind.PLACE, p) not in around.context)
    return event if places == event.places else replace(event, places=places)


def _core_office(office: Office, around: Surroundings) -> Office | None:
    """Its title names the holder, so that it is told only where he is."""
    if rests_on_context(office.claims, around.is_context):
        return None
    if Ref(Kind.ACTOR, office.holder) in around.context:
        return None
    if office.body is None or Ref(Kind.ACTOR, office.body) not in around.context:
        return office
    return replace(office, body=None)


def _core_case(case: Case, around: Surroundings) -> Case:
    reason = core_statements((case.day_zero_reason,), around.is_context)
    return replace(
        case,
        day_zero_reason=reason[0] if reason else Statement(""),
        summary=core_statements(case.summary, around.is_context),
    )


def _core_cell(cell: Cell, around: Surroundings) -> Cell | None:
    """Its title names the question, so that it is told only where that is asked."""
    if cell.layer is Layer.CONTEXT or Ref(Kind.DIMENSION, cell.dimension) in around.context:
        return None
    return core_cell(cell, around.is_context)


def _core_link(link: Link, around: Surroundings) -> Link | None:
    if link.layer is Layer.CONTEXT:
        return None
    told = core_statements(link.statements, around.is_context)
    return replace(link, statements=told) if told or not link.statements else None
