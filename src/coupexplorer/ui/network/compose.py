"""From a scene and a scale to the picture: sizes, bends, arrow heads, hulls and labels."""

from __future__ import annotations

import math
from collections.abc import Sequence

from PySide6.QtCore import QLineF, QPointF, Qt
from PySide6.QtGui import QPainterPath, QPainterPathStroker, QPolygonF

from coupexplorer.domain.vocabulary import ActorKind
from coupexplorer.ui.network.inks import LINES, Head
from coupexplorer.ui.network.labels import Measure, place_labels
from coupexplorer.ui.network.picture import Disc, Drawn, Outline, Picture
from coupexplorer.ui.network.scene import Hull, Lit, Scene, Thread
from coupexplorer.ui.timeline.picture import Box

NATURAL = 80.0
"""Pixels a unit at which marks have their natural size."""

SMALLEST_SIZE, LARGEST_SIZE = 0.62, 1.5
BEND = 13.0
HEAD_LENGTH, HEAD_WIDTH = 8.0, 3.6
HULL_ROOM = 15.0


def compose(
    scene: Scene,
    scales: tuple[float, float],
    lit: Lit,
    measure: Measure,
    height: float,
    within: Box | None = None,
) -> Picture:
    """The picture at a scale in pixels a unit, across and down. What is lit is labelled first,
    then by ties.

    ``measure`` gives the width of a label, ``height`` is the height of one;
    with ``within`` no label leaves that box.
    """
    across, down = scales
    size = min(max((down / NATURAL) ** 0.45, SMALLEST_SIZE), LARGEST_SIZE)
    discs = tuple(
        Disc(mark.x * across, mark.y * down, (4.2 + 1.45 * math.sqrt(mark.degree)) * size)
        for mark in scene.marks
    )
    lines = tuple(_drawn(thread, discs, size) for thread in scene.threads)
    outlines = tuple(_outline(hull, discs, HULL_ROOM * size) for hull in scene.hulls)
    titles = [mark.actor.title for mark in scene.marks]
    order = sorted(
        lit.marks or range(len(scene.marks)),
        key=lambda n: (n != lit.ringed, -_weight(scene, n), n),
    )
    # Names may cover what is faded.
    ground = [discs[n] for n in sorted(lit.marks)] if lit.some else discs
    labels = place_labels(titles, discs, order, ground, measure, height, within)
    return Picture(size, discs, lines, outlines, labels)


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
    return mark.degree + extra


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
    points = [QPointF(discs[n].x, discs[n].y) for n in hull.marks]
    corners = convex(points)
    path = QPainterPath(corners[0])
    for corner in corners[1:]:
        path.lineTo(corner)
    path.closeSubpath()
    stroker = QPainterPathStroker()
    stroker.setWidth(2 * room)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setCapStyle(Qt.PenCapStyle.RoundCap)
    # A flat hull has no inside of its own: the stroke around it is the whole of it.
    whole = stroker.createStroke(path).united(path).simplified()
    return Outline(whole, hull.colour)


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
