"""Which events a list keeps, as conditions of a statement that is made once for each shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, bindparam, or_, select, tuple_

from coupexplorer.domain.selection import EventFilter
from coupexplorer.store.dates_as_text import LAST
from coupexplorer.store.places_within import place_and_within
from coupexplorer.store.rows_base import table_of
from coupexplorer.store.rows_history import EventRow, ParticipationRow
from coupexplorer.store.rows_parts import EventPlaceRow
from coupexplorer.store.search import UNSEARCHED, event_ordinals_matching, unsearched
from coupexplorer.store.search_query import Closeness, read_query
from coupexplorer.store.sqlite_dialect import among, listed

_EVENTS = table_of(EventRow)
_PARTICIPATIONS = table_of(ParticipationRow)
_EVENT_PLACES = table_of(EventPlaceRow)


@dataclass(frozen=True, slots=True)
class EventKey:
    """Where an event stands in the order of time; hand it back to read on after it."""

    start: int
    end: int
    ordinal: int


@dataclass(frozen=True, slots=True)
class Shape:
    """Which conditions a statement has; statements are made once for each shape."""

    cases: bool = False
    phases: bool = False
    layers: bool = False
    actor: bool = False
    place: bool = False
    text: bool = False
    window: bool = False
    placed_only: bool = False
    after: bool = False


def asked(wanted: EventFilter, after: EventKey | None) -> tuple[Shape, Mapping[str, object]] | None:
    """The shape of the statement and its values; None when nothing can match."""
    query = read_query(wanted.text)
    if wanted.text.strip() and query.is_empty:
        return None
    shape = Shape(
        cases=bool(wanted.cases),
        phases=bool(wanted.phases),
        layers=bool(wanted.layers),
        actor=wanted.actor is not None,
        place=wanted.place is not None,
        text=not query.is_empty,
        window=wanted.window is not None,
        placed_only=wanted.placed_only,
        after=after is not None,
    )
    values: dict[str, object] = {}
    if wanted.cases:
        values["cases"] = listed(wanted.cases)
    if wanted.phases:
        values["phases"] = listed(phase.value for phase in wanted.phases)
    if wanted.layers:
        values["layers"] = listed(layer.value for layer in wanted.layers)
    if wanted.actor is not None:
        values["actor"] = wanted.actor
    if wanted.place is not None:
        values["place"] = wanted.place
    if shape.text:
        values["match"] = query.expression(Closeness.ANY)
        values[UNSEARCHED] = unsearched(context=wanted.has_context)
    if wanted.window is not None:
        values.update(window_start=wanted.window.start, window_end=wanted.window.end)
    if after is not None:
        values.update(after_start=after.start, after_end=after.end, after_ordinal=after.ordinal)
    return shape, values


def conditions(shape: Shape) -> list[ColumnElement[bool]]:
    """The conditions of a shape; their values are what ``asked`` gives."""
    found: list[ColumnElement[bool]] = []
    for chosen, name, column in (
        (shape.cases, "cases", _EVENTS.c.case_id),
        (shape.phases, "phases", _EVENTS.c.phase),
        (shape.layers, "layers", _EVENTS.c.layer),
    ):
        if chosen:
            found.append(among(column, name))
    if shape.actor:
        found.append(_EVENTS.c.id.in_(_of_actor()))
    if shape.place:
        found.append(_EVENTS.c.id.in_(_at_place()))
    if shape.text:
        found.append(_EVENTS.c.ordinal.in_(event_ordinals_matching()))
    if shape.window:
        found.append(
            or_(_EVENTS.c.span_start.is_(None), _EVENTS.c.span_start < bindparam("window_end"))
        )
        found.append(
            or_(_EVENTS.c.span_end.is_(None), _EVENTS.c.span_end > bindparam("window_start"))
        )
    if shape.placed_only:
        found.append(_EVENTS.c.sort_start < LAST)
    if shape.after:
        place = tuple_(_EVENTS.c.sort_start, _EVENTS.c.sort_end, _EVENTS.c.ordinal)
        names = ("after_start", "after_end", "after_ordinal")
        after = [bindparam(name, type_=Integer) for name in names]
        found.append(place > tuple_(*after))
    return found


def _of_actor() -> Select[Any]:
    return select(_PARTICIPATIONS.c.event_id).where(
        _PARTICIPATIONS.c.actor_id == bindparam("actor")
    )


def _at_place() -> Select[Any]:
    """Events at a place or at any place within it."""
    inside = place_and_within("place")
    return select(_EVENT_PLACES.c.event_id).where(_EVENT_PLACES.c.place_id.in_(inside))
