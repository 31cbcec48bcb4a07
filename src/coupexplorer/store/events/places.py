"""How many events of a filter happened at each place, and which of some events a filter keeps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from sqlalchemy import CTE, Connection, Select, distinct, func, select

from coupexplorer.domain.selection import EventFilter
from coupexplorer.store.events.filter import Shape, asked, conditions
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import EventRow, PlaceRow
from coupexplorer.store.mapping.rows_parts import EventPlaceRow
from coupexplorer.store.sqlite.dialect import among, listed

_EVENTS = table_of(EventRow)
_PLACES = table_of(PlaceRow)
_EVENT_PLACES = table_of(EventPlaceRow)


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many events of one case name a place."""

    place: str
    case: str
    events: int


@dataclass(frozen=True, slots=True)
class PlaceCounts:
    """``named`` counts the events that name a place itself. ``gathered`` counts, for places with
    coordinates that have places without any within them, the events of them all, each once."""

    named: tuple[PlaceCount, ...] = ()
    gathered: tuple[PlaceCount, ...] = ()


def place_counts(connection: Connection, wanted: EventFilter) -> PlaceCounts:
    """The events of a filter counted by place and case."""
    question = asked(wanted, None)
    if question is None:
        return PlaceCounts()
    shape, values = question
    named = connection.execute(_named(shape), values).all()
    found = PlaceCounts(tuple(PlaceCount(*row) for row in named))
    if connection.execute(_any_inside()).first() is None:
        return found
    gathered = connection.execute(_gathered(shape), values).all()
    return replace(found, gathered=tuple(PlaceCount(*row) for row in gathered))


def kept(connection: Connection, wanted: EventFilter, ids: Iterable[str]) -> frozenset[str]:
    """Those of some events that a filter keeps."""
    question = asked(wanted, None)
    if question is None:
        return frozenset()
    shape, values = question
    rows = connection.execute(_kept(shape), {**values, "ids": listed(ids)})
    return frozenset(rows.scalars())


@cache
def _named(shape: Shape) -> Select[Any]:
    place, case = _EVENT_PLACES.c.place_id, _EVENTS.c.case_id
    # Joined to a text that no index holds, so that SQLite begins with the events of the filter: to
    # begin with all places and look each event up was measured at twice the time.
    same = _EVENT_PLACES.c.event_id == _EVENTS.c.id + ""
    return (
        select(place, case, func.count(distinct(_EVENTS.c.ordinal)))
        .join_from(_EVENTS, _EVENT_PLACES, same)
        .where(*conditions(shape))
        .group_by(place, case)
    )


@cache
def _gathered(shape: Shape) -> Select[Any]:
    inside = _drawn_at()
    case = _EVENTS.c.case_id
    return (
        select(inside.c.at, case, func.count(distinct(_EVENTS.c.ordinal)))
        .join_from(inside, _EVENT_PLACES, _EVENT_PLACES.c.place_id == inside.c.id)
        .join(_EVENTS, _EVENTS.c.id == _EVENT_PLACES.c.event_id)
        .where(*conditions(shape))
        .group_by(inside.c.at, case)
    )


@cache
def _any_inside() -> Select[Any]:
    """Whether any place is gathered into another at all: in most large casebooks none is."""
    inside = _drawn_at()
    return select(inside.c.id).limit(1)


def _drawn_at() -> CTE:
    """Places without coordinates within one that has them, and that one itself, at any depth."""
    outer = _PLACES.alias("outer_place")
    inner = _PLACES.alias("inner_place")
    within = (
        select(_PLACES.c.id.label("id"), outer.c.id.label("at"))
        .join_from(_PLACES, outer, _PLACES.c.within == outer.c.id)
        .where(_PLACES.c.latitude.is_(None), outer.c.latitude.is_not(None))
        .cte("inside_of", recursive=True)
    )
    within = within.union(
        select(inner.c.id, within.c.at)
        .join_from(inner, within, inner.c.within == within.c.id)
        .where(inner.c.latitude.is_(None))
    )
    return select(within.c.id, within.c.at).union(select(within.c.at, within.c.at)).cte("drawn")


@cache
def _kept(shape: Shape) -> Select[Any]:
    return select(_EVENTS.c.id).where(*conditions(shape), among(_EVENTS.c.id))
