"""Events whose date counts from another event, placed in the columns that order and draw them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, select, update

from coupexplorer.domain.date_relations import resolve
from coupexplorer.domain.dates import HistoricalDate
from coupexplorer.store.dates_as_text import date_text, placing, read_date
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import EventRow
from coupexplorer.store.sqlite.dialect import among, listed

_EVENTS = table_of(EventRow)


def place_all(connection: Connection) -> None:
    """Place every relative date whose chain of anchors ends in a known date."""
    waiting = connection.execute(select(_EVENTS.c.id).where(_EVENTS.c.anchor.is_not(None)))
    _place(connection, set(waiting.scalars()))


def place_again(connection: Connection, changed: Iterable[str]) -> frozenset[str]:
    """Place the events that count from changed events, and those that count from these.

    Returns every event whose place in time may have moved, the changed ones included.
    """
    moved = set(changed)
    edge = set(moved)
    while edge:
        found = set(connection.execute(_counting_from(), {"ids": listed(edge)}).scalars())
        edge = found - moved
        moved |= found
    _place(connection, moved)
    return frozenset(moved)


def _place(connection: Connection, ids: set[str]) -> None:
    """Work out the dates of those among some events that count from another event."""
    waiting = {row.id: row for row in _rows(connection, ids) if row.anchor is not None}
    fixed = {row.anchor for row in waiting.values()} - waiting.keys()
    known = {row.id: (row.title, _date(row)) for row in _rows(connection, fixed)}
    unplaced = dict(waiting)
    while ready := [row for row in unplaced.values() if row.anchor in known]:
        for row in ready:
            del unplaced[row.id]
            title, anchor = known[row.anchor]
            date = _counted(read_date(row.date), anchor, title)
            known[row.id] = (row.title, date)
            _store(connection, row.id, date)
    for row in unplaced.values():
        _store(connection, row.id, read_date(row.date))


def _counted(date: HistoricalDate, anchor: HistoricalDate, title: str) -> HistoricalDate:
    try:
        return resolve(date, anchor, title)
    except ValueError:
        # The count leaves the calendar: the date stays unplaced, and is listed as such.
        return date


def _rows(connection: Connection, ids: Iterable[str]) -> Sequence[Any]:
    return connection.execute(_dates(), {"ids": listed(ids)}).all()


@cache
def _counting_from() -> Select[Any]:
    return select(_EVENTS.c.id).where(among(_EVENTS.c.anchor))


@cache
def _dates() -> Select[Any]:
    columns = (_EVENTS.c.id, _EVENTS.c.title, _EVENTS.c.date, _EVENTS.c.resolved, _EVENTS.c.anchor)
    return select(*columns).where(among(_EVENTS.c.id))


def _date(row: Any) -> HistoricalDate:
    return read_date(row.date if row.resolved is None else row.resolved)


def _store(connection: Connection, event: str, date: HistoricalDate) -> None:
    connection.execute(
        update(_EVENTS)
        .where(_EVENTS.c.id == event)
        .values(resolved=date_text(date) if date.is_placed else None, **placing(date).columns())
    )
