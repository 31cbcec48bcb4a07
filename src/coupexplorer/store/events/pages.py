"""Lists of events: pages in order of time, counts, and the lines of chosen events."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    bindparam,
    func,
    literal_column,
    select,
)

from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.identity import Kind, Ref
from coupexplorer.domain.selection import EventFilter
from coupexplorer.domain.vocabulary import Layer, PhaseKind
from coupexplorer.store.dates_as_text import LAST, read_date
from coupexplorer.store.events.counts import Grounds, grounds_of
from coupexplorer.store.events.disputes import disputed
from coupexplorer.store.events.filter import EventKey, Shape, asked, conditions
from coupexplorer.store.mapping.rows_base import RecordRow, table_of
from coupexplorer.store.mapping.rows_history import EventRow, ParticipationRow, PlaceRow
from coupexplorer.store.mapping.rows_parts import EventPlaceRow, SupportRow
from coupexplorer.store.sqlite.dialect import among, listed

_EVENTS = table_of(EventRow)
_PARTICIPATIONS = table_of(ParticipationRow)
_EVENT_PLACES = table_of(EventPlaceRow)
_PLACES = table_of(PlaceRow)
_RECORDS = table_of(RecordRow)
_SUPPORTS = table_of(SupportRow)

_NO_LIMIT = -1


@dataclass(frozen=True, slots=True)
class EventPage:
    """Some events in order of time; ``next`` reads on after them, None when these are the last."""

    lines: tuple[EventLine, ...]
    next: EventKey | None


def page(
    connection: Connection, wanted: EventFilter, after: EventKey | None, limit: int
) -> EventPage:
    """The first ``limit`` events of a filter after a key, by start, end and reading order."""
    question = asked(wanted, after)
    if question is None:
        return EventPage((), None)
    shape, values = question
    rows = connection.execute(_page(shape), {**values, "limit": limit + 1}).all()
    shown = rows[:limit]
    following = None
    if len(rows) > limit and shown:
        last = shown[-1]
        following = EventKey(last.sort_start, last.sort_end, last.ordinal)
    return EventPage(_lines(connection, shown, context=wanted.has_context), following)


def unplaced(connection: Connection, wanted: EventFilter, limit: int) -> tuple[EventLine, ...]:
    """The first ``limit`` events of a filter that have no place in time, in reading order."""
    question = asked(wanted, None)
    if question is None:
        return ()
    shape, values = question
    rows = connection.execute(_unplaced(shape), {**values, "limit": limit}).all()
    return _lines(connection, rows, context=wanted.has_context)


def count(connection: Connection, wanted: EventFilter, cap: int) -> int:
    """How many events a filter keeps; counting stops at ``cap``."""
    question = asked(wanted, None)
    if question is None:
        return 0
    shape, values = question
    return int(connection.execute(_count(shape), {**values, "limit": cap}).scalar_one())


def all_of(connection: Connection, wanted: EventFilter) -> tuple[EventLine, ...]:
    """Every event of a filter, in order of time."""
    question = asked(wanted, None)
    if question is None:
        return ()
    shape, values = question
    rows = connection.execute(_page(shape), {**values, "limit": _NO_LIMIT}).all()
    return _lines(connection, rows, context=wanted.has_context)


def of_ids(connection: Connection, ids: Iterable[str]) -> tuple[EventLine, ...]:
    """The lines of chosen events, in order of time; ids that are not there are left out."""
    rows = connection.execute(_chosen(), {"ids": listed(ids)}).all()
    return _lines(connection, rows)


def at_places(
    connection: Connection, ordinals: Sequence[int], *, context: bool
) -> dict[int, EventLine]:
    """The lines of events by their numbers, with what they rest on counted in the layers shown;
    those that are not there are left out."""
    rows = connection.execute(_numbered(), {"ids": json.dumps(list(ordinals))}).all()
    lines = _lines(connection, rows, context=context)
    counted = grounds_of(connection, [line.id for line in lines], context=context)
    return {
        row.ordinal: replace(line, **counted.get(line.id, Grounds())._asdict())
        for row, line in zip(rows, lines, strict=True)
    }


def concerning(connection: Connection, ref: Ref) -> tuple[EventLine, ...]:
    """The events of an actor, place, case or claim, or that rest on the claims of a thread, in
    order of time; for other kinds none."""
    match ref.kind:
        case Kind.ACTOR:
            return all_of(connection, EventFilter(actor=ref.id))
        case Kind.PLACE:
            return all_of(connection, EventFilter(place=ref.id))
        case Kind.CASE:
            return all_of(connection, EventFilter(cases=(ref.id,)))
        case Kind.CLAIM | Kind.LINK:
            ids = connection.execute(_resting(ref.kind), {"id": ref.id}).scalars().all()
            return of_ids(connection, ids)
    return ()


@cache
def _resting(kind: Kind) -> Select[Any]:
    """Ids of the events that rest on a claim, or on any claim of a thread; parameter ``id``."""
    events = select(_SUPPORTS.c.owner_id).where(_SUPPORTS.c.owner_kind == Kind.EVENT.value)
    if kind is Kind.CLAIM:
        return events.where(_SUPPORTS.c.claim_id == bindparam("id"))
    own = _SUPPORTS.alias()
    claims = select(own.c.claim_id).where(
        own.c.owner_kind == kind.value, own.c.owner_id == bindparam("id")
    )
    return events.where(_SUPPORTS.c.claim_id.in_(claims)).distinct()


def _columns() -> Select[Any]:
    return select(
        _EVENTS.c.id,
        _EVENTS.c.case_id,
        _EVENTS.c.phase,
        _EVENTS.c.title,
        _EVENTS.c.short_title,
        func.coalesce(_EVENTS.c.resolved, _EVENTS.c.date).label("date"),
        _EVENTS.c.span_start,
        _EVENTS.c.span_end,
        _EVENTS.c.importance,
        _EVENTS.c.layer,
        _EVENTS.c.sort_start,
        _EVENTS.c.sort_end,
        _EVENTS.c.ordinal,
    )


@cache
def _page(shape: Shape) -> Select[Any]:
    return (
        _columns()
        .where(*conditions(shape))
        .order_by(_EVENTS.c.sort_start, _EVENTS.c.sort_end, _EVENTS.c.ordinal)
        .limit(bindparam("limit"))
    )


@cache
def _unplaced(shape: Shape) -> Select[Any]:
    return (
        _columns()
        .where(_EVENTS.c.sort_start == LAST, *conditions(shape))
        .order_by(_EVENTS.c.ordinal)
        .limit(bindparam("limit"))
    )


@cache
def _chosen() -> Select[Any]:
    order = (_EVENTS.c.sort_start, _EVENTS.c.sort_end, _EVENTS.c.ordinal)
    return _columns().where(among(_EVENTS.c.id)).order_by(*order)


@cache
def _numbered() -> Select[Any]:
    return _columns().where(among(_EVENTS.c.ordinal))


@cache
def _count(shape: Shape) -> Select[Any]:
    kept: Select[Any] = select(literal_column("1")).select_from(_EVENTS).where(*conditions(shape))
    return select(func.count()).select_from(kept.limit(bindparam("limit")).subquery())


def _lines(
    connection: Connection, rows: Sequence[Any], *, context: bool = True
) -> tuple[EventLine, ...]:
    ids = [row.id for row in rows]
    places = _titles(connection, _place_titles(), ids)
    actors = _titles(connection, _actor_titles(), ids)
    in_dispute = disputed(connection, ids, context=context)
    lines = []
    for identifier, case, phase, title, short_title, date, *rest in rows:
        start, end, importance, layer, *_ = rest
        lines.append(
            EventLine(
                identifier,
                case,
                _PHASES[phase],
                title,
                short_title,
                read_date(date),
                tuple(places.get(identifier, ())),
                tuple(actors.get(identifier, ())),
                start,
                end,
                importance,
                identifier in in_dispute,
                _LAYERS[layer],
            )
        )
    return tuple(lines)


_PHASES: MappingProxyType[str, PhaseKind] = MappingProxyType({p.value: p for p in PhaseKind})
_LAYERS: MappingProxyType[str, Layer] = MappingProxyType({layer.value: layer for layer in Layer})


def _titles(
    connection: Connection, statement: Select[Any], ids: Sequence[str]
) -> Mapping[str, Iterable[str]]:
    """Titles by event id, each once, in reading order."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for event, title in connection.execute(statement, {"ids": listed(ids)}).all():
        found[event][title] = None
    return found


@cache
def _place_titles() -> Select[Any]:
    title = _title_of(Kind.PLACE, _EVENT_PLACES.c.place_id)
    return (
        select(_EVENT_PLACES.c.event_id, title)
        .where(among(_EVENT_PLACES.c.event_id))
        .order_by(_EVENT_PLACES.c.event_id, _EVENT_PLACES.c.ordinal)
    )


@cache
def _actor_titles() -> Select[Any]:
    title = _title_of(Kind.ACTOR, _PARTICIPATIONS.c.actor_id)
    return (
        select(_PARTICIPATIONS.c.event_id, title)
        .where(among(_PARTICIPATIONS.c.event_id))
        .order_by(_PARTICIPATIONS.c.ordinal)
    )


def _title_of(kind: Kind, column: ColumnElement[str]) -> ColumnElement[str]:
    """The title of a record. A join would do, but SQLite would start it from every record."""
    own = (_RECORDS.c.kind == kind.value) & (_RECORDS.c.id == column)
    return select(_RECORDS.c.title).where(own).scalar_subquery().label("title")
