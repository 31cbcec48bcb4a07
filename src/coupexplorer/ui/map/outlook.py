"""Which part of the world is in view: a flat map whose degrees are true to each other along one
parallel."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace

SMALLEST_SCALE = 0.7
LARGEST_SCALE = 4_000.0
FURTHEST_LATITUDE = 80.0
LEAST_SPAN = 1.5
"""One place alone is shown with this many degrees around it."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """The middle of the view in degrees, its scale in pixels to a degree of latitude, its size.

    Degrees of longitude are drawn narrower by the cosine of the ``parallel``. That is the middle
    latitude of what was fitted last: moving and zooming leave it, so that the same ground keeps its
    shape while it is moved.
    """

    longitude: float = 20.0
    latitude: float = 30.0
    scale: float = 4.0
    width: float = 600.0
    height: float = 400.0
    parallel: float = 30.0

    @property
    def across(self) -> float:
        """Pixels to a degree of longitude."""
        return self.scale * math.cos(math.radians(self.parallel))

    def x(self, longitude: float) -> float:
        """Where a longitude is, in pixels from the left."""
        return self.width / 2 + (longitude - self.longitude) * self.across

    def y(self, latitude: float) -> float:
        """Where a latitude is, in pixels from the top."""
        return self.height / 2 - (latitude - self.latitude) * self.scale

    def longitude_at(self, x: float) -> float:
        """The longitude at a pixel."""
        return self.longitude + (x - self.width / 2) / self.across

    def latitude_at(self, y: float) -> float:
        """The latitude at a pixel."""
        return self.latitude - (y - self.height / 2) / self.scale

    def sized(self, width: float, height: float) -> Outlook:
        """The same middle and scale in a view of another size."""
        return replace(self, width=max(width, 1.0), height=max(height, 1.0))

    def panned(self, dx: float, dy: float) -> Outlook:
        """The ground moved by some pixels to the right and down."""
        return self._at(self.longitude - dx / self.across, self.latitude + dy / self.scale)

    def zoomed(self, factor: float, x: float | None = None, y: float | None = None) -> Outlook:
        """Larger by a factor about a pixel (the middle without one), which keeps its place."""
        x = self.width / 2 if x is None else x
        y = self.height / 2 if y is None else y
        longitude, latitude = self.longitude_at(x), self.latitude_at(y)
        scale = min(max(self.scale * factor, self._least), LARGEST_SCALE)
        nearer = replace(self, scale=scale)
        middle = latitude + (y - self.height / 2) / scale
        return nearer._at(longitude - (x - self.width / 2) / nearer.across, middle)

    def fitted(
        self, points: Iterable[tuple[float, float]], margin_x: float, margin_y: float
    ) -> Outlook:
        """So that points (longitude, latitude) are in view with margins in pixels; unchanged
        without any."""
        found = list(points)
        if not found:
            return self
        west, east = min(p[0] for p in found), max(p[0] for p in found)
        south, north = min(p[1] for p in found), max(p[1] for p in found)
        centred = self._at((west + east) / 2, (south + north) / 2)
        centred = replace(centred, parallel=centred.latitude)
        squeeze = centred.across / centred.scale
        room_x = max(self.width - 2 * margin_x, self.width / 3)
        room_y = max(self.height - 2 * margin_y, self.height / 3)
        span_x = max((east - west) * squeeze, LEAST_SPAN)
        scale = min(room_x / span_x, room_y / max(north - south, LEAST_SPAN))
        return replace(centred, scale=min(max(scale, self._least), LARGEST_SCALE))

    def is_pushed(self, other: Outlook) -> bool:
        """Whether another outlook shows the same map, only moved."""
        return replace(other, longitude=self.longitude, latitude=self.latitude) == self

    def pushed_in(self, other: Outlook) -> tuple[float, float]:
        """How many pixels to the right and down the middle of this outlook is from the middle of
        another one."""
        return (
            other.x(self.longitude) - other.width / 2,
            other.y(self.latitude) - other.height / 2,
        )

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether a pixel is in view, or no further outside than a margin."""
        return -margin <= x <= self.width + margin and -margin <= y <= self.height + margin

    @property
    def _least(self) -> float:
        """The scale at which the whole world fills the view one way."""
        return max(SMALLEST_SCALE, min(self.width / 360.0, self.height / 170.0))

    def _at(self, longitude: float, latitude: float) -> Outlook:
        return replace(
            self,
            longitude=min(max(longitude, -180.0), 180.0),
            latitude=min(max(latitude, -FURTHEST_LATITUDE), FURTHEST_LATITUDE),
        )
