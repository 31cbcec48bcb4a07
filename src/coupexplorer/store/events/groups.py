"""Which events belong together by who took part, by faction, or by place."""

from __future__ import annotations

import json
from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Integer,
    Select,
    String,
    bindparam,
    func,
    literal,
    or_,
    select,
    true,
)
from sqlalchemy.types import TypeEngine

from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import ActorKind
from coupexplorer.store.dates_as_text import minutes, read_date
from coupexplorer.store.events.packed import STEP, Went, packed, unpacked, went_on
from coupexplorer.store.events.told import is_told
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


TIES_AT_ONCE = 200
"""Memberships whose events are asked for together."""


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


def pairs(
    connection: Connection, kind: GroupKind, *, context: bool, went: Went = went_on
) -> EventPairs:
    """Every event with every group it belongs to.

    An event belongs to every actor that takes part in it and every place it names; to a faction
    that takes part or of which someone who does is a member at that time (or at a time not known).
    Without the context layer a part in an event or a faction that only it tells of counts not.
    """
    if kind is GroupKind.FACTION:
        return _factions(connection, context, went)
    table = _PLACES if kind is GroupKind.PLACE else _ACTORS
    ids = connection.execute(select(table.c.ordinal, table.c.id)).all()
    found = EventPairs(ids={each[0]: each[1] for each in ids})
    after, greatest = connection.execute(_ends(kind)).one()
    while greatest is not None and after != greatest:
        last = connection.execute(_last_of_step(kind), {"after": after, "most": STEP}).scalar()
        last = greatest if last is None else last
        row = connection.execute(_ties(kind, context), {"after": after, "last": last}).one()
        for column, numbers in zip((found.events, found.groups), unpacked(row[1], 2), strict=True):
            column.extend(numbers)
        went(row[0])
        after = last
    return found


def _factions(connection: Connection, context: bool, went: Went) -> EventPairs:
    found = EventPairs(ids={row[0]: row[1] for row in connection.execute(_faction_ids()).all()})
    ties: list[tuple[int, str, int | None, int | None]]
    ties = [(number, name, None, None) for number, name in found.ids.items()]
    spans: dict[str, tuple[int | None, int | None]] = {}
    for faction, member, date in connection.execute(_faction_members(context)):
        if date not in spans:
            span = read_date(date).possible_span or (None, None)
            spans[date] = minutes(span[0]), minutes(span[1])
        ties.append((faction, member, *spans[date]))
    for start in range(0, len(ties), TIES_AT_ONCE):
        some = {"ties": json.dumps(ties[start : start + TIES_AT_ONCE])}
        for count, text in connection.execute(_events_of(context), some):
            for column, numbers in zip(
                (found.events, found.groups), unpacked(text, 2), strict=True
            ):
                column.extend(numbers)
            went(count)
    return found


def _tie_of(kind: GroupKind) -> tuple[FromClause, FromClause, ColumnElement[str]]:
    """The table that ties events to groups, that of the groups, and the id of a tie's group."""
    if kind is GroupKind.PLACE:
        return _EVENT_PLACES, _PLACES, _EVENT_PLACES.c.place_id
    return _PARTICIPATIONS, _ACTORS, _PARTICIPATIONS.c.actor_id


def _step_key(kind: GroupKind) -> ColumnElement[Any]:
    """What ties are read in steps by: the column that their table is in order of."""
    return _EVENT_PLACES.c.event_id if kind is GroupKind.PLACE else _PARTICIPATIONS.c.ordinal


@cache
def _ends(kind: GroupKind) -> Select[Any]:
    """Something before the key of the first tie, and the key of the last; null when there are
    none."""
    key = _step_key(kind)
    first = literal("") if kind is GroupKind.PLACE else func.min(key) - 1
    return select(first, func.max(key))


@cache
def _last_of_step(kind: GroupKind) -> Select[Any]:
    """The key of the last tie of the step after a key; none when what is left is less."""
    key = _step_key(kind)
    after, most = bindparam("after", type_=key.type), bindparam("most", type_=Integer)
    return select(key).where(key > after).order_by(key).limit(1).offset(most)


@cache
def _ties(kind: GroupKind, context: bool) -> Select[Any]:
    """How many ties stand in a step, and the numbers of their events and groups."""
    tie, group, own = _tie_of(kind)
    key = _step_key(kind)
    after, last = bindparam("after", type_=key.type), bindparam("last", type_=key.type)
    told: ColumnElement[bool] = true()
    if not context and kind is not GroupKind.PLACE:
        told = is_told(Kind.PARTICIPATION, tie.c.id)
    # By the ids alone the indexes answer, without a look into the table of events.
    wanted: list[ColumnElement[Any]] = [
        func.count(),
        packed(_EVENTS.c.ordinal, group.c.ordinal),
    ]
    return (
        select(*wanted)
        .select_from(tie)
        .join(_EVENTS, _EVENTS.c.id == tie.c.event_id)
        .join(group, group.c.id == own)
        .where(key > after, key <= last, told)
    )


@cache
def _events_of(context: bool) -> Select[Any]:
    """How many events those who belong to factions may have had a part in at that time, and their
    numbers with those of the factions, step by step. ``ties`` is a JSON list of the number of a
    faction, the id of an actor, and first and last minute, null where there is no limit."""
    tie = func.json_each(bindparam("ties")).table_valued("value")

    def part(place: int, kind: type[TypeEngine[Any]]) -> ColumnElement[Any]:
        return func.json_extract(tie.c.value, f"$[{place}]", type_=kind)

    faction, actor = part(0, Integer), part(1, String)
    first, last = part(2, Integer), part(3, Integer)
    told = true() if context else is_told(Kind.PARTICIPATION, _PARTICIPATIONS.c.id)
    some = (
        select(
            _EVENTS.c.ordinal.label("event"),
            faction.label("faction"),
            ((func.row_number().over() - 1) // literal(STEP)).label("step"),
        )
        .select_from(tie)
        .join(_PARTICIPATIONS, _PARTICIPATIONS.c.actor_id == actor)
        .join(_EVENTS, _EVENTS.c.id == _PARTICIPATIONS.c.event_id)
        .where(
            told,
            or_(_EVENTS.c.span_end.is_(None), first.is_(None), _EVENTS.c.span_end > first),
            or_(_EVENTS.c.span_start.is_(None), last.is_(None), _EVENTS.c.span_start < last),
        )
        .subquery()
    )
    wanted: list[ColumnElement[Any]] = [func.count(), packed(some.c.event, some.c.faction)]
    return select(*wanted).group_by(some.c.step).order_by(some.c.step)


@cache
def _faction_ids() -> Select[Any]:
    return (
        select(_ACTORS.c.ordinal, _ACTORS.c.id)
        .where(_ACTORS.c.kind == ActorKind.FACTION.value)
        .order_by(_ACTORS.c.ordinal)
    )


@cache
def _faction_members(context: bool) -> Select[Any]:
    told = true() if context else is_told(Kind.MEMBERSHIP, _MEMBERSHIPS.c.id)
    return (
        select(_ACTORS.c.ordinal, _MEMBERSHIPS.c.member_id, _MEMBERSHIPS.c.date)
        .select_from(_MEMBERSHIPS)
        .join(_ACTORS, _ACTORS.c.id == _MEMBERSHIPS.c.body_id)
        .where(_ACTORS.c.kind == ActorKind.FACTION.value, told)
        .order_by(_MEMBERSHIPS.c.ordinal)
    )
