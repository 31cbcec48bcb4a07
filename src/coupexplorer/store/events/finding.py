"""The conditions of a list that name the events themselves: each as a way to them, and as a test
of one event.

Few events are found and then put in order; of many those in order are tested one by one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from sqlalchemy import ColumnElement, Select, bindparam, select

from coupexplorer.domain.identity import Kind
from coupexplorer.store.events import grounds
from coupexplorer.store.events.disputes import disputed_ids, is_disputed, maybe_disputed
from coupexplorer.store.events.told import is_told
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import EventRow, ParticipationRow
from coupexplorer.store.mapping.rows_parts import EventPlaceRow
from coupexplorer.store.places_within import place_and_within

_EVENTS = table_of(EventRow)
_PARTICIPATIONS = table_of(ParticipationRow)
_EVENT_PLACES = table_of(EventPlaceRow)


class Finding(StrEnum):
    """What names the events themselves, by the field of a filter that asks for it."""

    ACTOR = "actor"
    PLACE = "place"
    TAG = "tag"
    SOURCE = "source"
    DISPUTED = "disputed"
    WEAKEST = "weakest"


@dataclass(frozen=True, slots=True)
class Way:
    """``ids`` selects the ids of all events that are named, or for ``weakest`` that may be;
    ``candidates`` are at least as many, quick to count; ``test`` is the condition on one event.
    All are asked whether the context is shown."""

    ids: Callable[[bool], Select[Any]]
    test: Callable[[bool], ColumnElement[bool]]
    candidates: Callable[[bool], Select[Any]]


def _of_actor(context: bool) -> Select[Any]:
    own = _PARTICIPATIONS.c
    found = select(own.event_id).where(own.actor_id == bindparam("actor"))
    return found if context else found.where(is_told(Kind.PARTICIPATION, own.id))


def _takes_part(context: bool) -> ColumnElement[bool]:
    own = _PARTICIPATIONS.alias("part").c
    found = select(own.id).where(own.event_id == _EVENTS.c.id, own.actor_id == bindparam("actor"))
    return (found if context else found.where(is_told(Kind.PARTICIPATION, own.id))).exists()


def _at_place(_context: bool) -> Select[Any]:
    """Events at a place or at any place within it."""
    inside = place_and_within("place")
    return select(_EVENT_PLACES.c.event_id).where(_EVENT_PLACES.c.place_id.in_(inside))


def _happened_there(_context: bool) -> ColumnElement[bool]:
    own = _EVENT_PLACES.alias("spot").c
    # Without the text no index would hold it: it must not be looked up place by place.
    there = own.place_id.concat("").in_(place_and_within("place"))
    return select(own.place_id).where(own.event_id == _EVENTS.c.id, there).exists()


WAYS: MappingProxyType[Finding, Way] = MappingProxyType(
    {
        Finding.ACTOR: Way(_of_actor, _takes_part, lambda _: _of_actor(True)),
        Finding.PLACE: Way(_at_place, _happened_there, _at_place),
        Finding.TAG: Way(grounds.tagged, grounds.has_tag, grounds.tagged),
        Finding.SOURCE: Way(
            grounds.citing, grounds.rests_on_source, lambda _: grounds.citing(True)
        ),
        Finding.DISPUTED: Way(disputed_ids, is_disputed, lambda _: maybe_disputed()),
        Finding.WEAKEST: Way(
            grounds.resting_on_as_weak,
            grounds.as_weak_as,
            lambda _: grounds.resting_on_as_weak(True),
        ),
    }
)
