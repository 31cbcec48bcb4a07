"""Marks: the dated events of one lane as sorted columns, with the questions a drawing asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import IntFlag
from functools import cached_property
from typing import Protocol

import numpy as np
import numpy.typing as npt

from coupexplorer.domain.date_parts import Basis
from coupexplorer.domain.evidence import Layer
from coupexplorer.domain.selection import EventLine

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


class Columns(Protocol):
    """Columns of events, one value a row. Times are minutes since 0001-01-01 00:00, ends exclusive;
    ``±OPEN`` on an open side; a core that ends no later than it starts is none."""

    start: npt.ArrayLike
    end: npt.ArrayLike
    core_start: npt.ArrayLike
    core_end: npt.ArrayLike
    importance: npt.ArrayLike
    flags: npt.ArrayLike


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
        started = np.searchsorted(self.start, last, "left")
        ended = np.searchsorted(self.ends_in_order, first, "right")
        return max(int(started - ended), 0)

    def touching(self, first: float, last: float) -> Indexes:
        """The rows that touch [first, last), in order of start."""
        started = int(np.searchsorted(self.start, last, "left"))
        return np.flatnonzero(self.end[:started] > first)

    def density(self, edges: npt.NDArray[np.float64]) -> npt.NDArray[np.int64]:
        """How many marks touch each of the stretches between neighbouring edges."""
        started = np.searchsorted(self.start, edges[1:], "left")
        ended = np.searchsorted(self.ends_in_order, edges[:-1], "right")
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
    """Marks from columns in any order."""
    start = np.asarray(columns.start, dtype=np.int64)
    end = np.asarray(columns.end, dtype=np.int64)
    in_order = len(start) < 2 or bool(np.all(start[1:] >= start[:-1]))
    order = slice(None) if in_order else np.lexsort((end, start))
    if not in_order:
        assert isinstance(order, np.ndarray)
        ids, titles = [ids[i] for i in order], [titles[i] for i in order]
    return Marks(
        start=start[order],
        end=end[order],
        core_start=np.asarray(columns.core_start, dtype=np.int64)[order],
        core_end=np.asarray(columns.core_end, dtype=np.int64)[order],
        importance=np.asarray(columns.importance, dtype=np.uint8)[order],
        flags=np.asarray(columns.flags, dtype=np.uint8)[order],
        ids=ids,
        titles=titles,
    )


@dataclass(slots=True)
class _Lists:
    start: list[int]
    end: list[int]
    core_start: list[int]
    core_end: list[int]
    importance: list[int]
    flags: list[int]


def marks_from_lines(lines: Iterable[EventLine]) -> Marks:
    """Marks from event lines; those whose date is not placed are left out."""
    placed = [line for line in lines if line.date.is_placed]
    columns = _Lists([], [], [], [], [], [])
    for line in placed:
        span, core = line.date.possible_span, line.date.certain_core
        assert span is not None
        columns.start.append(_minutes(span[0], -OPEN))
        columns.end.append(_minutes(span[1], OPEN))
        columns.core_start.append(_minutes(core[0], -OPEN) if core else 0)
        columns.core_end.append(_minutes(core[1], OPEN) if core else 0)
        columns.importance.append(line.importance)
        columns.flags.append(int(flags_of(line)))
    ids = [line.id for line in placed]
    titles = [(line.short_title or line.title).rstrip(".") for line in placed]
    return marks_from_columns(columns, ids, titles)


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
