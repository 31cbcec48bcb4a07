"""What the timeline shows: lanes of marks, how they are laid side by side, and how times map."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from coupexplorer.domain.vocabulary import PhaseKind
from coupexplorer.ui.timeline.marks import DAY, Marks

DECISIVE = (PhaseKind.TRIGGER, PhaseKind.SEIZURE)
"""The phases that the opening view holds."""

BEFORE, AFTER = 8 * DAY, 3 * DAY
"""The opening view around day zero, when a case has no phases."""

SHORTEST_VIEW = 10.0
LONGEST_VIEW = 4_000.0 * 366 * DAY


@dataclass(frozen=True, slots=True)
class Band:
    """A phase of a case, in minutes since 0001-01-01."""

    start: int
    end: int
    title: str
    kind: PhaseKind


@dataclass(frozen=True, slots=True)
class Lane:
    """One case: its id, title, place among the colours, day zero (minutes) and marks."""

    case: str
    title: str
    colour: int
    zero: int
    marks: Marks
    bands: tuple[Band, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An event whose date cannot be placed."""

    id: str
    title: str
    colour: int


@dataclass(frozen=True, slots=True)
class Scene:
    """Lanes from top to bottom. ``aligned``: an instant is counted from each lane's day zero,
    else from 0001-01-01; either way in minutes, and called x below."""

    lanes: tuple[Lane, ...] = ()
    aligned: bool = True
    unplaced: Sequence[Unplaced] = field(default=())

    def origin(self, lane: int) -> int:
        """The calendar minute at which a lane's x is 0."""
        return self.lanes[lane].zero if self.aligned else 0

    def opening(self) -> tuple[float, float]:
        """The view to open with: the days around the seizure of every case, with some room."""
        edges: list[float] = []
        for number, lane in enumerate(self.lanes):
            zero = lane.zero - self.origin(number)
            bands = [band for band in lane.bands if band.kind in DECISIVE]
            edges.append(min((b.start - self.origin(number) for b in bands), default=zero - BEFORE))
            edges.append(max((b.end - self.origin(number) for b in bands), default=zero + AFTER))
            edges.append(zero + DAY)
        if not edges:
            return -float(BEFORE), float(AFTER)
        first, last = min(edges), max(edges)
        room = (last - first) * (0.11 if self.aligned else 0.03)
        return first - room, last + room * 1.6

    def whole(self) -> tuple[float, float]:
        """The view that holds every known time of every mark, with some room."""
        edges: list[float] = []
        for number, lane in enumerate(self.lanes):
            span = lane.marks.span
            if span is not None:
                edges.extend(float(edge - self.origin(number)) for edge in span)
        if not edges:
            return self.opening()
        room = max((max(edges) - min(edges)) * 0.04, float(DAY))
        return min(edges) - room, max(edges) + room

    def find(self, identifier: str) -> tuple[int, int] | None:
        """Lane and row of an event; None when it has no mark here."""
        for number, lane in enumerate(self.lanes):
            row = lane.marks.row_of(identifier)
            if row is not None:
                return number, row
        return None

    def extent(self, lane: int, row: int) -> tuple[float, float]:
        """A mark's possible start and end as x."""
        marks, origin = self.lanes[lane].marks, self.origin(lane)
        return float(marks.start[row] - origin), float(marks.end[row] - origin)

    def neighbour(self, at: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
        """The next (+1) or previous (−1) mark in order of x over all lanes; from nowhere the
        first or last. None beyond either end."""
        places = [p for n in range(len(self.lanes)) if (p := self._nearest(n, at, by)) is not None]
        if not places:
            return None
        return min(places, key=self._order) if by > 0 else max(places, key=self._order)

    def _order(self, place: tuple[int, int]) -> tuple[float, int, int]:
        return self.extent(*place)[0], place[0], place[1]

    def _nearest(self, lane: int, at: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
        marks = self.lanes[lane].marks
        if at is None:
            row: int | None = 0 if by > 0 else len(marks) - 1
            return (lane, row) if row is not None and 0 <= row < len(marks) else None
        if at[0] == lane:
            row = marks.neighbour(at[1], by)
            return None if row is None else (lane, row)
        start = self.extent(*at)[0] + self.origin(lane)
        # Marks that start together are taken in the order of lanes.
        found = int(marks.start.searchsorted(int(start), "right" if lane < at[0] else "left"))
        row = found if by > 0 else found - 1
        return (lane, row) if 0 <= row < len(marks) else None


def moment(minutes: float) -> datetime:
    """Minutes since 0001-01-01 as a datetime, kept within what datetime can hold."""
    last = (datetime.max.toordinal() - 1) * DAY
    return datetime(1, 1, 1) + timedelta(minutes=min(max(int(minutes), 0), last))
