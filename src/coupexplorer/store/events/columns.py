"""The placed events of a case as columns of numbers, the form in which a timeline draws them; their
names are read when they are wanted."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, fields, replace
from enum import IntFlag
from functools import cache
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, bindparam, case, func, literal, select

from coupexplorer.domain.selection import EventFilter, TimeWindow
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.dates_as_text import LAST, DateFlag
from coupexplorer.store.events.disputes import all_disputed, disputed
from coupexplorer.store.events.filter import Shape, asked, conditions
from coupexplorer.store.events.packed import STEP, Went, packed, unpacked, went_on
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import EventRow
from coupexplorer.store.sqlite.dialect import among, listed

_EVENTS = table_of(EventRow)

NONE = -1
"""Stands for "no core" in the core columns."""

ALL = -1


class EventFlag(IntFlag):
    """What a mark on a timeline must show; the first six are those of the date."""

    APPROXIMATE = DateFlag.APPROXIMATE
    UNCERTAIN = DateFlag.UNCERTAIN
    STRETCH = DateFlag.STRETCH
    OPEN_START = DateFlag.OPEN_START
    OPEN_END = DateFlag.OPEN_END
    DERIVED = DateFlag.DERIVED
    DISPUTED = 64
    CONTEXT = 128
    READER = 256


class EventName(NamedTuple):
    """The id of an event and what it is called for short, without a full stop."""

    id: str
    title: str


def _longs() -> array[int]:
    return array("q")


@dataclass(frozen=True, slots=True)
class EventColumns:
    """Placed events of one case, one per index, in reading order.

    ``ordinal`` is an event's number in the casebook, which other questions take. Times are minutes
    since 0001-01-01 00:00, ends exclusive. ``start`` and ``end`` bound the possible span; where a
    side is open (``OPEN_START``, ``OPEN_END``) the last known moment stands there. ``core_start``
    and ``core_end`` bound the time through which a stretch surely lasted, -1 where there is none or
    that side is open. ``flags`` are ``EventFlag``.
    """

    ordinal: array[int] = field(default_factory=_longs)
    start: array[int] = field(default_factory=_longs)
    end: array[int] = field(default_factory=_longs)
    core_start: array[int] = field(default_factory=_longs)
    core_end: array[int] = field(default_factory=_longs)
    importance: array[int] = field(default_factory=_longs)
    flags: array[int] = field(default_factory=_longs)

    def __len__(self) -> int:
        return len(self.ordinal)

    def all(self) -> tuple[array[int], ...]:
        """Every column, in the order of the fields."""
        return tuple(getattr(self, name) for name in _NAMES)


_NAMES = tuple(column.name for column in fields(EventColumns))
PARTS = len(_NAMES)


def read_columns(
    connection: Connection,
    of_case: str,
    wanted: EventFilter,
    beginning: TimeWindow | None = None,
    went: Went = went_on,
) -> EventColumns:
    """The columns of the events of a case that a filter keeps; its ``cases`` are not regarded.
    With ``beginning`` only of those that begin in a stretch of time."""
    columns = EventColumns()
    question = asked(wanted, None)
    if question is None:
        return columns
    shape, values = replace(question[0], cases=False), {**question[1], "case": of_case}
    if beginning is not None:
        values.update(first=beginning.start, last=beginning.end)
    in_steps = beginning is None and _read_in_steps(wanted)
    statement = _columns(shape, beginning=beginning is not None, in_steps=in_steps)
    limit, read = STEP if in_steps else ALL, STEP
    while read == STEP:
        after = columns.ordinal[-1] if len(columns) else -1
        read = 0
        for row in connection.execute(statement, {**values, "after": after, "limit": limit}):
            for column, numbers in zip(columns.all(), unpacked(row.numbers, PARTS), strict=True):
                column.extend(numbers)
            read = row.rows if in_steps else 0
            went(row.rows)
    _mark_disputed(connection, columns, context=wanted.has_context, few=beginning is not None)
    return columns


def count_beginning(connection: Connection, of_case: str, window: TimeWindow, most: int) -> int:
    """How many events of a case begin in a stretch of time, counted up to ``most``."""
    values = {"case": of_case, "first": window.start, "last": window.end, "most": most}
    return int(connection.execute(_beginning(), values).scalar_one())


def names(connection: Connection, ordinals: Iterable[int]) -> dict[int, EventName]:
    """What events are called, by their numbers; those that are not there are left out."""
    rows = connection.execute(_names(), {"ids": json.dumps(list(ordinals))}).all()
    return {row[0]: EventName(row[1], (row[3] or row[2]).rstrip(".")) for row in rows}


def ordinals_of(connection: Connection, events: Iterable[str]) -> dict[str, int]:
    """The numbers of events in the casebook, by id; those that are not there are left out."""
    rows = connection.execute(_numbered(), {"ids": json.dumps(list(events))}).all()
    return {row[0]: row[1] for row in rows}


def ordinal_of(connection: Connection, event: str) -> int | None:
    """The number of an event in the casebook; None when it is not there."""
    found: int | None = connection.execute(_ordinal(), {"event": event}).scalar()
    return found


def _read_in_steps(wanted: EventFilter) -> bool:
    """Whether the table is read through, step by step; what SQLite finds by an index it would find
    anew for every step."""
    named = wanted.actor or wanted.place or wanted.tag or wanted.source or wanted.disputed
    return not (named or wanted.text.strip())


def _mark_disputed(
    connection: Connection, columns: EventColumns, *, context: bool, few: bool
) -> None:
    """Flag what is disputed; of ``few`` events it is asked one by one, else all that are."""
    if few:
        own = [name.id for name in names(connection, columns.ordinal).values()]
        found = disputed(connection, own, context=context)
    else:
        found = all_disputed(connection, context=context)
    if not found:
        return
    rows = connection.execute(_ordinals(), {"ids": listed(sorted(found))}).scalars()
    for ordinal in rows.all():
        index = bisect_left(columns.ordinal, ordinal)
        if index < len(columns) and columns.ordinal[index] == ordinal:
            columns.flags[index] |= EventFlag.DISPUTED


@cache
def _columns(shape: Shape, *, beginning: bool, in_steps: bool) -> Select[Any]:
    """How many events were read, and their numbers in the order of the fields; a row for each step
    of them, in steps just one."""
    event = _EVENTS.c
    last_known = func.coalesce(event.span_end, event.core_start, event.sort_start)
    end = case((last_known > event.sort_start, last_known), else_=event.sort_start + 1)
    layer_flag = case(
        (event.layer == Layer.CONTEXT.value, int(EventFlag.CONTEXT)),
        (event.layer == Layer.READER.value, int(EventFlag.READER)),
        else_=0,
    )
    # Along an index of time the rows of the table are met in no order, which takes eight times as
    # long: in steps the two columns are made unfit for it.
    kept = [
        (event.case_id.concat("") if in_steps else event.case_id) == bindparam("case"),
        (event.sort_start + 0 if in_steps else event.sort_start) < LAST,
        event.ordinal > bindparam("after"),
        *conditions(shape),
    ]
    if beginning:
        kept += [event.sort_start >= bindparam("first"), event.sort_start < bindparam("last")]
    number = func.row_number().over(order_by=event.ordinal)
    step: ColumnElement[int] = literal(0) if in_steps else (number - 1) // literal(STEP)
    some = (
        select(
            event.ordinal.label("ordinal"),
            event.sort_start.label("start"),
            end.label("end"),
            func.coalesce(event.core_start, NONE).label("core_start"),
            func.coalesce(event.core_end, NONE).label("core_end"),
            event.importance,
            (event.date_flags + layer_flag).label("flags"),
            step.label("step"),
        )
        .where(*kept)
        .order_by(event.ordinal)
        .limit(bindparam("limit"))
        .subquery()
    )
    numbers = packed(*(column for column in some.columns if column is not some.c.step))
    wanted: list[ColumnElement[Any]] = [func.count().label("rows"), numbers.label("numbers")]
    found = select(*wanted)
    return found if in_steps else found.group_by(some.c.step).order_by(some.c.step)


@cache
def _beginning() -> Select[Any]:
    event = _EVENTS.c
    begun = (event.sort_start >= bindparam("first"), event.sort_start < bindparam("last"))
    some = select(event.ordinal).where(event.case_id == bindparam("case"), *begun)
    return select(func.count()).select_from(some.limit(bindparam("most")).subquery())


@cache
def _names() -> Select[Any]:
    columns = (_EVENTS.c.ordinal, _EVENTS.c.id, _EVENTS.c.title, _EVENTS.c.short_title)
    return select(*columns).where(among(_EVENTS.c.ordinal))


@cache
def _ordinal() -> Select[Any]:
    return select(_EVENTS.c.ordinal).where(_EVENTS.c.id == bindparam("event"))


@cache
def _ordinals() -> Select[Any]:
    return select(_EVENTS.c.ordinal).where(among(_EVENTS.c.id))


@cache
def _numbered() -> Select[Any]:
    return select(_EVENTS.c.id, _EVENTS.c.ordinal).where(among(_EVENTS.c.id))
