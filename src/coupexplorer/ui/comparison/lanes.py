"""Where the bars of offices and memberships stand: one time scale for all cases, rows packed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from coupexplorer.analysis.tenures import Tenure
from coupexplorer.domain.dates import HistoricalDate

DAY = 24 * 60
YEAR = 365.25 * DAY
TRIMMED = 0.08
"""Share of the ends at either side that the scale need not hold: one far-off date would squeeze
all the others into a corner. What lies beyond runs off the edge."""

ROOM = 0.06
SHORTEST_SCALE = 4 * YEAR
THINNEST = 3.0
GAP = 8.0
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


@dataclass(frozen=True, slots=True)
class Scale:
    """Time from ``first`` to ``last``, in minutes from each case's day zero when ``aligned``, else
    since the year 1; the same for every column."""

    first: float
    last: float
    aligned: bool

    def share(self, at: float) -> float:
        """Where a time lies between the ends: 0 at the first, 1 at the last."""
        return (at - self.first) / (self.last - self.first)


@dataclass(frozen=True, slots=True)
class Tick:
    """A year's line: where it lies as a share of the scale, in years from day zero or as a year."""

    share: float
    year: int


@dataclass(frozen=True, slots=True)
class Piece:
    """One bar: its tenure, line and label, in pixels from the side where the column begins.

    ``solid`` is the stretch that is certain. ``before`` and ``after`` say that it runs on past the
    edge or has no known end there. A tenure that cannot be placed has no bar, only a label.
    """

    tenure: Tenure
    line: int
    label: float
    label_width: float
    start: float = 0.0
    end: float = 0.0
    solid: tuple[float, float] | None = None
    before: bool = False
    after: bool = False
    placed: bool = True


def minutes(moment: dt.datetime) -> float:
    """A naive time as minutes since 0001-01-01 00:00."""
    return (moment - dt.datetime(1, 1, 1)) / dt.timedelta(minutes=1)


def zero_of(day_zero: dt.date, *, aligned: bool) -> float:
    """What is taken off the times of a case: its day zero, or nothing on the calendar."""
    return (day_zero.toordinal() - 1) * float(DAY) if aligned else 0.0


def scale_for(dates: Iterable[tuple[HistoricalDate, float]], *, aligned: bool) -> Scale:
    """A scale that holds most dates; each comes with what its case takes off the time.

    Day zero is always on an aligned scale.
    """
    ends = sorted(
        minutes(moment) - zero
        for date, zero in dates
        for moment in date.bounds.all
        if moment is not None
    )
    if not ends:
        ends = [0.0, 0.0]
    cut = int(len(ends) * TRIMMED)
    first, last = ends[cut], ends[len(ends) - 1 - cut]
    if aligned:
        first, last = min(first, 0.0), max(last, 0.0)
    room = max((last - first) * ROOM, (SHORTEST_SCALE - (last - first)) / 2)
    return Scale(first - room, last + room, aligned)


def ticks_for(scale: Scale, most: int) -> tuple[Tick, ...]:
    """At most about ``most`` lines at whole years: from day zero, or of the calendar."""
    first, last = scale.first / YEAR, scale.last / YEAR
    step = next((s for s in STEPS if (last - first) / s <= max(most, 1)), STEPS[-1])
    years = range(int(first // step) * step, int(last) + step + 1, step)
    found = []
    for year in years:
        number = year if scale.aligned else max(year, 1)
        at = year * YEAR if scale.aligned else minutes(dt.datetime(min(number, 9999), 1, 1))
        share = scale.share(at)
        if 0.0 <= share <= 1.0:
            found.append(Tick(share, number))
    return tuple(found)


def pack(
    tenures: Sequence[Tenure],
    scale: Scale,
    zero: float,
    width: float,
    label_width: Callable[[str], float],
) -> tuple[Piece, ...]:
    """Bars with their labels above them, on as few lines as keep both apart, in order of time.

    Those that cannot be placed stand on lines of their own below.
    """
    pieces: list[Piece] = []
    ends: list[float] = []
    unplaced = [t for t in tenures if not t.date.is_placed]
    for tenure in (t for t in tenures if t.date.is_placed):
        piece = _placed(tenure, scale, zero, width, label_width(tenure.name))
        left = min(piece.label, piece.start)
        right = max(piece.label + piece.label_width, piece.end)
        free = (number for number, end in enumerate(ends) if end + GAP <= left)
        line = next(free, len(ends))
        if line == len(ends):
            ends.append(right)
        else:
            ends[line] = right
        pieces.append(_on_line(piece, line))
    for number, tenure in enumerate(unplaced, len(ends)):
        room = min(label_width(tenure.name), width)
        pieces.append(Piece(tenure, number, 0.0, room, placed=False))
    return tuple(pieces)


def _placed(tenure: Tenure, scale: Scale, zero: float, width: float, label: float) -> Piece:
    date = tenure.date
    start, end = date.possible_span or (None, None)
    first, before = _clipped(start, scale, zero, width, -1)
    last, after = _clipped(end, scale, zero, width, +1)
    if last - first < THINNEST:
        first = min(max(first - THINNEST / 2, 0.0), width - THINNEST)
        last = first + THINNEST
    solid = None
    core = date.certain_core
    if core is not None:
        inner = (
            _clipped(core[0], scale, zero, width, -1)[0],
            _clipped(core[1], scale, zero, width, +1)[0],
        )
        solid = inner if inner[1] > inner[0] else (first, last)
    elif date.is_single and end is not None and start is not None and _is_short(start, end):
        solid = (first, last)
    room = min(label, width)
    return Piece(
        tenure,
        0,
        max(0.0, min(first, width - room)),
        room,
        first,
        last,
        solid,
        before,
        after,
    )


def _is_short(start: dt.datetime, end: dt.datetime) -> bool:
    return end - start <= dt.timedelta(days=31)


def _clipped(
    moment: dt.datetime | None, scale: Scale, zero: float, width: float, side: int
) -> tuple[float, bool]:
    """A time in pixels kept between the edges, and whether it lies beyond the edge of its own side;
    an open side lies there."""
    if moment is None:
        return (0.0 if side < 0 else width), True
    at = scale.share(minutes(moment) - zero) * width
    return min(max(at, 0.0), width), at < 0.0 if side < 0 else at > width


def _on_line(piece: Piece, line: int) -> Piece:
    return Piece(
        piece.tenure,
        line,
        piece.label,
        piece.label_width,
        piece.start,
        piece.end,
        piece.solid,
        piece.before,
        piece.after,
    )
