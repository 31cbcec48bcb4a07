"""Marks: the dated events of one lane as sorted columns, and what a drawing asks of them."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntFlag
from functools import cached_property

import numpy as np
import numpy.typing as npt

from coupexplorer.domain.date_parts import Basis
from coupexplorer.domain.event_line import EventLine
from coupexplorer.domain.vocabulary import Layer

Minutes = npt.NDArray[np.int64]
Small = npt.NDArray[np.uint8]
Indexes = npt.NDArray[np.intp]

OPEN = 1 << 53
"""Minutes that stand for "without limit": −OPEN for a start, +OPEN for an end."""

DAY = 24 * 60


class Flag(IntFlag):
    """What a mark shows of its event's date and standing; single happenings lack ``STRETCH``."""

    STRETCH = 1
    DERIVED = 2
    APPROXIMATE = 4
    DISPUTED = 8
    CONTEXT = 16


@dataclass(frozen=True, slots=True)
class Columns:
    """Columns of events, one value a row. Times are minutes since 0001-01-01 00:00, ends exclusive;
    ±OPEN on an open side; a core that ends no later than it starts is none."""

    start: Minutes
    end: Minutes
    core_start: Minutes
    core_end: Minutes
    importance: Minutes
    flags: Minutes


@dataclass(frozen=True)
class Marks:
    """Events in order of their possible start. All arrays have one length, n.

    ``importance`` runs from 1 (most) to 3. ``ids`` and ``titles`` may be fetched lazily: they are
    asked for single rows only.
    """

    start: Minutes
    end: Minutes
    core_start: Minutes
    core_end: Minutes
    importance: Small
    flags: Small
    ids: Sequence[str]
    titles: Sequence[str]

    def __len__(self) -> int:
        return len(self.start)

    @cached_property
    def ends_in_order(self) -> Minutes:
        """Every end, sorted by itself."""
        return np.sort(self.end)

    @cached_property
    def foremost(self) -> Indexes:
        """The rows of importance 1."""
        return np.flatnonzero(self.importance == 1)

    @property
    def span(self) -> tuple[int, int] | None:
        """First known and last known minute of all marks; None without any."""
        known = np.concatenate([self.start[self.start > -OPEN], self.end[self.end < OPEN]])
        return (int(known.min()), int(known.max())) if len(known) else None

    def count(self, first: float, last: float) -> int:
        """How many marks touch [first, last)."""
        started = np.searchsorted(self.start, math.ceil(last), "left")
        ended = np.searchsorted(self.ends_in_order, math.floor(first), "right")
        return max(int(started - ended), 0)

    def touching(self, first: float, last: float) -> Indexes:
        """The rows that touch [first, last), in order of start."""
        started = int(np.searchsorted(self.start, math.ceil(last), "left"))
        return np.flatnonzero(self.end[:started] > math.floor(first))

    def density(self, edges: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        """How many marks touch each of the stretches between neighbouring edges."""
        # Whole minutes are sought among whole minutes: with fractions numpy would first turn
        # every start and end into a fraction.
        from_above = np.ceil(edges[1:]).astype(np.int64)
        from_below = np.floor(edges[:-1]).astype(np.int64)
        started = np.searchsorted(self.start, from_above, "left")
        ended = np.searchsorted(self.ends_in_order, from_below, "right")
        return np.asarray(started - ended, dtype=np.int64)

    def row_of(self, identifier: str) -> int | None:
        """The row of an event, or None."""
        try:
            return self.ids.index(identifier)
        except ValueError:
            return None

    def neighbour(self, row: int, by: int) -> int | None:
        """The row after (+1) or before (−1) another; None beyond either end."""
        return row + by if 0 <= row + by < len(self) else None


def marks_from_columns(columns: Columns, ids: Sequence[str], titles: Sequence[str]) -> Marks:
    """Marks from columns that are in order of start; ValueError when they are not."""
    start = columns.start
    if len(start) > 1 and bool(np.any(start[1:] < start[:-1])):
        raise ValueError("columns of marks are in order of start")
    return Marks(
        start=start,
        end=columns.end,
        core_start=columns.core_start,
        core_end=columns.core_end,
        importance=columns.importance.astype(np.uint8),
        flags=columns.flags.astype(np.uint8),
        ids=ids,
        titles=titles,
    )


def marks_from_lines(lines: Iterable[EventLine]) -> Marks:
    """Marks from event lines; those whose date is not placed are left out."""
    placed = [line for line in lines if line.date.is_placed]
    rows = []
    for line in placed:
        span, core = line.date.possible_span, line.date.certain_core
        assert span is not None
        start, end = _minutes(span[0], -OPEN), _minutes(span[1], OPEN)
        certain = (_minutes(core[0], -OPEN), _minutes(core[1], OPEN)) if core else (0, 0)
        rows.append((start, end, *certain, line.importance, int(flags_of(line))))
    table = np.array(rows, dtype=np.int64).reshape(-1, 6)
    order = np.lexsort((table[:, 1], table[:, 0]))
    columns = Columns(*np.ascontiguousarray(table[order].T))
    return marks_from_columns(
        columns,
        [placed[i].id for i in order],
        [(placed[i].short_title or placed[i].title).rstrip(".") for i in order],
    )


def flags_of(line: EventLine) -> Flag:
    """The flags of one event."""
    flags = Flag(0)
    for flag, holds in (
        (Flag.STRETCH, not line.date.is_single),
        (Flag.DERIVED, line.date.basis is not Basis.ATTESTED),
        (Flag.APPROXIMATE, line.date.approximate or line.date.uncertain),
        (Flag.DISPUTED, line.disputed),
        (Flag.CONTEXT, line.layer is Layer.CONTEXT),
    ):
        if holds:
            flags |= flag
    return flags


def minutes_of(moment: datetime) -> int:
    """A moment as minutes since 0001-01-01 00:00."""
    return (moment.toordinal() - 1) * DAY + moment.hour * 60 + moment.minute


def _minutes(moment: datetime | None, open_side: int) -> int:
    return open_side if moment is None else minutes_of(moment)
