"""Marks: the dated events of one lane as sorted columns, and what a drawing asks of them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntFlag
from functools import cached_property
from typing import Protocol, runtime_checkable

import numpy as np
import numpy.typing as npt

Minutes = npt.NDArray[np.int64]
Small = npt.NDArray[np.uint8]
Indexes = npt.NDArray[np.intp]

OPEN = 1 << 53
"""Minutes that stand for "without limit": −OPEN for a start, +OPEN for an end."""

DAY = 24 * 60


class Flag(IntFlag):
    """What a mark shows of its event's date and standing; single happenings lack ``STRETCH``.
    ``TWIN``: the event has a mark in an earlier lane too and is not counted again."""

    STRETCH = 1
    DERIVED = 2
    APPROXIMATE = 4
    DISPUTED = 8
    CONTEXT = 16
    TWIN = 32


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


@runtime_checkable
class Fetched(Protocol):
    """Texts that are fetched for many rows at once."""

    def prepare(self, rows: Indexes) -> None:
        """Fetch the texts of some rows."""


def no_colours() -> Small:
    """The colours of marks that all have the lane's."""
    return np.empty(0, dtype=np.uint8)


@dataclass(frozen=True)
class Marks:
    """Events in order of their possible start. All arrays have one length, n.

    ``importance`` runs from 1 (most) to 3. ``ids`` and ``titles`` may be fetched lazily: they are
    asked for the rows that are drawn, after ``prepare``. ``colours`` are places among the cases'
    colours; empty where all marks have the lane's.
    """

    start: Minutes
    end: Minutes
    core_start: Minutes
    core_end: Minutes
    importance: Small
    flags: Small
    ids: Sequence[str]
    titles: Sequence[str]
    colours: Small = field(default_factory=no_colours)

    def __len__(self) -> int:
        return len(self.start)

    def settle(self) -> None:
        """Work out now what a drawing asks for first; a million marks take a tenth of a second."""
        _ = self.ends_in_order, self.foremost, self.own_starts

    def prepare(self, rows: Indexes) -> None:
        """Make ready to be asked for the ids and titles of some rows."""
        for texts in {id(texts): texts for texts in (self.ids, self.titles)}.values():
            if isinstance(texts, Fetched):
                texts.prepare(rows)

    @cached_property
    def ends_in_order(self) -> Minutes:
        """Every end, sorted by itself."""
        return np.sort(self.end)

    @cached_property
    def foremost(self) -> Indexes:
        """The rows of importance 1."""
        return np.flatnonzero(self.importance == 1)

    @cached_property
    def own(self) -> Indexes:
        """The rows whose event has no mark in an earlier lane."""
        return np.flatnonzero((self.flags & Flag.TWIN) == 0)

    @cached_property
    def own_starts(self) -> Minutes:
        """The starts of those."""
        return self.start if len(self.own) == len(self.start) else self.start[self.own]

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
        """The row after (+1) or before (−1) another whose event has no mark in an earlier lane;
        None beyond either end. ``row`` may be just outside."""
        rows = self.own
        place = int(np.searchsorted(rows, row, "right" if by > 0 else "left"))
        place -= by < 0
        return int(rows[place]) if 0 <= place < len(rows) else None


def marks_from_columns(
    columns: Columns, ids: Sequence[str], titles: Sequence[str], colours: Small | None = None
) -> Marks:
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
        colours=no_colours() if colours is None else colours,
    )


def minutes_of(moment: datetime) -> int:
    """A moment as minutes since 0001-01-01 00:00."""
    return (moment.toordinal() - 1) * DAY + moment.hour * 60 + moment.minute
