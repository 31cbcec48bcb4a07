"""From a scene and a scale to the picture: sizes, bends, arrow heads, hulls and labels."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPainterPath, QPolygonF

from coupexplorer.domain.vocabulary import ActorKind
from coupexplorer.ui.network.inks import LINES, Head
from coupexplorer.ui.network.labels import Measure, place_labels
from coupexplorer.ui.network.picture import Disc, Drawn, Label, Outline, Picture
from coupexplorer.ui.network.scene import Hull, Lit, Scene, Thread
from coupexplorer.ui.timeline.picture import Box

NATURAL = 80.0
"""Pixels a unit at which marks have their natural size."""

SMALLEST_SIZE, LARGEST_SIZE = 0.62, 1.5
BEND = 13.0
HEAD_LENGTH, HEAD_WIDTH = 8.0, 3.6
HULL_ROOM = 15.0
MOST_LEADERS = 14
"""So many of the busiest are named even where there is no room beside them."""


def compose(scene: Scene, scales: tuple[float, float]) -> Picture:
    """The picture, without names, at a scale in pixels a unit, across and down."""
    across, down = scales
    size = min(max((down / NATURAL) ** 0.45, SMALLEST_SIZE), LARGEST_SIZE)
    discs = tuple(
        Disc(mark.x * across, mark.y * down, (4.2 + 1.45 * math.sqrt(mark.weight)) * size)
        for mark in scene.marks
    )
    lines = tuple(_drawn(thread, discs, size) for thread in scene.threads)
    outlines = tuple(_outline(hull, discs, HULL_ROOM * size) for hull in scene.hulls)
    return Picture(size, discs, lines, outlines)


def name(
    scene: Scene,
    picture: Picture,
    lit: Lit,
    measure: Measure,
    height: float,
    within: Box | None = None,
) -> Mapping[int, Label]:
    """The names in a picture, by the place of their mark. What is lit is named first, then by ties.

    ``measure`` gives the width of a name, ``height`` is the height of one; with ``within`` no name
    leaves that box.
    """
    discs = picture.discs
    titles = [mark.actor.title for mark in scene.marks]
    order = sorted(
        lit.marks or range(len(scene.marks)),
        key=lambda n: (n != lit.ringed, -_weight(scene, n), n),
    )
    # Names may cover what is faded.
    ground = [discs[n] for n in sorted(lit.marks)] if lit.some else discs
    leaders = len(order) if lit.some else MOST_LEADERS
    return place_labels(titles, discs, order, ground, measure, height, within, leaders=leaders)


def extent(scene: Scene) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of all marks, in units; a unit square when there are none."""
    if not scene.marks:
        return -0.5, -0.5, 0.5, 0.5
    across = [mark.x for mark in scene.marks]
    down = [mark.y for mark in scene.marks]
    return min(across), min(down), max(across), max(down)


def _weight(scene: Scene, place: int) -> float:
    """What decides whose name is written: ties, and more for a faction, which names its hull."""
    mark = scene.marks[place]
    extra = {ActorKind.PERSON: 0.5, ActorKind.FACTION: 4.0}.get(mark.actor.kind, 0.0)
    return mark.weight + extra


def _drawn(thread: Thread, discs: Sequence[Disc], size: float) -> Drawn:
    """A line from disc to disc, bent aside when it is not the only one between the two."""
    strand = thread.strand
    line = LINES[strand.kind]
    start, end = discs[thread.start], discs[thread.end]
    aside = (strand.beside - (strand.among - 1) / 2) * BEND * 2 * size
    # Which side is aside does not hang on the direction of the tie.
    if strand.start > strand.end:
        aside = -aside
    away = math.hypot(end.x - start.x, end.y - start.y) or 1.0
    normal = QPointF(-(end.y - start.y) / away, (end.x - start.x) / away)
    bend = QPointF((start.x + end.x) / 2, (start.y + end.y) / 2) + normal * aside
    gap = HEAD_LENGTH * size * 0.6 if line.head is not Head.NONE else 0.0
    first = _towards(QPointF(start.x, start.y), bend, start.radius)
    tip = _towards(QPointF(end.x, end.y), bend, end.radius + 1.5)
    last = _towards(tip, bend, gap)
    path = QPainterPath(first)
    straight = None if aside else QLineF(first, last)
    if aside:
        path.quadTo(bend, last)
        middle = (first + bend * 2 + last) / 4
    else:
        path.lineTo(last)
        middle = (first + last) / 2
    return Drawn(line, path, head_at(line.head, tip, bend, size), middle, away, straight)


def _towards(start: QPointF, end: QPointF, by: float) -> QPointF:
    way = end - start
    length = math.hypot(way.x(), way.y()) or 1.0
    return start + way * (min(by, length * 0.45) / length)


def head_at(head: Head, tip: QPointF, tail: QPointF, size: float = 1.0) -> QPolygonF | None:
    """What stands at the tip of a line that comes from ``tail``; None for a plain end."""
    if head is Head.NONE:
        return None
    way = tip - tail
    length = math.hypot(way.x(), way.y()) or 1.0
    ahead = way / length * size
    side = QPointF(-ahead.y(), ahead.x())
    back = tip - ahead * HEAD_LENGTH
    if head in (Head.ARROW, Head.OPEN):
        return QPolygonF([tip, back + side * HEAD_WIDTH, back - side * HEAD_WIDTH])
    middle = tip - ahead * (HEAD_LENGTH / 2)
    if head is Head.DIAMOND:
        return QPolygonF([tip, middle + side * 3.0, back, middle - side * 3.0])
    turns = [math.tau * n / 10 for n in range(10)]
    return QPolygonF(
        [middle + (ahead * math.cos(turn) + side * math.sin(turn)) * 2.6 for turn in turns]
    )


def _outline(hull: Hull, discs: Sequence[Disc], room: float) -> Outline:
    corners = convex([QPointF(discs[n].x, discs[n].y) for n in hull.marks])
    return Outline(rounded(corners, room), hull.colour)


def rounded(corners: Sequence[QPointF], room: float) -> QPainterPath:
    """The outline of a convex shape grown by some room on all sides: an arc around each corner, in
    turn. Stroking and uniting the shape gives the same at ten times the cost."""
    path = QPainterPath()
    if len(corners) == 1:
        path.addEllipse(corners[0], room, room)
        return path
    ahead = [
        math.degrees(math.atan2(here.y() - there.y(), there.x() - here.x()))
        for here, there in zip(corners, (*corners[1:], corners[0]), strict=True)
    ]
    for number, corner in enumerate(corners):
        # Qt counts degrees against the clock, and y downwards: ``convex`` turns with the clock.
        start, end = ahead[number - 1] + 90.0, ahead[number] + 90.0
        turn = -((start - end) % 360.0)
        box = QRectF(corner.x() - room, corner.y() - room, 2 * room, 2 * room)
        if number == 0:
            path.arcMoveTo(box, start)
        path.arcTo(box, start, turn)
    path.closeSubpath()
    return path


def convex(points: Sequence[QPointF]) -> list[QPointF]:
    """The corners of the smallest convex shape around some points, in turn."""
    ordered = sorted({(point.x(), point.y()) for point in points})
    if len(ordered) < 3:
        return [QPointF(x, y) for x, y in ordered]
    half = [_half(ordered), _half(ordered[::-1])]
    return [QPointF(x, y) for side in half for x, y in side[:-1]]


def _half(points: Sequence[tuple[float, float]]) -> list[tuple[float, float]]:
    side: list[tuple[float, float]] = []
    for x, y in points:
        while len(side) > 1:
            (ax, ay), (bx, by) = side[-2], side[-1]
            if (bx - ax) * (y - ay) - (by - ay) * (x - ax) > 0:
                break
            side.pop()
        side.append((x, y))
    return side
