"""Which events a list keeps, as conditions of a statement that is made once for each shape."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Integer, Select, String, bindparam, func, or_, select, tuple_

from coupexplorer.domain.selection import EventFilter
from coupexplorer.store.dates_as_text import LAST
from coupexplorer.store.events import grounds as event_grounds
from coupexplorer.store.events.disputes import disputed_ids
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import EventRow, ParticipationRow
from coupexplorer.store.mapping.rows_parts import EventPlaceRow
from coupexplorer.store.places_within import place_and_within
from coupexplorer.store.search.answering import event_ordinals_matching, text_values
from coupexplorer.store.search.query import read_query
from coupexplorer.store.sqlite.dialect import among, listed

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
    tag: bool = False
    source: bool = False
    weakest: bool = False
    disputed: bool = False
    unsourced: bool = False
    undated: bool = False
    one_case: bool = False
    one_phase: bool = False
    context: bool = True
    is_led: bool = False

    @property
    def is_found_by_id(self) -> bool:
        """Whether some condition names the events themselves."""
        return self.actor or self.place or self.text or self.tag or self.source or self.disputed


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
        tag=wanted.tag is not None,
        source=wanted.source is not None,
        weakest=bool(wanted.weakest),
        disputed=wanted.disputed,
        unsourced=wanted.unsourced,
        undated=wanted.undated,
        one_case=len(wanted.cases) == 1,
        one_phase=len(wanted.phases) == 1,
        context=wanted.has_context,
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
    if wanted.tag is not None:
        values["tag"] = wanted.tag
    if wanted.source is not None:
        values["source"] = wanted.source
    if wanted.weakest:
        values["weakest"] = listed(event_grounds.ranks(wanted.weakest))
    if shape.text:
        values.update(text_values(query, context=wanted.has_context))
    if wanted.window is not None:
        values.update(window_start=wanted.window.start, window_end=wanted.window.end)
    if after is not None:
        values.update(after_start=after.start, after_end=after.end, after_ordinal=after.ordinal)
    return shape, values


def conditions(shape: Shape) -> list[ColumnElement[bool]]:
    """The conditions of a shape; their values are what ``asked`` gives."""
    found = [*_columns(shape), *_ids(shape), *_times(shape)]
    if shape.weakest:
        found.append(event_grounds.as_weak_as(context=shape.context))
    if shape.unsourced:
        found.append(event_grounds.resting_on_nothing(context=shape.context))
    if shape.after:
        place = tuple_(_EVENTS.c.sort_start, _EVENTS.c.sort_end, _EVENTS.c.ordinal)
        names = ("after_start", "after_end", "after_ordinal")
        after = [bindparam(name, type_=Integer) for name in names]
        found.append(place > tuple_(*after))
    return found


def _columns(shape: Shape) -> list[ColumnElement[bool]]:
    """What the event's own words must be.

    One case or phase alone is asked for as such, so that an index gives its events in order of
    time. Else no index is to lead that would leave them to be sorted: that of the order leads, or
    (``is_found_by_id``) another condition that names the events.
    """
    found: list[ColumnElement[bool]] = []
    led = shape.is_found_by_id or shape.is_led
    for chosen, one, name, column in (
        (shape.cases, shape.one_case, "cases", _EVENTS.c.case_id),
        (shape.phases, shape.one_phase, "phases", _EVENTS.c.phase),
        (shape.layers, False, "layers", _EVENTS.c.layer),
    ):
        unindexed = column.concat("")
        if chosen and one:
            only = func.json_extract(bindparam(name, type_=String), "$[0]", type_=String)
            found.append((unindexed if led else column) == only)
        elif chosen:
            found.append(among(unindexed, name))
    return found


def _ids(shape: Shape) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    for chosen, ids in (
        (shape.actor, _of_actor),
        (shape.place, _at_place),
        (shape.tag, event_grounds.tagged),
        (shape.source, lambda: event_grounds.citing(context=shape.context)),
        (shape.disputed, lambda: disputed_ids(context=shape.context)),
    ):
        if chosen:
            found.append(_EVENTS.c.id.in_(ids()))
    if shape.text:
        found.append(_EVENTS.c.ordinal.in_(event_ordinals_matching()))
    return found


def _times(shape: Shape) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    event = _EVENTS.c
    if shape.window:
        found.append(or_(event.span_start.is_(None), event.span_start < bindparam("window_end")))
        found.append(or_(event.span_end.is_(None), event.span_end > bindparam("window_start")))
    if shape.placed_only:
        found.append(event.sort_start < LAST)
    if shape.undated:
        found.append(event.sort_start == LAST)
    return found


def _of_actor() -> Select[Any]:
    return select(_PARTICIPATIONS.c.event_id).where(
        _PARTICIPATIONS.c.actor_id == bindparam("actor")
    )


def _at_place() -> Select[Any]:
    """Events at a place or at any place within it."""
    inside = place_and_within("place")
    return select(_EVENT_PLACES.c.event_id).where(_EVENT_PLACES.c.place_id.in_(inside))
