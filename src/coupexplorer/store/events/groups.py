"""Which events belong together by who took part, by faction, or by place."""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    bindparam,
    func,
    or_,
    select,
    true,
)

from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import ActorKind
from coupexplorer.store.dates_as_text import minutes, read_date
from coupexplorer.store.events.disputes import is_core
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import (
    ActorRow,
    EventRow,
    MembershipRow,
    ParticipationRow,
    PlaceRow,
)
from coupexplorer.store.mapping.rows_parts import EventPlaceRow, SupportRow

_EVENTS = table_of(EventRow)
_ACTORS = table_of(ActorRow)
_PLACES = table_of(PlaceRow)
_PARTICIPATIONS = table_of(ParticipationRow)
_MEMBERSHIPS = table_of(MembershipRow)
_EVENT_PLACES = table_of(EventPlaceRow)
_SUPPORTS = table_of(SupportRow)

PIECE = 200_000
"""Letters of a list of numbers that are taken apart at a time: other threads stand still so long,
which is two milliseconds."""


class GroupKind(StrEnum):
    """What events are put together by."""

    ACTOR = "actor"
    FACTION = "faction"
    PLACE = "place"


def _longs() -> array[int]:
    return array("q")


@dataclass(frozen=True, slots=True)
class EventPairs:
    """Pairs of an event and a group it belongs to, both by their numbers; a pair may come twice.
    ``ids`` are those of the groups."""

    events: array[int] = field(default_factory=_longs)
    groups: array[int] = field(default_factory=_longs)
    ids: Mapping[int, str] = field(default_factory=dict)


def pairs(connection: Connection, kind: GroupKind, *, context: bool) -> EventPairs:
    """Every event with every group it belongs to.

    An event belongs to every actor that takes part in it and every place it names; to a faction
    that takes part or of which someone who does is a member at that time (or at a time not known).
    Without the context layer a part in an event or a faction that only it tells of counts not.
    """
    if kind is GroupKind.FACTION:
        return _factions(connection, context)
    row = connection.execute(_ties(kind, context)).one()
    table = _PLACES if kind is GroupKind.PLACE else _ACTORS
    ids = connection.execute(select(table.c.ordinal, table.c.id)).all()
    return EventPairs(_numbers(row[0]), _numbers(row[1]), {each[0]: each[1] for each in ids})


def _factions(connection: Connection, context: bool) -> EventPairs:
    found = EventPairs(ids={row[0]: row[1] for row in connection.execute(_faction_ids()).all()})

    def add(faction: int, values: dict[str, object]) -> None:
        events = _numbers(connection.execute(_events_of(context), values).scalar_one())
        found.events.extend(events)
        found.groups.extend(array("q", [faction]) * len(events))

    for number, name in found.ids.items():
        add(number, {"actor": name, "first": None, "last": None})
    for faction, member, date in connection.execute(_faction_members(context)).all():
        span = read_date(date).possible_span or (None, None)
        add(faction, {"actor": member, "first": minutes(span[0]), "last": minutes(span[1])})
    return found


def _numbers(text: str) -> array[int]:
    """The numbers of a JSON list."""
    numbers = array("q")
    for piece in _pieces(text.strip("[]")):
        numbers.fromlist(json.loads(f"[{piece}]"))
    return numbers


def _pieces(text: str) -> Iterator[str]:
    """A list of numbers in pieces, broken at commas."""
    start = 0
    while start < len(text):
        comma = text.find(",", start + PIECE)
        end = comma if comma >= 0 else len(text)
        yield text[start:end]
        start = end + 1


@cache
def _ties(kind: GroupKind, context: bool) -> Select[Any]:
    """Numbers of events and of their actors or places, as two JSON lists of one length."""
    if kind is GroupKind.PLACE:
        tie, group, own = _EVENT_PLACES, _PLACES, _EVENT_PLACES.c.place_id
    else:
        tie, group, own = _PARTICIPATIONS, _ACTORS, _PARTICIPATIONS.c.actor_id
    told: ColumnElement[bool] = true()
    if not context and kind is not GroupKind.PLACE:
        told = _is_told(Kind.PARTICIPATION, tie.c.id)
    # By the ids alone the indexes answer, without a look into the table of events.
    return (
        select(func.json_group_array(_EVENTS.c.ordinal), func.json_group_array(group.c.ordinal))
        .select_from(tie)
        .join(_EVENTS, _EVENTS.c.id == tie.c.event_id)
        .join(group, group.c.id == own)
        .where(told)
    )


@cache
def _events_of(context: bool) -> Select[Any]:
    """Numbers of the events of an actor that may have happened in a stretch of time, as a JSON
    list; parameters ``actor``, ``first`` and ``last``, null where there is no limit."""
    first, last = bindparam("first", type_=Integer), bindparam("last", type_=Integer)
    told = true() if context else _is_told(Kind.PARTICIPATION, _PARTICIPATIONS.c.id)
    return (
        select(func.json_group_array(_EVENTS.c.ordinal))
        .select_from(_PARTICIPATIONS)
        .join(_EVENTS, _EVENTS.c.id == _PARTICIPATIONS.c.event_id)
        .where(
            _PARTICIPATIONS.c.actor_id == bindparam("actor"),
            told,
            or_(_EVENTS.c.span_end.is_(None), first.is_(None), _EVENTS.c.span_end > first),
            or_(_EVENTS.c.span_start.is_(None), last.is_(None), _EVENTS.c.span_start < last),
        )
    )


def _is_told(kind: Kind, identifier: ColumnElement[str]) -> ColumnElement[bool]:
    """Whether a record does not rest on context claims alone."""
    own = _SUPPORTS.alias()
    claims = select(own.c.claim_id).where(own.c.owner_kind == kind.value)
    claims = claims.where(own.c.owner_id == identifier)
    return ~claims.exists() | claims.where(is_core(own.c.claim_id)).exists()


@cache
def _faction_ids() -> Select[Any]:
    return (
        select(_ACTORS.c.ordinal, _ACTORS.c.id)
        .where(_ACTORS.c.kind == ActorKind.FACTION.value)
        .order_by(_ACTORS.c.ordinal)
    )


@cache
def _faction_members(context: bool) -> Select[Any]:
    told = true() if context else _is_told(Kind.MEMBERSHIP, _MEMBERSHIPS.c.id)
    return (
        select(_ACTORS.c.ordinal, _MEMBERSHIPS.c.member_id, _MEMBERSHIPS.c.date)
        .select_from(_MEMBERSHIPS)
        .join(_ACTORS, _ACTORS.c.id == _MEMBERSHIPS.c.body_id)
        .where(_ACTORS.c.kind == ActorKind.FACTION.value, told)
        .order_by(_MEMBERSHIPS.c.ordinal)
    )
