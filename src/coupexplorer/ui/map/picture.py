"""A scene laid out in one view: dots, names that do not overlap, arrows; and what a point hits."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QRectF

from coupexplorer.ui.map.labels import Dot, Label, Labels, Measure, Point
from coupexplorer.ui.map.outlook import Outlook
from coupexplorer.ui.map.scene import Highlight, MapScene, Spot, Way
from coupexplorer.ui.map.ways import curve, distance_to, head, trimmed

IDLE_RADIUS = 2.5
LEAST_RADIUS = 4.5
GROWTH = 10.0
FEWEST_AT_FULL = 30
TOUCH = 5.0
WAY_TOUCH = 6.0
MOST_DOTS = 600
MOST_ARROWS = 100
"""More arrows than this hide each other and the map. Those that stand out are drawn first."""
CELL = 26.0
BEYOND = 100.0
"""Marks this far out of view are laid out as well: the ground may be pushed along under them."""
MOST_TRIED = 150
AREAS_FROM = 7.0
"""Pixels to a degree from which a country's name has room amid its places."""
FULL_SIZE_FROM, SMALLEST_SIZE = 12.0, 0.6
"""Pixels to a degree from which dots have their full size, and what is left of it far out."""
IDLE_LABELS_FROM = 70.0
"""Pixels to a degree from which places without events are named as well."""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A movement as drawn: the whole of it, the part in view or near it, and its head."""

    way: Way
    points: tuple[tuple[float, float], ...]
    head: tuple[tuple[float, float], ...]
    seen: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything to paint over the ground, from the bottom up: arrows, dots, labels."""

    outlook: Outlook
    dots: tuple[Dot, ...] = ()
    labels: tuple[Label, ...] = ()
    arrows: tuple[Arrow, ...] = ()
    centres: dict[str, tuple[float, float]] = field(default_factory=dict)

    def dot_at(self, x: float, y: float) -> Dot | None:
        """The dot nearest to a point, among those it touches."""
        near = [
            (math.hypot(d.x - x, d.y - y) - d.radius, n)
            for n, d in enumerate(self.dots)
            if math.hypot(d.x - x, d.y - y) <= d.radius + TOUCH
        ]
        return self.dots[min(near)[1]] if near else None

    def label_at(self, x: float, y: float) -> Label | None:
        """The name at a point."""
        return next((label for label in self.labels if label.box.contains(x, y)), None)

    def arrow_at(self, x: float, y: float) -> Arrow | None:
        """The arrow nearest to a point, among those it touches."""
        near = [(distance_to(a.points, x, y), n) for n, a in enumerate(self.arrows)]
        near = [pair for pair in near if pair[0] <= WAY_TOUCH]
        return self.arrows[min(near)[1]] if near else None


def compose(
    scene: MapScene,
    outlook: Outlook,
    highlight: Highlight,
    measure: Measure,
    room: Sequence[QRectF],
) -> Picture:
    """Lay a scene out. ``room`` is what stands over the map already, where no name may go."""
    busiest = max((s.events for s in scene.spots if not s.area), default=0)
    dots = _dots(scene.spots, outlook, max(busiest, FEWEST_AT_FULL))
    if len(dots) > MOST_DOTS:
        dots = _crowded(dots, highlight)
    labels = Labels(outlook, measure, [*room, *(_around(dot) for dot in dots)])
    near = outlook.scale >= AREAS_FROM
    areas = [
        (s, outlook.x(s.longitude), outlook.y(s.latitude)) for s in scene.spots if s.area and near
    ]
    for spot, x, y in areas:
        labels.add_area(spot, x, y, [(a, b) for other, a, b in areas if other is not spot])
    for dot in _by_weight(dots, highlight)[:MOST_TRIED]:
        if dot.spot.events or dot.spot.id in highlight.spots or outlook.scale >= IDLE_LABELS_FROM:
            labels.add_dot(dot)
    centres = {dot.spot.id: (dot.x, dot.y) for dot in dots}
    for label in labels.placed:
        if label.spot.area:
            middle = label.box.center()
            centres[label.spot.id] = (middle.x(), middle.y())
    picture = Picture(outlook, tuple(dots), tuple(labels.placed), centres=centres)
    return replace(picture, arrows=tuple(_arrows(drawn_ways(scene, highlight), scene, picture)))


def drawn_ways(scene: MapScene, highlight: Highlight) -> list[Way]:
    """The movements that are drawn at once, in the order of the scene."""
    if len(scene.ways) <= MOST_ARROWS:
        return list(scene.ways)
    ways = sorted(scene.ways, key=lambda way: way.id not in highlight.ways)[:MOST_ARROWS]
    chosen = {way.id for way in ways}
    return [way for way in scene.ways if way.id in chosen]


def _dots(spots: Iterable[Spot], outlook: Outlook, most: int) -> list[Dot]:
    """A dot for each spot in view, those with most events first; spots on one point stand side by
    side."""
    found: list[Dot] = []
    taken: defaultdict[tuple[float, float], float] = defaultdict(float)
    size = min(max(outlook.scale / FULL_SIZE_FROM, SMALLEST_SIZE), 1.0)
    for spot in spots:
        x, y = outlook.x(spot.longitude), outlook.y(spot.latitude)
        if spot.area or not outlook.holds(x, y, BEYOND):
            continue
        radius = IDLE_RADIUS
        if spot.events:
            radius = size * (LEAST_RADIUS + GROWTH * math.sqrt(min(spot.events / most, 1.0)))
        point = (spot.longitude, spot.latitude)
        shift = taken[point] + radius if point in taken else 0.0
        taken[point] = shift + radius + 1.0
        found.append(Dot(spot, x + shift, y, radius))
    return found


def _crowded(dots: Sequence[Dot], highlight: Highlight) -> list[Dot]:
    """One dot for all that share a small square; the first, with most events, speaks for them."""
    squares: defaultdict[tuple[int, int], list[Dot]] = defaultdict(list)
    alone = []
    for dot in dots:
        if dot.spot.id in highlight.spots:
            alone.append(dot)
        else:
            squares[int(dot.x // CELL), int(dot.y // CELL)].append(dot)
    together = []
    for found in squares.values():
        first = found[0]
        if len(found) == 1:
            together.append(first)
            continue
        counts: defaultdict[int, int] = defaultdict(int)
        for dot in found:
            for case, events in dot.spot.counts:
                counts[case] += events
        spot = replace(first.spot, counts=tuple(sorted(counts.items())))
        together.append(Dot(spot, first.x, first.y, first.radius, len(found)))
    together.sort(key=lambda dot: -dot.spot.events)
    return [*alone, *together]


def _by_weight(dots: Sequence[Dot], highlight: Highlight) -> list[Dot]:
    return sorted(dots, key=lambda d: (d.spot.id not in highlight.spots, -d.spot.events))


def _around(dot: Dot) -> QRectF:
    reach = dot.radius
    return QRectF(dot.x - reach, dot.y - reach, 2 * reach, 2 * reach)


def _arrows(ways: Iterable[Way], scene: MapScene, picture: Picture) -> list[Arrow]:
    places = {dot.spot.id: dot for dot in picture.dots}
    names = {label.spot.id: label.box for label in picture.labels if label.spot.area}
    fan: defaultdict[tuple[str, str], int] = defaultdict(int)
    found = []
    for way in ways:
        place = fan[way.origin, way.destination]
        fan[way.origin, way.destination] += 1
        start, end = _centre(way.origin, scene, picture), _centre(way.destination, scene, picture)
        points = trimmed(
            curve(start, end, place),
            _inside(way.origin, places, names, 1.5),
            _inside(way.destination, places, names, 3.0),
        )
        if points:
            seen = in_view(points, picture.outlook)
            found.append(Arrow(way, tuple(points), tuple(head(points)), tuple(seen)))
    return found


def in_view(points: Sequence[Point], outlook: Outlook) -> Sequence[Point]:
    """The stretch of a curve from where it comes near the view to where it leaves it for good: a
    long line out of view was measured at the cost of many in it."""
    margin = 2 * BEYOND
    near = [n for n, point in enumerate(points) if outlook.holds(*point, margin)]
    if not near:
        return ()
    return points[max(near[0] - 1, 0) : near[-1] + 2]


def _centre(spot: str, scene: MapScene, picture: Picture) -> tuple[float, float]:
    """Where a way begins or ends, in view or out of it."""
    found, outlook = scene.by_id[spot], picture.outlook
    away = outlook.x(found.longitude), outlook.y(found.latitude)
    return picture.centres.get(spot, away)


def _inside(
    spot: str, dots: dict[str, Dot], names: dict[str, QRectF], gap: float
) -> Callable[[float, float], bool]:
    """Whether a point lies under the mark of a spot."""
    dot, box = dots.get(spot), names.get(spot)
    if dot is not None:
        return lambda x, y: math.hypot(x - dot.x, y - dot.y) <= dot.radius + gap
    if box is not None:
        grown = box.adjusted(-gap, -gap, gap, gap)
        return lambda x, y: grown.contains(x, y)
    return lambda *_: False
