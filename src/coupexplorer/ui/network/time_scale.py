"""A scale of time on which crowded months get more room than empty decades."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from coupexplorer.ui.timeline.marks import DAY
from coupexplorer.ui.timeline.scene import moment

MOST_STOPS = 500
EVEN_SHARE = 0.7
"""How much of the room is shared out evenly among the stops; the rest goes by the calendar."""


@dataclass(frozen=True, slots=True)
class TimeScale:
    """Stops in order, in minutes since 0001-01-01, and where each stands from 0 to 1."""

    stops: tuple[int, ...] = ()
    shares: tuple[float, ...] = ()

    @classmethod
    def of(cls, moments: Sequence[int]) -> TimeScale:
        """The scale of some moments in order, each once; of very many, some are left out."""
        if len(moments) < 2:
            return cls()
        step = -(-len(moments) // MOST_STOPS)
        stops = (*moments[:-1:step], moments[-1])
        first, whole = stops[0], stops[-1] - stops[0]
        last = len(stops) - 1
        return cls(
            tuple(stops),
            tuple(
                EVEN_SHARE * number / last + (1 - EVEN_SHARE) * (stop - first) / whole
                for number, stop in enumerate(stops)
            ),
        )

    def share_of(self, minute: int) -> float:
        """Where a moment stands, from 0 to 1; beyond either end it stands at that end."""
        after = bisect_right(self.stops, minute)
        if after == 0:
            return 0.0
        if after == len(self.stops):
            return 1.0
        begin, end = self.stops[after - 1], self.stops[after]
        part = (minute - begin) / (end - begin)
        return self.shares[after - 1] + part * (self.shares[after] - self.shares[after - 1])

    def stop_at(self, share: float) -> int:
        """The place of the stop nearest to a share."""
        after = bisect_left(self.shares, share)
        near = [n for n in (after - 1, after) if 0 <= n < len(self.shares)]
        return min(near, key=lambda n: abs(self.shares[n] - share))

    def stop_near(self, minute: int) -> int:
        """The place of the stop nearest to a moment on the scale."""
        return self.stop_at(self.share_of(minute))

    def years(self) -> tuple[tuple[int, float], ...]:
        """Every year that begins on the scale, and where."""
        if not self.stops:
            return ()
        first, last = moment(self.stops[0]).year + 1, moment(self.stops[-1]).year
        return tuple((year, self.share_of(_beginning(year))) for year in range(first, last + 1))


def _beginning(year: int) -> int:
    before = year - 1
    return (before * 365 + before // 4 - before // 100 + before // 400) * DAY
