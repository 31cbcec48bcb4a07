"""The event before or after another in the order of time, found by its place in the index."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import CompoundSelect, Connection, Select, bindparam, select

from coupexplorer.domain.selection import EventFilter
from coupexplorer.store.events.filter import IN_TIME, EventKey, Shape, asked
from coupexplorer.store.events.leads import rows_in_time
from coupexplorer.store.events.strands import in_time
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import EventRow

_EVENTS = table_of(EventRow)


def neighbour(
    connection: Connection, wanted: EventFilter, event: str | None, by: int
) -> str | None:
    """The id of the first event of a filter after another (by > 0) or the last before it.

    The other event need not pass the filter itself; without one the first or the last of all is
    found. None at either end, and for an event that is not there.
    """
    own = None
    if event is not None:
        own = connection.execute(_place(), {"event": event}).first()
        if own is None:
            return None
    question = asked(wanted, None if own is None else EventKey(*own), backwards=by <= 0)
    if question is None:
        return None
    rows = rows_in_time(connection, _neighbour, question, 1)
    return str(rows[0].id) if rows else None


@cache
def _place() -> Select[Any]:
    return select(*IN_TIME).where(_EVENTS.c.id == bindparam("event"))


@cache
def _neighbour(shape: Shape) -> Select[Any] | CompoundSelect[Any]:
    return in_time((_EVENTS.c.id, *IN_TIME), shape).limit(bindparam("limit"))
