"""Events of a filter in order of time, however many cases and phases it names.

Over several cases at once no index keeps the order of time: SQLite would read them to the end and
sort. One by one each case has such an index, and the strands are merged as they are read, so that
a page costs no more than its rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import ColumnElement, CompoundSelect, Select, bindparam, select, union_all

from coupexplorer.store.events.filter import IN_TIME, Shape, Spans, Strand, conditions
from coupexplorer.store.mapping.rows_base import table_of
from coupexplorer.store.mapping.rows_history import EventRow

_EVENTS = table_of(EventRow)

MOST = 96
"""Of so many pairs of a case and a phase each may have a strand; else the phases are tested."""


def strands_of(shape: Shape) -> tuple[Strand, ...]:
    """The strands of a filter, together every event of it once; a single one that holds them all
    when a condition leads to the events themselves."""
    if shape.is_found_by_id or shape.is_led:
        return (Strand(),)
    cases: Sequence[int | None] = range(shape.cases) or (None,)
    phases: Sequence[int | None] = range(shape.phases) or (None,)
    if len(cases) * len(phases) > MOST:
        phases = (None,)
    if len(cases) > MOST:
        cases = (None,)
    spans = Spans.SHORT if shape.window else Spans.ANY
    found = tuple(Strand(case, phase, spans) for case in cases for phase in phases)
    # There are few long events, and those of the cases and phases wanted are picked out.
    return (*found, Strand(spans=Spans.LONG)) if shape.window else found


def in_time(
    columns: Sequence[ColumnElement[Any]], shape: Shape, *extra: ColumnElement[bool]
) -> Select[Any] | CompoundSelect[Any]:
    """Columns of the events of a filter in order of time; ``columns`` hold those of ``IN_TIME``."""
    if shape.near:
        return _near(columns, shape, *extra)
    merged = strands_merged(columns, shape, *extra)
    own = merged.selected_columns if isinstance(merged, CompoundSelect) else _EVENTS.c
    order = [own[column.name] for column in IN_TIME]
    return merged.order_by(*(column.desc() if shape.backwards else column for column in order))


def _near(
    columns: Sequence[ColumnElement[Any]], shape: Shape, *extra: ColumnElement[bool]
) -> Select[Any]:
    """The same of the next events in order alone, tested one by one until there are enough.

    The rows come in the order of the next events, which SQLite takes one at a time and in turn; to
    say so with an ORDER BY would have it take them all and sort them.
    """
    following = in_time(IN_TIME, shape.without_findings(), *extra)
    next_ones = following.limit(bindparam("look")).subquery("next_ones")
    tests = conditions(replace(shape, is_led=True))
    own = next_ones.join(_EVENTS, _EVENTS.c.ordinal == next_ones.c.ordinal)
    return select(*columns).select_from(own).where(*tests)


def strands_merged(
    columns: Sequence[ColumnElement[Any]], shape: Shape, *extra: ColumnElement[bool]
) -> Select[Any] | CompoundSelect[Any]:
    """Columns of the events of a filter in no order."""
    parts = [
        select(*columns).select_from(_EVENTS).where(*conditions(shape, strand), *extra)
        for strand in strands_of(shape)
    ]
    return parts[0] if len(parts) == 1 else union_all(*parts)
