"""All placed events as sorted columns of numbers, the form in which a timeline draws them."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntFlag
from functools import cache
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from coupexplorer.domain.vocabulary import Layer
from coupexplorer.store.dates_as_text import LAST, DateFlag
from coupexplorer.store.event_disputes import all_disputed
from coupexplorer.store.rows_base import table_of
from coupexplorer.store.rows_history import CaseRow, EventRow

_EVENTS = table_of(EventRow)
_CASES = table_of(CaseRow)

NONE = -1
"""Stands for "no core" in the core columns."""


class EventFlag(IntFlag):
    """What a mark on a timeline must show; the first six are those of the date.

    ``DISPUTED_IN_CORE`` is set when an event is disputed without the context layer too.
    """

    APPROXIMATE = DateFlag.APPROXIMATE
    UNCERTAIN = DateFlag.UNCERTAIN
    STRETCH = DateFlag.STRETCH
    OPEN_START = DateFlag.OPEN_START
    OPEN_END = DateFlag.OPEN_END
    DERIVED = DateFlag.DERIVED
    DISPUTED = 64
    CONTEXT = 128
    READER = 256
    DISPUTED_IN_CORE = 512


@dataclass(frozen=True, slots=True)
class EventColumns:
    """Every placed event, one per index, sorted by start, end and reading order.

    Times are minutes since 0001-01-01 00:00, ends exclusive. ``start`` and ``end`` bound the
    possible span; where a side is open (``OPEN_START``, ``OPEN_END``) the last known moment stands
    there. ``core_start`` and ``core_end`` bound the time through which a stretch surely lasted, -1
    where there is none or that side is open. ``case`` counts in ``cases``, which are in reading
    order. ``flags`` are ``EventFlag``. ``unplaced`` are the ids of the events without a place in
    time, in reading order.
    """

    start: array[int]
    end: array[int]
    core_start: array[int]
    core_end: array[int]
    case: array[int]
    importance: array[int]
    flags: array[int]
    cases: tuple[str, ...]
    ids: Sequence[str]
    titles: Sequence[str]
    short_titles: Sequence[str]
    unplaced: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.start)

    def index_of(self, identifier: str) -> int | None:
        """The index of an event, None when it is not placed or not there."""
        try:
            return self.ids.index(identifier)
        except ValueError:
            return None


def read_columns(connection: Connection) -> EventColumns:
    """Read the columns of all events."""
    cases = tuple(connection.execute(select(_CASES.c.id).order_by(_CASES.c.ordinal)).scalars())
    unplaced = connection.execute(
        select(_EVENTS.c.id).where(_EVENTS.c.sort_start == LAST).order_by(_EVENTS.c.ordinal)
    )
    unplaced_ids = tuple(unplaced.scalars())
    disputes = {
        EventFlag.DISPUTED: all_disputed(connection),
        EventFlag.DISPUTED_IN_CORE: all_disputed(connection, context=False),
    }
    rows = connection.execute(_placed()).all()
    columns = list(zip(*rows, strict=True)) or [()] * len(_placed().selected_columns)
    ids, titles, short_titles, case_ids, layers, date_flags, importance, *times = columns
    start, end, core_start, core_end = times
    case_index = {name: index for index, name in enumerate(cases)}
    return EventColumns(
        start=array("q", start),
        end=array("q", end),
        core_start=array("q", core_start),
        core_end=array("q", core_end),
        case=array("i", [case_index[name] for name in case_ids]),
        importance=array("i", importance),
        flags=array(
            "i",
            [
                flags
                | _LAYER_FLAGS[layer]
                | sum(flag for flag, found in disputes.items() if event in found)
                for event, layer, flags in zip(ids, layers, date_flags, strict=True)
            ],
        ),
        cases=cases,
        ids=ids,
        titles=titles,
        short_titles=short_titles,
        unplaced=unplaced_ids,
    )


@cache
def _placed() -> Select[Any]:
    event = _EVENTS.c
    last_known = func.coalesce(event.span_end, event.core_start, event.sort_start)
    return (
        select(
            event.id,
            event.title,
            event.short_title,
            event.case_id,
            event.layer,
            event.date_flags,
            event.importance,
            event.sort_start,
            case((last_known > event.sort_start, last_known), else_=event.sort_start + 1),
            func.coalesce(event.core_start, NONE),
            func.coalesce(event.core_end, NONE),
        )
        .where(event.sort_start < LAST)
        .order_by(event.sort_start, event.sort_end, event.ordinal)
    )


_LAYER_FLAGS: MappingProxyType[str, int] = MappingProxyType(
    {
        Layer.CORE.value: 0,
        Layer.CONTEXT.value: int(EventFlag.CONTEXT),
        Layer.READER.value: int(EventFlag.READER),
    }
)
