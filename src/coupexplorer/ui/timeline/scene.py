"""What the timeline shows: lanes of marks, how they are laid side by side, and how times map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal

from coupexplorer.domain.identity import Ref
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


class LaneKind(StrEnum):
    """What the lanes of a timeline stand for."""

    CASE = "case"
    ACTOR = "actor"
    FACTION = "faction"
    PLACE = "place"


@dataclass(frozen=True, slots=True)
class Span:
    """An office or membership: its possible and its certain time in minutes as in ``Columns``, and
    what it rests on. ``about`` is where a click leads, ``record`` the tie itself."""

    start: int
    end: int
    core_start: int
    core_end: int
    title: str
    about: Ref
    record: Ref
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Ghost:
    """Another date that a side of a dispute gives to an event, in minutes."""

    start: int
    end: int
    answer: str
    dispute: str


@dataclass(frozen=True, slots=True)
class Lane:
    """One lane: its case's id, title, place among the colours, day zero (minutes) and marks.

    A lane that stands for an actor, a faction or a place is named by ``group``, and may hold events
    of several cases: ``others`` are colour and day zero of those beside its own case, and while
    cases are aligned their marks are moved so that they too count from their own day zero.
    """

    case: str
    title: str
    colour: int
    zero: int
    marks: Marks
    bands: tuple[Band, ...] = ()
    group: Ref | None = None
    others: tuple[tuple[int, int], ...] = ()
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Unplaced:
    """An event whose date cannot be placed."""

    id: str
    title: str
    colour: int


@dataclass(frozen=True, slots=True)
class Scene:
    """Lanes from top to bottom. ``aligned``: an instant is counted from each lane's day zero,
    else from 0001-01-01; either way in minutes, and called x below. ``ghosts`` are the other dates
    of disputed events, by id."""

    lanes: tuple[Lane, ...] = ()
    aligned: bool = True
    unplaced: Sequence[Unplaced] = field(default=())
    kind: LaneKind = LaneKind.CASE
    ghosts: Mapping[str, tuple[Ghost, ...]] = field(default_factory=dict)

    def origin(self, lane: int) -> int:
        """The calendar minute at which a lane's x is 0."""
        return self.lanes[lane].zero if self.aligned else 0

    def zeros(self, lane: int) -> tuple[tuple[int, int], ...]:
        """Colour and day zero of each case in a lane, its own first."""
        own = self.lanes[lane]
        return ((own.colour, own.zero), *own.others)

    def moved(self, lane: int, colour: int) -> int:
        """How far marks of a case are moved in a lane, in minutes, to count from their day zero."""
        if not self.aligned:
            return 0
        own = self.lanes[lane].zero
        return own - next((zero for c, zero in self.zeros(lane) if c == colour), own)

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

    def places(self, identifier: str) -> tuple[tuple[int, int], ...]:
        """Lane and row of every mark of an event."""
        found = ((n, lane.marks.row_of(identifier)) for n, lane in enumerate(self.lanes))
        return tuple((number, row) for number, row in found if row is not None)

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
            sought = -1 if by > 0 else len(marks)
        elif at[0] == lane:
            sought = at[1]
        else:
            # Marks that start together are taken in the order of lanes.
            start = int(self.extent(*at)[0]) + self.origin(lane)
            side: Literal["left", "right"] = "right" if lane < at[0] else "left"
            found = int(marks.start.searchsorted(start, side))
            sought = found - 1 if by > 0 else found
        row = marks.neighbour(sought, by)
        return None if row is None else (lane, row)


def moment(minutes: float) -> datetime:
    """Minutes since 0001-01-01 as a datetime, kept within what datetime can hold."""
    last = (datetime.max.toordinal() - 1) * DAY
    return datetime(1, 1, 1) + timedelta(minutes=min(max(int(minutes), 0), last))
