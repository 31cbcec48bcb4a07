"""The other dates of disputed events, as hollow ghosts under the row of the event's mark; no Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from coupexplorer.ui.timeline.compose_marks import BEYOND
from coupexplorer.ui.timeline.marks import DAY, OPEN, Flag
from coupexplorer.ui.timeline.picture import Box, DrawnMark, Picture
from coupexplorer.ui.timeline.scene import Ghost, Scene

CLOSE = 240.0
"""How wide a day is, in pixels, when the ghosts of all events in view are drawn."""

MOST_GHOSTS = 200
RADIUS, THIN = 3.6, 5.0
"""Half the size of a ghost of a day, and the height of one that lasts."""


class DrawnGhost(NamedTuple):
    """A ghost as drawn: its lane and the row of its event's mark, its body (a square for a dot),
    and the line that joins it to the mark: down from ``foot`` at x ``stem``, then along to ``end``.
    It stands on the edge of the row, where it covers neither labels nor other marks."""

    lane: int
    row: int
    ghost: Ghost
    body: Box
    dot: bool
    stem: float
    foot: float
    end: float
    colour: int


def compose_ghosts(
    scene: Scene, picture: Picture, height: float, wanted: Iterable[tuple[int, int]]
) -> tuple[DrawnGhost, ...]:
    """The ghosts of the events whose marks (lane and row) are wanted and drawn, and of all that are
    drawn when days are wide; ``height`` is that of the type."""
    if not scene.ghosts:
        return ()
    places = set(wanted)
    close = picture.width * DAY / max(picture.last - picture.first, 1.0) >= CLOSE
    found: list[DrawnGhost] = []
    for number, lane in enumerate(picture.lanes):
        ids = scene.lanes[number].marks.ids
        for mark in lane.marks:
            if not mark.flags & Flag.DISPUTED or not (close or (number, mark.row) in places):
                continue
            for ghost in scene.ghosts.get(ids[mark.row], ()):
                drawn = _ghost(scene, picture, height, number, mark, ghost)
                if drawn is not None:
                    found.append(drawn)
            if len(found) >= MOST_GHOSTS:
                return tuple(found)
    return tuple(found)


def _ghost(
    scene: Scene, picture: Picture, height: float, lane: int, mark: DrawnMark, ghost: Ghost
) -> DrawnGhost | None:
    """One ghost; None when it does not disagree with the mark or is out of view."""
    marks, moved = scene.lanes[lane].marks, scene.moved(lane, mark.colour)
    start = ghost.start + moved if ghost.start > -OPEN else -OPEN
    end = ghost.end + moved if ghost.end < OPEN else OPEN
    # A date that holds the event's own is no other date, only less exact.
    if start <= marks.start[mark.row] and end >= marks.end[mark.row]:
        return None
    origin = scene.origin(lane)
    x0, x1 = picture.pixel_at(start - origin), picture.pixel_at(end - origin)
    if x1 < 0 or x0 > picture.width:
        return None
    x0, x1 = max(x0, -BEYOND), min(x1, picture.width + BEYOND)
    edge = mark.body.y + mark.body.height / 2 + height / 2 + 1.5
    stem = min(max(mark.body.x + mark.body.width / 2, 0.0), picture.width)
    dot = end - start <= DAY or x1 - x0 <= 2 * RADIUS
    if dot:
        centre = (x0 + x1) / 2
        body = Box(centre - RADIUS, edge - RADIUS, 2 * RADIUS, 2 * RADIUS)
    else:
        body = Box(x0, edge - THIN / 2, x1 - x0, THIN)
    reach = min(max(stem, body.x), body.x + body.width)
    foot = mark.body.y + mark.body.height
    return DrawnGhost(lane, mark.row, ghost, body, dot, stem, foot, reach, mark.colour)
