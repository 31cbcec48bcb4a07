"""The event before or after another in the order of time, found by its place in the index."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    String,
    bindparam,
    func,
    select,
    tuple_,
)

from coupexplorer.domain.selection import EventFilter
from coupexplorer.store.events.filter import Shape, asked, conditions
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import EventRow

_EVENTS = table_of(EventRow)
_ORDER = (_EVENTS.c.sort_start, _EVENTS.c.sort_end, _EVENTS.c.ordinal)


def neighbour(
    connection: Connection, wanted: EventFilter, event: str | None, by: int
) -> str | None:
    """The id of the first event of a filter after another (by > 0) or the last before it.

    The other event need not pass the filter itself; without one the first or the last of all is
    found. None at either end, and for an event that is not there.
    """
    question = asked(wanted, None)
    if question is None:
        return None
    shape, values = question
    statement = _neighbour(shape, later=by > 0, anchored=event is not None)
    found = connection.execute(statement, {**values, "event": event}).scalar()
    return None if found is None else str(found)


@cache
def _neighbour(shape: Shape, *, later: bool, anchored: bool) -> Select[Any]:
    kept = conditions(replace(shape, cases=False))
    if anchored:
        kept.append(_beyond(later=later))
    order = _directed(_EVENTS, later=later)
    if not shape.cases:
        return select(_EVENTS.c.id).where(*kept).order_by(*order).limit(1)
    # Over all chosen cases at once SQLite would read them to the end and sort them: it is asked for
    # the nearest event of each case, and then for the nearest of those.
    each = func.json_each(bindparam("cases", type_=String)).table_valued("value", name="cases_list")
    nearest = (
        select(_EVENTS.c.ordinal)
        .where(_EVENTS.c.case_id == each.c.value, *kept)
        .order_by(*order)
        .limit(1)
        .correlate(each)
        .scalar_subquery()
    )
    found = _EVENTS.alias("found")
    return (
        select(found.c.id)
        .select_from(each)
        .join(found, found.c.ordinal == nearest)
        .order_by(*_directed(found, later=later))
        .limit(1)
    )


def _beyond(*, later: bool) -> ColumnElement[bool]:
    """Whether an event stands after (or before) the one of the parameter ``event``."""
    own = _EVENTS.alias("own")
    place = (
        select(own.c.sort_start, own.c.sort_end, own.c.ordinal)
        .where(own.c.id == bindparam("event"))
        .scalar_subquery()
    )
    return tuple_(*_ORDER).op(">" if later else "<", is_comparison=True)(place)


def _directed(table: Any, *, later: bool) -> tuple[ColumnElement[Any], ...]:
    columns = (table.c.sort_start, table.c.sort_end, table.c.ordinal)
    return columns if later else tuple(column.desc() for column in columns)
