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
    CompoundSelect,
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
from coupexplorer.store.events.filter import EventKey, Shape, asked
from coupexplorer.store.events.leads import rows_in_time
from coupexplorer.store.events.strands import in_time, strands_merged
from coupexplorer.store.events.told import is_of_core, is_told
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

_COLUMNS: tuple[ColumnElement[Any], ...] = (
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
    rows = rows_in_time(connection, _page, question, limit + 1)
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
    rows = rows_in_time(connection, _unplaced, question, limit, unplaced=True)
    return _lines(connection, rows, context=wanted.has_context)


def count(connection: Connection, wanted: EventFilter, cap: int) -> int:
    """How many events a filter keeps; counting stops at ``cap``."""
    question = asked(wanted, None)
    if question is None:
        return 0
    shape, values = question
    return int(connection.execute(_count(shape), {**values, "limit": cap}).scalar_one())


def of_ids(
    connection: Connection, ids: Iterable[str], *, context: bool = True
) -> tuple[EventLine, ...]:
    """The lines of chosen events, in order of time; ids that are not there are left out."""
    rows = connection.execute(_chosen(), {"ids": listed(ids)}).all()
    return _lines(connection, rows, context=context)


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


def concerning(
    connection: Connection, ref: Ref, most: int | None = None, *, context: bool = True
) -> tuple[EventLine, ...]:
    """The events of an actor, place, case or claim, or that rest on the claims of a thread, in
    order of time; for other kinds none. With ``most`` no more than so many: of a claim or a thread
    those that are found first, of others the earliest. Without the context all are listed still,
    each as the base texts tell it."""
    limit = _NO_LIMIT if most is None else most
    match ref.kind:
        case Kind.ACTOR:
            wanted = EventFilter(actor=ref.id)
        case Kind.PLACE:
            wanted = EventFilter(place=ref.id)
        case Kind.CASE:
            wanted = EventFilter(cases=(ref.id,))
        case Kind.CLAIM | Kind.LINK:
            values = {"id": ref.id, "most": limit}
            ids = connection.execute(_resting(ref.kind), values).scalars().all()
            return of_ids(connection, ids, context=context)
        case _:
            return ()
    question = asked(wanted, None)
    rows = rows_in_time(connection, _page, question, limit) if question else ()
    return _lines(connection, rows, context=context)


@cache
def _resting(kind: Kind) -> Select[Any]:
    """Ids of the events that rest on a claim, or on any claim of a thread; parameters ``id`` and
    ``most``."""
    events = select(_SUPPORTS.c.owner_id).where(_SUPPORTS.c.owner_kind == Kind.EVENT.value)
    events = events.limit(bindparam("most"))
    if kind is Kind.CLAIM:
        return events.where(_SUPPORTS.c.claim_id == bindparam("id"))
    own = _SUPPORTS.alias()
    claims = select(own.c.claim_id).where(
        own.c.owner_kind == kind.value, own.c.owner_id == bindparam("id")
    )
    return events.where(_SUPPORTS.c.claim_id.in_(claims)).distinct()


@cache
def _page(shape: Shape) -> Select[Any] | CompoundSelect[Any]:
    return in_time(_COLUMNS, shape).limit(bindparam("limit"))


@cache
def _unplaced(shape: Shape) -> Select[Any] | CompoundSelect[Any]:
    start = _EVENTS.c.sort_start
    # Where a condition leads to few events, their index of time is not to lead to all unplaced.
    unplaced = (start + 0 if shape.is_found_by_id else start) == LAST
    return in_time(_COLUMNS, shape, unplaced).limit(bindparam("limit"))


@cache
def _chosen() -> Select[Any]:
    order = (_EVENTS.c.sort_start, _EVENTS.c.sort_end, _EVENTS.c.ordinal)
    return select(*_COLUMNS).where(among(_EVENTS.c.id)).order_by(*order)


@cache
def _numbered() -> Select[Any]:
    return select(*_COLUMNS).where(among(_EVENTS.c.ordinal))


@cache
def _count(shape: Shape) -> Select[Any]:
    kept = strands_merged((literal_column("1").label("one"),), shape)
    return select(func.count()).select_from(kept.limit(bindparam("limit")).subquery())


def _lines(
    connection: Connection, rows: Sequence[Any], *, context: bool = True
) -> tuple[EventLine, ...]:
    ids = [row.id for row in rows]
    places = _titles(connection, _place_titles(context), ids)
    actors = _titles(connection, _actor_titles(context), ids)
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
def _place_titles(context: bool) -> Select[Any]:
    own = _EVENT_PLACES.c
    named = select(own.event_id, _title_of(Kind.PLACE, own.place_id)).where(among(own.event_id))
    if not context:
        named = named.where(is_of_core(Kind.PLACE, own.place_id))
    return named.order_by(own.event_id, own.ordinal)


@cache
def _actor_titles(context: bool) -> Select[Any]:
    """Without the context nobody is named whom it alone tells of, or whose part it alone tells."""
    own = _PARTICIPATIONS.c
    named = select(own.event_id, _title_of(Kind.ACTOR, own.actor_id)).where(among(own.event_id))
    if not context:
        named = named.where(is_of_core(Kind.ACTOR, own.actor_id))
        named = named.where(is_told(Kind.PARTICIPATION, own.id))
    return named.order_by(own.ordinal)


def _title_of(kind: Kind, column: ColumnElement[str]) -> ColumnElement[str]:
    """The title of a record. A join would do, but SQLite would start it from every record."""
    own = (_RECORDS.c.kind == kind.value) & (_RECORDS.c.id == column)
    return select(_RECORDS.c.title).where(own).scalar_subquery().label("title")
