"""Events in an order of the reader's choice: their numbers, read on from wherever one stopped."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    CompoundSelect,
    Connection,
    CursorResult,
    Integer,
    Select,
    String,
    bindparam,
    literal_column,
    select,
    tuple_,
)

from coupexplorer.domain.selection import EventFilter, EventOrder, SortBy
from coupexplorer.store.events.filter import EventKey, Shape, asked, conditions
from coupexplorer.store.events.leads import PAGE, led, rows_in_time
from coupexplorer.store.events.strands import in_time
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import EventRow

_EVENTS = table_of(EventRow)
_SORT_TITLE: ColumnElement[str] = literal_column("events.sort_title", String)
"""Worked out by SQLite itself from the title, and therefore in no row."""

OrderKey = tuple[int | str, ...]
"""Where an event stands in an order; hand it back to read on after it."""


BLOCK = 4_096


def must_be_sorted(wanted: EventFilter, order: EventOrder) -> bool:
    """Whether no index gives the events of a filter in an order: then every slice sorts them all,
    and one slice is better than many."""
    question = asked(wanted, None)
    if question is None:
        return False
    shape, _ = question
    by_time = order.by is SortBy.TIME
    return shape.is_found_by_id or (not by_time and 1 in (shape.cases, shape.phases))


def _longs() -> array[int]:
    return array("q")


@dataclass(frozen=True, slots=True)
class OrderSlice:
    """The numbers of some events in order; ``next`` reads on after them, None at the end."""

    ordinals: array[int] = field(default_factory=_longs)
    next: OrderKey | None = None


def read_slice(
    connection: Connection,
    wanted: EventFilter,
    order: EventOrder,
    after: OrderKey | None,
    limit: int,
    *,
    is_common: bool = False,
) -> OrderSlice:
    """The numbers of the first ``limit`` events of a filter after a key.

    With ``is_common`` the events are met in the order asked for and tried one by one, which is
    quick when many pass the filter and slow when few do.
    """
    by_time = order.by is SortBy.TIME
    key = EventKey(*map(int, after)) if after and by_time else None
    question = asked(wanted, key, backwards=order.backwards)
    if question is None:
        return OrderSlice()
    shape, values = question
    if by_time and 0 < limit <= PAGE:
        rows = rows_in_time(connection, _slice_in_time, question, limit)
        ordinals = array("q", [row[0] for row in rows])
    elif by_time:
        ordinals = _numbers(connection.execute(_slice_in_time(shape), {**values, "limit": limit}))
    else:
        keys = {f"key_{number}": part for number, part in enumerate(after or ())}
        shape = led(connection, shape, values, limit)
        shape = replace(shape, is_led=is_common and not shape.is_found_by_id)
        statement = _slice(shape, order, following=after is not None)
        ordinals = _numbers(connection.execute(statement, {**values, **keys, "limit": limit}))
    if len(ordinals) < limit or not ordinals:
        return OrderSlice(ordinals)
    last = connection.execute(_key(order.by), {"ordinal": ordinals[-1]}).one()
    return OrderSlice(ordinals, tuple(last))


def _columns(by: SortBy) -> tuple[ColumnElement[Any], ...]:
    """What an order goes by, as the index of it has it."""
    event = _EVENTS.c
    if by is SortBy.TITLE:
        return (_SORT_TITLE, event.ordinal)
    time = (event.sort_start, event.sort_end, event.ordinal)
    if by is SortBy.IMPORTANCE:
        return (event.importance, *time)
    if by is SortBy.CLAIMS:
        return (event.claim_order, *time)
    return time


def _numbers(found: CursorResult[Any]) -> array[int]:
    """The first column, some rows at a time: Python's other threads stand still meanwhile."""
    numbers = array("q")
    for block in found.scalars().partitions(BLOCK):
        numbers.fromlist(list(block))
    return numbers


@cache
def _slice_in_time(shape: Shape) -> Select[Any] | CompoundSelect[Any]:
    columns = (_EVENTS.c.ordinal, _EVENTS.c.sort_start, _EVENTS.c.sort_end)
    return in_time(columns, shape).limit(bindparam("limit"))


@cache
def _slice(shape: Shape, order: EventOrder, *, following: bool) -> Select[Any]:
    columns = _columns(order.by)
    kept = conditions(shape)
    if following:
        types = [String() if column is _SORT_TITLE else Integer() for column in columns]
        keys = [bindparam(f"key_{n}", type_=type_) for n, type_ in enumerate(types)]
        beyond = "<" if order.backwards else ">"
        kept.append(tuple_(*columns).op(beyond, is_comparison=True)(tuple_(*keys)))
    return (
        select(_EVENTS.c.ordinal)
        .where(*kept)
        .order_by(*(column.desc() if order.backwards else column for column in columns))
        .limit(bindparam("limit"))
    )


@cache
def _key(by: SortBy) -> Select[Any]:
    return select(*_columns(by)).where(_EVENTS.c.ordinal == bindparam("ordinal"))
