"""Events in an order of the reader's choice: their numbers, read on from wherever one stopped."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Integer,
    Select,
    String,
    bindparam,
    literal_column,
    select,
    tuple_,
)

from coupexplorer.domain.selection import EventFilter, EventOrder, SortBy
from coupexplorer.store.events.filter import Shape, asked, conditions
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
    return shape.is_found_by_id or (not by_time and (shape.one_case or shape.one_phase))


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
    question = asked(wanted, None)
    if question is None:
        return OrderSlice()
    shape, values = question
    if is_common and order.by is not SortBy.TIME:
        shape = replace(shape, is_led=True)
    keys = {f"key_{number}": part for number, part in enumerate(after or ())}
    statement = _slice(shape, order, following=after is not None)
    found = connection.execute(statement, {**values, **keys, "limit": limit}).scalars()
    ordinals = array("q")
    for block in found.partitions(BLOCK):
        ordinals.fromlist(list(block))
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
